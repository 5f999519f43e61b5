import { DUE_DAY_RUNG } from '../contract/contract-rules';
import {
  dutyIdOf,
  findDuty,
  lapseDuty,
  meetDuty,
  moveDuty,
  openDuty,
  reachRungs,
  withdrawDuty,
} from '../duty';
import { addDays, plainDateAt } from '../plain-date';
import type { CommitmentNode } from './commitment';
import type { Folds } from './fold';
import { editNode, findNode, markOverdue, settleNode } from './node';

/** What becomes of the nodes as time passes and people act. */
export const nodeFolds: Folds<
  | 'performance-recorded'
  | 'overdue-explained'
  | 'supervision-opened'
  | 'supervision-concluded'
  | 'tolerance-asked'
  | 'tolerance-granted'
  | 'tolerance-refused'
  | 'not-honoured-proposed'
  | 'proposal-answered'
  | 'not-honoured-confirmed'
  | 'not-honoured-declined'
  | 'rungs-reached'
  | 'duty-lapsed'
> = {
  'performance-recorded': ({ state, data: { nodeId, on, thousandths, completes }, at }) => {
    const performed = editNode(state, nodeId, (node) => ({
      performedThousandths: node.performedThousandths + (thousandths ?? 0),
      state: node.state === 'overdue' ? 'overdue' : 'partly-met',
    }));
    const node = findNode(performed, nodeId);
    const isDone = completes || (node !== null && isWhole(node));
    return isDone ? settleNode(performed, nodeId, { state: 'met', on, at }) : performed;
  },

  'overdue-explained': ({ state, data, at }) => meetDuty(state, dutyIdOf('explain-overdue', data.nodeId), at),

  'supervision-opened': ({ state, data }) => editNode(state, data.nodeId, () => ({ supervision: 'open' })),

  'supervision-concluded': ({ state, data: { nodeId, result }, at }) => {
    const concluded = editNode(state, nodeId, () => ({ supervision: result }));
    if (result === 'performed') {
      return settleNode(concluded, nodeId, { state: 'met', on: plainDateAt(at), at });
    }
    // Whoever found it impossible or not performed still owes the next step: a proposal.
    if (result !== 'continued') return concluded;
    const met = meetDuty(concluded, dutyIdOf('supervise', nodeId), at);
    return openDuty(met, { duty: 'supervise', owner: 'regulator', at, subjectId: nodeId }, null);
  },

  'tolerance-asked': ({ state, data: { nodeId, days, ground, askedBy } }) =>
    editNode(state, nodeId, () => ({ toleranceAsked: { days, ground, askedBy } })),

  // The promised day and the overdue days stand: only who supervises has more time.
  'tolerance-granted': ({ state, data: { nodeId, days } }) => {
    const answered = editNode(state, nodeId, () => ({ toleranceAsked: null }));
    const dutyId = dutyIdOf('supervise', nodeId);
    const dueOn = findDuty(answered, dutyId)?.dueOn;
    return dueOn == null ? answered : moveDuty(answered, dutyId, addDays(dueOn, days));
  },

  'tolerance-refused': ({ state, data }) => editNode(state, data.nodeId, () => ({ toleranceAsked: null })),

  'not-honoured-proposed': ({ state, data: { nodeId, proposedBy }, at }) => {
    const proposed = editNode(state, nodeId, () => ({ proposal: { proposedBy, isAnswered: false } }));
    return openDuty(proposed, { duty: 'answer-proposal', owner: 'promisor', at, subjectId: nodeId }, null);
  },

  'proposal-answered': ({ state, data: { nodeId }, at }) => {
    const answered = editNode(state, nodeId, ({ proposal }) => ({
      proposal: proposal === null ? null : { ...proposal, isAnswered: true },
    }));
    return meetDuty(answered, dutyIdOf('answer-proposal', nodeId), at);
  },

  'not-honoured-confirmed': ({ state, data, at }) =>
    settleNode(state, data.nodeId, { state: 'not-honoured', on: plainDateAt(at), at }),

  // It is supervised again: what the supervision had found no longer stands.
  'not-honoured-declined': ({ state, data: { nodeId }, at }) => {
    const declined = editNode(state, nodeId, () => ({ proposal: null, supervision: 'none' }));
    const unasked = withdrawDuty(declined, dutyIdOf('answer-proposal', nodeId), at);
    return openDuty(unasked, { duty: 'supervise', owner: 'regulator', at, subjectId: nodeId }, null);
  },

  'rungs-reached': ({ state, data }) => {
    const next = reachRungs(state, data);
    const duty = findDuty(next, data.dutyId);
    if (duty?.duty !== 'perform' || !data.rungs.some(({ rung }) => rung === DUE_DAY_RUNG)) return next;
    return editNode(next, duty.subjectId ?? '', (node) =>
      node.state === 'upcoming' ? { state: 'due' } : {},
    );
  },

  'duty-lapsed': ({ state, data, at }) => {
    const duty = findDuty(state, data.dutyId);
    const lapsed = lapseDuty(state, data.dutyId, at);
    const isNode = duty?.duty === 'perform' && duty.subjectId !== null;
    return isNode ? markOverdue(lapsed, duty.subjectId, at) : lapsed;
  },
};

function isWhole({ target, performedThousandths }: CommitmentNode): boolean {
  return target !== null && performedThousandths >= target.thousandths;
}
