import { GENESIS, type Texts } from '../audit/chain';
import type { CaseKind, CaseState } from '../domain/case';
import type { CaseId, Instant } from '../domain/ids';
import type { Actor } from '../domain/officer';
import type { Typed } from '../domain/recording';
import { frameFor, insertFrames, splitFrame, type Frame, type Split } from './case-frame';
import { insertEvents, linkEvents, type LinkedEvents } from './event-rows';
import { projectionFor, type AnyProjection, type CaseChange, type Projections } from './projection';
import type { StepTransaction } from './transaction';

/** How a case begins: with its first events, before any engine knows of it. */
export interface CaseOpening {
  readonly kind: CaseKind;
  readonly caseId: CaseId;
  readonly number: string;
  readonly actor: Actor;
  /** In law: when it was received. */
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly data: readonly Typed[];
  readonly texts: Texts;
  /** How long the caller tries to start the workflow himself before the relay does. */
  readonly startGraceMs: number;
}

type Change = CaseChange<CaseState, Typed>;

interface Opened {
  readonly opening: CaseOpening;
  readonly linked: LinkedEvents;
  readonly after: CaseState;
  readonly core: Split['core'];
  readonly frame: Frame | null;
  readonly projection: AnyProjection;
}

/**
 * Opens cases inside the caller's transaction: rows, events, leaves, read rows, and the order to start each workflow.
 * Nothing of it is visible, and nothing starts, before the caller commits.
 * @throws when a case opens without an event, and the database's error when an id or a number is taken.
 */
export async function openCases(
  transaction: StepTransaction,
  projections: Projections,
  openings: readonly CaseOpening[],
): Promise<void> {
  const opened = openings.map((opening) => open(projections, opening));
  insertFrames(
    transaction,
    opened.flatMap(({ frame, linked }) => [...linked.frames, ...(frame === null ? [] : [frame])]),
  );
  insertCases(transaction, opened.map(toRow));
  insertEvents(
    transaction,
    opened.flatMap(({ linked }) => linked.rows),
  );
  for (const projection of new Set(opened.map((one) => one.projection))) {
    const changes = opened.filter((one) => one.projection === projection).map(toChange);
    await projectOpenings(transaction, projection, changes);
  }
}

async function projectOpenings(
  transaction: StepTransaction,
  projection: AnyProjection,
  changes: readonly Change[],
): Promise<void> {
  if (projection.projectOpenings !== undefined) return projection.projectOpenings(transaction, changes);
  for (const change of changes) await projection.project(transaction, change);
}

const toChange = ({ opening: { number, texts }, linked, after }: Opened): Change => ({
  number,
  before: null,
  events: linked.events,
  after,
  texts,
});

function open(projections: Projections, opening: CaseOpening): Opened {
  const { kind, caseId, actor, occurredAt, recordedAt, data, texts } = opening;
  const projection = projectionFor(projections, kind);
  const head = { kind, caseId, version: 0, hash: GENESIS };
  const framed = projection.frame ?? [];
  const entry = { commandId: null, actor, occurredAt, recordedAt, data, texts, framed };
  const linked = linkEvents(head, entry);
  const after = linked.events.reduce<CaseState | null>(
    (state, event) => projection.law.evolve(state, event),
    null,
  );
  if (after === null) throw new Error(`case ${caseId} opens without an event`);
  const { core, frame } = splitFrame(after, framed);
  return { opening, linked, after, core, frame: frame === null ? null : frameFor(frame), projection };
}

const toRow = ({ opening, linked, after, core, frame, projection }: Opened) => ({
  id: opening.caseId,
  kind: opening.kind,
  number: opening.number,
  status: after.status,
  version: after.sequence,
  state: core,
  frameKey: frame?.key ?? null,
  headHash: linked.headHash,
  nextDueAt: projection.law.nextDueAt(after),
  openedAt: opening.occurredAt,
  startGraceMs: opening.startGraceMs,
});

function insertCases(transaction: StepTransaction, rows: readonly object[]): void {
  transaction.$send`
    WITH new AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id uuid, kind text, number text,
        status text, version integer, state jsonb, "frameKey" text, "headHash" text, "nextDueAt" timestamptz,
        "openedAt" timestamptz, "startGraceMs" integer)),
    opened AS (
      INSERT INTO app.case_record (id, kind, number, status, version, state, frame_key, head_hash, next_due_at, opened_at)
      SELECT id, kind, number, status, version, state, "frameKey", "headHash", "nextDueAt", "openedAt" FROM new)
    INSERT INTO app.case_delivery (case_kind, case_id, kind, epoch, payload, next_attempt_at)
    SELECT kind, id, 'start', 1, '{}', now() + "startGraceMs" * interval '1 millisecond' FROM new`;
}
