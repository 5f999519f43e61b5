import type { DemandId, Instant } from '../ids';
import type { ComplaintState, Conclusion, DemandState } from './complaint';
import { dutyIdOf, extendDuty, findDuty, meetDuty, moveDuty, openDuty, withdrawDuty } from './duty';
import { arrivalOn, editDemands, unchanged, type Folds } from './fold';

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
  'respondent-notified': ({ state, at }) =>
    openDuty(
      { ...state, answer: 'open' },
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
      (next, { demandId, conclusion }) =>
        editDemands(next, [demandId], (demand) => ({
          conclusion,
          state: STATE_OF_CONCLUSION[conclusion],
          // 依法变更，应予补偿: compensation becomes the demand.
          kind: conclusion === 'lawful-change' ? 'compensation' : demand.kind,
        })),
      withoutApproval(state),
    );
    const isWhole = !concluded.demands.some((demand) => demand.state === 'open');
    return isWhole ? meetDuty(concluded, 'verify', at) : concluded;
  },

  'result-explained': ({ state, data, at }) => {
    const explained = { ...meetDuty(state, 'explain', at), explained: true };
    return openAfterService(explained, at, data.on);
  },

  'rectification-ordered': ({ state, data, at }) =>
    data.items.reduce((next, { demandId, dueOn }) => {
      const ordered = editDemands(next, [demandId], () => ({ state: 'rectifying', rectifyBy: dueOn }));
      return openDuty(ordered, {
        duty: 'rectify',
        owner: 'respondent',
        at,
        subjectId: demandId,
        budget: { unit: 'date', on: dueOn },
      });
    }, withoutApproval(state)),

  'progress-reported': ({ state, data, at }) => {
    const demand = state.demands.find((one) => one.demandId === data.demandId);
    if (!data.completed || demand === undefined || demand.state === 'breach') return state;
    const reported = editDemands(state, [data.demandId], () => ({ completionReported: true }));
    const opening = { duty: 'confirm', owner: 'verifying', at, subjectId: data.demandId } as const;
    return openDuty(reported, opening);
  },

  'rectification-confirmed': ({ state, data, at }) => {
    const { demandId } = data;
    const met = ['rectify', 'confirm'].reduce(
      (next, duty) => meetDuty(next, `${duty}/${demandId}`, at),
      state,
    );
    const done = editDemands(met, [demandId], () => ({ state: 'rectified', completionReported: false }));
    return withoutProposalOf(done, demandId, at);
  },

  'completion-refused': ({ state, data, at }) => {
    const { demandId } = data;
    const refused = editDemands(meetDuty(state, dutyIdOf('confirm', demandId), at), [demandId], () => ({
      completionReported: false,
    }));
    const isOver = findDuty(refused, dutyIdOf('rectify', demandId))?.state === 'lapsed';
    return isOver ? overdue(refused, demandId, at) : refused;
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
    const refused = editDemands({ ...state, refusals: [...state.refusals, ...declared] }, demandIds, () => ({
      state: 'refused',
      completionReported: false,
    }));
    return demandIds.reduce((next, demandId) => {
      const stopped = withdrawDuty(next, dutyIdOf('rectify', demandId), at);
      return pressDetermination(stopped, demandId, at);
    }, refused);
  },

  'evidence-added': unchanged,

  'naming-agreed': ({ state }) => ({ ...state, namingAgreed: true }),

  'extension-granted': ({ state, data, at }) => {
    const duty = findDuty(state, data.dutyId);
    const extension = duty === null ? undefined : state.rules.extensions[duty.duty];
    if (extension === undefined) return state;
    const { amount, unit } = extension;
    const granted = { amount, unit, ground: 'granted', grantedOn: arrivalOn(state, at) };
    return extendDuty(state, data.dutyId, granted);
  },
};

/** An act that has happened waits for no more signatures. */
export function withoutApproval(state: ComplaintState): ComplaintState {
  return { ...state, approval: null };
}

/** The rectification date has passed and nothing holds it up. */
export function overdue(state: ComplaintState, demandId: DemandId, at: Instant): ComplaintState {
  return pressDetermination(
    editDemands(state, [demandId], () => ({ state: 'overdue' })),
    demandId,
    at,
  );
}

function pressDetermination(state: ComplaintState, demandId: DemandId, at: Instant): ComplaintState {
  return openDuty(state, { duty: 'determine', owner: 'verifying', at, subjectId: demandId });
}

/** The complainant's windows (review, rating) and the office's 回访 run from service of the result. */
export function openAfterService(
  state: ComplaintState,
  at: Instant,
  startOn: ComplaintState['receivedOn'],
): ComplaintState {
  const windows = [
    { duty: 'ask-review', owner: 'complainant' },
    { duty: 'rate', owner: 'complainant' },
    { duty: 'follow-up', owner: 'accepting' },
  ] as const;
  return windows.reduce((next, window) => openDuty(next, { ...window, at, startOn }), state);
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
