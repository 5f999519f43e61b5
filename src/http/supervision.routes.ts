import type { z } from 'zod';
import { DUTY_LABELS, STATUS_LABELS } from '../domain/complaint/labels';
import type { PlainDate } from '../domain/ids';
import { plainDateAt } from '../domain/plain-date';
import { timeLeftOn } from '../domain/time-left';
import type { WorkingCalendar } from '../domain/working-calendar';
import type { FilingDeps } from '../intake/receive-complaint';
import { loadCalendar } from '../store/calendar.store';
import type { ComplaintNarrowing } from '../store/complaint-filter';
import { caseTimeOf } from '../store/event-log';
import { officerNames, organizationNames } from '../store/names';
import { boardDuties, boardRungs, type BoardDuty } from '../store/supervision-board.store';
import { boardQuery, boardView } from '../wire/supervision.wire';
import { route, type Route } from './route';
import { rungLabel } from '../domain/rung-label';

type BoardLine = z.output<typeof boardView>['items'][number];

/** What stands on the ladder, for those who press. */
export const supervisionRoutes = (intake: FilingDeps): readonly Route[] => [
  route(
    {
      method: 'get',
      path: '/supervision/board',
      access: { roles: ['inspector', 'leader', 'section-head', 'issuer', 'acceptance-reviewer'] },
      audit: 'supervision:read-board',
      summary: '督办台：超期和挂牌督办的事项，按级别，超期最久的在前',
      tags: ['督办'],
      query: boardQuery,
      reply: { 200: boardView },
    },
    async ({ actor, query: { rung = null, offset, limit, ...narrowing } }) => {
      const { prisma } = intake.database;
      const now = await caseTimeOf(intake);
      // `none` has the form of an id, and means that there is none.
      const question = { narrowing: narrowing as ComplaintNarrowing, rung, now, offset, limit: limit + 1 };
      const [found, { rungs, listedCases }] = await Promise.all([
        boardDuties(prisma, actor, question),
        boardRungs(prisma, actor, question),
      ]);
      const page = found.slice(0, limit);
      const body = {
        ...{ asOf: now, listedCases, items: await toLines(intake, page, plainDateAt(now)) },
        rungs: rungs.map((one) => ({
          ...one,
          label: one.rung === null ? '尚未到达任何一级' : rungLabel(one.rung),
        })),
        nextOffset: found.length > page.length ? offset + page.length : null,
      };
      return { status: 200, body };
    },
  ),
];

async function toLines(
  { database: { prisma } }: FilingDeps,
  duties: readonly BoardDuty[],
  today: PlainDate,
): Promise<readonly BoardLine[]> {
  const regions = [...new Set(duties.map(({ regionCode }) => regionCode))];
  const [bodies, people, calendars] = await Promise.all([
    organizationNames(
      prisma,
      duties.flatMap(({ respondentId, ownerId }) => [respondentId, ownerId]),
    ),
    officerNames(
      prisma,
      duties.flatMap(({ officerId }) => officerId ?? []),
    ),
    Promise.all(regions.map((region) => loadCalendar(prisma, region))),
  ]);
  return duties.map((duty) =>
    toLine(duty, { bodies, people, calendar: calendars[regions.indexOf(duty.regionCode)], today }),
  );
}

interface Telling {
  readonly bodies: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly calendar: WorkingCalendar | undefined;
  readonly today: PlainDate;
}

function toLine(duty: BoardDuty, { bodies, people, calendar, today }: Telling): BoardLine {
  if (calendar === undefined) throw new Error(`no calendar was loaded for ${duty.regionCode}`);
  const { respondentId, ownerId, officerId, rung } = duty;
  return {
    complaint: {
      ...{ id: duty.caseId, number: duty.number, title: duty.title, isListed: duty.isListed },
      ...{ status: duty.status, statusLabel: STATUS_LABELS[duty.status] },
      respondent: { id: respondentId, name: bodies.get(respondentId) ?? '' },
    },
    ...{ dutyId: duty.dutyId, duty: duty.duty, label: DUTY_LABELS[duty.duty] },
    holder: { id: ownerId, name: bodies.get(ownerId) ?? '' },
    officer: officerId === null ? null : { id: officerId, name: people.get(officerId) ?? '' },
    ...{ dueOn: duty.dueOn, timeLeft: timeLeftOn(today, duty.dueOn, calendar) },
    ...{ rung, rungLabel: rung === null ? null : rungLabel(rung), urgedAt: duty.urgedAt },
  };
}
