import type { BreachGround, Conclusion, Excuse, LetterKind } from '../../../src/domain/complaint/complaint';
import type { Role } from '../../../src/domain/officer';
import { sampleOf } from '../../support/sample-files';
import { expectStatus } from './desk';
import type { BodyId } from './journey-city';
import { officerOf, personWith, type CaseHandle, type Person, type Said, type View } from './people';
import type { World } from './world';

/** A complaint in the hands of whoever complained. */
export interface Complaint extends CaseHandle {
  readonly receipt: string;
  readonly demandIds: readonly string[];
  /** Where the complainant reads mail. */
  readonly email: string;
  readonly complainant: Person;
}

const demanded = [{ kind: 'payment', amountYuan: '128000.00' }] as const;
let complaintsFiled = 0;

/** Files a complaint through the public column and keeps its receipt. */
export async function complains(world: World, respondent: BodyId, changes: Said = {}): Promise<Complaint> {
  complaintsFiled += 1;
  const email = `enterprise-${process.pid}-${complaintsFiled}@complainant.example`;
  const filing = {
    respondentOrganizationId: respondent,
    field: 'government-investment',
    title: '工程验收合格后逾期未付尾款',
    narrative: '工程去年九月验收合格，约定三十日内付清尾款，至今未付。',
    demands: demanded,
    identity: { mode: 'sealed', name: '远航市政工程有限公司', email },
    ...changes,
  };
  const filed = expectStatus(await world.desk.post('/public/complaints', filing, null), 201);
  const { id, number, receipt } = filed as Omit<Complaint, 'demandIds'>;
  const { token, complaint } = await openReceipt(world, receipt);
  const demandIds = complaint.demands.map(({ demandId }) => demandId);
  const complainant = personWith(world.desk, () => Promise.resolve(token));
  return { id, number, receipt, email, demandIds, complainant };
}

/** What anybody who holds the receipt sees. */
export async function openReceipt(
  world: World,
  receipt: string,
): Promise<{ readonly token: string; readonly complaint: View }> {
  const reply = await world.desk.post('/public/receipts', { receipt }, null);
  return expectStatus(reply, 200) as { readonly token: string; readonly complaint: View };
}

/** The department that receives complaints (受理部门), as its people act. */
export function acceptingAt({ desk }: World, body: BodyId) {
  const registrar = officerOf(desk, body, 'registrar');
  return {
    registrar,
    reviewer: officerOf(desk, body, 'acceptance-reviewer'),
    accepts: (about: CaseHandle) => registrar.does(about, 'accept'),
    transfers: (about: CaseHandle, to: BodyId) =>
      registrar.does(about, 'transfer', { verifyingOrganizationId: to }),
  };
}

/** The department that verifies and determines (核实认定部门), as its people act. */
export function verifyingAt(world: World, body: BodyId) {
  const { desk, time } = world;
  const handler = officerOf(desk, body, 'case-handler');
  const clerk = officerOf(desk, body, 'receiving-clerk');
  return {
    handler,
    clerk,
    signsIn: (about: CaseHandle) => clerk.does(about, 'sign-in'),
    notifies: (about: CaseHandle, notice = '请就反映的欠付款项问题作出书面答复。') =>
      handler.does(about, 'notify-respondent', { disclose: ['demand-kinds', 'field'], notice }),
    concludes: (about: CaseHandle, demandIds: readonly string[], conclusion: Conclusion) =>
      handler.does(about, 'conclude', {
        items: demandIds.map((demandId) => ({ demandId, conclusion })),
        findings: '经查阅合同、验收资料和付款凭证。',
      }),
    orders: (about: CaseHandle, demandIds: readonly string[], dueOn: string) =>
      handler.does(about, 'order-rectification', {
        items: demandIds.map((demandId) => ({ demandId, dueOn })),
        requirement: '限期付清所欠款项。',
      }),
    confirms: (about: CaseHandle, demandId: string) =>
      handler.does(about, 'confirm-rectification', { demandId }),
    proposes: (
      about: CaseHandle,
      demandIds: readonly string[],
      ground: BreachGround,
      excuse: Excuse | null = null,
    ) =>
      handler.does(about, 'propose-determination', {
        demandIds,
        ground,
        excuse,
        facts: '整改期限届满，款项仍未支付。',
        reasoning: '未提出正当理由。',
      }),
    determines: (about: CaseHandle) =>
      handler.does(about, 'determine', { reasoning: '事实清楚，证据充分，认定违约失信。' }),
    serves: async (
      about: CaseHandle,
      letterKind: LetterKind,
      party: 'respondent' | 'complainant' | 'accepting',
    ) => {
      const receipt = await handler.upload(sampleOf('application/pdf'), '送达回证.pdf');
      const served = { letterKind, party, method: 'direct', on: time.today(), receiptEvidenceId: receipt };
      return handler.does(about, 'serve', served);
    },
    explains: (about: CaseHandle) =>
      handler.does(about, 'explain', {
        method: 'electronic',
        on: time.today(),
        explanation: '现将核实结果和理由说明如下。',
      }),
  };
}

/** The body that is complained about (被投诉主体), as its liaison and its authorised leader act. */
export function accusedAt({ desk }: World, body: BodyId) {
  const liaison = officerOf(desk, body, 'respondent-liaison');
  const leader = officerOf(desk, body, 'respondent-leader');
  return {
    liaison,
    leader,
    answers: (about: CaseHandle) => liaison.does(about, 'answer', { answer: '款项确未支付，正在筹措。' }),
    reportsDone: (about: CaseHandle, demandId: string) =>
      liaison.does(about, 'report-progress', {
        demandId,
        percent: 100,
        completed: true,
        progress: '款项已全部付清。',
      }),
    claimsJustification: async (about: CaseHandle, demandId: string, ground: string) => {
      const proof = await liaison.upload(sampleOf('application/pdf'), '证明材料.pdf');
      const claimed = { demandId, ground, evidenceIds: [proof], reason: '现将情况说明如下，证明材料附后。' };
      return liaison.does(about, 'claim-justification', claimed);
    },
    refusesUnderSeal: async (about: CaseHandle, demandIds: readonly string[], said: Said) => {
      const sealedEvidenceId = await leader.upload(sampleOf('application/pdf'), '盖章说明.pdf');
      return leader.does(about, 'declare-refusal', {
        demandIds,
        sealedEvidenceId,
        declaration: '我单位不再履行该合同。',
        ...said,
      });
    },
  };
}

/** The chain of signatures that waits (审核、法制审核、签发), each by its own person. @returns the case afterwards. */
export async function isApproved(world: World, about: CaseHandle): Promise<View> {
  const anybody = (view: View): Person => approverOf(world, view);
  let view = await watcherOf(world).sees(about);
  const approvalId = view.approval?.approvalId;
  if (approvalId === undefined) throw new Error(`${about.number} 没有待审批的事项`);
  while (view.approval?.approvalId === approvalId) {
    await anybody(view).does(about, 'approve', { approvalId });
    view = await watcherOf(world).sees(about);
  }
  return view;
}

/** The region's inspectorate stands above every case of this city, and sees it whole. */
export const watcherOf = ({ desk }: World): Person => officerOf(desk, 'region-inspectorate', 'inspector');

function approverOf({ desk }: World, view: View): Person {
  const step = view.approval?.steps.find((one) => !one.isSigned);
  if (step === undefined) throw new Error('没有待签的一步');
  const body = step.party === 'accepting' ? view.accepting.id : view.verifying?.id;
  return officerOf(desk, body as BodyId, step.role as Role);
}
