import { dutyIdOf, meetDuty, openDuty, withdrawDuty, withdrawWhere } from '../duty';
import type { Instant, PlainDate } from '../ids';
import { plainDateAt } from '../plain-date';
import type { CommitmentNode, CommitmentState } from './commitment';

export function findNode({ nodes }: CommitmentState, nodeId: string): CommitmentNode | null {
  return nodes.find((node) => node.nodeId === nodeId) ?? null;
}

export function editNode(
  state: CommitmentState,
  nodeId: string,
  edit: (node: CommitmentNode) => Partial<CommitmentNode>,
): CommitmentState {
  const nodes = state.nodes.map((node) => (node.nodeId === nodeId ? { ...node, ...edit(node) } : node));
  return { ...state, nodes };
}

/** Nothing is owed on it any more. */
export function isSettled({ state }: Pick<CommitmentNode, 'state'>): boolean {
  return state === 'met' || state === 'waived' || state === 'not-honoured';
}

/** The body is reminded of it from here on, and it is watched until it is honoured. */
export function watchNode(
  state: CommitmentState,
  { nodeId, dueOn }: CommitmentNode,
  at: Instant,
): CommitmentState {
  if (dueOn < plainDateAt(at)) return markOverdue(state, nodeId, at);
  const budget = { unit: 'date', on: dueOn } as const;
  return openDuty(state, { duty: 'perform', owner: 'promisor', at, subjectId: nodeId, budget }, null);
}

/** Its day has passed: the body explains, and somebody supervises. */
export function markOverdue(state: CommitmentState, nodeId: string, at: Instant): CommitmentState {
  const node = findNode(state, nodeId);
  if (node === null || isSettled(node)) return state;
  const marked = editNode(state, nodeId, () => ({ state: 'overdue' }));
  const opening = { at, subjectId: nodeId } as const;
  const explaining = openDuty(marked, { duty: 'explain-overdue', owner: 'promisor', ...opening }, null);
  return openDuty(explaining, { duty: 'supervise', owner: 'regulator', ...opening }, null);
}

export interface Settling {
  readonly state: 'met' | 'waived' | 'not-honoured';
  readonly on: PlainDate;
  readonly at: Instant;
}

/** It is over, one way or another: its clocks end, whichever still run. */
export function settleNode(state: CommitmentState, nodeId: string, as: Settling): CommitmentState {
  const settled = editNode(state, nodeId, () => ({
    state: as.state,
    toleranceAsked: null,
    proposal: null,
    performedOn: as.state === 'met' ? as.on : null,
  }));
  const met = meetDuty(settled, dutyIdOf('perform', nodeId), as.at);
  const explained = withdrawDuty(met, dutyIdOf('explain-overdue', nodeId), as.at);
  const supervised = meetDuty(explained, dutyIdOf('supervise', nodeId), as.at);
  return withdrawWhere(supervised, ({ subjectId }) => subjectId === nodeId, as.at);
}
