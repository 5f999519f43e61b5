import { readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { toSigner } from '../../src/audit/signed-note';
import type { CaseCommand, CaseEvent } from '../../src/domain/case';
import type { ComplaintState } from '../../src/domain/complaint/complaint';
import type { ComplaintData } from '../../src/domain/complaint/events';
import type { ComplaintFacts } from '../../src/domain/complaint/facts';
import type { CaseId, CommandId } from '../../src/domain/ids';
import { verifyLog } from '../../src/store/audit.store';
import { toInstant } from '../../src/store/event-rows';
import { eventually } from '../support/eventually';
import type { WholeStack } from '../support/whole-stack';
import { openEngineReader, type EngineMemory, type EngineReader } from './engine-memory';
import type { Filing, Sent, Senders } from './sender';

export interface StoredCase {
  readonly caseId: CaseId;
  readonly number: string;
  readonly version: number;
  readonly state: ComplaintState;
  readonly events: readonly CaseEvent<ComplaintData>[];
}

export interface JudgedCommand extends CaseCommand<ComplaintFacts> {
  readonly caseId: CaseId;
  readonly state: 'pending' | 'recorded' | 'refused';
  readonly round: number;
  readonly lastSequence: number | null;
}

export interface Notice {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
}

export interface IssuedLetter {
  readonly caseId: CaseId;
  readonly number: string;
  readonly kind: string;
  readonly party: string;
  readonly sha256: string | null;
}

/** Everything that is left after the faults: what people were told, and what store, engine and mailbox hold. */
export interface Evidence {
  readonly sent: readonly Sent[];
  readonly filings: readonly Filing[];
  readonly cases: readonly StoredCase[];
  readonly commands: readonly JudgedCommand[];
  readonly memories: readonly EngineMemory[];
  readonly notices: readonly Notice[];
  /** Which notice each mail in the sink carries. */
  readonly mailedNotices: readonly string[];
  readonly letters: readonly IssuedLetter[];
  /** Of every file in the store. */
  readonly fileHashes: readonly string[];
  /** What `case verify` would say, in sentences. */
  readonly findings: readonly string[];
}

const settlesWithinMs = 150_000;
const remembersWithinMs = 30_000;
const mostAttempts = 4;

/** Waits until nothing is on its way any more, and gathers; again, when something has happened meanwhile. */
export async function gather(stack: WholeStack, senders: Senders): Promise<Evidence> {
  const reader = await openEngineReader(stack);
  try {
    for (let attempt = 1; ; attempt += 1) {
      await untilQuiet(stack);
      const before = await progressOf(stack.pool);
      const evidence = await gatherOnce(stack, senders, reader);
      if (attempt === mostAttempts || (await progressOf(stack.pool)) === before) return evidence;
    }
  } finally {
    await reader.close();
  }
}

async function gatherOnce(
  stack: WholeStack,
  { sent, filings }: Senders,
  reader: EngineReader,
): Promise<Evidence> {
  const cases = await loadCases(stack.pool);
  const memories: EngineMemory[] = [];
  for (const stored of cases) memories.push(await rememberedOf(reader, stored));
  return {
    ...{ sent, filings, cases, memories },
    commands: await loadCommands(stack.pool),
    notices: await loadNotices(stack.pool),
    mailedNotices: await loadMails(stack),
    letters: await loadLetters(stack.pool),
    fileHashes: hashesBelow(stack.home.path('files')),
    findings: await findingsOf(stack),
  };
}

/** The engine writes down what the store has told it a moment later. */
async function rememberedOf(reader: EngineReader, { caseId, version }: StoredCase): Promise<EngineMemory> {
  const until = Date.now() + remembersWithinMs;
  for (;;) {
    const memory = await reader.memoryOf(caseId);
    const last = memory.events.at(-1)?.sequence ?? memory.began?.sequence ?? 0;
    if (last >= version || Date.now() > until) return memory;
    await sleep(500);
  }
}

/** Another text whenever something was recorded, asked, or said to somebody. */
async function progressOf(pool: Pool): Promise<string> {
  const { rows } = await pool.query<object>(`
    SELECT (SELECT count(*) FROM app.case_event) AS events, (SELECT count(*) FROM app.case_command) AS commands,
      (SELECT count(*) FROM app.notification WHERE state <> 'pending') AS notices`);
  return JSON.stringify(rows);
}

/**
 * A notice whose worker died with it is given back after five minutes, for which nobody waits here; whoever has had it
 * for half a minute is dead.
 */
const giveBackNotices = `UPDATE app.notification SET next_attempt_at = now()
  WHERE state = 'pending' AND attempts > 0 AND id::text <> ALL ($1)
    AND next_attempt_at < now() + interval '270 seconds'`;

async function untilQuiet(stack: WholeStack): Promise<void> {
  await stack.untilServing();
  await eventually(async () => {
    const mailed = await loadMails(stack);
    await stack.pool.query(giveBackNotices, [mailed]);
    const waiting = await countWaiting(stack.pool, mailed);
    if (Object.values(waiting).some((count) => count > 0)) throw new Error(JSON.stringify(waiting));
  }, settlesWithinMs);
}

async function countWaiting(
  pool: Pool,
  mailed: readonly string[],
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await pool.query<Readonly<Record<string, number>>>(
    `
    SELECT (SELECT count(*)::integer FROM app.case_command WHERE state = 'pending'
        OR (state = 'recorded' AND acknowledged_at IS NULL)) AS commands,
      (SELECT count(*)::integer FROM app.case_delivery WHERE state = 'pending') AS starts,
      (SELECT count(*)::integer FROM app.letter WHERE rendered_at IS NULL) AS letters,
      (SELECT count(*)::integer FROM app.log_pending) AS unnumbered,
      (SELECT count(*)::integer FROM app.case_record r, app.case_clock c
        WHERE r.finished_at IS NULL AND r.next_due_at <= c.anchor_case) AS due,
      (SELECT count(*)::integer FROM app.notification WHERE state = 'pending' AND id::text <> ALL ($1)) AS notices`,
    [mailed],
  );
  return rows[0] ?? {};
}

interface EventRow {
  readonly case_id: CaseId;
  readonly sequence: number;
  readonly command_id: CommandId | null;
  readonly actor: CaseEvent<ComplaintData>['actor'];
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly data: ComplaintData;
}

const toEvent = (row: EventRow): CaseEvent<ComplaintData> => ({
  sequence: row.sequence,
  commandId: row.command_id,
  actor: row.actor,
  occurredAt: toInstant(row.occurred_at),
  recordedAt: toInstant(row.recorded_at),
  data: row.data,
});

async function loadCases(pool: Pool): Promise<readonly StoredCase[]> {
  const events = await pool.query<EventRow>(
    `SELECT case_id, sequence, command_id, actor, occurred_at, recorded_at, data || coalesce(members, '{}') AS data
     FROM app.case_event LEFT JOIN app.case_frame ON key = frame_key ORDER BY case_id, sequence`,
  );
  const cases = await pool.query<Omit<StoredCase, 'events'>>(
    'SELECT id AS "caseId", number, version, app.whole_state(r) AS state FROM app.case_record r WHERE kind = \'complaint\' ORDER BY number',
  );
  return cases.rows.map((row) => ({
    ...row,
    events: events.rows.filter(({ case_id }) => case_id === row.caseId).map(toEvent),
  }));
}

type CommandRow = Omit<JudgedCommand, 'receivedAt'> & { readonly receivedAt: Date };

async function loadCommands(pool: Pool): Promise<readonly JudgedCommand[]> {
  const { rows } = await pool.query<CommandRow>(
    `SELECT id AS "commandId", case_id AS "caseId", actor, facts, received_at AS "receivedAt", state, round,
       last_sequence AS "lastSequence" FROM app.case_command`,
  );
  return rows.map((row) => ({ ...row, receivedAt: toInstant(row.receivedAt) }));
}

async function loadNotices(pool: Pool): Promise<readonly Notice[]> {
  const { rows } = await pool.query<Notice>('SELECT id::text, state, attempts FROM app.notification');
  return rows;
}

async function loadMails({ mailUrl }: WholeStack): Promise<readonly string[]> {
  const answer = await fetch(`${mailUrl}/messages`);
  const mails = (await answer.json()) as readonly { readonly messageId: string }[];
  return mails.map(({ messageId }) => messageId.replace(/^<|@.*$/g, ''));
}

async function loadLetters(pool: Pool): Promise<readonly IssuedLetter[]> {
  const { rows } = await pool.query<IssuedLetter>(
    `SELECT case_id AS "caseId", number, kind, addressee_party AS party, sha256 FROM app.letter`,
  );
  return rows;
}

function hashesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      createHash('sha256')
        .update(readFileSync(join(entry.parentPath, entry.name)))
        .digest('hex'),
    );
}

/** As `pacta case verify` does: every chain, the whole log, and what was signed outside the database. */
async function findingsOf({ pool, environment }: WholeStack): Promise<readonly string[]> {
  const keyFile = environment['CHECKPOINT_KEY_FILE'] ?? '';
  const publicKey = toSigner('pacta', readFileSync(keyFile, 'utf8')).verifierKey;
  const anchor = { checkpointDir: environment['CHECKPOINT_DIR'] ?? '', publicKey };
  return (await verifyLog(pool, anchor)).map(({ sentence }) => sentence);
}
