import type { CommandId } from '../domain/ids';
import type { Refusal } from '../domain/refusal';
import {
  askAnew,
  findCommand,
  storeCommand,
  type ReceivedCommand,
  type StoredCommand,
  type StoringOutcome,
} from '../store/command.store';
import { keepSignature, type GoodSignature } from '../store/command-signature.store';
import type { Decided } from '../store/decision-feed';
import { inTransaction } from '../store/transaction';
import { settleUnattended } from '../store/unattended';
import { acknowledgeSoon } from './acknowledge';
import type { IntakeDeps } from './intake-deps';
import { startCaseNow } from './start-case';

export type CommandReceipt =
  | { readonly type: 'applied'; readonly commandId: CommandId; readonly sequence: number }
  | { readonly type: 'refused'; readonly commandId: CommandId; readonly refusal: Refusal }
  /** Stored, and will be judged: what came of it can be asked under this id. */
  | { readonly type: 'pending'; readonly commandId: CommandId }
  /** The same key came with another body before. */
  | { readonly type: 'key-reused' };

/** While the receiver still waits for the answer himself, the relay leaves the command alone. */
const graceMs = 10_000;

/**
 * Stores a command, then delivers it and waits for the answer as long as the gateway does. The same key with the same
 * body gets the recorded answer; a refusal is judged afresh.
 * @throws TypeError when a fact or a text has no canonical form (400), and the database's error.
 */
export async function receiveCommand(deps: IntakeDeps, received: ReceivedCommand): Promise<CommandReceipt> {
  const stored = await storeCommand(deps.database, received, { deliveredAs: 'update', graceMs });
  if (stored.outcome === 'key-reused') return { type: 'key-reused' };
  const isRefused = stored.outcome === 'known' && stored.command.state === 'refused';
  const command = isRefused
    ? await askAnew(deps.database, stored.command, { receivedAt: received.receivedAt, graceMs })
    : stored.command;
  return command.state === 'pending' ? deliver(deps, command) : receiptOf(command);
}

/**
 * Stores a fact from outside that nobody awaits (an office system, a channel); safe to repeat under the same key.
 * The relay delivers it.
 */
export async function receiveFact(
  deps: IntakeDeps,
  received: ReceivedCommand,
  signature: GoodSignature | null = null,
): Promise<CommandReceipt> {
  const { stored } = await storeSigned(deps, received, signature);
  return stored.outcome === 'key-reused' ? { type: 'key-reused' } : receiptOf(stored.command);
}

/**
 * The same for a fact under its sender's own number: one that was refused, because something else had to come first, is
 * judged anew when it comes again, but not under a signature that has come before: that anybody may have overheard.
 */
export async function receiveSignedFact(
  deps: IntakeDeps,
  received: ReceivedCommand,
  signature: GoodSignature | null,
): Promise<CommandReceipt> {
  const { stored, isReplay } = await storeSigned(deps, received, signature);
  if (stored.outcome === 'key-reused') return { type: 'key-reused' };
  if (isReplay || stored.command.state !== 'refused') return receiptOf(stored.command);
  const { receivedAt } = received;
  return receiptOf(await askAnew(deps.database, stored.command, { receivedAt, graceMs: 0 }));
}

/** Stores a fact and, in the same transaction, the signature that it came with. */
export async function storeSigned(
  { database }: IntakeDeps,
  received: ReceivedCommand,
  signature: GoodSignature | null,
): Promise<{ readonly stored: StoringOutcome; readonly isReplay: boolean }> {
  const options = { deliveredAs: 'signal', graceMs: 0 } as const;
  if (signature === null) {
    return { stored: await storeCommand(database, received, options), isReplay: false };
  }
  return inTransaction(database, async (transaction) => {
    const stored = await storeCommand({ prisma: transaction }, received, options);
    if (stored.outcome === 'key-reused') return { stored, isReplay: false };
    return { stored, isReplay: !(await keepSignature(transaction, stored.command.commandId, signature)) };
  });
}

/** The stored answer to a command, as its sender gets it. */
export function receiptOf(command: StoredCommand): CommandReceipt {
  const { commandId, state, refusal, lastSequence } = command;
  if (state === 'recorded' && lastSequence !== null)
    return { type: 'applied', commandId, sequence: lastSequence };
  if (state === 'refused' && refusal !== null) return { type: 'refused', commandId, refusal };
  return { type: 'pending', commandId };
}

/**
 * Whoever sent a command is answered when the store has decided it. The engine's answer comes some moments later: it is
 * still awaited, and noted, but no longer by the sender.
 */
async function deliver(deps: IntakeDeps, command: StoredCommand): Promise<CommandReceipt> {
  if (deps.decisions === undefined) return askEngine(deps, command);
  const following = deps.decisions.follow(command.commandId);
  const answered = askEngine(deps, command);
  answered.catch(() => undefined);
  const heard = following.decided.then((decided) => heardOf(deps, command, decided)).catch(() => null);
  try {
    return (await Promise.race([answered, heard])) ?? (await answered);
  } finally {
    following.leave();
  }
}

/** Null where it was said of an earlier round, and was heard of late. */
async function heardOf(
  deps: IntakeDeps,
  { commandId }: StoredCommand,
  decided: Decided,
): Promise<CommandReceipt | null> {
  if (decided.type === 'recorded') return { type: 'applied', commandId, sequence: decided.sequence };
  const now = await findCommand(deps.database, commandId);
  return now === null || now.state === 'pending' ? null : receiptOf(now);
}

async function askEngine(deps: IntakeDeps, command: StoredCommand): Promise<CommandReceipt> {
  const { commandId } = command;
  const first = await deps.gateway.command(command);
  const answer = first.type === 'gone' ? await afterGone(deps, command) : first;
  if (answer.type === 'applied' || answer.type === 'refused') {
    acknowledgeSoon(deps.database, commandId, graceMs);
    return { ...answer, commandId };
  }
  const now = await findCommand(deps.database, commandId);
  return now === null ? { type: 'pending', commandId } : receiptOf(now);
}

/** Nobody runs the case: it is finished, has yet to be started, or has lost its run. */
async function afterGone(
  deps: IntakeDeps,
  command: StoredCommand,
): ReturnType<IntakeDeps['gateway']['command']> {
  const settled = await settleUnattended(deps, command);
  if (settled.state !== 'pending') return { type: 'unknown' };
  if (!(await startCaseNow(deps, command.caseId))) return { type: 'unknown' };
  return deps.gateway.command(command);
}
