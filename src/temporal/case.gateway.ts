import {
  ApplicationFailure,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  type Client,
  type WorkflowHandle,
} from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { apply, clockChanged, deliverFact, REFUSAL } from '../../workflows/case.messages';
import type { CaseCommand, CaseKind, CaseState } from '../domain/case';
import type { CaseClock } from '../domain/case-clock';
import { toCaseId, type CaseId } from '../domain/ids';
import type { CaseInput, Typed } from '../domain/recording';
import type { Refusal } from '../domain/refusal';
import { progressOf, type ProgressAnswer } from './case-answer';
import { createInFlight } from './in-flight';
import { TASK_QUEUES } from './task-queues';

/** How the cases of one kind are known to the engine. */
export interface CaseWorkflow {
  readonly kind: CaseKind;
  readonly workflowType: string;
  /** A few Chinese words for the engine's own pages. */
  readonly summary: string;
}

export interface GatewayOptions {
  readonly taskQueue: string;
  /** @see CaseInput */
  readonly wakeSpreadMs: number;
  /** How long a sender waits for his answer. */
  readonly answerWithinMs: number;
}

/**
 * Real deadlines all end at the same midnight, so real cases wake over ten minutes; whoever trains wants to see it
 * happen.
 */
export const gatewayOptionsFor = (clock: CaseClock): GatewayOptions => ({
  taskQueue: TASK_QUEUES.cases,
  wakeSpreadMs: clock.mode === 'real' ? 600_000 : 0,
  answerWithinMs: 8_000,
});

export interface CaseRef {
  readonly caseKind: CaseKind;
  readonly caseId: CaseId;
}

export interface CaseStart extends CaseRef {
  readonly epoch: number;
  readonly clock: CaseClock;
}

export interface CommandDelivery extends CaseRef, CaseCommand<Typed> {
  readonly round: number;
}

export type CommandAnswer =
  | { readonly type: 'applied'; readonly sequence: number }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  /** Nobody knows whether it was or will be applied; the store will. Never the same as refused. */
  | { readonly type: 'unknown' }
  /** No workflow of this case is running. */
  | { readonly type: 'gone' };

export interface RunningCase extends CaseRef {
  readonly runId: string;
  readonly startedAt: Date;
  readonly historyLength: number;
}

/** The engine as the rest of the house sees it. */
export interface CaseGateway {
  /** Starts the case under this epoch, in the place of any older run. @throws when the engine is not reached. */
  startCase(start: CaseStart): Promise<'started' | 'already-started'>;
  command(command: CommandDelivery): Promise<CommandAnswer>;
  /** @throws when the engine is not reached. */
  signalFact(command: CommandDelivery): Promise<'delivered' | 'gone'>;
  /** @throws when the engine is not reached. */
  signalClock(of: CaseRef, clock: CaseClock): Promise<'delivered' | 'gone'>;
  progressOf(of: CaseRef, withinMs: number): Promise<ProgressAnswer>;
  /** As the engine's index knows them, some moments late. */
  listRunning(): AsyncIterable<RunningCase>;
  /** The engine's own history of the latest run as JSON, encrypted as it is stored; null when it is unknown. */
  historyOf(of: CaseRef): Promise<unknown>;
  terminate(of: CaseRef, reason: string): Promise<'terminated' | 'gone'>;
}

export const workflowIdOf = ({ caseKind, caseId }: CaseRef): string => `${caseKind}/${caseId}`;

/** Engine calls nobody waits for long. */
const callWithinMs = 5_000;

/** @param workflows one for each kind of case that this process knows. */
export function createCaseGateway(
  client: Client,
  workflows: readonly CaseWorkflow[],
  options: GatewayOptions,
): CaseGateway {
  const inFlight = createInFlight<CommandAnswer>();
  const handleOf = (of: CaseRef): WorkflowHandle => client.workflow.getHandle(workflowIdOf(of));
  const soon = <T>(call: () => Promise<T>): Promise<T> =>
    client.withDeadline(Date.now() + callWithinMs, call);
  return {
    startCase: (start) =>
      soon(() => startCase(client, workflowFor(workflows, start.caseKind), start, options)),
    command: async (command) => {
      const deadline = Date.now() + options.answerWithinMs;
      const updateId = `${command.commandId}.${command.round}`;
      const answer = await inFlight.run(command.caseId, updateId, deadline, () =>
        client
          .withDeadline(deadline, () => update(handleOf(command), updateId, command))
          .catch((): CommandAnswer => ({ type: 'unknown' })),
      );
      return answer ?? { type: 'unknown' };
    },
    signalFact: (command) =>
      unlessGone('delivered', () => soon(() => handleOf(command).signal(deliverFact, toCommand(command)))),
    signalClock: (of, clock) =>
      unlessGone('delivered', () => soon(() => handleOf(of).signal(clockChanged, clock))),
    progressOf: (of, withinMs) =>
      client
        .withDeadline(Date.now() + withinMs, () => progressOf(client, handleOf(of)))
        .catch((): ProgressAnswer => ({ type: 'silent' })),
    listRunning: () => listRunning(client, workflows),
    historyOf: (of) => soon(() => historyOf(handleOf(of))),
    terminate: (of, reason) => unlessGone('terminated', () => soon(() => handleOf(of).terminate(reason))),
  };
}

function workflowFor(workflows: readonly CaseWorkflow[], kind: CaseKind): CaseWorkflow {
  const workflow = workflows.find((known) => known.kind === kind);
  if (workflow === undefined) throw new Error(`no workflow for cases of kind ${kind}`);
  return workflow;
}

const toCommand = ({ commandId, actor, receivedAt, facts }: CommandDelivery): CaseCommand<Typed> => ({
  commandId,
  actor,
  receivedAt,
  facts,
});

async function unlessGone<T>(done: T, call: () => Promise<unknown>): Promise<T | 'gone'> {
  try {
    await call();
    return done;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'gone';
    throw error;
  }
}

async function startCase(
  client: Client,
  workflow: CaseWorkflow,
  { caseKind, caseId, epoch, clock }: CaseStart,
  { taskQueue, wakeSpreadMs }: GatewayOptions,
): Promise<'started' | 'already-started'> {
  const workflowId = workflowIdOf({ caseKind, caseId });
  // A repeated start of a later epoch must not end the run that the first one began.
  if (epoch > 1 && (await startedEpoch(client, workflowId)) >= epoch) return 'already-started';
  const input: CaseInput<CaseState> = {
    v: 2,
    kind: caseKind,
    caseId,
    epoch,
    clock,
    wakeSpreadMs,
    state: null,
  };
  const policy =
    epoch === 1
      ? ({ workflowIdReusePolicy: 'REJECT_DUPLICATE', workflowIdConflictPolicy: 'USE_EXISTING' } as const)
      : ({
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          workflowIdConflictPolicy: 'TERMINATE_EXISTING',
        } as const);
  try {
    await client.workflow.start(workflow.workflowType, {
      workflowId,
      taskQueue,
      args: [input],
      memo: { epoch },
      staticSummary: workflow.summary,
      ...policy,
    });
    return 'started';
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return 'already-started';
    throw error;
  }
}

/** The epoch under which the latest run of the case was started, 0 when the engine knows none. */
async function startedEpoch(client: Client, workflowId: string): Promise<number> {
  try {
    const { memo } = await client.workflow.getHandle(workflowId).describe();
    return Number(memo?.['epoch'] ?? 0);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 0;
    throw error;
  }
}

async function update(
  handle: WorkflowHandle,
  updateId: string,
  command: CommandDelivery,
): Promise<CommandAnswer> {
  try {
    const { sequence } = await handle.executeUpdate(apply, { args: [toCommand(command)], updateId });
    return { type: 'applied', sequence };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { type: 'gone' };
    const refusal = refusalIn(error);
    return refusal === null ? { type: 'unknown' } : { type: 'refused', refusal };
  }
}

function refusalIn(error: unknown): Refusal | null {
  if (!(error instanceof WorkflowUpdateFailedError)) return null;
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure) || cause.type !== REFUSAL) return null;
  // Written by the loop of the case, which knows no other details.
  return (cause.details?.[0] ?? null) as Refusal | null;
}

async function* listRunning(client: Client, workflows: readonly CaseWorkflow[]): AsyncIterable<RunningCase> {
  for (const { kind, workflowType } of workflows) {
    const query = `ExecutionStatus = 'Running' AND WorkflowType = '${workflowType}'`;
    for await (const found of client.workflow.list({ query })) {
      const caseId = toCaseId(found.workflowId.slice(kind.length + 1));
      const { runId, startTime, historyLength } = found;
      yield { caseKind: kind, caseId, runId, startedAt: startTime, historyLength };
    }
  }
}

async function historyOf(handle: WorkflowHandle): Promise<unknown> {
  try {
    return JSON.parse(historyToJSON(await handle.fetchHistory())) as unknown;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
