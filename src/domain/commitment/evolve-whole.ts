import { meetDuty, openDuty, reproject, withdrawWhere } from '../duty';
import type { CommitmentState } from './commitment';
import type { Folds } from './fold';
import { editNode, findNode, settleNode, watchNode } from './node';

/** What becomes of the whole commitment; what comes from above and from outside. */
export const wholeFolds: Folds<
  | 'commitment-changed'
  | 'commitment-withdrawn'
  | 'contract-linked'
  | 'manager-assigned'
  | 'commitment-closed'
  | 'commitment-urged'
  | 'notice-undelivered'
  | 'calendar-changed'
  | 'promisor-succeeded'
> = {
  'commitment-changed': ({ state, data: { ground, on, changes }, at }) => {
    const noted = { ...state, changes: [...state.changes, { ground, on }] };
    return changes.reduce<CommitmentState>((next, { nodeId, dueOn, isDropped }) => {
      if (isDropped) return settleNode(next, nodeId, { state: 'waived', on, at });
      const ended = withdrawWhere(next, ({ subjectId }) => subjectId === nodeId, at);
      const moved = editNode(ended, nodeId, ({ performedThousandths }) => ({
        ...{ dueOn, supervision: 'none', toleranceAsked: null, proposal: null },
        state: performedThousandths > 0 ? 'partly-met' : 'upcoming',
      }));
      const node = findNode(moved, nodeId);
      return node === null ? moved : watchNode(moved, node, at);
    }, noted);
  },

  'commitment-withdrawn': ({ state, data: { ground, on }, at }) => {
    const changes = [...state.changes, { ground, on }];
    const ended = withdrawWhere({ ...state, changes }, () => true, at);
    const withdrawn = { ...ended, status: 'withdrawn', outcome: 'withdrawn' } as const;
    return openDuty(withdrawn, { duty: 'close', owner: 'promisor', at }, null);
  },

  'contract-linked': ({ state, data }) => ({
    ...state,
    contractIds: [...state.contractIds, data.contractId],
  }),

  'manager-assigned': ({ state, data }) => ({ ...state, manager: data.officerId }),

  'commitment-closed': ({ state, at }) => ({ ...meetDuty(state, 'close', at), status: 'closed' }),

  'commitment-urged': ({ state }) => state,

  'notice-undelivered': ({ state }) => state,

  'calendar-changed': ({ state, data }) => reproject(state, data.calendar),

  // 新官理旧账: every duty goes on as it stands, in the successor's hands.
  'promisor-succeeded': ({ state, data }) => ({ ...state, promisor: data.promisor, manager: null }),
};
