import { canonicalJson } from '../audit/canonical';
import { sha256Hex, type Texts } from '../audit/chain';
import type { CaseCommand, CaseKind } from '../domain/case';
import { toCommandId, type CaseId, type CommandId, type Instant } from '../domain/ids';
import type { Actor } from '../domain/officer';
import type { Typed } from '../domain/recording';
import type { Refusal } from '../domain/refusal';
import type { Database } from './database';
import { DECIDED_CHANNEL } from './decision-feed';
import { toInstant } from './event-rows';
import { Prisma } from './prisma/client';
import type { Reader, Transaction } from './transaction';

/** A command as it was received. `facts` may travel to the engine, `texts` stay here. */
export interface ReceivedCommand {
  readonly caseKind: CaseKind;
  readonly caseId: CaseId;
  readonly actor: Actor;
  readonly type: string;
  readonly facts: Typed;
  readonly texts: Texts;
  readonly idempotencyKey: string;
  /** When it reached the door, in case time. */
  readonly receivedAt: Instant;
  /** Of the body as it was sent, where facts were added to it at the door; by default of what is stored. */
  readonly bodyHash?: string | null;
}

export interface StoredCommand extends CaseCommand<Typed> {
  readonly caseKind: CaseKind;
  readonly caseId: CaseId;
  readonly texts: Texts;
  readonly bodyHash: string;
  readonly round: number;
  readonly state: 'pending' | 'recorded' | 'refused';
  /** While it is pending in a later round: the answer to the round before. */
  readonly refusal: Refusal | null;
  readonly firstSequence: number | null;
  readonly lastSequence: number | null;
}

type CommandRow = Omit<StoredCommand, 'receivedAt'> & { readonly receivedAt: Date };

const columns =
  Prisma.raw(`id AS "commandId", case_kind AS "caseKind", case_id AS "caseId", actor, facts, texts,
  body_hash AS "bodyHash", received_at AS "receivedAt", round, state, refusal,
  first_sequence AS "firstSequence", last_sequence AS "lastSequence"`);

const toStored = (row: CommandRow): StoredCommand => ({ ...row, receivedAt: toInstant(row.receivedAt) });

const toCommand = ({ commandId, actor, receivedAt, facts }: StoredCommand): CaseCommand<Typed> => ({
  commandId,
  actor,
  receivedAt,
  facts,
});

/** Who sent it, as far as one sender's keys must not meet another's. Roles may change between two attempts. */
function senderOf(actor: Actor): string {
  switch (actor.type) {
    case 'officer':
      return `officer:${actor.officerId}`;
    case 'complainant':
      return `complainant:${actor.party}`;
    case 'channel':
      return `channel:${actor.channel}:${actor.organizationId}`;
    case 'office-system':
      return `office-system:${actor.organizationId}:${actor.name}`;
    case 'system':
      return 'system';
  }
}

/** One id for one intention: the same sender, case and key always give the same. */
export function commandIdFor(
  command: Pick<ReceivedCommand, 'actor' | 'caseId' | 'idempotencyKey'>,
): CommandId {
  const { actor, caseId, idempotencyKey } = command;
  return toCommandId(sha256Hex(canonicalJson([senderOf(actor), caseId, idempotencyKey])).slice(0, 40));
}

/** A connection, or a transaction in which a command follows from something that happened. */
interface CommandReader {
  readonly prisma: Reader;
}

export interface StoringOptions {
  readonly deliveredAs: 'update' | 'signal';
  /** For so long the receiver delivers it himself; then the relay takes over. */
  readonly graceMs: number;
}

export type StoringOutcome =
  | { readonly outcome: 'stored'; readonly command: StoredCommand }
  /** The key is known, with the same body. */
  | { readonly outcome: 'known'; readonly command: StoredCommand }
  | { readonly outcome: 'key-reused' };

/**
 * Stores a command before anybody judges it.
 * @throws TypeError when a fact or a text has no canonical form (a fraction, a NUL, half a surrogate pair), and the
 * database's error when there is no such case.
 */
export async function storeCommand(
  database: CommandReader,
  received: ReceivedCommand,
  options: StoringOptions,
): Promise<StoringOutcome> {
  const commandId = commandIdFor(received);
  const { type, facts, texts } = received;
  const bodyHash = received.bodyHash ?? sha256Hex(canonicalJson({ type, facts, texts }));
  const inserted = await database.prisma.$queryRaw<CommandRow[]>`
    INSERT INTO app.case_command (id, case_kind, case_id, type, actor, facts, texts, body_hash, idempotency_key,
      delivered_as, received_at, next_attempt_at)
    VALUES (${commandId}, ${received.caseKind}, ${received.caseId}::uuid, ${type},
      ${JSON.stringify(received.actor)}::jsonb, ${JSON.stringify(facts)}::jsonb, ${JSON.stringify(texts)}::jsonb,
      ${bodyHash}, ${received.idempotencyKey}, ${options.deliveredAs}, ${received.receivedAt}::timestamptz,
      now() + ${options.graceMs} * interval '1 millisecond')
    ON CONFLICT (id) DO NOTHING RETURNING ${columns}`;
  if (inserted[0] !== undefined) return { outcome: 'stored', command: toStored(inserted[0]) };
  const command = await findCommand(database, commandId);
  if (command === null) throw new Error(`command ${commandId} is neither new nor known`);
  return command.bodyHash === bodyHash ? { outcome: 'known', command } : { outcome: 'key-reused' };
}

/**
 * Asks once more what was refused: received anew, judged afresh. Of several senders who do so at once, one succeeds;
 * all get the command as it then stands.
 */
export async function askAnew(
  database: Database,
  refused: StoredCommand,
  asked: { readonly receivedAt: Instant; readonly graceMs: number },
): Promise<StoredCommand> {
  await database.prisma.$executeRaw`
    UPDATE app.case_command SET state = 'pending', round = round + 1, attempts = 0, stored_at = now(),
      received_at = greatest(received_at, ${asked.receivedAt}::timestamptz), decided_at = NULL,
      acknowledged_at = NULL,
      next_attempt_at = now() + ${asked.graceMs} * interval '1 millisecond'
    WHERE id = ${refused.commandId} AND state = 'refused' AND round = ${refused.round}`;
  const command = await findCommand(database, refused.commandId);
  if (command === null) throw new Error(`command ${refused.commandId} has vanished`);
  return command;
}

/** What was asked and how it was answered, or null. Who may read it is the caller's to judge. */
export async function findCommand(
  database: CommandReader,
  commandId: CommandId,
): Promise<StoredCommand | null> {
  const rows = await database.prisma.$queryRaw<CommandRow[]>`
    SELECT ${columns} FROM app.case_command WHERE id = ${commandId}`;
  return rows[0] === undefined ? null : toStored(rows[0]);
}

/** The command, locked until the transaction ends. The caller has locked its case. @throws when it is not stored. */
export async function loadCommand(transaction: Transaction, commandId: CommandId): Promise<StoredCommand> {
  const rows = await transaction.$queryRaw<CommandRow[]>`
    SELECT ${columns} FROM app.case_command WHERE id = ${commandId} FOR NO KEY UPDATE`;
  if (rows[0] === undefined) throw new Error(`command ${commandId} is not in the store`);
  return toStored(rows[0]);
}

/** Undecided commands of a case in the order of their receipt; with `before`, those received earlier than that. */
export async function loadPending(
  reader: Reader,
  caseId: CaseId,
  before: Instant | null,
): Promise<readonly CaseCommand<Typed>[]> {
  const rows = await reader.$queryRaw<CommandRow[]>`
    SELECT ${columns} FROM app.case_command
    WHERE case_id = ${caseId}::uuid AND state = 'pending'
      AND received_at < coalesce(${before}::timestamptz, 'infinity'::timestamptz)
    ORDER BY received_at, id`;
  return rows.map((row) => toCommand(toStored(row)));
}

export interface RefusedCommand {
  readonly commandId: CommandId;
  readonly refusal: Refusal;
  readonly decidedAt: Instant;
}

/** Writes the answer into the command's row; the caller has locked its case. */
export async function refuseCommand(
  transaction: Transaction,
  { commandId, refusal, decidedAt }: RefusedCommand,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.case_command SET state = 'refused', refusal = ${JSON.stringify(refusal)}::jsonb,
      decided_at = ${decidedAt}::timestamptz
    WHERE id = ${commandId} AND state = 'pending' RETURNING pg_notify(${DECIDED_CHANNEL}, id || ' refused')`;
}

/**
 * Takes commands that the engine has to hear of and whose turn has come: undecided ones, and those that were recorded
 * without the engine's answer being seen. No other relay takes them for `leaseMs`. Those of a case whose workflow has
 * yet to be started wait for it: a run begins with what is stored.
 */
export async function claimCommands(
  database: Database,
  claim: { readonly limit: number; readonly leaseMs: number },
): Promise<readonly (StoredCommand & { readonly attempts: number })[]> {
  const rows = await database.prisma.$queryRaw<(CommandRow & { readonly attempts: number })[]>`
    UPDATE app.case_command SET attempts = attempts + 1,
      next_attempt_at = now() + ${claim.leaseMs} * interval '1 millisecond'
    WHERE id IN (
      SELECT c.id FROM app.case_command c
      WHERE (c.state = 'pending' OR (c.state = 'recorded' AND c.acknowledged_at IS NULL))
        AND c.next_attempt_at < now() + interval '1 millisecond' AND NOT EXISTS (
          SELECT 1 FROM app.case_delivery d WHERE d.case_id = c.case_id AND d.state = 'pending')
      ORDER BY c.next_attempt_at LIMIT ${claim.limit} FOR UPDATE OF c SKIP LOCKED)
    RETURNING ${columns}, attempts`;
  return rows.map((row) => ({ ...toStored(row), attempts: row.attempts }));
}

/** The engine has the command in its history; while it is undecided all the same, it is delivered again after `againMs`. */
export async function acknowledgeCommand(
  database: Database,
  commandId: CommandId,
  againMs: number,
): Promise<void> {
  await database.prisma.$executeRaw`
    UPDATE app.case_command SET acknowledged_at = now(),
      next_attempt_at = now() + ${againMs} * interval '1 millisecond'
    WHERE id = ${commandId}`;
}

/** The same for commands whose answer has been given, all at once. */
export async function acknowledgeCommands(
  database: Database,
  commandIds: readonly CommandId[],
  againMs: number,
): Promise<void> {
  await database.prisma.$executeRaw`
    UPDATE app.case_command SET acknowledged_at = now(),
      next_attempt_at = now() + ${againMs} * interval '1 millisecond'
    WHERE id = ANY (${[...commandIds]}::text[])`;
}

/** When a command that did not arrive is to be delivered again. */
export async function postponeCommand(
  database: Database,
  commandId: CommandId,
  delayMs: number,
): Promise<void> {
  await database.prisma.$executeRaw`
    UPDATE app.case_command SET next_attempt_at = now() + ${delayMs} * interval '1 millisecond'
    WHERE id = ${commandId}`;
}

/** Has the undecided commands of a case delivered at once, instead of when their pause is over. @returns how many */
export async function hastenCommands(database: Database, caseId: CaseId): Promise<number> {
  return database.prisma.$executeRaw`
    UPDATE app.case_command SET next_attempt_at = now() WHERE case_id = ${caseId}::uuid AND state = 'pending'`;
}

/** Has the last recorded command of a case delivered once more: its run then learns all that it has missed. */
export async function redeliverLast(database: Database, caseId: CaseId): Promise<void> {
  await database.prisma.$executeRaw`
    UPDATE app.case_command SET acknowledged_at = NULL, next_attempt_at = now()
    WHERE id = (
      SELECT id FROM app.case_command WHERE case_id = ${caseId}::uuid AND state = 'recorded'
      ORDER BY last_sequence DESC LIMIT 1)`;
}

/** What its sender wrote with a command of a case; empty when there is none. */
export async function textsOfCommand(
  reader: Reader,
  caseId: CaseId,
  commandId: string,
): Promise<Readonly<Record<string, unknown>>> {
  const [row] = await reader.$queryRaw<readonly { texts: Readonly<Record<string, unknown>> }[]>`
    SELECT texts FROM app.case_command WHERE id = ${commandId} AND case_id = ${caseId}::uuid`;
  return row?.texts ?? {};
}
