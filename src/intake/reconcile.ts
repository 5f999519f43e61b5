import { caseNow } from '../domain/case-clock';
import type { CaseClock } from '../domain/case-clock';
import type { CaseId, Instant } from '../domain/ids';
import { fromMilliseconds } from '../domain/plain-date';
import { redeliverLast } from '../store/command.store';
import { restartRun } from '../store/delivery.store';
import { closeIncidents, openIncident, type EngineIncident } from '../store/incident.store';
import {
  findSuspects,
  findVersion,
  listOpenCases,
  listTroubled,
  type OpenCase,
  type Suspect,
} from '../store/reconcile';
import type { RunningCase } from '../temporal/case.gateway';
import type { IntakeDeps } from './intake-deps';
import { inParallel } from './relay';

export interface ReconcileOptions {
  /** Real milliseconds by which a due instant may be late, beside the window over which waking is spread. */
  readonly overdueMs: number;
  /** Real milliseconds a command may stay undecided before its case is asked. */
  readonly patienceMs: number;
  /** Real milliseconds a run may fail again and again before the case gets another. */
  readonly stuckMs: number;
  readonly limit: number;
}

export const defaultReconcileOptions: ReconcileOptions = {
  overdueMs: 60_000,
  patienceMs: 30_000,
  stuckMs: 60_000,
  limit: 50,
};

interface Trouble {
  readonly kind: EngineIncident;
  readonly caseId: CaseId;
}

const engineIncidents = [
  'case-without-workflow',
  'workflow-without-case',
  'case-overdue-in-engine',
  'command-undecided',
  'workflow-not-answering',
  'workflow-stuck',
  'workflow-ahead-of-store',
] as const satisfies readonly EngineIncident[];

const atOnce = 4;
const answerWithinMs = 5_000;

/**
 * Compares store and engine, mends what can be mended, and puts the rest on the list of operations. Every open case
 * is looked up in the engine's index; only those that should have moved are asked, because asking wakes a case.
 * @returns what is wrong now.
 * @throws when the engine or the database cannot be reached.
 */
export async function reconcile(
  deps: IntakeDeps,
  options: ReconcileOptions = defaultReconcileOptions,
): Promise<readonly Trouble[]> {
  const clock = await deps.loadClock();
  const troubles: Trouble[] = [...(await compareLists(deps))];
  const missing = new Set(troubles.map(({ caseId }) => caseId));
  const dueBefore = dueBeforeFor(clock, options.overdueMs);
  const suspects = await findSuspects(deps.database, { ...options, dueBefore });
  await inParallel(
    suspects.filter(({ caseId }) => !missing.has(caseId)),
    atOnce,
    async (suspect) => troubles.push(...(await examine(deps, { clock, options }, suspect))),
  );
  await report(deps, troubles);
  return troubles;
}

/** A clock that stands still was just set forward when its anchor is young: its cases are still on their way. */
function dueBeforeFor(clock: CaseClock, overdueMs: number): Instant | null {
  const thenReal = fromMilliseconds(Date.now() - overdueMs);
  if (clock.mode === 'training' && clock.anchorReal > thenReal) return null;
  return caseNow(clock, thenReal);
}

async function compareLists(deps: IntakeDeps): Promise<readonly Trouble[]> {
  const open: OpenCase[] = [];
  // The store first: what opens in between is then only in the engine's list, and is looked up one by one.
  for await (const one of listOpenCases(deps.database)) open.push(one);
  const running = new Map<CaseId, RunningCase>();
  for await (const one of deps.gateway.listRunning()) running.set(one.caseId, one);
  const troubles: Trouble[] = [];
  const absent = open.filter(({ caseId, isStarting }) => !isStarting && !running.has(caseId));
  await inParallel(absent, atOnce, async (one) => {
    if (await isMissing(deps, one)) troubles.push({ kind: 'case-without-workflow', caseId: one.caseId });
  });
  const known = new Set(open.map(({ caseId }) => caseId));
  for (const { caseId } of [...running.values()].filter((one) => !known.has(one.caseId))) {
    if ((await findVersion(deps.database, caseId)) === null)
      troubles.push({ kind: 'workflow-without-case', caseId });
  }
  return troubles;
}

/** The index is some moments late, so the engine itself is asked; a case that has really lost its run gets another. */
async function isMissing(deps: IntakeDeps, { caseKind, caseId, epoch }: OpenCase): Promise<boolean> {
  const answer = await deps.gateway.progressOf({ caseKind, caseId }, answerWithinMs);
  if (answer.type !== 'gone') return false;
  return restartRun(deps.database, { caseId, seenEpoch: epoch, reason: 'workflow-missing' });
}

interface Examination {
  readonly clock: CaseClock;
  readonly options: ReconcileOptions;
}

/** A task that was tried so often will not succeed by being tried again. */
const stuckAttempts = 4;

async function examine(
  deps: IntakeDeps,
  { clock, options }: Examination,
  suspect: Suspect,
): Promise<readonly Trouble[]> {
  const { caseId } = suspect;
  const answer = await deps.gateway.progressOf(suspect, answerWithinMs);
  if (answer.type === 'silent') return [{ kind: 'workflow-not-answering', caseId }];
  if (answer.type === 'gone') return [{ kind: 'case-without-workflow', caseId }];
  if (answer.type === 'busy') return examineBusy(deps, suspect, isStuck(answer, options));
  // Read after the answer: the store may only have gone on since.
  const version = await findVersion(deps.database, caseId);
  if (answer.progress.sequence > (version ?? 0)) return [{ kind: 'workflow-ahead-of-store', caseId }];
  if (answer.progress.sequence < (version ?? 0)) await redeliverLast(deps.database, caseId);
  // It may have missed that the clock was set forward; to be told again does no harm.
  if (suspect.isOverdue) await deps.gateway.signalClock(suspect, clock);
  return lateness(suspect);
}

function isStuck(
  { attempt, runStartedAt }: { readonly attempt: number; readonly runStartedAt: Date },
  { stuckMs }: ReconcileOptions,
): boolean {
  return attempt >= stuckAttempts && Date.now() - runStartedAt.getTime() > stuckMs;
}

/** A run whose history cannot be replayed stays where it is forever; its case begins again from the events. */
async function examineBusy(deps: IntakeDeps, suspect: Suspect, stuck: boolean): Promise<readonly Trouble[]> {
  const { caseId, epoch } = suspect;
  if (!stuck) return lateness(suspect);
  await restartRun(deps.database, { caseId, seenEpoch: epoch, reason: 'workflow-stuck' });
  return [{ kind: 'workflow-stuck', caseId }];
}

function lateness(suspect: Suspect): readonly Trouble[] {
  const { caseId } = suspect;
  return [
    ...(suspect.isOverdue ? [{ kind: 'case-overdue-in-engine', caseId } as const] : []),
    ...(suspect.waitedMs > 0 ? [{ kind: 'command-undecided', caseId } as const] : []),
  ];
}

async function report(deps: IntakeDeps, troubles: readonly Trouble[]): Promise<void> {
  const before = await listTroubled(deps.database, engineIncidents);
  for (const { kind, caseId } of troubles) {
    // The engine's index may name a case that the store does not have.
    await openIncident(deps.database.prisma, { kind, caseId, detail: {} });
  }
  const isOpen = ({ kind, caseId }: { readonly kind: string; readonly caseId: CaseId }): boolean =>
    troubles.some((trouble) => trouble.kind === kind && trouble.caseId === caseId);
  for (const { kind, caseId } of before.filter((one) => !isOpen(one))) {
    const note = '对账时已恢复一致';
    await closeIncidents(deps.database, { kinds: [kind], caseId, closedBy: 'reconciler', note });
  }
}
