import type { CaseClock } from '../../../src/domain/case-clock';
import type { CaseEvent } from '../../../src/domain/case';
import type { ComplaintState } from '../../../src/domain/complaint/complaint';
import type { ComplaintData } from '../../../src/domain/complaint/events';
import type { ComplaintFacts } from '../../../src/domain/complaint/facts';
import { complaintLaw } from '../../../src/domain/complaint/law';
import { toOrganizationId, type CaseId, type Instant } from '../../../src/domain/ids';
import type { Actor } from '../../../src/domain/officer';
import type { Decision, JudgedCommand } from '../../../src/domain/recording';
import type { WorkingCalendar } from '../../../src/domain/working-calendar';
import { toComplaintFacts } from '../../../src/intake/complaint-facts';
import { originOf, receiveComplaint, type FilingDeps } from '../../../src/intake/receive-complaint';
import { storeCommand, type StoredCommand } from '../../../src/store/command.store';
import { findComplaint } from '../../../src/store/complaint.store';
import { record } from '../../../src/store/event-log';
import { complaintCommandBody, splitCommand } from '../../../src/wire/complaint-command-body.wire';
import { filingBody } from '../../../src/wire/complaint-filing.wire';
import { BODY_OF_CHANNEL } from './accounts';
import { actorOf } from './officers';
import { COMPLAINANT, type Act, type Progress, type Scene, type Story } from './story';
import { dayOf, momentOf, type StoryDay } from './story-day';

/** Keeps a file that is handed in with an act and makes it part of the case. @returns its evidence id. */
export type HandIn = (
  deps: FilingDeps,
  file: { readonly name: string; readonly caseId: CaseId; readonly by: Actor; readonly at: Instant },
) => Promise<string>;

export interface Telling {
  /** Inside the story's own transaction. */
  readonly deps: FilingDeps;
  readonly handIn: HandIn;
  /** Case time at which the city is founded. */
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
}

type Event = CaseEvent<ComplaintData>;

/** The same parts, at a moment of the past. */
function at(deps: FilingDeps, moment: Instant): FilingDeps {
  const clock: CaseClock = { mode: 'training', anchorReal: moment, anchorCase: moment, scale: 0 };
  return { ...deps, loadClock: () => Promise.resolve(clock) };
}

/** What makes a story the same story: told once in a city, however often it is founded. */
export const storyOrigin = ({ key }: Pick<Story, 'key'>) => originOf('demo-city', key, key);

export interface FiledStory {
  readonly id: CaseId;
  readonly number: string;
  readonly receipt: string;
  readonly isNew: boolean;
}

/** Files the complaint as it would be filed; once filed, it answers with the same number and receipt. */
export async function fileStory(deps: FilingDeps, story: Story, filedAt: Instant): Promise<FiledStory> {
  const { channel } = story;
  const organizationId = toOrganizationId(BODY_OF_CHANNEL[channel]);
  const isPortal = channel === 'credit-portal';
  const filed = await receiveComplaint(deps, filingBody.parse(story.filing), {
    channel,
    actor: isPortal ? complainantOf(story) : { type: 'channel', channel, organizationId },
    acceptingId: isPortal ? null : organizationId,
    handling: story.progress === undefined ? 'driven' : 'followed',
    isListed: story.isMonitoringPoint === true,
    externalNumber: isPortal ? null : `${channel}-${story.key}`,
    occurredAt: filedAt,
    origin: storyOrigin(story),
  });
  if (filed.type === 'invalid' || filed.type === 'key-reused') {
    throw new Error(`the story ${story.key} cannot be filed: ${JSON.stringify(filed)}`);
  }
  const { id, number, receipt } = filed;
  return { id, number, receipt, isNew: filed.type === 'received' };
}

/**
 * Files one complaint of the past and lets everybody act on it, by the law and the store that serve the city, up to
 * `now`; what a story has in store for later days is left to whoever uses the city.
 * @returns every case that came of it.
 * @throws when the law refuses an act: the story is wrong then.
 */
export async function tellStory(
  telling: Telling,
  story: Story,
  filedAt: Instant,
): Promise<readonly CaseId[]> {
  const deps = at(telling.deps, filedAt);
  const { id } = await fileStory(deps, story, filedAt);
  const state = await playedOn(telling, story, await loadState(deps, id));
  return [id, ...(await tellChildren(telling, story, state))];
}

async function tellChildren(
  telling: Telling,
  story: Story,
  parent: ComplaintState,
): Promise<readonly CaseId[]> {
  for (const [index, caseId] of parent.childIds.entries()) {
    const acts = story.children?.[index] ?? [];
    await playedOn(telling, { ...story, acts }, await loadState(telling.deps, caseId));
  }
  return parent.childIds;
}

async function loadState(deps: FilingDeps, caseId: CaseId): Promise<ComplaintState> {
  const found = await findComplaint(deps.database.prisma, caseId);
  if (found === null) throw new Error(`case ${caseId} is not in the store`);
  return found.state;
}

const complainantOf = ({ filing }: Pick<Story, 'filing'>): Actor => ({
  type: 'complainant',
  party: filing.identity.agent == null ? 'complainant' : 'agent',
  authority: 'special',
});

async function playedOn(telling: Telling, story: Story, from: ComplaintState): Promise<ComplaintState> {
  const { now, calendar } = telling;
  const momentFor = ({ day, time }: { readonly day: StoryDay; readonly time: string }): Instant =>
    momentOf(dayOf(day, now, calendar), time);
  let state = from;
  for (const progress of story.progress ?? []) {
    if (momentFor(progress) <= now)
      state = await reported(telling, story, { state, progress, at: momentFor(progress) });
  }
  for (const one of story.acts) {
    if (momentFor(one) <= now) state = await acted(telling, story, { state, act: one, at: momentFor(one) });
  }
  return untilDue(telling, state, now);
}

/** The clock goes on to `until`: every rung and every window on the way, each at its own moment. */
async function untilDue(telling: Telling, from: ComplaintState, until: Instant): Promise<ComplaintState> {
  let state = from;
  for (;;) {
    const dueAt = complaintLaw.nextDueAt(state);
    if (dueAt === null || dueAt > until) return state;
    const fallen = complaintLaw.fallDue(state, dueAt);
    if (fallen === null) return state;
    const decision = { type: 'events', events: fallen.events, occurredAt: fallen.at } as const;
    state = await recorded(at(telling.deps, fallen.at), state, { command: null, decision });
  }
}

interface Acting {
  readonly state: ComplaintState;
  readonly act: Act;
  readonly at: Instant;
}

async function acted(telling: Telling, story: Story, acting: Acting): Promise<ComplaintState> {
  const { act, at: moment } = acting;
  const state = await untilDue(telling, acting.state, moment);
  const actor = act.by === COMPLAINANT ? complainantOf(story) : actorOf(act.by);
  const deps = at(telling.deps, moment);
  const { caseId } = state;
  const evidenceId =
    act.file === undefined
      ? ''
      : await telling.handIn(deps, { name: act.file, caseId, by: actor, at: moment });
  const scene: Scene = { state, evidenceId, on: (day) => dayOf(day, telling.now, telling.calendar) };
  const body = typeof act.body === 'function' ? act.body(scene) : act.body;
  const { facts, texts } = splitCommand(complaintCommandBody.parse(body));
  const completed = await toComplaintFacts(facts, { caseId, actor, receivedAt: moment }, deps.sources);
  if (!completed.ok) throw new Error(`${story.key}: ${JSON.stringify(completed.refusal)}`);
  const given = { actor, facts: completed.value, texts, at: moment };
  return commanded(deps, story, { ...given, state });
}

async function reported(
  telling: Telling,
  story: Story,
  { state, progress, at: moment }: { state: ComplaintState; progress: Progress; at: Instant },
): Promise<ComplaintState> {
  const reached = await untilDue(telling, state, moment);
  const { channel } = story;
  const organizationId = toOrganizationId(BODY_OF_CHANNEL[channel]);
  const facts: ComplaintFacts = { type: 'channel-progressed', ...progress.facts };
  const given = {
    actor: { type: 'channel', channel, organizationId } as const,
    facts,
    texts: {},
    at: moment,
  };
  return commanded(at(telling.deps, moment), story, { ...given, state: reached });
}

interface Command {
  readonly state: ComplaintState;
  readonly actor: Actor;
  readonly facts: ComplaintFacts;
  readonly texts: Readonly<Record<string, string>>;
  readonly at: Instant;
}

/** Stored, decided, recorded: as a command of any day. */
async function commanded(deps: FilingDeps, story: Story, command: Command): Promise<ComplaintState> {
  const { state, facts } = command;
  const stored = await stores(deps, command);
  const verdict = complaintLaw.decide(state, {
    commandId: stored.commandId,
    actor: command.actor,
    receivedAt: command.at,
    facts,
  });
  if (!verdict.ok) {
    const why = `${facts.type} while ${state.status}: ${JSON.stringify(verdict.refusal)}`;
    throw new Error(`the story ${story.key} is refused: ${why}`);
  }
  const decision = { type: 'events', events: verdict.value, occurredAt: command.at } as const;
  return recorded(deps, state, { command: stored, decision });
}

async function stores(
  deps: FilingDeps,
  { state, actor, facts, texts, at: moment }: Command,
): Promise<StoredCommand> {
  const received = {
    caseKind: 'complaint',
    caseId: state.caseId,
    actor,
    type: facts.type,
    facts,
    texts,
    idempotencyKey: `demo-${state.sequence}`,
    receivedAt: moment,
  } as const;
  const stored = await storeCommand(deps.database, received, { deliveredAs: 'signal', graceMs: 60_000 });
  if (stored.outcome === 'key-reused') throw new Error(`${facts.type} was told twice`);
  return stored.command;
}

async function recorded(
  deps: FilingDeps,
  state: ComplaintState,
  step: { readonly command: JudgedCommand | null; readonly decision: Decision<ComplaintData> },
): Promise<ComplaintState> {
  const { caseId, sequence } = state;
  const place = { kind: 'complaint', caseId, epoch: 1, sequence: sequence + 1 } as const;
  const outcome = await record(deps, { ...place, ...step });
  if (outcome.outcome !== 'recorded') throw new Error(`${caseId}: ${JSON.stringify(outcome)}`);
  // Written by this kind's own law a moment ago.
  return (outcome.events as readonly Event[]).reduce(
    (before, event) => complaintLaw.evolve(before, event),
    state,
  );
}
