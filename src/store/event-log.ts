import type { Texts } from '../audit/chain';
import type { CaseEvent, CaseState } from '../domain/case';
import { caseNow, type CaseClock } from '../domain/case-clock';
import type { CaseId, CommandId, Instant } from '../domain/ids';
import type { Actor } from '../domain/officer';
import { fromMilliseconds } from '../domain/plain-date';
import type { Decision, LoadOutcome, RecordOutcome, RecordRequest, Typed } from '../domain/recording';
import type { Refusal } from '../domain/refusal';
import { frameFor, insertFrames, splitFrame, wholeState, type Frame, type FramedRow } from './case-frame';
import { loadCommand, loadPending, refuseCommand, type StoredCommand } from './command.store';
import type { Database } from './database';
import { DECIDED_CHANNEL } from './decision-feed';
import { insertEvents, linkEvents, loadEvents } from './event-rows';
import { projectionFor, type Projections } from './projection';
import { inTransaction, onOneConnection, type StepTransaction, type Transaction } from './transaction';

export interface EventLogDeps {
  readonly database: Database;
  readonly projections: Projections;
  /** The clock by which every case lives, as it stands now. */
  readonly loadClock: () => Promise<CaseClock>;
}

type Outcome = RecordOutcome<Typed, Typed>;

/** The case's row, locked. */
export interface LockedCase extends FramedRow {
  readonly kind: RecordRequest<Typed>['kind'];
  readonly number: string;
  readonly version: number;
  readonly epoch: number;
  readonly headHash: string;
  readonly isFinished: boolean;
}

/** Case time at this moment. */
export async function caseTimeOf(deps: Pick<EventLogDeps, 'loadClock'>): Promise<Instant> {
  return caseNow(await deps.loadClock(), fromMilliseconds(Date.now()));
}

/**
 * Locks the case's row until the transaction ends. Commands can still be stored meanwhile: only key locks pass.
 * @throws when there is no such case.
 */
export async function lockCase(transaction: Transaction, caseId: CaseId): Promise<LockedCase> {
  const [row] = await transaction.$queryRaw<LockedCase[]>`
    SELECT kind, number, version, epoch, state, frame_key AS "frameKey", head_hash AS "headHash",
      finished_at IS NOT NULL AS "isFinished"
    FROM app.case_record WHERE id = ${caseId}::uuid FOR NO KEY UPDATE`;
  if (row === undefined) throw new Error(`case ${caseId} is not in the store`);
  return { ...row, state: await wholeState(transaction, row) };
}

/**
 * Writes what the loop of a case decided, or says what stands before it. Safe to repeat at any moment: the answer to
 * a command that is settled is the stored one, whatever is decided the second time.
 * @throws when the database cannot be reached in time, when the asker has folded in more than is stored (an older
 * database was restored: rehydrate), or when a projection fails. Nothing is written then.
 */
export async function record(deps: EventLogDeps, request: RecordRequest<Typed>): Promise<Outcome> {
  const recordedAt = await caseTimeOf(deps);
  return inTransaction(deps.database, async (transaction) => {
    const [locked, command] = await Promise.all([
      lockCase(transaction, request.caseId),
      request.command === null ? null : loadCommand(transaction, request.command.commandId),
    ]);
    if (request.epoch < locked.epoch) return { outcome: 'superseded' };
    if (request.epoch > locked.epoch || request.sequence > locked.version + 1) {
      throw new Error(`case ${request.caseId} is further in its engine than in the store`);
    }
    const writer = { deps, transaction, locked, request, recordedAt };
    return command === null ? recordDue(writer) : recordCommand(writer, command);
  });
}

interface Writer {
  readonly deps: EventLogDeps;
  readonly transaction: StepTransaction;
  readonly locked: LockedCase;
  readonly request: RecordRequest<Typed>;
  readonly recordedAt: Instant;
}

/** A deadline has passed only when nothing that came before it is still waiting to be judged. */
async function recordDue(writer: Writer): Promise<Outcome> {
  const { request, transaction, locked } = writer;
  const { decision } = request;
  if (locked.version >= request.sequence) return behind(writer);
  if (decision.type === 'refusal') throw new Error('an instant that falls due cannot be refused');
  const commands = await loadPending(transaction, request.caseId, decision.occurredAt);
  if (commands.length > 0) return { outcome: 'earlier-command', commands };
  const author = { commandId: null, actor: { type: 'system' } as const, texts: {} };
  return { outcome: 'recorded', events: await write(writer, author, decision) };
}

async function recordCommand(writer: Writer, command: StoredCommand): Promise<Outcome> {
  const { request, transaction, locked, recordedAt } = writer;
  const { commandId } = command;
  if (command.state === 'recorded') {
    const from = Math.min(command.firstSequence ?? request.sequence, request.sequence);
    return { outcome: 'recorded', events: await loadEvents(transaction, request.caseId, from) };
  }
  // Its sender may have read this refusal already, in this round or before he asked again: it is not taken back.
  const isSettled = command.state === 'refused' || command.receivedAt !== request.command?.receivedAt;
  if (isSettled && command.refusal !== null) return { outcome: 'refused', refusal: command.refusal };
  if (locked.version >= request.sequence) return behind(writer);
  const decision = await guarded(writer, command.facts);
  if (decision.type === 'refusal') {
    await refuseCommand(transaction, { commandId, refusal: decision.refusal, decidedAt: recordedAt });
    return { outcome: 'refused', refusal: decision.refusal };
  }
  const author = { commandId, actor: command.actor, texts: command.texts };
  return { outcome: 'recorded', events: await write(writer, author, decision) };
}

async function behind({ transaction, request }: Writer): Promise<Outcome> {
  return { outcome: 'behind', events: await loadEvents(transaction, request.caseId, request.sequence) };
}

async function guarded(writer: Writer, facts: Typed): Promise<Decision<Typed>> {
  const { deps, transaction, locked, request } = writer;
  const projection = projectionFor(deps.projections, locked.kind);
  if (request.decision.type === 'refusal' || projection.guard === undefined) return request.decision;
  const refusal: Refusal | null = await projection.guard(transaction, locked.state, facts);
  return refusal === null ? request.decision : { type: 'refusal', refusal };
}

interface Author {
  readonly commandId: CommandId | null;
  readonly actor: Actor;
  readonly texts: Texts;
}

type EventsDecision = Extract<Decision<Typed>, { readonly type: 'events' }>;

async function write(
  { deps, transaction, locked, request, recordedAt }: Writer,
  author: Author,
  decision: EventsDecision,
): Promise<readonly CaseEvent<Typed>[]> {
  const { caseId } = request;
  const projection = projectionFor(deps.projections, locked.kind);
  const { law } = projection;
  const head = { kind: locked.kind, caseId, version: locked.version, hash: locked.headHash };
  const framed = projection.frame ?? [];
  const entry = { ...author, occurredAt: decision.occurredAt, recordedAt, data: decision.events, framed };
  const { events, rows, frames, headHash } = linkEvents(head, entry);
  const before = locked.state;
  const after = events.reduce<CaseState>((state, event) => law.evolve(state, event), before);
  const step: Step = {
    caseId,
    commandId: author.commandId,
    firstSequence: Math.min(locked.version + 1, after.sequence),
    lastSequence: after.sequence,
    status: after.status,
    ...changesBetween(locked, after, framed),
    headHash,
    nextDueAt: law.nextDueAt(after),
    finishedAt: law.isFinished(after) ? recordedAt : null,
    recordedAt,
  };
  // Sent in this order and in one go: nothing of it waits for what another has answered.
  insertFrames(transaction, [...frames, ...(step.frame === null ? [] : [step.frame])]);
  insertEvents(transaction, rows);
  saveStep(transaction, step);
  await projection.project(transaction, {
    number: locked.number,
    before,
    events,
    after,
    texts: author.texts,
  });
  return events;
}

interface Step {
  readonly caseId: CaseId;
  readonly commandId: CommandId | null;
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly status: string;
  /** Members of the state that this step has changed or brought. */
  readonly changed: Readonly<Record<string, unknown>>;
  /** Names of those that it took away. */
  readonly gone: readonly string[];
  /** The frame when this step has changed it. */
  readonly frame: Frame | null;
  readonly headHash: string;
  readonly nextDueAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly recordedAt: Instant;
}

/** A state is long, and a step changes little of it: only what did is written. */
function changesBetween(
  { state: before, frameKey }: FramedRow,
  after: CaseState,
  framed: readonly string[],
): Pick<Step, 'changed' | 'gone' | 'frame'> {
  const old = new Map<string, unknown>(Object.entries(before));
  const { core, frame } = splitFrame(after, framed);
  const isKept =
    frameKey !== null && Object.entries(frame ?? {}).every(([name, member]) => old.get(name) === member);
  return {
    changed: Object.fromEntries(Object.entries(core).filter(([name, member]) => old.get(name) !== member)),
    gone: [...old.keys()].filter((name) => !(name in core)),
    frame: frame === null || isKept ? null : frameFor(frame),
  };
}

function saveStep(transaction: StepTransaction, step: Step): void {
  transaction.$send`
    WITH settled AS (
      UPDATE app.case_command SET state = 'recorded', first_sequence = ${step.firstSequence},
        last_sequence = ${step.lastSequence}, decided_at = ${step.recordedAt}::timestamptz
      WHERE id = ${step.commandId} RETURNING pg_notify(${DECIDED_CHANNEL}, id || ' ' || last_sequence))
    UPDATE app.case_record SET version = ${step.lastSequence}, status = ${step.status},
      state = (state - ${[...step.gone]}::text[]) || ${JSON.stringify(step.changed)}::jsonb,
      frame_key = coalesce(${step.frame?.key ?? null}, frame_key), head_hash = ${step.headHash},
      next_due_at = ${step.nextDueAt}::timestamptz, finished_at = ${step.finishedAt}::timestamptz
    WHERE id = ${step.caseId}::uuid`;
}

/**
 * What a run of a case begins with: its events folded by the law, the clock, and the commands that wait.
 * @throws when the case is not in the store.
 */
export async function loadCase(
  deps: EventLogDeps,
  caseId: CaseId,
  epoch: number,
): Promise<LoadOutcome<CaseState, Typed>> {
  const clock = await deps.loadClock();
  // Answered in this order: a command that is recorded meanwhile is seen twice, which does no harm, and never missed.
  const [[row], pending, events] = await onOneConnection(deps.database, (reader) =>
    Promise.all([
      reader.$queryRaw<readonly Pick<LockedCase, 'kind' | 'epoch'>[]>`
        SELECT kind, epoch FROM app.case_record WHERE id = ${caseId}::uuid`,
      loadPending(reader, caseId, null),
      loadEvents(reader, caseId, 1),
    ]),
  );
  if (row === undefined) throw new Error(`case ${caseId} is not in the store`);
  if (epoch < row.epoch) return { outcome: 'superseded' };
  const { law } = projectionFor(deps.projections, row.kind);
  const state = events.reduce<CaseState | null>((before, event) => law.evolve(before, event), null);
  if (state === null) throw new Error(`case ${caseId} has no events`);
  return { outcome: 'loaded', state, clock, pending };
}
