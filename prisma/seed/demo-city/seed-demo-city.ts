import { DEMO_BODIES } from './bodies';
import type { DemoAccount } from './accounts';
import { accountsFor, receiptAccount } from './accounts';
import { ENDING_STORIES } from './stories-ending';
import { FESTIVAL_STORY } from './stories-festival';
import { HANDLING_STORIES } from './stories-handling';
import { INTAKE_STORIES } from './stories-intake';
import { foundBodies, peopleOffices, type PeopleDeps } from './found-city';
import { dayOf, momentOf } from './story-day';
import { storyOrigin, tellStory, type HandIn } from './tell-story';
import type { Story } from './story';
import { within } from './within';
import { loadCalendar } from '../../../src/store/calendar.store';
import { caseTimeOf } from '../../../src/store/event-log';
import { findFiled } from '../../../src/store/filing.store';
import { factSources } from '../../../src/intake/fact-sources';
import type { FilingDeps } from '../../../src/intake/receive-complaint';
import type { CaseId, Instant } from '../../../src/domain/ids';
import type { WorkingCalendar } from '../../../src/domain/working-calendar';

export const DEMO_STORIES: readonly Story[] = [
  FESTIVAL_STORY,
  ...ENDING_STORIES,
  ...HANDLING_STORIES,
  ...INTAKE_STORIES,
];

export interface DemoCityDeps extends PeopleDeps {
  readonly filing: FilingDeps;
  readonly handIn: HandIn;
  /** What an earlier founding noted; its passwords stay. */
  readonly noted: readonly DemoAccount[];
  /** Written before the accounts are made, and once more with the receipts. */
  readonly note: (accounts: readonly DemoAccount[]) => void;
}

export interface Founded {
  readonly bodies: number;
  readonly officers: number;
  readonly complaints: number;
}

/**
 * Founds the demo city: bodies, officers with offices and passwords, machines of the channels, and complaints in every
 * status, each told by the law up to this moment. What is there already stays as it is.
 * @throws NotEmptyError, and when the law refuses a story.
 */
export async function seedDemoCity(deps: DemoCityDeps): Promise<Founded> {
  const accounts = accountsFor(deps.noted);
  deps.note(withReceipts(accounts, deps.noted));
  const bodies = await foundBodies(deps.database, DEMO_BODIES);
  // Hashing passwords keeps one core busy and the stories another.
  const [officers, told] = await Promise.all([peopleOffices(deps, accounts), tellStories(deps)]);
  await release(
    deps,
    told.flatMap(({ caseIds }) => caseIds),
  );
  const receipts = told.flatMap((one) => (one.story.hasOpenReceipt === true ? [receiptAccount(one)] : []));
  deps.note([...withReceipts(accounts, deps.noted), ...receipts]);
  return { bodies, officers, complaints: told.length };
}

const withReceipts = (
  accounts: readonly DemoAccount[],
  noted: readonly DemoAccount[],
): readonly DemoAccount[] => [...accounts, ...noted.filter(({ role }) => role === 'complainant')];

type ToldStory = Awaited<ReturnType<typeof tellStory>> & { readonly story: Story };

/** The earliest filed first, so that numbers rise as days do. */
async function tellStories(deps: DemoCityDeps): Promise<readonly ToldStory[]> {
  const now = await caseTimeOf(deps.filing);
  const calendar = await loadCalendar(deps.database.prisma, '150100');
  const filedAt = ({ filed }: Story): Instant => momentOf(dayOf(filed.day, now, calendar), filed.time);
  const inOrder = DEMO_STORIES.filter((story) => filedAt(story) <= now).sort((left, right) =>
    filedAt(left) < filedAt(right) ? -1 : 1,
  );
  const told: ToldStory[] = [];
  for (const story of inOrder) {
    const one = await tellOnce(deps, story, { now, calendar });
    if (one !== null) told.push({ ...one, story });
  }
  return told;
}

/** Longer than the longest story takes. */
const storyTimeoutMs = 60_000;

async function tellOnce(
  deps: DemoCityDeps,
  story: Story,
  { now, calendar }: { readonly now: Instant; readonly calendar: WorkingCalendar },
): Promise<Awaited<ReturnType<typeof tellStory>> | null> {
  if ((await findFiled(deps.database, storyOrigin(story))) !== null) return null;
  return deps.database.prisma.$transaction(
    async (transaction) => {
      const database = within(deps.database, transaction);
      const filing = { ...deps.filing, database, sources: factSources(database) };
      const told = await tellStory({ deps: filing, handIn: deps.handIn, now, calendar }, story);
      await hold(transaction, told.caseIds);
      return told;
    },
    { maxWait: storyTimeoutMs, timeout: storyTimeoutMs },
  );
}

/** The engine is left in peace until the city stands; a founding that dies leaves its cases to the relay. */
async function hold(transaction: Parameters<typeof within>[1], caseIds: readonly CaseId[]): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.case_delivery SET next_attempt_at = now() + interval '30 seconds'
    WHERE case_id = ANY (${[...caseIds]}::uuid[]) AND state = 'pending'`;
}

async function release({ database }: DemoCityDeps, caseIds: readonly CaseId[]): Promise<void> {
  await database.prisma.$executeRaw`
    UPDATE app.case_delivery SET next_attempt_at = now()
    WHERE case_id = ANY (${[...caseIds]}::uuid[]) AND state = 'pending'`;
}
