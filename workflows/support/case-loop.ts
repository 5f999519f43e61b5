import {
  allHandlersFinished,
  condition,
  continueAsNew,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { CaseCommand, CaseEvent, CaseLaw, CaseState, FallenDue } from '../../src/domain/case';
import { caseNow, type CaseClock } from '../../src/domain/case-clock';
import type { Instant } from '../../src/domain/ids';
import { fromMilliseconds } from '../../src/domain/plain-date';
import type { CaseInput, Decision, JudgedCommand, RecordOutcome, Typed } from '../../src/domain/recording';
import { apply, clockChanged, deliverFact } from '../case.messages';
import { loadCase, recordDecision } from './activities';
import { createAlarm, type Alarm } from './alarm';
import { createBell, type Bell } from './bell';
import { answerOf, createQueue, type CaseQueue } from './case-queue';
import { graceMs, wakingFor } from './waking';

/** The history is the cost of waking a case that is not in a worker's memory. */
const historyLimit = 300;

interface Run<State extends CaseState, Facts extends Typed, Data extends Typed> {
  readonly law: CaseLaw<State, Facts, Data>;
  readonly input: CaseInput<State>;
  readonly queue: CaseQueue<Facts>;
  readonly alarm: Alarm;
  readonly bell: Bell;
  clock: CaseClock;
  clockMoves: number;
  state: State | null;
  isSuperseded: boolean;
}

const realNow = (): Instant => fromMilliseconds(Date.now());

/** Case time up to which every command that was received has had its moment to be stored. */
const settledUntil = (clock: CaseClock): Instant =>
  caseNow(clock, fromMilliseconds(Date.now() - graceMs(clock)));

/**
 * The one loop that every case runs: take the next command or the next instant that falls due, decide by the law,
 * have it recorded, fold in what was recorded. Handlers only enqueue, so nothing is decided beside this loop.
 */
export async function runCase<State extends CaseState, Facts extends Typed, Data extends Typed>(
  law: CaseLaw<State, Facts, Data>,
  input: CaseInput<State>,
): Promise<void> {
  const bell = createBell();
  const run: Run<State, Facts, Data> = {
    law,
    input,
    queue: createQueue<Facts>(bell.ring),
    alarm: createAlarm('等待下一期限', input.v === 1 ? 'exact' : 'earliest', bell.ring),
    bell,
    clock: input.clock,
    clockMoves: 0,
    state: input.state,
    isSuperseded: false,
  };
  listen(run);
  if (run.state === null) await load(run);
  while (!run.isSuperseded && run.state !== null) {
    if (await takeStep(run, run.state)) continue;
    if (law.isFinished(run.state)) {
      if (await hasDrained(run)) return;
    } else if (isLongRun()) {
      if (await hasDrained(run)) return continueAsNew({ ...input, clock: run.clock, state: run.state });
    } else {
      await waitForNext(run, run.state);
    }
  }
  await dismissAll(run);
}

function listen<State extends CaseState, Facts extends Typed, Data extends Typed>(
  run: Run<State, Facts, Data>,
): void {
  // The law of this kind is the only one whose commands are addressed to this workflow.
  setHandler(apply, (command) => answerOf(run.queue.add(command as CaseCommand<Facts>)));
  setHandler(deliverFact, (command) => void run.queue.add(command as CaseCommand<Facts>));
  setHandler(clockChanged, (clock) => {
    const now = realNow();
    // Signals may come in another order than they were sent; the case clock never goes back.
    if (caseNow(clock, now) < caseNow(run.clock, now)) return;
    run.clock = clock;
    run.clockMoves += 1;
    run.bell.ring();
  });
}

async function load<State extends CaseState, Facts extends Typed, Data extends Typed>(
  run: Run<State, Facts, Data>,
): Promise<void> {
  const { caseId, epoch } = run.input;
  const loaded = await loadCase({ caseId, epoch });
  if (loaded.outcome === 'superseded') {
    run.isSuperseded = true;
    return;
  }
  run.state = loaded.state as State;
  const now = realNow();
  if (caseNow(loaded.clock, now) >= caseNow(run.clock, now)) run.clock = loaded.clock;
  run.queue.putFirst(loaded.pending as readonly CaseCommand<Facts>[]);
}

/** Takes what comes next, if anything does. What fell due before a command was received comes before it. */
async function takeStep<State extends CaseState, Facts extends Typed, Data extends Typed>(
  run: Run<State, Facts, Data>,
  state: State,
): Promise<boolean> {
  const next = run.queue.first();
  const until = next?.command.receivedAt ?? settledUntil(run.clock);
  const due = run.law.fallDue(state, until);
  if (due !== null) await settleDue(run, state, due);
  else if (next !== null) await settleCommand(run, state, next.command);
  return due !== null || next !== null;
}

async function settleDue<State extends CaseState, Facts extends Typed, Data extends Typed>(
  run: Run<State, Facts, Data>,
  state: State,
  due: FallenDue<Data>,
): Promise<void> {
  const decision: Decision<Data> = { type: 'events', events: due.events, occurredAt: due.at };
  const outcome = await ask(run, state, null, decision);
  if (outcome.outcome === 'earlier-command') run.queue.putFirst(outcome.commands);
}

async function settleCommand<State extends CaseState, Facts extends Typed, Data extends Typed>(
  run: Run<State, Facts, Data>,
  state: State,
  command: CaseCommand<Facts>,
): Promise<void> {
  const judged = run.law.decide(state, command);
  const decision: Decision<Data> = judged.ok
    ? { type: 'events', events: judged.value, occurredAt: command.receivedAt }
    : { type: 'refusal', refusal: judged.refusal };
  const { commandId, receivedAt } = command;
  const outcome = await ask(run, state, { commandId, receivedAt }, decision);
  if (outcome.outcome === 'refused') run.queue.settleFirst({ type: 'refused', refusal: outcome.refusal });
  if (outcome.outcome === 'recorded') {
    const own = outcome.events.filter((event) => event.commandId === commandId);
    run.queue.settleFirst({ type: 'recorded', sequence: own.at(-1)?.sequence ?? state.sequence });
  }
}

/** Has a decision recorded, and folds in whatever the store knows better. */
async function ask<State extends CaseState, Facts extends Typed, Data extends Typed>(
  run: Run<State, Facts, Data>,
  state: State,
  command: JudgedCommand | null,
  decision: Decision<Data>,
): Promise<RecordOutcome<Facts, Data>> {
  const { kind, caseId, epoch } = run.input;
  const outcome = (await recordDecision({
    kind,
    caseId,
    epoch,
    sequence: state.sequence + 1,
    command,
    decision,
  })) as RecordOutcome<Facts, Data>;
  if (outcome.outcome === 'superseded') run.isSuperseded = true;
  if (outcome.outcome === 'recorded' || outcome.outcome === 'behind') {
    run.state = foldIn(run.law, state, outcome.events);
  }
  return outcome;
}

function foldIn<State extends CaseState, Facts extends Typed, Data extends Typed>(
  law: CaseLaw<State, Facts, Data>,
  state: State,
  events: readonly CaseEvent<Data>[],
): State {
  return events.reduce(
    (folded, event) => (event.sequence <= folded.sequence ? folded : law.evolve(folded, event)),
    state,
  );
}

function isLongRun(): boolean {
  const info = workflowInfo();
  return info.historyLength > historyLimit || info.continueAsNewSuggested;
}

/** Waits until every sender has his answer; false when a new command came in meanwhile. */
async function hasDrained<State extends CaseState, Facts extends Typed, Data extends Typed>(
  run: Run<State, Facts, Data>,
): Promise<boolean> {
  run.alarm.clear();
  await condition(() => allHandlersFinished() || run.queue.length() > 0);
  return run.queue.length() === 0;
}

async function waitForNext<State extends CaseState, Facts extends Typed, Data extends Typed>(
  run: Run<State, Facts, Data>,
  state: State,
): Promise<void> {
  const { dueAt, wakesAt } = wakingFor(run.input, run.clock, run.law.nextDueAt(state), realNow());
  // A law that names an instant and then finds nothing due must not keep the engine spinning.
  const isOverlooked = dueAt !== null && dueAt <= settledUntil(run.clock);
  if (dueAt === null || wakesAt === null || isOverlooked) run.alarm.clear();
  else run.alarm.set({ dueAt, clockMoves: run.clockMoves, atMs: Date.parse(wakesAt) });
  const seenMoves = run.clockMoves;
  const hasWork = (): boolean =>
    run.queue.length() > 0 || run.alarm.hasRung() || run.clockMoves !== seenMoves;
  while (!hasWork()) await run.bell.rung();
}

/** A later run decides from here on: whoever waits is told to ask again. */
async function dismissAll<State extends CaseState, Facts extends Typed, Data extends Typed>(
  run: Run<State, Facts, Data>,
): Promise<void> {
  run.alarm.clear();
  while (run.queue.length() > 0 || !allHandlersFinished()) {
    while (run.queue.length() > 0) run.queue.settleFirst({ type: 'superseded' });
    await condition(() => allHandlersFinished() || run.queue.length() > 0);
  }
}
