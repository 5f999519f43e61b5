import type { Texts } from '../audit/chain';
import { leafFor, saltTexts } from '../audit/chain';
import type { CaseEvent, CaseKind } from '../domain/case';
import type { CaseId, CommandId, Instant } from '../domain/ids';
import type { Actor } from '../domain/officer';
import type { Typed } from '../domain/recording';
import { frameFor, splitFrame, withFrame, type Frame } from './case-frame';
import type { Reader, StepTransaction } from './transaction';

/** The database's moments carry milliseconds; text order is time order. */
export const toInstant = (moment: Date): Instant => moment.toISOString() as Instant;

interface StoredEvent {
  readonly sequence: number;
  readonly command_id: CommandId | null;
  readonly actor: Actor;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly data: Typed;
  readonly frame_key: string | null;
}

const toCaseEvent = async (reader: Reader, row: StoredEvent): Promise<CaseEvent<Typed>> => ({
  sequence: row.sequence,
  commandId: row.command_id,
  actor: row.actor,
  occurredAt: toInstant(row.occurred_at),
  recordedAt: toInstant(row.recorded_at),
  data: await withFrame(reader, row.data, row.frame_key),
});

/** Every event of a case from `sequence` on, in order. What people wrote is not read: it stays in the store. */
export async function loadEvents(
  reader: Reader,
  caseId: CaseId,
  sequence: number,
): Promise<readonly CaseEvent<Typed>[]> {
  const rows = await reader.$queryRaw<StoredEvent[]>`
    SELECT sequence, command_id, actor, occurred_at, recorded_at, data, frame_key FROM app.case_event
    WHERE case_id = ${caseId}::uuid AND sequence >= ${sequence} ORDER BY sequence`;
  return Promise.all(rows.map((row) => toCaseEvent(reader, row)));
}

/** The end of a case's log, to which the next events are linked. */
export interface LogHead {
  readonly kind: CaseKind;
  readonly caseId: CaseId;
  readonly version: number;
  readonly hash: string;
}

/** What one decision writes. What people wrote with it stands with the first of its events. */
export interface Entry {
  readonly commandId: CommandId | null;
  readonly actor: Actor;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly data: readonly Typed[];
  readonly texts: Texts;
  /** Names of the members that stand in a frame. */
  readonly framed: readonly string[];
}

export interface LinkedEvents {
  readonly events: readonly CaseEvent<Typed>[];
  readonly rows: readonly object[];
  /** To be written before the rows that name them. */
  readonly frames: readonly Frame[];
  readonly headHash: string;
}

/**
 * Gives the events their sequences and their leaves in the case's hash chain.
 * @throws TypeError when a fact has no canonical form.
 */
export function linkEvents(head: LogHead, entry: Entry): LinkedEvents {
  const { data: all, texts: written, framed, ...common } = entry;
  const events: CaseEvent<Typed>[] = [];
  const rows: object[] = [];
  const frames: Frame[] = [];
  let previousHash = head.hash;
  for (const [part, data] of all.entries()) {
    const sequence = head.version + part + 1;
    const texts = part === 0 ? saltTexts(written) : {};
    const split = splitFrame(data, framed);
    const frame = split.frame === null ? null : frameFor(split.frame);
    if (frame !== null) frames.push(frame);
    const said = {
      ...{ caseKind: head.kind, caseId: head.caseId, ...common, sequence, type: data.type },
      ...{ data: split.core, frameKey: frame?.key ?? null, texts },
    };
    const leaf = leafFor({ ...said, previousHash });
    rows.push({ ...said, part, ...leaf, previousHash });
    events.push({ ...common, sequence, data });
    previousHash = leaf.hash;
  }
  return { events, rows, frames, headHash: previousHash };
}

/**
 * Writes linked events and queues each for the log over all cases, in one statement: a command waits for every
 * round trip. The caller holds the lock on the case's row, or has just made it.
 * @throws the database's error when a sequence is taken.
 */
export function insertEvents(transaction: StepTransaction, rows: readonly object[]): void {
  transaction.$send`
    WITH entry AS (
      INSERT INTO app.case_event (case_kind, case_id, sequence, type, data, frame_key, texts, actor, command_id, part,
        occurred_at, recorded_at, canonical, hash, previous_hash)
      SELECT "caseKind", "caseId", sequence, type, data, "frameKey", texts, actor, "commandId", part,
        "occurredAt", "recordedAt", canonical, hash, "previousHash"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row("caseKind" text, "caseId" uuid,
        sequence integer, type text, data jsonb, "frameKey" text, texts jsonb, actor jsonb, "commandId" text, part integer,
        "occurredAt" timestamptz, "recordedAt" timestamptz, canonical text, hash text, "previousHash" text)
      RETURNING case_id, sequence)
    INSERT INTO app.log_pending (case_id, sequence)
    SELECT case_id, sequence FROM entry ORDER BY case_id, sequence`;
}
