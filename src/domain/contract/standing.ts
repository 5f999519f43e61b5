import { findDuty, isOwed } from '../duty';
import { itemsOf } from './monitoring-rules';
import { openProblems, problemNumber } from './problem';
import { when } from '../obstacle';
import type { Refusal } from '../refusal';
import { complaintOpen } from './complaint-upon';
import type { ContractState, Milestone } from './contract';
import { decisionItemsOf, decisionOpen } from './decision-procedure';
import { determinationOpen, undeterminable } from './determination';
import type { ContractCommandType } from './facts';
import { isSettled } from './milestone';

type Standing = (state: ContractState) => Refusal | null;

const some = ({ milestones }: ContractState, is: (milestone: Milestone) => boolean): boolean =>
  milestones.some(is);

const noneOverdue: Standing = (state) =>
  when(!some(state, (milestone) => milestone.state === 'overdue'), { type: 'milestone-not-overdue' });

const noneOwed: Standing = (state) =>
  when(!some(state, (milestone) => !isSettled(milestone)), { type: 'milestone-settled', state: 'met' });

const noToleranceAsked: Standing = (state) =>
  when(!some(state, ({ toleranceAsked }) => toleranceAsked !== null), { type: 'tolerance-not-asked' });

const settledDispute: Standing = ({ dispute }) =>
  when(dispute?.settledOn != null, { type: 'dispute-settled' });

/** 未解决的问题 that the rules do not let a contract be closed out over. */
const problemsOpen: Standing = (state) => {
  const numbers = openProblems(state).map(({ problemId }) => problemNumber(problemId));
  return when(numbers.length > 0, { type: 'problem-open', numbers });
};

const noProblem: Standing = (state) => when(openProblems(state).length === 0, { type: 'problem-unknown' });

const noneAnswered: Standing = (state) =>
  noProblem(state) ??
  when(!openProblems(state).some((problem) => problem.state === 'answered'), {
    type: 'problem-not-answered',
  });

const isUnderReview = (state: ContractState): boolean => {
  const duty = findDuty(state, 'review-succession');
  return duty !== null && isOwed(duty);
};

const notUnderReview: Standing = (state) =>
  when(!isUnderReview(state), { type: 'duty-not-running', duty: 'review-succession' });

/** What stands in a command's way whatever it says; the console greys its button, and the workflow refuses, by this. */
const STANDING: Readonly<Partial<Record<ContractCommandType, Standing>>> = {
  // 重点监管合同: no signature before the legal office has agreed (seed 002).
  'record-signature': (state) =>
    when(state.isKeySupervised && state.status === 'draft', { type: 'legal-review-missing' }) ??
    decisionOpen(state),
  'answer-decision-item': (state) =>
    when(decisionItemsOf(state).length === 0, { type: 'decision-not-provided' }),
  'record-performance': noneOwed,
  'waive-milestone': noneOwed,
  'record-acceptance': noneOwed,
  'confirm-amount': noneOwed,
  amend: noneOwed,
  'explain-overdue': noneOverdue,
  'open-supervision': noneOverdue,
  'conclude-supervision': (state) =>
    when(!some(state, ({ supervision }) => supervision === 'open'), { type: 'supervision-missing' }),
  'ask-tolerance': noneOverdue,
  'grant-tolerance': noToleranceAsked,
  'refuse-tolerance': noToleranceAsked,
  // 督查之前，哪个出口都不开 (seed 001 二(四)3).
  terminate: (state) =>
    when(!some(state, ({ supervision }) => supervision === 'impossible'), { type: 'supervision-missing' }),
  'record-dispute': settledDispute,
  'settle-dispute': settledDispute,
  // 履约完毕，或者终止后处理完毕 (seeds 000, 003).
  'close-out': (state) =>
    when(state.status === 'terminated' && state.dispute?.settledOn == null, { type: 'dispute-open' }) ??
    determinationOpen(state) ??
    complaintOpen(state) ??
    (state.rules.monitoring?.openProblemBlocksClosing === true ? problemsOpen(state) : null),
  archive: (state) => complaintOpen(state) ?? problemsOpen(state),
  'record-check': (state) => when(itemsOf(state).length === 0, { type: 'monitoring-not-provided' }),
  'report-problem': ({ rules }) =>
    when((rules.monitoring?.problemKinds ?? []).length === 0, { type: 'monitoring-not-provided' }),
  'name-handler': noProblem,
  'answer-problem': (state) =>
    noProblem(state) ??
    when(!openProblems(state).some((problem) => problem.state === 'assigned'), { type: 'problem-answered' }),
  'confirm-problem': noneAnswered,
  'return-problem': noneAnswered,
  'withdraw-problem': noProblem,
  'open-determination': (state) => determinationOpen(state) ?? undeterminable(state),
  'open-succession-review': (state) => when(isUnderReview(state), { type: 'succession-review-open' }),
  'record-negotiation': notUnderReview,
  'review-succession': notUnderReview,
  suspend: ({ suspension }) => when(suspension !== null, { type: 'already-suspended' }),
  resume: ({ suspension }) => when(suspension === null, { type: 'not-suspended' }),
  list: ({ listed }) => when(listed, { type: 'already-listed' }),
};

export function standingObstacle(state: ContractState, type: ContractCommandType): Refusal | null {
  return STANDING[type]?.(state) ?? null;
}
