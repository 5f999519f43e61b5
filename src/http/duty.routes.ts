import type { z } from 'zod';
import { ACT_LABELS, DUTY_LABELS, STATUS_LABELS } from '../domain/complaint/labels';
import type { Instant, PlainDate } from '../domain/ids';
import { plainDateAt } from '../domain/plain-date';
import { timeLeftOn } from '../domain/time-left';
import type { WorkingCalendar } from '../domain/working-calendar';
import type { FilingDeps } from '../intake/receive-complaint';
import { loadCalendar } from '../store/calendar.store';
import { countDuties, listDuties, type WaitingDuty } from '../store/duty-list.store';
import { officerNames, organizationNames } from '../store/names';
import { dutyCounts, dutyCountsQuery, dutyList, dutyQuery, type dutyView } from '../wire/duty.wire';
import type { OfficerActor } from './authenticate';
import { badCursor } from './complaint-filter';
import { dutyMomentOf, dutyPageOf } from './duty-page';
import { route, type Route } from './route';
import { rungLabel } from '../domain/rung-label';

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
      const { prisma } = intake.database;
      const moment = await dutyMomentOf(intake);
      const {
        tab,
        scope,
        status = null,
        field = null,
        duty = null,
        dueBefore = null,
        q: text = null,
      } = query;
      const page = await dutyPageOf(query, (place) =>
        listDuties(prisma, actor, { tab, scope, status, field, duty, dueBefore, text, ...place }, moment),
      );
      if (page === null) return badCursor();
      const items = await dutyViews(intake, actor, page.shown, moment.now);
      return { status: 200, body: { today: plainDateAt(moment.now), items, nextCursor: page.nextCursor } };
    },
  );

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
      const moment = await dutyMomentOf(intake);
      return { status: 200, body: await countDuties(intake.database.prisma, actor, query.scope, moment) };
    },
  );

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
    demandNumber: duty.demandNumber,
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

function labelOf({ duty, act, demandNumber }: WaitingDuty): string {
  if (act !== null) return `签批：${ACT_LABELS[act]}`;
  if (duty === null) return '没有未办事项';
  return demandNumber === null ? DUTY_LABELS[duty] : `${DUTY_LABELS[duty]}（诉求 ${demandNumber}）`;
}
