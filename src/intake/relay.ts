import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '../log';
import {
  acknowledgeCommand,
  claimCommands,
  postponeCommand,
  type StoredCommand,
} from '../store/command.store';
import { claimStarts } from '../store/delivery.store';
import { settleUnattended } from '../store/unattended';
import type { IntakeDeps } from './intake-deps';
import { deliverStart, pauseMsFor } from './start-case';

export interface RelayOptions {
  /** At most so many deliveries a second, over all kinds. */
  readonly perSecond: number;
  readonly atOnce: number;
  /** The pause after a round that found nothing. */
  readonly idleMs: number;
}

export const defaultRelayOptions: RelayOptions = { perSecond: 40, atOnce: 8, idleMs: 500 };

type ClaimedCommand = StoredCommand & { readonly attempts: number };

/** Longer than any delivery takes: a relay that died gives back what it had taken. */
const leaseMs = 30_000;
/** An engine that took a command may have no worker just then; it keeps what was signalled, so once is mostly enough. */
const signalAgainMs = 60_000;
const longestSignalPauseMs = 600_000;

/**
 * Repeats what was stored and did not reach the engine, until it is stopped. Several may run at once.
 * @param stop ends the loop after the round that is under way.
 */
export async function runRelay(
  deps: IntakeDeps,
  stop: AbortSignal,
  options: RelayOptions = defaultRelayOptions,
): Promise<void> {
  while (!stop.aborted) {
    const startedAt = Date.now();
    const count = await relayOnce(deps, options).catch((error: unknown) => {
      log.warn({ error }, '投递一轮失败，稍后重试');
      return 0;
    });
    const spacedMs = (count * 1_000) / options.perSecond - (Date.now() - startedAt);
    const pauseMs = count === 0 ? options.idleMs : Math.max(0, spacedMs);
    if (pauseMs > 0) await sleep(pauseMs, undefined, { signal: stop }).catch(() => undefined);
  }
}

/** One round: starts first, then commands whose case has been started. @returns how many deliveries were tried. */
export async function relayOnce(deps: IntakeDeps, options: RelayOptions): Promise<number> {
  const limit = Math.max(1, Math.round(options.perSecond / 2));
  const starts = await claimStarts(deps.database, { limit, leaseMs });
  await inParallel(starts, options.atOnce, (start) => deliverStart(deps, start));
  const commands = await claimCommands(deps.database, { limit, leaseMs });
  await inParallel(commands, options.atOnce, (command) => deliverCommand(deps, command));
  return starts.length + commands.length;
}

/** Nobody awaits it any more, so it goes as a signal: the engine keeps it even while no worker runs. */
async function deliverCommand(deps: IntakeDeps, command: ClaimedCommand): Promise<void> {
  const { commandId, caseId, attempts } = command;
  try {
    const delivered = await deps.gateway.signalFact(command);
    // A new run begins with all that is recorded, so a recorded command has nobody left to tell.
    const isSettled =
      delivered === 'delivered' || (await settleUnattended(deps, command)).state !== 'pending';
    const againMs = Math.min(longestSignalPauseMs, signalAgainMs * attempts);
    if (isSettled) await acknowledgeCommand(deps.database, commandId, againMs);
    else await postponeCommand(deps.database, commandId, pauseMsFor(attempts));
  } catch (error) {
    log.warn({ error, caseId, commandId, attempt: attempts }, '指令未能送达，稍后重试');
    await postponeCommand(deps.database, commandId, pauseMsFor(attempts));
  }
}

/** Runs `work` over the items, `atOnce` at a time. */
export async function inParallel<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const lanes = Array.from({ length: Math.min(atOnce, items.length) }, async () => {
    for (const item of waiting) await work(item);
  });
  await Promise.all(lanes);
}
