import { findDuty } from '../duty';
import { when } from '../obstacle';
import type { Refusal } from '../refusal';
import { complaintOpen } from './complaint-upon';
import type { ContractState, Milestone } from './contract';
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

/** What stands in a command's way whatever it says; the console greys its button, and the workflow refuses, by this. */
const STANDING: Readonly<Partial<Record<ContractCommandType, Standing>>> = {
  // 重点监管合同: no signature before the legal office has agreed (seed 002).
  'record-signature': ({ isKeySupervised, status }) =>
    when(isKeySupervised && status === 'draft', { type: 'legal-review-missing' }),
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
    complaintOpen(state),
  archive: complaintOpen,
  'open-determination': (state) => determinationOpen(state) ?? undeterminable(state),
  'review-succession': (state) =>
    when(findDuty(state, 'review-succession')?.state !== 'running', {
      ...{ type: 'duty-not-running', duty: 'review-succession' },
    }),
  suspend: ({ suspension }) => when(suspension !== null, { type: 'already-suspended' }),
  resume: ({ suspension }) => when(suspension === null, { type: 'not-suspended' }),
  list: ({ listed }) => when(listed, { type: 'already-listed' }),
};

export function standingObstacle(state: ContractState, type: ContractCommandType): Refusal | null {
  return STANDING[type]?.(state) ?? null;
}
