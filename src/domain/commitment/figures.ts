import type { PlainDate } from '../ids';
import { daysBetween } from '../plain-date';
import type { CommitmentNode, CommitmentState } from './commitment';
import { isSettled } from './node';

/** What lists read of a commitment: days that follow from its nodes. */
export interface CommitmentFigures {
  /** The first day on which something is still owed. */
  readonly nextNodeOn: PlainDate | null;
  /** Since when something has been overdue; null when nothing is. */
  readonly overdueSince: PlainDate | null;
  readonly overdueNodes: number;
}

export function figuresOf({ nodes }: Pick<CommitmentState, 'nodes'>): CommitmentFigures {
  const overdue = nodes.filter(({ state }) => state === 'overdue');
  return {
    nextNodeOn: firstDayOf(nodes.filter((node) => !isSettled(node))),
    overdueSince: firstDayOf(overdue),
    overdueNodes: overdue.length,
  };
}

/** Calendar days since the promised day; 0 while it is not overdue. */
export function overdueDays({ state, dueOn }: CommitmentNode, today: PlainDate): number {
  return state === 'overdue' ? Math.max(0, daysBetween(dueOn, today)) : 0;
}

function firstDayOf(nodes: readonly CommitmentNode[]): PlainDate | null {
  return (
    nodes
      .map(({ dueOn }) => dueOn)
      .sort()
      .at(0) ?? null
  );
}
