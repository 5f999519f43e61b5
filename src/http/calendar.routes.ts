import type { z } from 'zod';
import type { DayRules } from '../domain/deadline';
import { answerFor, explainedDaysOf, type DeadlineAnswer } from '../domain/deadline-question';
import type { CalendarRefusal, WorkingCalendar } from '../domain/working-calendar';
import { listCalendars, loadCalendar } from '../store/calendar.store';
import { loadYearOfDays } from '../store/calendar-year.store';
import {
  calendarPageSchema,
  calendarQuerySchema,
  calendarYearParamsSchema,
  calendarYearQuerySchema,
  calendarYearSchema,
  deadlineAnswersSchema,
  deadlineQuestionsSchema,
} from '../wire/calendar.wire';
import type { FieldError } from '../wire/problem.wire';
import { calendarImportRoutes } from './calendar-import.routes';
import { CALENDAR_TAGS as tags, toCalendarVersion } from './calendar-view';
import type { HttpDeps } from './deps';
import { readPage, toPage } from './page';
import { notFound, route } from './route';
import type { Answer, Route } from './route';

/** A question without a case has no rule set: a day ends at 24:00, and a receipt counts on its own day. */
const PLAIN_DAYS: DayRules = { closeOfBusiness: '24:00', afterHoursReceipt: 'same-day' };

const MOST_EXPLAINED_DAYS = 200_000;

const invalid = (errors: readonly FieldError[]): Answer => ({ obstacle: { type: 'input-invalid', errors } });

function coverageError(pointer: string, refusal: CalendarRefusal): FieldError {
  const { year, coveredFrom, coveredThrough } = refusal;
  const message = `${year} 年不在工作日历的范围内（${coveredFrom}–${coveredThrough} 年），无从推算期限`;
  return { pointer, message, fix: `改用 ${coveredFrom} 至 ${coveredThrough} 年之间的日期，或缩短期限` };
}

type Questions = z.output<typeof deadlineQuestionsSchema>;
type Question = Exclude<Questions, readonly unknown[]>;

async function calendarsFor(
  deps: HttpDeps,
  questions: readonly Question[],
): Promise<ReadonlyMap<string | null, WorkingCalendar>> {
  const calendars = new Map<string | null, WorkingCalendar>();
  for (const region of new Set(questions.map((question) => question.region ?? null))) {
    calendars.set(region, await loadCalendar(deps.database.prisma, region));
  }
  return calendars;
}

function answerAll(
  questions: readonly Question[],
  calendars: ReadonlyMap<string | null, WorkingCalendar>,
  pointerFor: (index: number) => string,
): { readonly answers: readonly DeadlineAnswer[]; readonly errors: readonly FieldError[] } {
  const answers: DeadlineAnswer[] = [];
  const errors: FieldError[] = [];
  questions.forEach((question, index) => {
    const calendar = calendars.get(question.region ?? null);
    if (calendar === undefined) return;
    const answer = answerFor(question, calendar, PLAIN_DAYS);
    if (answer.ok) answers.push(answer.value);
    else errors.push(coverageError(pointerFor(index), answer.refusal));
  });
  return { answers, errors };
}

const startField = ({ startAt }: Question): string => (startAt === undefined ? 'startOn' : 'startAt');

const deadlines = route(
  {
    method: 'post',
    path: '/calendar/deadlines',
    access: 'public',
    audit: 'none-public-read',
    summary: '推算期限：逐日说明为何届满于该日',
    description: '可一次问一个，或以数组一次问至多 1000 个；答案按提问的顺序排列，以数组回答数组。',
    tags,
    body: deadlineQuestionsSchema,
    reply: { 200: deadlineAnswersSchema },
    idempotencyKey: 'not-needed',
    examples: {
      bodies: {
        one: { startOn: '2026-02-13', amount: 5, unit: 'working-day' },
        several: [
          { startOn: '2026-01-31', amount: 1, unit: 'month' },
          { startAt: '2026-02-13T17:20:00+08:00', amount: 3, unit: 'working-day', region: '150100' },
        ],
      },
    },
  },
  async ({ body, deps }) => {
    const questions = Array.isArray(body) ? body : [body];
    if (explainedDaysOf(questions) > MOST_EXPLAINED_DAYS) return tooLong();
    const pointerFor = (index: number): string => {
      const question = questions[index];
      const field = question === undefined ? '' : startField(question);
      return Array.isArray(body) ? `#/${index}/${field}` : `#/${field}`;
    };
    const { answers, errors } = answerAll(questions, await calendarsFor(deps, questions), pointerFor);
    if (errors.length > 0) return invalid(errors.slice(0, 50));
    return { status: 200, body: Array.isArray(body) ? answers : answers[0] };
  },
);

const tooLong = (): Answer =>
  invalid([
    { pointer: '#', message: '各期限合计的天数过多，逐日说明无法一次给出', fix: '分成几次提问，或缩短期限' },
  ]);

const list = route(
  {
    method: 'get',
    path: '/calendars',
    access: 'any-officer',
    audit: 'none-public-read',
    summary: '节假日安排：各年各层的版本与日期',
    tags,
    query: calendarQuerySchema,
    reply: { 200: calendarPageSchema },
  },
  async ({ query: { region, year, cursor, limit }, deps }) => {
    const page = readPage({ cursor, limit });
    const rows = await listCalendars(deps.database.prisma, { layer: region, year, ...page });
    const shown = toPage(rows, page, ({ versionId }) => versionId);
    return { status: 200, body: { ...shown, items: shown.items.map(toCalendarVersion) } };
  },
);

const year = route(
  {
    method: 'get',
    path: '/calendars/years/{year}',
    access: 'any-officer',
    audit: 'none-public-read',
    summary: '某地某年的工作日历：放假、调休上班各依据哪一份通知',
    tags,
    params: calendarYearParamsSchema,
    query: calendarYearQuerySchema,
    reply: { 200: calendarYearSchema },
  },
  async ({ params, query, deps }) => {
    const found = await loadYearOfDays(deps.database.prisma, query.region ?? null, params.year);
    return found === null ? notFound() : { status: 200, body: found };
  },
);

/** Days, deadlines and the notices they follow from. */
export const calendarRoutes: readonly Route[] = [deadlines, list, year, ...calendarImportRoutes];
