import type { z } from 'zod';
import { ACT_LABELS, DUTY_LABELS, rungLabel, STATUS_LABELS } from '../domain/complaint/labels';
import { toCaseId, type Instant, type PlainDate } from '../domain/ids';
import { plainDateAt } from '../domain/plain-date';
import { APPROACHING_WORKING_DAYS, timeLeftOn } from '../domain/time-left';
import { nextWorkingDay, type WorkingCalendar } from '../domain/working-calendar';
import type { FilingDeps } from '../intake/receive-complaint';
import { loadCalendar } from '../store/calendar.store';
import {
  countDuties,
  listDuties,
  type DutyFilter,
  type DutyMoment,
  type DutyPlace,
  type WaitingDuty,
} from '../store/duty-list.store';
import { caseTimeOf } from '../store/event-log';
import { officerNames, organizationNames } from '../store/names';
import { dutyCounts, dutyCountsQuery, dutyList, dutyQuery, type dutyView } from '../wire/duty.wire';
import type { OfficerActor } from './authenticate';
import { badCursor } from './complaint-filter';
import { route, type Route } from './route';

const TAGS = ['待办'] as const;

/** The inbox: what waits for the signed-in officer, in the position taken. */
export const dutyRoutes = (intake: FilingDeps): readonly Route[] => [listRoute(intake), countRoute(intake)];

const listRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'get',
      path: '/duties',
      access: 'any-officer',
      audit: 'duty:list',
      summary: '待办：本人现任岗位应办的事项，先到期的在前',
      tags: TAGS,
      query: dutyQuery,
      reply: { 200: dutyList },
    },
    async ({ actor, query }) => {
      const after = query.cursor === undefined ? null : readCursor(query.cursor);
      if (query.cursor !== undefined && after === null) return badCursor();
      const { prisma } = intake.database;
      const moment = await momentOf(intake);
      const filter = toFilter(query, after);
      const found = await listDuties(prisma, actor, filter, moment);
      const page = found.slice(0, query.limit);
      const last = page.at(-1);
      const nextCursor = found.length > page.length && last !== undefined ? toCursor(last) : null;
      const items = await dutyViews(intake, actor, page, moment.now);
      return { status: 200, body: { today: plainDateAt(moment.now), items, nextCursor } };
    },
  );

/** One more than is shown, to know whether another page follows. */
function toFilter(query: z.output<typeof dutyQuery>, after: DutyPlace | null): DutyFilter {
  const { tab, scope, status = null, field = null, duty = null, dueBefore = null, q: text = null } = query;
  return { tab, scope, status, field, duty, dueBefore, text, after, limit: query.limit + 1 };
}

const countRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'get',
      path: '/duties/counts',
      access: 'any-officer',
      audit: 'duty:count',
      summary: '待办件数：各标签各有多少',
      tags: TAGS,
      query: dutyCountsQuery,
      reply: { 200: dutyCounts },
    },
    async ({ actor, query }) => {
      const moment = await momentOf(intake);
      return { status: 200, body: await countDuties(intake.database.prisma, actor, query.scope, moment) };
    },
  );

/** 临期 is counted in the nation's working days for the filter; each line tells its own region's. */
async function momentOf(intake: FilingDeps): Promise<DutyMoment> {
  const [now, calendar] = await Promise.all([caseTimeOf(intake), loadCalendar(intake.database.prisma, null)]);
  let approachingUntil: PlainDate = plainDateAt(now);
  for (let days = 0; days < APPROACHING_WORKING_DAYS; days += 1)
    approachingUntil = nextWorkingDay(calendar, approachingUntil);
  return { now, approachingUntil };
}

type DutyView = z.output<typeof dutyView>;

async function dutyViews(
  { database: { prisma } }: FilingDeps,
  actor: OfficerActor,
  duties: readonly WaitingDuty[],
  now: Instant,
): Promise<readonly DutyView[]> {
  const regions = [...new Set(duties.map(({ regionCode }) => regionCode))];
  const [bodies, people, calendars] = await Promise.all([
    organizationNames(
      prisma,
      duties.map(({ respondentId }) => respondentId),
    ),
    officerNames(
      prisma,
      duties.flatMap(({ officerId }) => officerId ?? []),
    ),
    Promise.all(regions.map(async (region) => [region, await loadCalendar(prisma, region)] as const)),
  ]);
  const names = {
    bodies,
    people,
    calendars: new Map(calendars),
    isRespondent: (duty: WaitingDuty) => duty.respondentId === actor.organizationId,
  };
  return duties.map((duty) => toDutyView(duty, names, plainDateAt(now)));
}

interface Names {
  readonly bodies: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly calendars: ReadonlyMap<string, WorkingCalendar>;
  readonly isRespondent: (duty: WaitingDuty) => boolean;
}

function toDutyView(duty: WaitingDuty, names: Names, today: PlainDate): DutyView {
  const calendar = names.calendars.get(duty.regionCode);
  if (calendar === undefined) throw new Error(`no calendar was loaded for ${duty.regionCode}`);
  const { officerId, respondentId } = duty;
  return {
    id: duty.itemId,
    kind: duty.kind,
    duty: duty.duty,
    act: duty.act,
    label: labelOf(duty),
    owner: duty.owner,
    dueOn: duty.dueOn,
    dueAt: duty.dueAt,
    provisional: duty.provisional,
    timeLeft: timeLeftOn(today, duty.dueOn, calendar),
    rung: duty.rung,
    rungLabel: duty.rung === null ? null : rungLabel(duty.rung),
    officer: officerId === null ? null : { id: officerId, name: names.people.get(officerId) ?? '' },
    isUrged: duty.isUrged,
    complaint: {
      id: duty.caseId,
      number: duty.number,
      title: names.isRespondent(duty) ? null : duty.title,
      status: duty.status,
      statusLabel: STATUS_LABELS[duty.status],
      field: duty.field,
      respondent: { id: respondentId, name: names.bodies.get(respondentId) ?? '' },
      isListed: duty.isListed,
      link: names.isRespondent(duty) ? null : duty.link,
    },
  };
}

function labelOf({ duty, act }: WaitingDuty): string {
  if (act !== null) return `签批：${ACT_LABELS[act]}`;
  return duty === null ? '没有未办事项' : DUTY_LABELS[duty];
}

function toCursor({ dueAt, caseId, itemId }: WaitingDuty): string {
  return Buffer.from(`${dueAt ?? ''}|${caseId}|${itemId}`).toString('base64url');
}

function readCursor(cursor: string): DutyPlace | null {
  const [dueAt = '', caseId = '', itemId = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  const isInstant =
    dueAt === '' || (/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/.test(dueAt) && !Number.isNaN(Date.parse(dueAt)));
  if (!isInstant || !/^[0-9a-f-]{36}$/.test(caseId) || !/^[\w/-]{1,80}$/.test(itemId)) return null;
  return { dueAt: dueAt === '' ? null : (dueAt as Instant), caseId: toCaseId(caseId), itemId };
}
