import { z } from 'zod';
import {
  daysOfCsv,
  daysOfHolidayCn,
  type CalendarFault,
  type MovedDeadline,
} from '../domain/calendar-import';
import { caseNow } from '../domain/case-clock';
import type { DayRules } from '../domain/deadline';
import { answerFor, explainedDaysOf, type DeadlineAnswer } from '../domain/deadline-question';
import { parseInstant } from '../domain/plain-date';
import { accepted } from '../domain/result';
import type { Result } from '../domain/result';
import type { CalendarException, CalendarRefusal, WorkingCalendar } from '../domain/working-calendar';
import { announceCalendar } from '../intake/announce-calendar';
import {
  confirmCalendar,
  listCalendars,
  loadCalendar,
  proposeCalendar,
  type CalendarVersion,
} from '../store/calendar.store';
import { impactOfCalendar, type OpenDeadline } from '../store/calendar-impact.store';
import { loadClock } from '../store/case-clock.store';
import {
  calendarConfirmationReplySchema,
  calendarImportReplySchema,
  calendarImportSchema,
  calendarPageSchema,
  calendarQuerySchema,
  deadlineAnswersSchema,
  deadlineQuestionsSchema,
} from '../wire/calendar.wire';
import { idSchema } from '../wire/common.wire';
import type { FieldError } from '../wire/problem.wire';
import { changeOnce } from './change-once';
import type { HttpDeps } from './deps';
import { readPage, toPage } from './page';
import { ObstacleError } from './problem';
import { route } from './route';
import type { Answer, Route } from './route';

const TAGS = ['日历与期限'] as const;
const IMPORTERS = { roles: ['operations', 'system-administrator'] } as const;

/** A question without a case has no rule set: a day ends at 24:00, and a receipt counts on its own day. */
const PLAIN_DAYS: DayRules = { closeOfBusiness: '24:00', afterHoursReceipt: 'same-day' };

const MOST_EXPLAINED_DAYS = 200_000;
const MOST_SHOWN = 500;

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
    tags: TAGS,
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
    tags: TAGS,
    query: calendarQuerySchema,
    reply: { 200: calendarPageSchema },
  },
  async ({ query: { region, year, cursor, limit }, deps }) => {
    const page = readPage({ cursor, limit });
    const rows = await listCalendars(deps.database.prisma, { layer: region, year, ...page });
    const shown = toPage(rows, page, ({ versionId }) => versionId);
    return { status: 200, body: { ...shown, items: shown.items.map(toWire) } };
  },
);

const FAULT_MESSAGES: Readonly<Record<CalendarFault['type'], readonly [message: string, fix: string]>> = {
  'date-does-not-exist': ['没有这一天', '按 YYYY-MM-DD 填写存在的日期'],
  'date-outside-year': ['日期不属于这一年的安排', '核对年份；上一年只能是 12 月 25 日以后'],
  'date-repeated': ['日期重复', '每一天只列一次'],
  'kind-unknown': ['种类不明', '填写 off-day（休）或 make-up-day（班）'],
  'name-missing': ['缺少节日名称', '填写节日名称'],
  'columns-wrong': ['应为三列', '每行写成 date,kind,name'],
  'make-up-day-on-weekday': ['调休上班日不是周末', '核对日期'],
  'statutory-day-missing': ['缺少法定节假日，可能抄自其他年份', '核对国务院办公厅通知原文'],
  'no-off-day': ['没有任何放假日期', '通知公布后再导入'],
  'year-differs': ['文件的年份与所填年份不同', '核对年份'],
};

type ImportBody = z.output<typeof calendarImportSchema>;

function judge(body: ImportBody): Result<readonly CalendarException[], readonly CalendarFault[]> {
  const target = { layer: body.layer, year: body.year };
  return body.format === 'csv' ? daysOfCsv(body.text, target) : daysOfHolidayCn(body.document, target);
}

function faultErrors(faults: readonly CalendarFault[], format: ImportBody['format']): readonly FieldError[] {
  const place = format === 'csv' ? '#/text' : '#/document/days';
  return faults.slice(0, 50).map(({ line, type, text }) => {
    const [message, fix] = FAULT_MESSAGES[type];
    const at = line === null ? '' : `第 ${line} ${format === 'csv' ? '行' : '项'}：`;
    const index = line === null || format === 'csv' ? '' : `/${line - 1}`;
    return { pointer: `${place}${index}`, message: `${at}${message}（${text}）`, fix };
  });
}

const toMoved = ({ open, fromOn, toOn }: MovedDeadline<OpenDeadline>): object => {
  const { caseId, caseKind, number, dutyId } = open;
  return { caseId, caseKind, number, dutyId, fromOn, toOn };
};

const toWire = (version: CalendarVersion): object => ({
  ...version,
  proposedAt: version.proposedAt.toISOString(),
  confirmedAt: version.confirmedAt?.toISOString() ?? null,
});

const propose = route(
  {
    method: 'post',
    path: '/calendars/imports',
    access: IMPORTERS,
    audit: 'calendar:propose',
    summary: '导入节假日安排，列出会改变的未了期限；由第二人确认后生效',
    tags: TAGS,
    body: calendarImportSchema,
    reply: { 201: calendarImportReplySchema },
    examples: {
      body: {
        format: 'csv',
        layer: '450000',
        year: 2026,
        notice: '广西壮族自治区人民政府关于2026年“壮族三月三”放假的通知',
        source: 'https://www.gxzf.gov.cn/',
        text: 'date,kind,name\n2026-04-20,off-day,壮族三月三',
      },
    },
  },
  async (context) => {
    const { body, actor, deps } = context;
    const judged = judge(body);
    if (!judged.ok) return invalid(faultErrors(judged.refusal, body.format));
    const { layer, year, notice, source } = body;
    const days = judged.value;
    const moved = await impactOfCalendar(deps.database.prisma, { layer, year, days });
    return changeOnce(context, 'calendar:propose', async (transaction) => {
      const proposal = { layer, year, notice, source, days, proposedBy: actor.officerId };
      const version = toWire(await proposeCalendar(transaction, proposal));
      const shown = moved.slice(0, MOST_SHOWN).map(toMoved);
      return accepted({ status: 201, body: { version, movedCount: moved.length, moved: shown } });
    });
  },
);

const confirm = route(
  {
    method: 'post',
    path: '/calendars/imports/{id}/confirmation',
    access: IMPORTERS,
    audit: 'calendar:confirm',
    summary: '第二人确认节假日安排，使其生效并重算未了期限',
    tags: TAGS,
    params: z.strictObject({ id: idSchema }),
    body: z.strictObject({}),
    reply: { 200: calendarConfirmationReplySchema },
    examples: { body: {} },
  },
  async (context) => {
    const { params, actor, deps } = context;
    const answer = await changeOnce(context, 'calendar:confirm', async (transaction) => {
      const confirmed = await confirmCalendar(transaction, params.id, actor.officerId);
      if (confirmed.type === 'own-proposal') throw refusedBy('second-person-required');
      if (confirmed.type === 'not-proposed') throw refusedBy('approval-unknown');
      return accepted({ status: 200, body: { version: toWire(confirmed.version) } });
    });
    if ('status' in answer) await tellCases(deps);
    return answer;
  },
);

const refusedBy = (type: 'second-person-required' | 'approval-unknown'): ObstacleError =>
  new ObstacleError({ type: 'refused', refusal: { type } });

/** What is not told now is told by whoever announces next: the calendar is in force, and that is what was answered. */
async function tellCases(deps: HttpDeps): Promise<void> {
  try {
    const realNow = parseInstant(new Date().toISOString());
    if (realNow === null) return;
    const told = await announceCalendar(deps.database, caseNow(await loadClock(deps.database.pool), realNow));
    deps.log.info({ told }, '已通知未结案件改用新的节假日安排');
  } catch (error) {
    deps.log.error({ error }, '未能通知全部未结案件改用新的节假日安排');
  }
}

/** Days, deadlines and the notices they follow from. */
export const calendarRoutes: readonly Route[] = [deadlines, list, propose, confirm];
