import type { PlainDate } from '../ids';
import type { ContractState, Milestone } from './contract';
import { isSettled } from './milestone';

/** The order of a list. `overdue`: the overdue register, the longest overdue first. */
export const CONTRACT_ORDERS = ['collected', 'milestone', 'overdue'] as const;
export type ContractOrder = (typeof CONTRACT_ORDERS)[number];

/** What lists and boards read of a contract: sums and days that follow from its milestones. */
export interface ContractFigures {
  /** What the public side owes in money by the milestones, and what it has paid; fen. */
  readonly payableFen: number;
  readonly paidFen: number;
  /** The first day on which something is still owed. */
  readonly nextMilestoneOn: PlainDate | null;
  /** Since when it has stood in the overdue register (逾期执行库); null when it does not. */
  readonly overdueSince: PlainDate | null;
  readonly overdueMilestones: number;
}

export function figuresOf({ milestones }: Pick<ContractState, 'milestones'>): ContractFigures {
  const payments = milestones.filter(
    ({ kind, owedBy, state }) => kind === 'payment' && owedBy === 'public' && state !== 'waived',
  );
  const overdue = milestones.filter(({ state }) => state === 'overdue');
  const open = milestones.filter((milestone) => !isSettled(milestone));
  return {
    payableFen: payments.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0),
    paidFen: payments.reduce((sum, { performedFen }) => sum + performedFen, 0),
    nextMilestoneOn: firstDayOf(open),
    overdueSince: firstDayOf(overdue),
    overdueMilestones: overdue.length,
  };
}

function firstDayOf(milestones: readonly Milestone[]): PlainDate | null {
  const days = milestones.flatMap(({ dueOn }) => dueOn ?? []);
  return [...days].sort().at(0) ?? null;
}
