import type { CaseClock } from '../../../src/domain/case-clock';
import type { CaseEvent, CaseLaw, CaseState } from '../../../src/domain/case';
import type { Instant } from '../../../src/domain/ids';
import type { Actor } from '../../../src/domain/officer';
import type { Decision, JudgedCommand, Typed } from '../../../src/domain/recording';
import type { FilingDeps } from '../../../src/intake/receive-complaint';
import { storeCommand } from '../../../src/store/command.store';
import { record } from '../../../src/store/event-log';

/** The same parts, at a moment of the past. */
export function at(deps: FilingDeps, moment: Instant): FilingDeps {
  const clock: CaseClock = { mode: 'training', anchorReal: moment, anchorCase: moment, scale: 0 };
  return { ...deps, loadClock: () => Promise.resolve(clock) };
}

export interface Move<Facts> {
  readonly actor: Actor;
  readonly facts: Facts;
  readonly texts: Readonly<Record<string, string>>;
  readonly at: Instant;
}

/** Plays a case of the past on from a state, by the law and the store that serve the city. */
export interface Player<State, Facts> {
  /** Stored, decided, recorded: as a command of any day. @throws when the law refuses it: the story is wrong then. */
  moves(state: State, move: Move<Facts>): Promise<State>;
  /** The clock goes on to `until`: every rung and every window on the way, each at its own moment. */
  waits(state: State, until: Instant): Promise<State>;
}

/** @param key of the story, for whoever mends it. */
export function playerOf<State extends CaseState, Facts extends Typed, Data extends Typed>(
  law: CaseLaw<State, Facts, Data>,
  deps: FilingDeps,
  key: string,
): Player<State, Facts> {
  const recorded = async (
    state: State,
    step: { readonly command: JudgedCommand | null; readonly decision: Decision<Data>; readonly at: Instant },
  ): Promise<State> => {
    const { caseId, sequence } = state;
    const { command, decision } = step;
    const place = { kind: law.kind, caseId, epoch: 1, sequence: sequence + 1 } as const;
    const outcome = await record(at(deps, step.at), { ...place, command, decision });
    if (outcome.outcome !== 'recorded') throw new Error(`${caseId}: ${JSON.stringify(outcome)}`);
    // Written by this kind's own law a moment ago.
    const events = outcome.events as readonly CaseEvent<Data>[];
    return events.reduce((before, event) => law.evolve(before, event), state);
  };
  return {
    moves: async (state, { actor, facts, texts, at: moment }) => {
      const received = {
        ...{ caseKind: law.kind, caseId: state.caseId, actor, type: facts.type, facts, texts },
        ...{ idempotencyKey: `demo-${state.sequence}`, receivedAt: moment },
      };
      const stored = await storeCommand(deps.database, received, { deliveredAs: 'signal', graceMs: 60_000 });
      if (stored.outcome === 'key-reused') throw new Error(`${facts.type} was told twice`);
      const { command } = stored;
      const judged = { commandId: command.commandId, actor, receivedAt: moment, facts };
      const verdict = law.decide(state, judged);
      if (!verdict.ok) {
        const why = `${facts.type} while ${state.status}: ${JSON.stringify(verdict.refusal)}`;
        throw new Error(`the story ${key} is refused: ${why}`);
      }
      const decision = { type: 'events', events: verdict.value, occurredAt: moment } as const;
      return recorded(state, { command, decision, at: moment });
    },
    waits: async (from, until) => {
      let state = from;
      for (;;) {
        const dueAt = law.nextDueAt(state);
        if (dueAt === null || dueAt > until) return state;
        const fallen = law.fallDue(state, dueAt);
        if (fallen === null) return state;
        const decision = { type: 'events', events: fallen.events, occurredAt: fallen.at } as const;
        state = await recorded(state, { command: null, decision, at: fallen.at });
      }
    },
  };
}
