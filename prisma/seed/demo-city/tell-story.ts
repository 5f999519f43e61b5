import type { ComplaintState } from '../../../src/domain/complaint/complaint';
import type { ComplaintFacts } from '../../../src/domain/complaint/facts';
import { complaintLaw } from '../../../src/domain/complaint/law';
import { toOrganizationId, type CaseId, type Instant } from '../../../src/domain/ids';
import type { Actor } from '../../../src/domain/officer';
import type { WorkingCalendar } from '../../../src/domain/working-calendar';
import { toComplaintFacts } from '../../../src/intake/complaint-facts';
import { originOf, receiveComplaint, type FilingDeps } from '../../../src/intake/receive-complaint';
import { findComplaint } from '../../../src/store/complaint.store';
import { complaintCommandBody, splitCommand } from '../../../src/wire/complaint-command-body.wire';
import { filingBody } from '../../../src/wire/complaint-filing.wire';
import { BODY_OF_CHANNEL } from './accounts';
import { actorOf } from './officers';
import { at, playerOf, type Move } from './play';
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
  const player = playerOf(complaintLaw, telling.deps, story.key);
  const momentFor = ({ day, time }: { readonly day: StoryDay; readonly time: string }): Instant =>
    momentOf(dayOf(day, now, calendar), time);
  let state = from;
  for (const progress of story.progress ?? []) {
    const moment = momentFor(progress);
    if (moment > now) continue;
    state = await player.moves(await player.waits(state, moment), reported(story, progress, moment));
  }
  for (const act of story.acts) {
    const moment = momentFor(act);
    if (moment > now) continue;
    state = await player.waits(state, moment);
    state = await player.moves(state, await moveOf(telling, story, { state, act, at: moment }));
  }
  return player.waits(state, now);
}

interface Acting {
  readonly state: ComplaintState;
  readonly act: Act;
  readonly at: Instant;
}

async function moveOf(telling: Telling, story: Story, acting: Acting): Promise<Move<ComplaintFacts>> {
  const { act, at: moment, state } = acting;
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
  return { actor, facts: completed.value, texts, at: moment };
}

function reported({ channel }: Story, progress: Progress, moment: Instant): Move<ComplaintFacts> {
  const organizationId = toOrganizationId(BODY_OF_CHANNEL[channel]);
  const actor = { type: 'channel', channel, organizationId } as const;
  return { actor, facts: { type: 'channel-progressed', ...progress.facts }, texts: {}, at: moment };
}
