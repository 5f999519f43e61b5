import { meetDuty, openDuty, resumeDuties, suspendDuties, withdrawWhere } from '../duty';
import type { Instant } from '../ids';
import { plainDateAt } from '../plain-date';
import type { ContractState, Milestone } from './contract';
import type { DataOf } from './events';
import type { MilestoneChange } from './facts';
import type { Folds } from './fold';
import { isAssigned } from './duty-kinds';
import { editMilestone, findMilestone, isSettled, settleMilestone, watchMilestone } from './milestone';

/** From the draft to the filing, and what changes a contract afterwards. */
export const filingFolds: Folds<
  | 'review-requested'
  | 'opinion-given'
  | 'decision-item-answered'
  | 'signature-recorded'
  | 'contract-filed'
  | 'contract-amended'
  | 'performance-suspended'
  | 'performance-resumed'
  | 'manager-assigned'
> = {
  'review-requested': ({ state, at }) =>
    openDuty({ ...state, status: 'reviewing' }, { duty: 'review-legality', owner: 'public', at }, null),

  'opinion-given': ({ state, data, at }) => ({
    ...meetDuty(state, 'review-legality', at),
    reviewOpinion: data.opinion,
    status: data.opinion === 'agreed' ? 'approved' : 'draft',
  }),

  'decision-item-answered': ({ state, data: { code, isApplicable, evidenceIds } }) => {
    const others = (state.decisionAnswers ?? []).filter((answer) => answer.code !== code);
    return { ...state, decisionAnswers: [...others, { code, isApplicable, evidenceIds }] };
  },

  'signature-recorded': ({ state, data, at }) => signed(state, data, at),

  'contract-filed': ({ state, data, at }) => ({
    ...meetDuty(state, 'file', at),
    filing: { number: data.number, on: data.on },
    status: state.status === 'signed' ? 'filed' : state.status,
  }),

  'contract-amended': ({ state, data, at }) => {
    const { amendmentId, ground, on, changes } = data;
    const amendments = [...state.amendments, { amendmentId, ground, on }];
    return changes.reduce<ContractState>((next, change) => amended(next, change, at), {
      ...state,
      amendments,
    });
  },

  'performance-suspended': ({ state, data: { ground, fromOn } }) => {
    const suspension = { ground, fromOn };
    return suspendDuties({ ...state, suspension }, ({ duty }) => !isAssigned(duty), suspension);
  },

  'performance-resumed': ({ state, data }) => {
    const { suspension } = state;
    return suspension === null
      ? state
      : { ...resumeDuties(state, suspension.ground, data.on), suspension: null };
  },

  'manager-assigned': ({ state, data }) => ({ ...state, manager: data.officerId }),
};

/** 全体签署后生效: the contract is signed when the last party has signed, and its clocks run from then on. */
function signed(state: ContractState, data: DataOf<'signature-recorded'>, at: Instant): ContractState {
  const parties = state.parties.map((party) =>
    party.partyId === data.partyId ? { ...party, hasSigned: true } : party,
  );
  if (!parties.every(({ hasSigned }) => hasSigned)) return { ...state, parties };
  return watched({ ...state, parties, status: 'signed', signedOn: data.on }, at);
}

/**
 * From the signing on: it is to be filed, and each of its days is watched. A stock contract (存量) is filed here for the
 * first time: its days run from its collection, and nobody is late from the years before.
 */
export function watched(state: ContractState, at: Instant): ContractState {
  const { signedOn, isStock } = state;
  const from = signedOn === null || isStock ? {} : { startOn: signedOn };
  const toFile = openDuty(state, { duty: 'file', owner: 'public', at, ...from }, null);
  return toFile.milestones.reduce((next, milestone) => watchMilestone(next, milestone, at), toFile);
}

function amended(state: ContractState, change: MilestoneChange, at: Instant): ContractState {
  const { milestoneId, dueOn, amountFen, quantity, isDropped } = change;
  if (isDropped) return settleMilestone(state, milestoneId, { state: 'waived', on: plainDateAt(at), at });
  const next = editMilestone(state, milestoneId, (milestone) => ({
    dueOn: dueOn ?? milestone.dueOn,
    term: agreedAnew(milestone, dueOn),
    amountFen: amountFen ?? milestone.amountFen,
    quantity: quantity ?? milestone.quantity,
    ...(isReopened(milestone, change, at) ? ({ state: 'upcoming', toleranceAsked: null } as const) : {}),
  }));
  const milestone = findMilestone(next, milestoneId);
  if (milestone === null || dueOn === null || isSettled(milestone)) return next;
  const ended = withdrawWhere(next, ({ subjectId }) => subjectId === milestoneId, at);
  return watchMilestone(ended, milestone, at);
}

/** A day that both parties name takes the place of the days that the contract named before. */
function agreedAnew({ term }: Milestone, dueOn: MilestoneChange['dueOn']): Milestone['term'] {
  return term === null || dueOn === null ? term : { ...term, agreedDays: null, agreedOn: dueOn };
}

/** Both parties have given an overdue milestone a new day: it is owed by that day now. */
function isReopened(milestone: Milestone, { dueOn }: MilestoneChange, at: Instant): boolean {
  return milestone.state === 'overdue' && dueOn !== null && dueOn >= plainDateAt(at);
}
