import { plainDateAt } from '../../src/domain/plain-date';
import type { Instant } from '../../src/domain/ids';
import type { ComplaintView } from '../../src/http/complaint-view';
import type { Role } from '../../src/domain/officer';
import { eventually } from '../support/eventually';
import { expectStatus } from '../journeys/support/desk';
import { usernameOf, type BodyId } from '../journeys/support/journey-city';
import type { BenchStack } from './bench-stack';

/** One command of a complaint's ordinary course, and who sends it. */
export interface Step {
  readonly by: readonly [BodyId, Role];
  readonly body: (view: ComplaintView | null) => Readonly<Record<string, unknown>>;
}

const today = (): string => plainDateAt(new Date().toISOString() as Instant);

/** From receipt to a result that was explained, by eight commands of five people. */
export const COURSE: readonly Step[] = [
  { by: ['credit', 'registrar'], body: () => ({ type: 'accept' }) },
  {
    by: ['credit', 'registrar'],
    body: () => ({ type: 'transfer', verifyingOrganizationId: 'housing' }),
  },
  { by: ['housing', 'receiving-clerk'], body: () => ({ type: 'sign-in' }) },
  {
    by: ['housing', 'case-handler'],
    body: () => ({
      type: 'notify-respondent',
      disclose: ['demand-kinds', 'field'],
      notice: '请就反映的欠付款项问题作出书面答复。',
    }),
  },
  {
    by: ['works', 'respondent-liaison'],
    body: () => ({ type: 'answer', answer: '款项已经按合同约定付清，付款凭证附后。' }),
  },
  {
    by: ['housing', 'case-handler'],
    body: (view) => ({
      type: 'conclude',
      items: (view?.demands ?? []).map(({ demandId }) => ({ demandId, conclusion: 'unfounded' })),
      findings: '经查阅合同、验收资料和付款凭证，款项已经付清。',
    }),
  },
  {
    by: ['housing', 'section-head'],
    body: (view) => ({ type: 'approve', approvalId: view?.approval?.approvalId }),
  },
  {
    by: ['housing', 'case-handler'],
    body: () => ({
      type: 'explain',
      method: 'electronic',
      on: today(),
      explanation: '现将核实结果和理由说明如下：款项已经付清。',
    }),
  },
];

const FILING = {
  respondentOrganizationId: 'works',
  field: 'government-investment',
  title: '工程验收合格后逾期未付尾款',
  narrative: '工程去年九月验收合格，约定三十日内付清尾款，至今未付，多次催要没有结果。',
  demands: [{ kind: 'payment', amountYuan: '128000.00' }],
  identity: { mode: 'sealed', name: '远航市政工程有限公司', email: 'enterprise@complainant.example' },
};

/** Files a complaint through the public column. @returns its id. */
export async function file({ desk }: BenchStack): Promise<string> {
  const filed = expectStatus(await desk.post('/public/complaints', FILING, null), 201);
  return (filed as { readonly id: string }).id;
}

/** What the verifier and the approver see of a case: demands, and what waits for a signature. */
export async function look({ desk }: BenchStack, caseId: string): Promise<ComplaintView> {
  const token = await desk.tokenOf(usernameOf('housing', 'case-handler'));
  return expectStatus(await desk.get(`/complaints/${caseId}`, token), 200) as ComplaintView;
}

/** Sends one command and waits until it is applied, also where the machine is too busy to answer within eight seconds. */
export async function send(
  stack: BenchStack,
  caseId: string,
  { by, body }: Step,
  view: ComplaintView | null,
): Promise<ComplaintView> {
  const { desk } = stack;
  const token = await desk.tokenOf(usernameOf(...by));
  const reply = await desk.post(`/complaints/${caseId}/commands`, body(view), token);
  const answer = expectStatus(reply, 200, 202) as Answered | { readonly commandId: string };
  if ('complaint' in answer) return answer.complaint;
  await eventually(async () => {
    const { state } = expectStatus(await desk.get(`/commands/${answer.commandId}`, token), 200) as Outcome;
    if (state !== 'recorded') throw new Error(`${answer.commandId} 仍是 ${state}`);
  }, 60_000);
  return look(stack, caseId);
}

interface Answered {
  readonly complaint: ComplaintView;
}

interface Outcome {
  readonly state: string;
}

/** Everybody of the course signs in beforehand: a password costs more than a command. */
export async function signEverybodyIn({ desk }: BenchStack): Promise<void> {
  for (const { by } of COURSE) await desk.tokenOf(usernameOf(...by));
}

/** Until the relay has handed every start over to the engine. */
export async function untilStarted({ store }: BenchStack, withinMs: number): Promise<void> {
  await eventually(async () => {
    const waiting = await store.prisma.caseDelivery.count({ where: { state: 'pending' } });
    if (waiting > 0) throw new Error(`${waiting} 件还没有启动流程`);
  }, withinMs);
}
