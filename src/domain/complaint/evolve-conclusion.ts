import {
  dutyIdOf,
  extendDuty,
  findDuty,
  isOwed,
  meetDuty,
  moveDuty,
  withdrawDuty,
  withdrawWhere,
} from '../duty';
import type { DemandId, Instant } from '../ids';
import { plainDateAt } from '../plain-date';
import type { ComplaintState, Conclusion, DemandState } from './complaint';
import { namesContract } from './contract-sight';
import { openDuty } from './duty';
import { arrivalOn, editDemands, reissued, unchanged, withoutApproval, type Folds } from './fold';
import { toldOn } from './result';
import { overdue, pressConfirmation, pressDetermination, pressOrder } from './pressing';

/** A partly substantiated demand is owed as far as it is substantiated. */
const STATE_OF_CONCLUSION: Readonly<Record<Conclusion, DemandState>> = {
  substantiated: 'substantiated',
  'partly-substantiated': 'substantiated',
  unfounded: 'unfounded',
  unverifiable: 'unverifiable',
  'lawful-change': 'lawful-change',
};

/** Verification, rectification, justification, refusal. */
export const conclusionFolds: Folds<
  | 'respondent-notified'
  | 'question-asked'
  | 'question-answered'
  | 'answer-given'
  | 'contact-attempted'
  | 'demands-concluded'
  | 'result-explained'
  | 'rectification-ordered'
  | 'progress-reported'
  | 'rectification-confirmed'
  | 'completion-refused'
  | 'justification-claimed'
  | 'justification-judged'
  | 'refusal-declared'
  | 'evidence-added'
  | 'naming-agreed'
  | 'extension-granted'
> = {
  'respondent-notified': ({ state, data, at }) =>
    openDuty(
      { ...state, answer: 'open', contractNamed: namesContract(data.disclose) },
      { duty: 'answer', owner: 'respondent', at, startOn: arrivalOn(state, at) },
    ),

  'question-asked': ({ state, data, at }) => {
    const { questionId, party } = data;
    const asked = { ...state, questions: [...state.questions, { questionId, party, answered: false }] };
    return openDuty(asked, { duty: 'question', owner: party, at, subjectId: questionId });
  },

  'question-answered': ({ state, data, at }) => ({
    ...meetDuty(state, dutyIdOf('question', data.questionId), at),
    questions: state.questions.map((question) =>
      question.questionId === data.questionId ? { ...question, answered: true } : question,
    ),
  }),

  'answer-given': ({ state, at }) => ({ ...meetDuty(state, 'answer', at), answer: 'given' }),

  'contact-attempted': ({ state, data }) => ({
    ...state,
    contactAttemptsOn: [...state.contactAttemptsOn, data.on],
  }),

  'demands-concluded': ({ state, data, at }) => {
    const concluded = data.items.reduce(
      (next, { demandId, conclusion }) => conclude(next, demandId, conclusion, at),
      // Whoever concludes has taken the case as its own.
      withdrawDuty(withoutApproval(state), 'return', at),
    );
    const isWhole = !concluded.demands.some((demand) => demand.state === 'open');
    return isWhole ? meetDuty(concluded, 'verify', at) : concluded;
  },

  'result-explained': ({ state, data, at }) => toldOn(state, data.on, at),

  'rectification-ordered': ({ state, data, at }) =>
    data.items.reduce(
      (next, { demandId, dueOn }) => {
        const ordered = editDemands(next, [demandId], () => ({
          state: 'rectifying',
          rectifyBy: dueOn,
          orderServedOn: null,
        }));
        const met = withdrawDuty(
          meetDuty(ordered, dutyIdOf('order', demandId), at),
          dutyIdOf('determine', demandId),
          at,
        );
        const budget = { unit: 'date', on: dueOn } as const;
        return openDuty(met, { duty: 'rectify', owner: 'respondent', at, subjectId: demandId, budget });
      },
      reissued(withoutApproval(state), 'rectification-order'),
    ),

  // Saying it twice does not start the verifier's clock anew.
  'progress-reported': ({ state, data, at }) => {
    if (!data.completed) return state;
    const reported = editDemands(state, [data.demandId], () => ({ completionReported: true }));
    const asked = findDuty(reported, dutyIdOf('confirm', data.demandId));
    return asked !== null && isOwed(asked) ? reported : pressConfirmation(reported, data.demandId, at);
  },

  'rectification-confirmed': ({ state, data, at }) => {
    const { demandId } = data;
    const met = ['rectify', 'confirm'].reduce(
      (next, duty) => meetDuty(next, `${duty}/${demandId}`, at),
      state,
    );
    const done = editDemands(met, [demandId], ({ conclusion }) => ({
      state: conclusion === 'lawful-change' ? 'lawful-change' : 'rectified',
      completionReported: false,
      performedOn: plainDateAt(at),
    }));
    return withoutProposalOf(withoutClaimsOf(done, demandId, at), demandId, at);
  },

  'completion-refused': ({ state, data, at }) => {
    const { demandId } = data;
    const refused = editDemands(meetDuty(state, dutyIdOf('confirm', demandId), at), [demandId], () => ({
      completionReported: false,
    }));
    const demand = refused.demands.find((one) => one.demandId === demandId);
    if (demand?.state !== 'rectifying') return refused;
    const isLapsed = findDuty(refused, dutyIdOf('rectify', demandId))?.state === 'lapsed';
    const isPast = demand.rectifyBy !== null && demand.rectifyBy < plainDateAt(at);
    return isLapsed || isPast ? overdue(refused, demandId, at) : refused;
  },

  'justification-claimed': ({ state, data, at }) => {
    const { claimId, demandId, ground } = data;
    const claim = { claimId, demandId, ground, filedAt: at, accepted: null };
    const claimed = { ...state, justifications: [...state.justifications, claim] };
    return openDuty(claimed, {
      duty: 'justify',
      owner: 'verifying',
      at,
      subjectId: claimId,
      startOn: arrivalOn(state, at),
    });
  },

  'justification-judged': ({ state, data, at }) => {
    const { claimId, accepted, newDueOn } = data;
    const judged: ComplaintState = {
      ...meetDuty(state, dutyIdOf('justify', claimId), at),
      justifications: state.justifications.map((claim) =>
        claim.claimId === claimId ? { ...claim, accepted } : claim,
      ),
    };
    const demandId = state.justifications.find((claim) => claim.claimId === claimId)?.demandId;
    if (!accepted || newDueOn === null || demandId === undefined) return judged;
    const moved = editDemands(judged, [demandId], () => ({ state: 'rectifying', rectifyBy: newDueOn }));
    return moveDuty(
      withdrawDuty(moved, dutyIdOf('determine', demandId), at),
      dutyIdOf('rectify', demandId),
      newDueOn,
    );
  },

  'refusal-declared': ({ state, data, at }) => {
    const { demandIds, kind, excuse, sealedEvidenceId } = data;
    const declared = demandIds.map((demandId) => ({ demandId, kind, excuse, evidenceId: sealedEvidenceId }));
    const noted: ComplaintState = { ...state, refusals: [...state.refusals, ...declared] };
    // A demand that is still being verified waits for its conclusion; the refusal counts from then on.
    const concluded = state.demands.filter((demand) => demand.state !== 'open');
    return demandIds
      .filter((demandId) => concluded.some((demand) => demand.demandId === demandId))
      .reduce((next, demandId) => refuse(next, demandId, at), noted);
  },

  'evidence-added': unchanged,

  'naming-agreed': ({ state }) => ({ ...state, namingAgreed: true }),

  'extension-granted': ({ state, data, at }) => {
    const duty = findDuty(state, data.dutyId);
    const extension = duty === null ? undefined : state.rules.extensions[duty.duty];
    if (extension === undefined) return state;
    const { amount, unit } = extension;
    const granted = { amount, unit, ground: 'granted', grantedOn: arrivalOn(state, at) };
    const extended = extendDuty(state, data.dutyId, granted);
    const moved = findDuty(extended, data.dutyId);
    if (moved?.duty !== 'rectify') return extended;
    const demandIds = state.demands.map((demand) => demand.demandId).filter((one) => one === moved.subjectId);
    return editDemands(extended, demandIds, () => ({ rectifyBy: moved.dueOn }));
  },
};

function conclude(
  state: ComplaintState,
  demandId: DemandId,
  conclusion: Conclusion,
  at: Instant,
): ComplaintState {
  const concluded = editDemands(state, [demandId], (demand) => ({
    conclusion,
    state: STATE_OF_CONCLUSION[conclusion],
    // 依法变更，应予补偿: compensation becomes the demand.
    kind: conclusion === 'lawful-change' ? 'compensation' : demand.kind,
  }));
  if (conclusion === 'unfounded' || conclusion === 'unverifiable') return concluded;
  const isRefused = state.refusals.some((refusal) => refusal.demandId === demandId);
  return isRefused && conclusion !== 'lawful-change'
    ? refuse(concluded, demandId, at)
    : pressOrder(concluded, demandId, at);
}

/** A refusal or excuse under seal ends the rectification: the demand may go to determination at once. */
function refuse(state: ComplaintState, demandId: DemandId, at: Instant): ComplaintState {
  const stopped = ['order', 'rectify', 'confirm'].reduce(
    (next, duty) => withdrawDuty(next, `${duty}/${demandId}`, at),
    withoutClaimsOf(state, demandId, at),
  );
  const refused = editDemands(stopped, [demandId], () => ({ state: 'refused', completionReported: false }));
  return pressDetermination(refused, demandId, at);
}

/** A claim that was not judged before its demand came to an end is moot. */
function withoutClaimsOf(state: ComplaintState, demandId: DemandId, at: Instant): ComplaintState {
  const moot = state.justifications.filter((one) => one.demandId === demandId && one.accepted === null);
  const ids = moot.map((claim) => claim.claimId);
  const isMoot = (subjectId: string | null): boolean => subjectId !== null && ids.includes(subjectId);
  return {
    ...withdrawWhere(state, ({ duty, subjectId }) => duty === 'justify' && isMoot(subjectId), at),
    justifications: state.justifications.filter((claim) => !ids.includes(claim.claimId)),
  };
}

/** A demand that was performed leaves the proposal; a proposal with nothing left in it is gone. */
function withoutProposalOf(state: ComplaintState, demandId: DemandId, at: Instant): ComplaintState {
  const relieved = withdrawDuty(state, dutyIdOf('determine', demandId), at);
  const { proposal } = relieved;
  if (proposal === null) return relieved;
  const demandIds = proposal.demandIds.filter((one) => one !== demandId);
  if (demandIds.length > 0) return { ...relieved, proposal: { ...proposal, demandIds } };
  return { ...withdrawDuty(relieved, 'defend', at), proposal: null };
}
