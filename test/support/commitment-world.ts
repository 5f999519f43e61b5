import type { CaseEvent } from '../../src/domain/case';
import type { CommitmentNode, CommitmentState } from '../../src/domain/commitment/commitment';
import type { CommitmentRules } from '../../src/domain/commitment/commitment-rules';
import type { CommitmentData, CommitmentRegistered } from '../../src/domain/commitment/events';
import type { CommitmentFacts } from '../../src/domain/commitment/facts';
import { commitmentLaw } from '../../src/domain/commitment/law';
import { findNode } from '../../src/domain/commitment/node';
import { resolveCommitmentRules } from '../../src/domain/commitment/resolve-rules';
import { findDuty, type Duty } from '../../src/domain/duty';
import { toCaseId, toCommandId, type Instant } from '../../src/domain/ids';
import type { Actor } from '../../src/domain/officer';
import { instantAt } from '../../src/domain/plain-date';
import type { Refusal } from '../../src/domain/refusal';
import { body, SYSTEM } from './complaint-city';
import { day, nationalCalendar } from './national-calendar';
import { seededRuleSet } from './rule-set-seeds';

/** What the seeds say of commitments in a place that has no rules of its own. */
function seededRules(): CommitmentRules {
  const rules = resolveCommitmentRules([seededRuleSet('BASE')]);
  if (rules === null) throw new Error('the base says nothing of commitments');
  return { ...rules, wakingSpreadMinutes: 0 };
}

const rules = seededRules();

const moment = (text: string): Instant => {
  const [on = '', time = '09:30'] = text.split(' ');
  return instantAt(day(on), time);
};

const FIRST = '2026-01-12 10:00';

/** Something promised by a day, with no number to it. */
export const promised = (nodeId: string, dueOn: string): CommitmentRegistered['nodes'][number] => ({
  ...{ nodeId, dueOn: day(dueOn), target: null },
});

/** One commitment under the real law, and time that only the test moves. Nothing here knows the law. */
export interface CommitmentWorld {
  readonly state: CommitmentState;
  readonly events: readonly CaseEvent<CommitmentData>[];
  /** Of nodes, in the order in which the body was reminded: `week-before 2026-02-05`. */
  readonly reminders: readonly string[];
  /** Time passes up to and including a moment; what falls due on the way happens at its legal instant. */
  until(when: string): CommitmentWorld;
  does(actor: Actor, facts: CommitmentFacts): CommitmentWorld;
  refusalOf(actor: Actor, facts: CommitmentFacts): Refusal;
  duty(dutyId: string): Duty | null;
  node(nodeId: string): CommitmentNode | null;
}

export function commitmentWorld(changes: Partial<CommitmentRegistered> = {}): CommitmentWorld {
  const events: CaseEvent<CommitmentData>[] = [];
  let now = moment(FIRST);
  let state = commitmentLaw.evolve(null, firstEvent(changes, now, events));
  const append = (actor: Actor, occurredAt: Instant, datas: readonly CommitmentData[]): void => {
    for (const data of datas) {
      const sequence = events.length + 1;
      const event = { ...{ sequence, commandId: null, actor, occurredAt, data }, recordedAt: now };
      events.push(event);
      state = commitmentLaw.evolve(state, event);
    }
  };
  const settle = (): void => {
    for (let due = commitmentLaw.fallDue(state, now); due !== null; due = commitmentLaw.fallDue(state, now)) {
      append(SYSTEM, due.at, due.events);
    }
  };
  const judge = (actor: Actor, facts: CommitmentFacts): ReturnType<typeof commitmentLaw.decide> =>
    commitmentLaw.decide(state, {
      ...{ actor, facts, receivedAt: now },
      commandId: toCommandId(`command-${String(events.length)}`),
    });
  const world: CommitmentWorld = {
    get state() {
      return state;
    },
    events,
    get reminders() {
      return events.flatMap(({ data }) =>
        data.type === 'rungs-reached' && data.dutyId.startsWith('perform/')
          ? data.rungs.map(({ rung, at }) => `${rung} ${at.slice(0, 10)}`)
          : [],
      );
    },
    until(when) {
      now = moment(when);
      settle();
      return world;
    },
    does(actor, facts) {
      const verdict = judge(actor, facts);
      if (!verdict.ok) throw new Error(`${facts.type} was refused: ${verdict.refusal.type}`);
      append(actor, now, verdict.value);
      settle();
      return world;
    },
    refusalOf(actor, facts) {
      const verdict = judge(actor, facts);
      if (verdict.ok) throw new Error(`${facts.type} was not refused`);
      return verdict.refusal;
    },
    duty: (dutyId) => findDuty(state, dutyId),
    node: (nodeId) => findNode(state, nodeId),
  };
  return world;
}

function firstEvent(
  changes: Partial<CommitmentRegistered>,
  at: Instant,
  events: CaseEvent<CommitmentData>[],
): CaseEvent<CommitmentData> {
  const data: CommitmentData = {
    ...{ type: 'commitment-registered', caseId: toCaseId('commitment-1'), code: 'CN-150100-01-2026-000001' },
    ...{ kindCode: '01', regionCode: '150100', audience: 'public' },
    ...{ madeOn: day('2026-01-05'), registeredAt: at, contractIds: [] },
    promisor: body('zone'),
    regulator: body('industry'),
    nodes: [promised('n1', '2026-02-12')],
    ...{ rules, calendar: nationalCalendar },
    ...changes,
  };
  const event = { sequence: 1, commandId: null, actor: SYSTEM, occurredAt: at, recordedAt: at, data };
  events.push(event);
  return event;
}
