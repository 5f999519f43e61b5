import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseEvent } from '../../src/domain/case';
import { openStep } from '../../src/domain/complaint/approval';
import type { ComplaintState, Duty } from '../../src/domain/complaint/complaint';
import type { Verdict } from '../../src/domain/complaint/decision';
import type { ComplaintData, ComplaintReceived } from '../../src/domain/complaint/events';
import type { ComplaintFacts } from '../../src/domain/complaint/facts';
import { complaintLaw } from '../../src/domain/complaint/law';
import { toCaseId, toCommandId, type CommandId, type Instant, type PlainDate } from '../../src/domain/ids';
import type { Actor } from '../../src/domain/officer';
import { instantAt, plainDateAt } from '../../src/domain/plain-date';
import type { ComplaintRules } from '../../src/domain/policy';
import type { Refusal } from '../../src/domain/refusal';
import { resolveRules, type RuleSet } from '../../src/domain/rule-set';
import type { WorkingCalendar } from '../../src/domain/working-calendar';
import { body, COMPLAINANT, officer, SYSTEM, type BodyName } from './complaint-city';
import { demand, peopleOf, placeOf, type People } from './complaint-people';
import { day, nationalCalendar } from './national-calendar';

/** A rule set as it is seeded. */
export const seedOf = (id: string): RuleSet =>
  JSON.parse(
    readFileSync(join(__dirname, '..', '..', 'prisma', 'seed', 'rule-sets', `${id}.json`), 'utf8'),
  ) as RuleSet;

/** 内发改财金字〔2023〕1444号 over the base, as it is seeded. */
export const nmRules = resolveRules([seedOf('BASE'), seedOf('NM-1444')]);

/** A moment in Asia/Shanghai: `2026-02-09 10:00`. */
export function moment(text: string): Instant {
  const [on = '', time = '00:00'] = text.split(' ');
  return instantAt(day(on), time);
}

export interface Filed {
  readonly at: string;
  readonly demands: number;
  readonly rules: ComplaintRules;
  readonly calendar: WorkingCalendar;
  readonly respondent: BodyName;
  readonly accepting: BodyName;
  readonly identity: ComplaintReceived['identity'];
  readonly kind: ComplaintReceived['kind'];
  readonly handling: ComplaintReceived['handling'];
  readonly hasAgent: boolean;
  readonly listed: boolean;
  /** One of those a complaint against several bodies was split into. */
  readonly isChild: boolean;
}

/** 2026-01-12 is a Monday in an ordinary week. */
const FILED: Filed = {
  at: '2026-01-12 10:00',
  demands: 1,
  rules: nmRules,
  calendar: nationalCalendar,
  respondent: 'zone',
  accepting: 'credit',
  identity: 'sealed',
  kind: 'complaint',
  handling: 'driven',
  hasAgent: true,
  listed: false,
  isChild: false,
};

function receivedFrom(filed: Filed): ComplaintData {
  return {
    type: 'complaint-received',
    caseId: toCaseId('case-1'),
    number: 'TS150100-2026-000001',
    kind: filed.kind,
    channel: filed.accepting === 'hotline' ? 'hotline-12345' : 'credit-portal',
    handling: filed.handling,
    field: 'investment-promotion',
    identity: filed.identity,
    hasAgent: filed.hasAgent,
    receivedOn: plainDateAt(moment(filed.at)),
    regionCode: '150100',
    respondent: body(filed.respondent),
    accepting: body(filed.accepting),
    demands: Array.from({ length: filed.demands }, (_, index) => ({
      demandId: demand(index + 1),
      kind: 'payment' as const,
      amountFen: 12_800_000,
    })),
    parentId: filed.isChild ? toCaseId('parent') : null,
    listed: filed.listed,
    rules: filed.rules,
    calendar: filed.calendar,
  };
}

export type ComplaintEvent = CaseEvent<ComplaintData>;

/** One complaint under the real law, and time that only the test moves. Nothing here knows the law. */
export interface ComplaintWorld extends People {
  readonly state: ComplaintState;
  readonly events: readonly ComplaintEvent[];
  readonly now: Instant;
  readonly today: PlainDate;
  /** Time passes up to and including a moment; what falls due on the way happens at its legal instant. */
  until(at: Instant | string): ComplaintWorld;
  /** Time passes until the duty's own instant, and what that instant brings has happened. */
  untilDue(dutyId: string): ComplaintWorld;
  /** What the law answers, without recording anything. */
  judge(actor: Actor, facts: ComplaintFacts, receivedAt?: Instant): Verdict;
  /** The command is received now (or at the moment named) and stands, or the test fails with the refusal. */
  does(actor: Actor, facts: ComplaintFacts, receivedAt?: Instant): ComplaintWorld;
  /** Why the command is refused now; fails when it is not. */
  refusalOf(actor: Actor, facts: ComplaintFacts): Refusal;
  duty(dutyId: string): Duty;
  openDuties(): readonly string[];
  demandStates(): readonly string[];
  eventTypes(): readonly string[];
  /** Every signature that the pending act still needs, each by its own officer. */
  signs(): ComplaintWorld;
}

interface Log {
  state: ComplaintState;
  now: Instant;
  commands: number;
  readonly events: ComplaintEvent[];
}

interface By {
  readonly actor: Actor;
  readonly at: Instant;
  readonly commandId: CommandId | null;
}

function eventIn(log: Pick<Log, 'now' | 'events'>, data: ComplaintData, by: By): ComplaintEvent {
  const { actor, at, commandId } = by;
  const sequence = log.events.length + 1;
  return { sequence, commandId, actor, occurredAt: at, recordedAt: log.now, data };
}

function append(log: Log, events: readonly ComplaintData[], by: By): void {
  for (const data of events) {
    const event = eventIn(log, data, by);
    log.events.push(event);
    log.state = complaintLaw.evolve(log.state, event);
  }
}

function opened(filed: Filed): Log {
  const now = moment(filed.at);
  const first = eventIn({ now, events: [] }, receivedFrom(filed), {
    actor: COMPLAINANT,
    at: now,
    commandId: null,
  });
  return { now, commands: 0, events: [first], state: complaintLaw.evolve(null, first) };
}

function pass(log: Log, target: Instant): void {
  for (let steps = 0; steps < 2000; steps += 1) {
    const due = complaintLaw.fallDue(log.state, target);
    if (due === null) {
      if (target > log.now) log.now = target;
      return;
    }
    append(log, due.events, { actor: SYSTEM, at: due.at, commandId: null });
  }
  throw new Error('the law never comes to rest');
}

const nextCommandId = (log: Log): CommandId => toCommandId(`command-${log.commands + 1}`);

function signAll(world: ComplaintWorld): ComplaintWorld {
  const approvalId = world.state.approval?.approvalId;
  if (approvalId === undefined) throw new Error('nothing waits for a signature');
  while (world.state.approval?.approvalId === approvalId) {
    const step = openStep(world.state.approval);
    if (step === null) throw new Error('no step is open');
    world.does(officer(placeOf(world.state, step.party), step.role), { type: 'approve', approvalId });
  }
  return world;
}

/** A complaint as it was filed; what a test does not name is as usual. */
export function complaintWorld(filed: Partial<Filed> = {}): ComplaintWorld {
  const log = opened({ ...FILED, ...filed });
  const dutyOf = (dutyId: string): Duty => {
    const found = log.state.duties.find((duty) => duty.dutyId === dutyId);
    if (found === undefined)
      throw new Error(`no ${dutyId} among ${log.state.duties.map((one) => one.dutyId).join(', ')}`);
    return found;
  };
  const judge = (actor: Actor, facts: ComplaintFacts, receivedAt: Instant = log.now): Verdict =>
    complaintLaw.decide(log.state, { commandId: nextCommandId(log), actor, receivedAt, facts });
  const core: Omit<ComplaintWorld, keyof People> = {
    get state() {
      return log.state;
    },
    get events() {
      return log.events;
    },
    get now() {
      return log.now;
    },
    get today() {
      return plainDateAt(log.now);
    },
    until: (at) => {
      pass(log, at.includes('T') ? (at as Instant) : moment(at));
      return world;
    },
    untilDue: (dutyId) => {
      const { dueAt } = dutyOf(dutyId);
      if (dueAt === null) throw new Error(`${dutyId} stands still`);
      return world.until(dueAt);
    },
    judge,
    does: (actor, facts, receivedAt = log.now) => {
      const verdict = judge(actor, facts, receivedAt);
      if (!verdict.ok) throw new Error(`${facts.type} refused: ${JSON.stringify(verdict.refusal)}`);
      const commandId = nextCommandId(log);
      log.commands += 1;
      append(log, verdict.value, { actor, at: receivedAt, commandId });
      return world;
    },
    refusalOf: (actor, facts) => {
      const verdict = judge(actor, facts);
      if (verdict.ok) throw new Error(`${facts.type} is not refused`);
      return verdict.refusal;
    },
    duty: dutyOf,
    openDuties: () =>
      log.state.duties
        .filter((duty) => duty.state === 'running' || duty.state === 'suspended')
        .map((duty) => duty.dutyId)
        .sort(),
    demandStates: () => log.state.demands.map((one) => one.state),
    eventTypes: () => log.events.map((event) => event.data.type),
    signs: () => signAll(world),
  };
  // A spread would ask once who the people are; their descriptors ask each time.
  const people = Object.getOwnPropertyDescriptors(peopleOf(() => world));
  const world = Object.defineProperties(core, people) as ComplaintWorld;
  return world;
}
