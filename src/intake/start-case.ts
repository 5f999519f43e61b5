import type { CaseId } from '../domain/ids';
import { log } from '../log';
import { hastenCommands } from '../store/command.store';
import {
  findPendingStart,
  orderRestart,
  postponeStart,
  settleStart,
  type StartDelivery,
} from '../store/delivery.store';
import { lockCase } from '../store/event-log';
import { inTransaction } from '../store/transaction';
import type { CaseRef } from '../temporal/case.gateway';
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
 * Tries at once what would be tried later by itself: a start that waits, commands that have not arrived, and the
 * case's own look at the clock. Nothing is decided by it, so it may be repeated.
 * @returns whether the engine took it; if not, what was hastened goes out when the engine is back.
 */
export async function nudge(
  deps: IntakeDeps,
  of: CaseRef,
): Promise<{ readonly isReached: boolean; readonly commands: number }> {
  const commands = await hastenCommands(deps.database, of.caseId);
  if (!(await startCaseNow(deps, of.caseId))) return { isReached: false, commands };
  try {
    const told = await deps.gateway.signalClock(of, await deps.loadClock());
    return { isReached: told === 'delivered', commands };
  } catch (error) {
    log.warn({ error, caseId: of.caseId }, '流程引擎没有应答，未能立即再试');
    return { isReached: false, commands };
  }
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
