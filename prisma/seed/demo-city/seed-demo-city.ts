import { DEMO_BODIES } from './bodies';
import type { DemoAccount } from './accounts';
import { accountsFor, receiptAccount } from './accounts';
import { COMMITMENT_STORIES } from './commitment-stories';
import { CONTRACT_STORIES } from './contract-stories';
import { ENDING_STORIES } from './stories-ending';
import { FESTIVAL_STORY } from './stories-festival';
import { HANDLING_STORIES } from './stories-handling';
import { INTAKE_STORIES } from './stories-intake';
import { foundBodies, peopleOffices, type PeopleDeps } from './found-city';
import { dayOf, momentOf } from './story-day';
import { tellCommitment } from './tell-commitment';
import { collectedAt, tellContract } from './tell-contract';
import { fileStory, storyOrigin, tellStory, type HandIn, type Telling } from './tell-story';
import { addMilliseconds, addMonths, compareText } from '../../../src/domain/plain-date';
import type { Story } from './story';
import { insertMonth, lastOpenedMonth, lockReporting } from '../../../src/store/reporting-duty.store';
import { inTransaction } from '../../../src/store/transaction';
import { monthAt } from '../../../src/domain/upward-report/reporting-duty';
import { loadCalendar } from '../../../src/store/calendar.store';
import { caseTimeOf } from '../../../src/store/event-log';
import { findFiled } from '../../../src/store/filing.store';
import { withdrawPastNotifications } from '../../../src/store/notification.store';
import type { FilingDeps } from '../../../src/intake/receive-complaint';
import type { CaseId, Instant } from '../../../src/domain/ids';

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
  readonly contracts: number;
  readonly commitments: number;
}

/**
 * Founds the demo city: bodies, officers with offices and passwords, machines of the channels, and complaints in every
 * status and contracts on every road, each told by the law up to this moment. What is there already stays as it is, and what an earlier founding
 * left undone is done; only a story in the midst of which it died stays as far as it was told.
 * @throws NotEmptyError, and when the law refuses a story.
 */
export async function seedDemoCity(deps: DemoCityDeps): Promise<Founded> {
  const accounts = accountsFor(deps.noted);
  deps.note([...accounts, ...deps.noted.filter(({ role }) => role === 'complainant')]);
  const bodies = await foundBodies(deps.database, DEMO_BODIES);
  await beginReporting(deps);
  const told = tellAll(deps);
  // Hashing passwords keeps one core busy and the stories another; neither is left alone when the other fails.
  const [officers, stories] = await Promise.allSettled([peopleOffices(deps, accounts), told]);
  if (officers.status === 'rejected') throw officers.reason;
  if (stories.status === 'rejected') throw stories.reason;
  const { contracts, commitments } = stories.value;
  const filed = stories.value.complaints.flatMap((one) => one.caseIds);
  const caseIds = [...filed, ...contracts, ...commitments];
  if (caseIds.length > 0) {
    const yesterday = addMilliseconds(await caseTimeOf(deps.filing), -dayMs);
    await withdrawPastNotifications(deps.database.prisma, yesterday);
  }
  await release(deps, caseIds);
  deps.note([...accounts, ...(await receiptsOf(deps, stories.value.complaints))]);
  const complaints = stories.value.complaints.filter(({ caseIds: told }) => told.length > 0).length;
  const registered = { contracts: contracts.length, commitments: commitments.length };
  return { bodies, officers: officers.value, complaints, ...registered };
}

/** 每月归集上报 began before the city was founded: what was collected last month is to be reported now. */
async function beginReporting({ database, filing }: DemoCityDeps): Promise<void> {
  const month = addMonths(monthAt(await caseTimeOf(filing)), -2);
  await inTransaction(database, async (transaction) => {
    await lockReporting(transaction);
    if ((await lastOpenedMonth(transaction)) === null)
      await insertMonth(transaction, month, await caseTimeOf(filing));
  });
}

interface ToldStory {
  readonly story: Story;
  readonly filedAt: Instant;
  /** What came of it now; empty when it was told before. */
  readonly caseIds: readonly CaseId[];
}

/** Filing the same again tells the same receipt. */
async function receiptsOf(
  { filing }: DemoCityDeps,
  told: readonly ToldStory[],
): Promise<readonly DemoAccount[]> {
  const open = told.filter(({ story }) => story.hasOpenReceipt === true);
  return Promise.all(
    open.map(async ({ story, filedAt }) => receiptAccount(await fileStory(filing, story, filedAt))),
  );
}

interface Told {
  readonly complaints: readonly ToldStory[];
  readonly contracts: readonly CaseId[];
  readonly commitments: readonly CaseId[];
}

async function tellAll(deps: DemoCityDeps): Promise<Told> {
  const now = await caseTimeOf(deps.filing);
  const calendar = await loadCalendar(deps.database.prisma, '150100');
  const telling = { deps: deps.filing, handIn: deps.handIn, now, calendar };
  const complaints = await tellStories(deps, telling);
  // The earliest collected first, so that codes rise as days do.
  const collected = [...CONTRACT_STORIES].sort((left, right) =>
    compareText(collectedAt(telling, left), collectedAt(telling, right)),
  );
  const contracts = await tellEach(deps, collected, (story) => tellContract(telling, story));
  const commitments = await tellEach(deps, COMMITMENT_STORIES, (story) => tellCommitment(telling, story));
  return { complaints, contracts, commitments };
}

async function tellEach<Of>(
  deps: DemoCityDeps,
  stories: readonly Of[],
  tell: (story: Of) => Promise<CaseId | null>,
): Promise<readonly CaseId[]> {
  const told: CaseId[] = [];
  for (const story of stories) {
    const caseId = await tell(story);
    if (caseId === null) continue;
    await hold(deps, [caseId]);
    told.push(caseId);
  }
  return told;
}

/** The earliest filed first, so that numbers rise as days do. */
async function tellStories(deps: DemoCityDeps, telling: Telling): Promise<readonly ToldStory[]> {
  const { now, calendar } = telling;
  const filed = DEMO_STORIES.map((story) => ({
    story,
    filedAt: momentOf(dayOf(story.filed.day, now, calendar), story.filed.time),
  }));
  const inOrder = filed
    .filter(({ filedAt }) => filedAt <= now)
    .sort((left, right) => compareText(left.filedAt, right.filedAt));
  const told: ToldStory[] = [];
  for (const one of inOrder) {
    told.push({ ...one, caseIds: await tellOnce(deps, one, telling) });
  }
  return told;
}

const dayMs = 86_400_000;

async function tellOnce(
  deps: DemoCityDeps,
  { story, filedAt }: Pick<ToldStory, 'story' | 'filedAt'>,
  telling: Telling,
): Promise<readonly CaseId[]> {
  if ((await findFiled(deps.database, storyOrigin(story))) !== null) return [];
  const caseIds = await tellStory(telling, story, filedAt);
  await hold(deps, caseIds);
  return caseIds;
}

/** The engine is left in peace until the city stands; a founding that dies leaves its cases to the relay. */
async function hold({ database }: DemoCityDeps, caseIds: readonly CaseId[]): Promise<void> {
  await database.prisma.$executeRaw`
    UPDATE app.case_delivery SET next_attempt_at = now() + interval '30 seconds'
    WHERE case_id = ANY (${[...caseIds]}::uuid[]) AND state = 'pending'`;
}

async function release({ database }: DemoCityDeps, caseIds: readonly CaseId[]): Promise<void> {
  await database.prisma.$executeRaw`
    UPDATE app.case_delivery SET next_attempt_at = now()
    WHERE case_id = ANY (${[...caseIds]}::uuid[]) AND state = 'pending'`;
}
