import type { Deadline } from '../deadline';
import type { Instant } from '../ids';
import { transferRunsFrom } from '../policy';
import type { ComplaintState } from './complaint';
import { openDuty } from './duty';

interface Intake {
  readonly at: Instant;
  /** What the intake has stood still for so far: supplement time is excluded. */
  readonly suspensions: Deadline['suspensions'];
}

/**
 * The clocks of intake, from the day of receipt whatever office it has reached since. Where the channel's rules limit
 * the acceptance first, the transfer has no clock before it.
 */
export function openIntake(state: ComplaintState, { at, suspensions }: Intake): ComplaintState {
  const opening = { owner: 'accepting', at, startOn: state.receivedOn, suspensions } as const;
  const accepting = openDuty(state, { ...opening, duty: 'accept' });
  // 即发现即转交 (内发改财金字〔2023〕1444号 三(二)): a lead from a monitoring point waits for no third day.
  if (state.listed) {
    return openDuty(accepting, {
      ...opening,
      duty: 'transfer',
      budget: { unit: 'working-day', amount: 0 },
    });
  }
  return transferRunsFrom(state.rules) === 'receipt'
    ? openDuty(accepting, { ...opening, duty: 'transfer' })
    : accepting;
}

/** 正式受理 begins the transfer's clock where the rules count it from there (国令802 第二十五条). */
export function openTransfer(state: ComplaintState, at: Instant): ComplaintState {
  if (state.listed || transferRunsFrom(state.rules) === 'receipt') return state;
  return openDuty(state, { duty: 'transfer', owner: 'accepting', at });
}
