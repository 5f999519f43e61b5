import type { CaseClock } from '../domain/case-clock';
import { log } from '../log';
import { listOpenCases, type OpenCase } from '../store/reconcile';
import type { IntakeDeps } from './intake-deps';
import { inParallel } from './relay';

const atOnce = 16;
const batchSize = 500;

/**
 * Tells every started case that the training clock was set forward. A case whose start still waits reads the clock
 * when it begins; one that cannot be told now is found by the reconciler.
 * @returns how many cases were told.
 */
export async function announceClock(deps: IntakeDeps, clock: CaseClock): Promise<number> {
  let told = 0;
  let batch: OpenCase[] = [];
  const tell = async (open: OpenCase): Promise<void> => {
    try {
      if ((await deps.gateway.signalClock(open, clock)) === 'delivered') told += 1;
    } catch (error) {
      log.warn({ error, caseId: open.caseId }, '未能通知案件时钟已拨快');
    }
  };
  for await (const open of listOpenCases(deps.database)) {
    if (!open.isStarting) batch.push(open);
    if (batch.length < batchSize) continue;
    await inParallel(batch, atOnce, tell);
    batch = [];
  }
  await inParallel(batch, atOnce, tell);
  return told;
}
