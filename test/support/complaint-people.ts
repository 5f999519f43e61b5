import type {
  BreachGround,
  ComplaintPartyRole,
  ComplaintState,
  Conclusion,
  Excuse,
  LetterKind,
  SuspensionGround,
} from '../../src/domain/complaint/complaint';
import type { ComplaintFacts } from '../../src/domain/complaint/facts';
import { bodyOf } from '../../src/domain/complaint/party';
import { toDemandId, toEvidenceId, toOfficerId, type DemandId } from '../../src/domain/ids';
import { body, COMPLAINANT, officer, type BodyName } from './complaint-city';
import type { ComplaintWorld } from './complaint-world';
import { day } from './national-calendar';

export const demand = (number: number): DemandId => toDemandId(`demand-${number}`);
export const EVIDENCE = toEvidenceId('evidence-1');

/** The body that plays a part in the case as it now stands. */
export function placeOf(state: ComplaintState, party: Exclude<ComplaintPartyRole, 'complainant'>): BodyName {
  return (bodyOf(state, party)?.organizationId ?? 'industry') as unknown as BodyName;
}

const demandsOf = (state: ComplaintState): readonly DemandId[] => state.demands.map((one) => one.demandId);

type Of = () => ComplaintWorld;

function registrarIn(world: Of) {
  const actor = officer(placeOf(world().state, 'accepting'), 'registrar');
  return {
    actor,
    accepts: () => world().does(actor, { type: 'accept' }),
    asksForSupplement: () => world().does(actor, { type: 'request-supplement', itemCodes: ['contract'] }),
    transfersTo: (to: BodyName) => world().does(actor, { type: 'transfer', verifying: body(to) }),
    rejects: (reasonCode = 'R08') => world().does(actor, { type: 'reject', reasonCode }).signs(),
    followsUp: (result: 'satisfied' | 'dissatisfied') =>
      world().does(actor, { type: 'record-follow-up', result }),
    confirmsSettlement: (...dueOn: readonly string[]) =>
      world().does(actor, {
        type: 'confirm-settlement',
        instalments: dueOn.map((on, index) => ({
          instalmentId: String(index + 1),
          dueOn: day(on),
          amountFen: 100_000,
        })),
      }),
  };
}

function clerkIn(world: Of) {
  const actor = officer(placeOf(world().state, 'verifying'), 'receiving-clerk');
  return {
    actor,
    signsIn: () => world().does(actor, { type: 'sign-in' }),
    returns: (rightBody: BodyName) => world().does(actor, { type: 'return', rightBody: body(rightBody) }),
  };
}

function handlerIn(world: Of) {
  const actor = officer(placeOf(world().state, 'verifying'), 'case-handler');
  const does = (facts: ComplaintFacts) => world().does(actor, facts);
  return {
    actor,
    notifies: () => does({ type: 'notify-respondent', disclose: ['demand-kinds', 'field'] }),
    concludes: (conclusion: Conclusion, ...ids: readonly DemandId[]) => {
      const items = (ids.length === 0 ? demandsOf(world().state) : ids).map((demandId) => ({
        demandId,
        conclusion,
      }));
      does({ type: 'conclude', items });
      return world().state.approval === null ? world() : world().signs();
    },
    orders: (dueOn: string, ...ids: readonly DemandId[]) => {
      const items = (ids.length === 0 ? demandsOf(world().state) : ids).map((demandId) => ({
        demandId,
        dueOn: day(dueOn),
      }));
      does({ type: 'order-rectification', items }).signs();
      return world().handler.serves('rectification-order', 'respondent');
    },
    confirms: (demandId = demand(1)) => does({ type: 'confirm-rectification', demandId }),
    refusesCompletion: (demandId = demand(1)) => does({ type: 'refuse-completion', demandId }),
    judges: (claimId: string, newDueOn: string | null) =>
      does({
        type: 'judge-justification',
        claimId,
        accepted: newDueOn !== null,
        newDueOn: newDueOn === null ? null : day(newDueOn),
      }),
    proposes: (ground: BreachGround, excuse: Excuse | null = null, ...ids: readonly DemandId[]) =>
      does({
        type: 'propose-determination',
        demandIds: ids.length === 0 ? demandsOf(world().state) : ids,
        ground,
        excuse,
      }),
    serves: (letterKind: LetterKind, party: 'respondent' | 'complainant' | 'accepting') =>
      does({
        type: 'serve',
        letterKind,
        party,
        method: 'direct',
        on: world().today,
        receiptEvidenceId: EVIDENCE,
      }),
    hearsDefence: () => does({ type: 'hear-defence' }),
    determines: () => does({ type: 'determine' }).signs(),
    explains: () => does({ type: 'explain', method: 'electronic', on: world().today }),
    performs: (demandId = demand(1)) => does({ type: 'record-performance', demandId, on: world().today }),
    suspends: (ground: SuspensionGround = 'court-proceedings') =>
      does({ type: 'suspend', ground, fromOn: world().today }),
    resumes: () => does({ type: 'resume', on: world().today }),
    triesToReach: (on: string) =>
      does({ type: 'record-contact-attempt', on: day(on), method: 'phone', reached: false }),
  };
}

function liaisonIn(world: Of) {
  const actor = officer(placeOf(world().state, 'respondent'), 'respondent-liaison');
  const does = (facts: ComplaintFacts) => world().does(actor, facts);
  const progress = { type: 'report-progress', percent: 100, evidenceIds: [EVIDENCE] } as const;
  return {
    actor,
    answers: () => does({ type: 'answer', evidenceIds: [EVIDENCE], questionId: null }),
    reportsDone: (demandId = demand(1)) => does({ ...progress, demandId, completed: true }),
    claims: (demandId = demand(1)) =>
      does({
        type: 'claim-justification',
        demandId,
        ground: 'natural-disaster',
        evidenceIds: [EVIDENCE],
      }),
    defends: () => does({ type: 'defend', evidenceIds: [EVIDENCE] }),
  };
}

function respondentLeaderIn(world: Of) {
  const actor = officer(placeOf(world().state, 'respondent'), 'respondent-leader');
  return {
    actor,
    refuses: (...ids: readonly DemandId[]) => declares(world, 'rectification-refused', null, ids),
    hidesBehind: (excuse: Excuse, ...ids: readonly DemandId[]) =>
      declares(world, 'successor-repudiation', excuse, ids),
  };
}

function inspectorIn(world: Of) {
  const actor = officer('inspectorate', 'inspector');
  return {
    actor,
    appoints: (to: BodyName) => world().does(actor, { type: 'appoint-verifier', verifying: body(to) }),
    urges: (dutyId: string | null) => world().does(actor, { type: 'urge', dutyId }),
  };
}

/** 复核机关: whoever proposes the decision does not sign it. */
function reviewerIn(world: Of) {
  const place = placeOf(world().state, 'reviewing');
  const isInspectorate = body(place).kind === 'inspectorate';
  const actor = officer(place, isInspectorate ? 'inspector' : 'registrar');
  const signatory = isInspectorate
    ? { ...actor, officerId: toOfficerId(`${place}/second`) }
    : officer(place, 'acceptance-reviewer');
  return {
    actor,
    signatory,
    decides: (result: 'upheld' | 'reopened') => {
      world().does(actor, { type: 'decide-review', result });
      const approvalId = world().state.approval?.approvalId ?? 'none';
      return world().does(signatory, { type: 'approve', approvalId });
    },
  };
}

function complainantIn(world: Of) {
  const does = (facts: ComplaintFacts) => world().does(COMPLAINANT, facts);
  return {
    actor: COMPLAINANT,
    supplies: () => does({ type: 'supply-supplement', evidenceIds: [EVIDENCE] }),
    withdraws: () => does({ type: 'withdraw' }),
    settles: () => does({ type: 'settle' }),
    rates: (score: number) => does({ type: 'rate', score }),
    asksForReview: (reviewer: BodyName = 'region-credit') =>
      does({ type: 'request-review', reviewer: body(reviewer) }),
  };
}

function declares(
  world: Of,
  kind: 'rectification-refused' | 'successor-repudiation',
  excuse: Excuse | null,
  ids: readonly DemandId[],
): ComplaintWorld {
  const { state } = world();
  const demandIds = ids.length === 0 ? demandsOf(state) : ids;
  const actor = officer(placeOf(state, 'respondent'), 'respondent-leader');
  return world().does(actor, {
    type: 'declare-refusal',
    demandIds,
    kind,
    excuse,
    sealedEvidenceId: EVIDENCE,
  });
}

/** The people of a case, by the office they hold in whatever body it stands at when they act. */
export interface People {
  readonly registrar: ReturnType<typeof registrarIn>;
  readonly clerk: ReturnType<typeof clerkIn>;
  readonly handler: ReturnType<typeof handlerIn>;
  readonly liaison: ReturnType<typeof liaisonIn>;
  readonly respondentLeader: ReturnType<typeof respondentLeaderIn>;
  readonly inspector: ReturnType<typeof inspectorIn>;
  readonly reviewer: ReturnType<typeof reviewerIn>;
  readonly complainant: ReturnType<typeof complainantIn>;
}

export function peopleOf(world: Of): People {
  return {
    get registrar() {
      return registrarIn(world);
    },
    get clerk() {
      return clerkIn(world);
    },
    get handler() {
      return handlerIn(world);
    },
    get liaison() {
      return liaisonIn(world);
    },
    get respondentLeader() {
      return respondentLeaderIn(world);
    },
    get inspector() {
      return inspectorIn(world);
    },
    get reviewer() {
      return reviewerIn(world);
    },
    get complainant() {
      return complainantIn(world);
    },
  };
}
