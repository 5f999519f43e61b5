import type { z } from 'zod';
import {
  COMPLAINT_FIGURES,
  FIGURE_RATES,
  type ComplaintFigure,
  type FigureGrouping,
} from '../domain/complaint/figures';
import { CHANNEL_LABELS, DUTY_LABELS, FIELD_LABELS } from '../domain/complaint/labels';
import { workingDaysLeft } from '../domain/deadline';
import type { OrganizationId } from '../domain/ids';
import { plainDateAt } from '../domain/plain-date';
import type { ComplaintDuty } from '../domain/policy';
import type { FilingDeps } from '../intake/receive-complaint';
import { loadCalendar } from '../store/calendar.store';
import type { ComplaintNarrowing } from '../store/complaint-filter';
import {
  overdueHolders,
  stepDwells,
  type DwellQuestion,
  type StepDwell,
} from '../store/complaint-dwell.store';
import { complaintFigures, type Figures } from '../store/complaint-statistics.store';
import { caseTimeOf } from '../store/event-log';
import { officerNames, organizationNames } from '../store/names';
import { regionNames } from '../store/region.store';
import { dwellQuery, dwellView, holdersView, statisticsQuery, statisticsView } from '../wire/statistics.wire';
import { listQueryOf, periodOf } from './figure-links';
import { route, type Route } from './route';

const TAGS = ['统计'] as const;
/** Who leads or supervises: names of officers beside what they have not done are for them. */
const SUPERVISING = {
  roles: ['leader', 'inspector', 'section-head', 'issuer', 'acceptance-reviewer', 'instruction-recorder'],
} as const;

/** Figures about the cases that the asker may see. */
export const statisticsRoutes = (intake: FilingDeps): readonly Route[] => [
  figuresRoute(intake),
  dwellRoute(intake),
  holdersRoute(intake),
];

const figuresRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'get',
      path: '/statistics/complaints',
      access: 'any-officer',
      audit: 'statistics:read',
      summary: '统计：收到、办结率、满意率、认定、履行到位、超期，按地区、部门、领域、渠道、月份',
      description: '只计本人可以查看的案件。每个数字附查询串，凭此打开其后的案件列表。',
      tags: TAGS,
      query: statisticsQuery,
      reply: { 200: statisticsView },
    },
    async ({ actor, query: { by, ...asked } }) => {
      const { prisma } = intake.database;
      const narrowing = periodOf(asked);
      const now = await caseTimeOf(intake);
      const { total, groups } = await complaintFigures(prisma, actor, { by, narrowing, now });
      const names = await groupNames(
        intake,
        by,
        groups.map(({ key }) => key),
      );
      const body = {
        ...{ by, asOf: now, total: toFigures(total, narrowing) },
        groups: groups.map(({ key, figures }) => ({
          ...{ key, label: names(key) },
          figures: toFigures(figures, { ...narrowing, ...keyOf(by, key, narrowing) }),
        })),
      };
      return { status: 200, body };
    },
  );

const dwellRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'get',
      path: '/statistics/complaints/dwell',
      access: SUPERVISING,
      audit: 'statistics:read',
      summary: '各环节用时与瓶颈：中位数与九成用时，工作日',
      tags: TAGS,
      query: dwellQuery,
      reply: { 200: dwellView },
    },
    async ({ actor, query }) => {
      const question = await questionOf(intake, periodOf(query));
      const steps = await stepDwells(intake.database.prisma, actor, question);
      return { status: 200, body: { asOf: question.now, steps: toSteps(steps) } };
    },
  );

const holdersRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'get',
      path: '/statistics/complaints/holders',
      access: SUPERVISING,
      audit: 'statistics:read',
      summary: '超期事项压在谁手里：按单位和承办人',
      tags: TAGS,
      query: dwellQuery,
      reply: { 200: holdersView },
    },
    async ({ actor, query }) => {
      const { prisma } = intake.database;
      const question = await questionOf(intake, periodOf(query));
      const held = await overdueHolders(prisma, actor, question);
      const [bodies, people] = await Promise.all([
        organizationNames(
          prisma,
          held.map(({ organizationId }) => organizationId),
        ),
        officerNames(
          prisma,
          held.flatMap(({ officerId }) => officerId ?? []),
        ),
      ]);
      const holders = held.map(({ organizationId, officerId, byDuty, ...rest }) => ({
        ...rest,
        organization: { id: organizationId, name: bodies.get(organizationId) ?? '' },
        officer: officerId === null ? null : { id: officerId, name: people.get(officerId) ?? '' },
        byDuty: Object.entries(byDuty).map(([duty, count]) => toDutyCount(duty as ComplaintDuty, count)),
        overdueWorkingDays: Math.abs(workingDaysLeft(question.today, rest.earliestDueOn, question.calendar)),
        query: listQueryOf({
          ...{
            ...question.narrowing,
            figure: 'overdue',
            ownerId: organizationId,
            officerId: officerId ?? 'none',
          },
        }),
      }));
      return { status: 200, body: { asOf: question.now, holders } };
    },
  );

const toDutyCount = (duty: ComplaintDuty, count: number) => ({ duty, label: DUTY_LABELS[duty], count });

async function questionOf(intake: FilingDeps, narrowing: ComplaintNarrowing): Promise<DwellQuestion> {
  const [now, calendar] = await Promise.all([
    caseTimeOf(intake),
    loadCalendar(intake.database.prisma, narrowing.regionCode ?? null),
  ]);
  return { narrowing, now, today: plainDateAt(now), calendar };
}

type FiguresView = z.output<typeof statisticsView>['total'];

function toFigures(figures: Figures, narrowing: ComplaintNarrowing): FiguresView {
  const counted = COMPLAINT_FIGURES.map((figure) => [
    figure,
    { count: figures[figure], query: listQueryOf({ ...narrowing, figure }) },
  ]);
  const { closureRate, satisfactionRate, performanceRate } = FIGURE_RATES;
  return {
    ...(Object.fromEntries(counted) as Record<ComplaintFigure, { count: number; query: string }>),
    closureRate: share(figures[closureRate.of], figures[closureRate.in]),
    satisfactionRate: share(figures[satisfactionRate.of], figures[satisfactionRate.in]),
    performanceRate: share(figures[performanceRate.of], figures[performanceRate.in]),
  };
}

/** To four places; null of nothing. */
const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;

/** The filter that stands for one group; a group's key is the code that its cases bear. */
function keyOf(by: FigureGrouping, key: string | null, narrowing: ComplaintNarrowing): ComplaintNarrowing {
  if (by === 'month') return monthWithin(key ?? '', narrowing);
  return { [GROUP_FILTERS[by]]: key ?? 'none' };
}

const GROUP_FILTERS = {
  region: 'regionCode',
  accepting: 'acceptingId',
  verifying: 'verifyingId',
  respondent: 'respondentId',
  field: 'field',
  channel: 'channel',
} as const satisfies Record<Exclude<FigureGrouping, 'month'>, keyof ComplaintNarrowing>;

/** A month that the period begins or ends in is counted only as far as the period goes. */
function monthWithin(month: string, { receivedFrom, receivedTo }: ComplaintNarrowing): ComplaintNarrowing {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const [first, last] = [`${month}-01`, `${month}-${lastDay}`] as [
    typeof receivedFrom & string,
    typeof receivedTo & string,
  ];
  return {
    receivedFrom: receivedFrom !== undefined && receivedFrom > first ? receivedFrom : first,
    receivedTo: receivedTo !== undefined && receivedTo < last ? receivedTo : last,
  };
}

async function groupNames(
  intake: FilingDeps,
  by: FigureGrouping,
  keys: readonly (string | null)[],
): Promise<(key: string | null) => string> {
  const known = keys.flatMap((key) => (key === null ? [] : [key]));
  switch (by) {
    case 'accepting':
    case 'verifying':
    case 'respondent': {
      const names = await organizationNames(intake.database.prisma, known as OrganizationId[]);
      return (key) => (key === null ? '尚未转交' : (names.get(key as OrganizationId) ?? key));
    }
    case 'field':
      return (key) => FIELD_LABELS[key as keyof typeof FIELD_LABELS];
    case 'channel':
      return (key) => CHANNEL_LABELS[key as keyof typeof CHANNEL_LABELS];
    case 'region': {
      const names = await regionNames(intake.database.prisma, known);
      return (key) => names.get(key ?? '') ?? key ?? '';
    }
    case 'month':
      return (key) => key ?? '';
  }
}

const BOTTLENECKS = 3;

function toSteps(steps: readonly StepDwell[]): z.output<typeof dwellView>['steps'] {
  const all = steps.reduce((sum, { totalDays }) => sum + totalDays, 0);
  return steps.map(({ totalDays, medianDays, p90Days, ...step }, index) => ({
    ...step,
    label: DUTY_LABELS[step.duty],
    medianWorkingDays: medianDays,
    p90WorkingDays: p90Days === null ? null : Math.round(p90Days * 10) / 10,
    shareOfTime: share(totalDays, all) ?? 0,
    isBottleneck: index < BOTTLENECKS && step.endedLate + step.runningLate > 0,
  }));
}
