import type { CaseEvent } from '../case';
import { openDuty, withdrawWhere } from '../duty';
import type { Instant } from '../ids';
import type { CommitmentOutcome, CommitmentState } from './commitment';
import type { CommitmentData, CommitmentRegistered } from './events';
import { nodeFolds } from './evolve-node';
import { wholeFolds } from './evolve-whole';
import type { Fold, Folds, LaterType } from './fold';
import { isSettled, watchNode } from './node';

const FOLDS: Folds<LaterType> = { ...nodeFolds, ...wholeFolds };

/** Folds one recorded event into the commitment. Whether it is honoured follows from its nodes, last. */
export function evolve(state: CommitmentState | null, event: CaseEvent<CommitmentData>): CommitmentState {
  const { data, occurredAt: at, sequence } = event;
  if (data.type === 'commitment-registered') {
    if (state !== null) throw new Error('a commitment is registered once');
    return settleStatus(registered(data, sequence, at), at);
  }
  if (state === null) throw new Error(`a commitment cannot begin with ${data.type}`);
  return settleStatus({ ...foldFor(data.type)({ state, data, at }), sequence }, at);
}

function foldFor<Type extends LaterType>(type: Type): Fold<Type> {
  const folds: { readonly [Key in Type]: Fold<Key> } = FOLDS;
  return folds[type];
}

function registered(data: CommitmentRegistered, sequence: number, at: Instant): CommitmentState {
  const { caseId, code, kindCode, regionCode, audience, madeOn, registeredAt } = data;
  const first: CommitmentState = {
    ...{ schema: 1, status: 'registered', outcome: null, manager: null, changes: [], duties: [] },
    ...{ caseId, code, kindCode, regionCode, audience, madeOn, registeredAt, sequence },
    promisor: data.promisor,
    regulator: data.regulator,
    nodes: data.nodes.map((node) => ({
      ...node,
      ...{ performedThousandths: 0, state: 'upcoming', performedOn: null },
      ...{ supervision: 'none', toleranceAsked: null, proposal: null },
    })),
    contractIds: data.contractIds,
    rules: data.rules,
    calendar: data.calendar,
  };
  return first.nodes.reduce((next, node) => watchNode(next, node, at), first);
}

/** What is done follows from the nodes: the first that has begun, and the last that is settled. */
function settleStatus(state: CommitmentState, at: Instant): CommitmentState {
  const { status, nodes } = state;
  if (status !== 'registered' && status !== 'performing') return state;
  if (nodes.length > 0 && nodes.every(isSettled)) {
    const outcome = outcomeOf(state);
    const ended = withdrawWhere({ ...state, status: outcome, outcome }, () => true, at);
    return openDuty(ended, { duty: 'close', owner: 'promisor', at }, null);
  }
  const hasBegun = nodes.some((node) => node.state !== 'upcoming');
  return hasBegun ? { ...state, status: 'performing' } : state;
}

/** What was lawfully dropped counts neither way; when nothing else is left, the promise was withdrawn. */
function outcomeOf({ nodes }: CommitmentState): CommitmentOutcome {
  const hasMet = nodes.some(({ state }) => state === 'met');
  const hasFailed = nodes.some(({ state }) => state === 'not-honoured');
  if (hasMet) return hasFailed ? 'partly-honoured' : 'honoured';
  return hasFailed ? 'not-honoured' : 'withdrawn';
}
