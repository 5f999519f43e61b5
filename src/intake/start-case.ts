import type { CaseId } from '../domain/ids';
import { log } from '../log';
import {
  findPendingStart,
  orderRestart,
  postponeStart,
  settleStart,
  type StartDelivery,
} from '../store/delivery.store';
import { lockCase } from '../store/event-log';
import { inTransaction } from '../store/transaction';
import type { IntakeDeps } from './intake-deps';

const longestPauseMs = 15_000;

/** The pause after so many attempts, in milliseconds; scattered, so that what failed together is not tried together. */
export function pauseMsFor(attempts: number): number {
  const pauseMs = Math.min(longestPauseMs, 500 * 2 ** Math.min(attempts, 10));
  return Math.round(pauseMs * (0.75 + Math.random() / 2));
}

/** Hands one start to the engine; what does not arrive is tried again by the relay. @returns whether it arrived. */
export async function deliverStart(deps: IntakeDeps, start: StartDelivery): Promise<boolean> {
  const { caseKind, caseId, epoch } = start;
  try {
    await deps.gateway.startCase({ caseKind, caseId, epoch, clock: await deps.loadClock() });
    await settleStart(deps.database, start);
    return true;
  } catch (error) {
    log.warn({ error, caseId, epoch, attempt: start.attempts }, '流程未能启动，稍后重试');
    await postponeStart(deps.database, start, pauseMsFor(start.attempts));
    return false;
  }
}

/** Starts the case's workflow now if its start still waits: called once the opening transaction has committed. */
export async function startCaseNow(deps: IntakeDeps, caseId: CaseId): Promise<boolean> {
  const start = await findPendingStart(deps.database, caseId);
  return start === null ? true : deliverStart(deps, start);
}

/**
 * Starts the case again from its events. From the first commit on, nothing that the old run decides is recorded any
 * more; the engine ends it when the new one begins.
 * @param reason who asked and why; kept with the order.
 * @returns the new epoch, and whether the engine has begun it already.
 */
export async function rehydrate(
  deps: IntakeDeps,
  caseId: CaseId,
  reason: string,
): Promise<{ readonly epoch: number; readonly isStarted: boolean }> {
  const epoch = await inTransaction(deps.database, async (transaction) => {
    await lockCase(transaction, caseId);
    return orderRestart(transaction, caseId, reason);
  });
  return { epoch, isStarted: await startCaseNow(deps, caseId) };
}
