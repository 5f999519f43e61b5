import type { Pool } from 'pg';
import type { CaseEvent } from '../../src/domain/case';
import type { CaseId, CommandId, Instant } from '../../src/domain/ids';
import type { CommandReceipt } from '../../src/intake/receive-command';
import { ledgerLaw, type LedgerData, type LedgerFacts, type LedgerState } from '../support/ledger-law';
import { anOfficer } from '../support/ledger-store';

/** One thing a client wanted, and the last answer it got. */
export interface Operation {
  readonly caseId: CaseId;
  readonly commandId: CommandId;
  readonly facts: LedgerFacts;
  readonly receivedAt: Instant;
  answer: CommandReceipt | null;
}

type Event = CaseEvent<LedgerData>;

interface EventRow {
  readonly case_id: CaseId;
  readonly sequence: number;
  readonly command_id: CommandId | null;
  readonly data: LedgerData;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly hash: string;
  readonly previous_hash: string;
}

/** Everything that was promised and does not hold, in words; nothing when all holds. */
export async function findBrokenPromises(
  pool: Pool,
  operations: readonly Operation[],
): Promise<readonly string[]> {
  const { rows } = await pool.query<EventRow>('SELECT * FROM app.case_event ORDER BY case_id, sequence');
  const cases = await pool.query<{ id: CaseId; state: LedgerState; version: number }>(
    'SELECT id, state, version FROM app.case_record',
  );
  const unplaced = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM app.case_event LEFT JOIN app.log_pending p USING (case_id, sequence)
     WHERE p.id IS NULL`,
  );
  const pending = await pool.query<{ id: string }>("SELECT id FROM app.case_command WHERE state = 'pending'");
  return [
    ...operations.flatMap((operation) => brokenAnswer(operation, rows)),
    ...cases.rows.flatMap(({ id, state, version }) =>
      brokenCase(
        { id, state, version },
        rows.filter((row) => row.case_id === id),
        operations,
      ),
    ),
    ...pending.rows.map(({ id }) => `command ${id} was never decided`),
    ...(unplaced.rows[0]?.n === 0 ? [] : ['events without a place in the log']),
  ];
}

function brokenAnswer({ commandId, answer }: Operation, rows: readonly EventRow[]): readonly string[] {
  const own = rows.filter((row) => row.command_id === commandId);
  if (answer?.type === 'applied') {
    if (own.length === 0) return [`${commandId} was acknowledged and is lost`];
    return own.at(-1)?.sequence === answer.sequence
      ? []
      : [`${commandId} has another sequence than was said`];
  }
  if (answer?.type === 'refused') {
    return own.length === 0 ? [] : [`${commandId} was refused to its sender and is stored`];
  }
  return [`${commandId} never got an answer`];
}

/** Judges the whole story again by the law: every step must be what the law makes of the state before it. */
function brokenCase(
  { id, state, version }: { readonly id: CaseId; readonly state: LedgerState; readonly version: number },
  rows: readonly EventRow[],
  operations: readonly Operation[],
): readonly string[] {
  const broken: string[] = [];
  let folded: LedgerState | null = null;
  let previous: EventRow | null = null;
  for (const [index, row] of rows.entries()) {
    if (row.sequence !== index + 1) broken.push(`${id} has a gap before ${row.sequence}`);
    if (previous !== null && row.previous_hash !== previous.hash)
      broken.push(`${id} chain is cut at ${row.sequence}`);
    if (folded !== null && row.command_id !== previous?.command_id) {
      broken.push(...unlawfulStep(folded, rows.slice(index), operations));
    }
    folded = ledgerLaw.evolve(folded, toEvent(row));
    previous = row;
  }
  if (JSON.stringify(sorted(folded)) !== JSON.stringify(sorted(state)))
    broken.push(`${id} row differs from its events`);
  if (version !== rows.length) broken.push(`${id} row has version ${version} over ${rows.length} events`);
  return broken;
}

function unlawfulStep(
  before: LedgerState,
  [first, ...later]: readonly EventRow[],
  operations: readonly Operation[],
): readonly string[] {
  if (first === undefined) return [];
  const occurredAt = first.occurred_at.toISOString() as Instant;
  if (first.command_id === null) {
    const due = ledgerLaw.fallDue(before, occurredAt);
    const inTime = later.find(
      ({ command_id, occurred_at }) => command_id !== null && occurred_at < first.occurred_at,
    );
    return [
      ...(due?.at === occurredAt
        ? []
        : [`${first.case_id} broke a promise at ${occurredAt} that was not due`]),
      ...(inTime ? [`${inTime.command_id ?? ''} came before ${occurredAt} and was judged after it`] : []),
    ];
  }
  const operation = operations.find(({ commandId }) => commandId === first.command_id);
  if (operation === undefined) return [`${first.command_id} is stored and nobody sent it`];
  const { commandId, facts, receivedAt } = operation;
  const judged = ledgerLaw.decide(before, { commandId, actor: anOfficer, facts, receivedAt });
  const own = [first, ...later]
    .filter(({ command_id }) => command_id === commandId)
    .map(({ data }) => data.type);
  const lawful = judged.ok ? judged.value.map(({ type }) => type) : [];
  return JSON.stringify(own) === JSON.stringify(lawful)
    ? []
    : [`${commandId} is not what the law makes of it`];
}

const toEvent = (row: EventRow): Event => ({
  sequence: row.sequence,
  commandId: row.command_id,
  actor: anOfficer,
  occurredAt: row.occurred_at.toISOString() as Instant,
  recordedAt: row.recorded_at.toISOString() as Instant,
  data: row.data,
});

const sorted = (value: object | null) => Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
