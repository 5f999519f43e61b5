import { z } from 'zod';
import {
  daysOfCsv,
  daysOfHolidayCn,
  type CalendarFault,
  type MovedDeadline,
} from '../domain/calendar-import';
import { caseNow } from '../domain/case-clock';
import type { OfficerId } from '../domain/ids';
import { parseInstant } from '../domain/plain-date';
import { accepted } from '../domain/result';
import type { Result } from '../domain/result';
import type { CalendarException } from '../domain/working-calendar';
import { announceCalendar } from '../intake/announce-calendar';
import {
  confirmCalendar,
  findCalendarDays,
  findCalendarVersion,
  proposeCalendar,
  type CalendarVersion,
  type PlannedYear,
} from '../store/calendar.store';
import { impactOfCalendar, type OpenDeadline } from '../store/calendar-impact.store';
import { loadClock } from '../store/case-clock.store';
import type { Database } from '../store/database';
import {
  calendarAssessmentSchema,
  calendarConfirmationReplySchema,
  calendarImportReplySchema,
  calendarImportSchema,
  calendarProposalSchema,
} from '../wire/calendar.wire';
import { idSchema } from '../wire/common.wire';
import { calendarDeclineRoutes } from './calendar-decline.routes';
import {
  CALENDAR_IMPORT_EXAMPLE,
  CALENDAR_IMPORTERS,
  CALENDAR_TAGS as tags,
  toCalendarVersion,
} from './calendar-view';
import { changeOnce } from './change-once';
import type { HttpDeps } from './deps';
import { ObstacleError } from './problem';
import type { AnyRefusal } from './refusal-sentences';
import { toPermission } from './permission';
import { notFound, route } from './route';
import type { Answer, Route } from './route';

const MOST_SHOWN = 500;
const params = z.strictObject({ id: idSchema });

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

function faulty(faults: readonly CalendarFault[], format: ImportBody['format']): Answer {
  const place = format === 'csv' ? '#/text' : '#/document/days';
  const errors = faults.slice(0, 50).map(({ line, type, text }) => {
    const [message, fix] = FAULT_MESSAGES[type];
    const at = line === null ? '' : `第 ${line} ${format === 'csv' ? '行' : '项'}：`;
    const index = line === null || format === 'csv' ? '' : `/${line - 1}`;
    return { pointer: `${place}${index}`, message: `${at}${message}（${text}）`, fix };
  });
  return { obstacle: { type: 'input-invalid', errors } };
}

const toMoved = ({ open, fromOn, toOn }: MovedDeadline<OpenDeadline>): object => {
  const { caseId, caseKind, number, dutyId } = open;
  return { caseId, caseKind, number, dutyId, fromOn, toOn };
};

interface Impact {
  readonly movedCount: number;
  readonly moved: readonly object[];
}

async function impactOf(database: Database, planned: PlannedYear): Promise<Impact> {
  const moved = await impactOfCalendar(database.prisma, planned);
  return { movedCount: moved.length, moved: moved.slice(0, MOST_SHOWN).map(toMoved) };
}

const assess = route(
  {
    method: 'post',
    path: '/calendars/imports/assessments',
    access: CALENDAR_IMPORTERS,
    audit: 'calendar:assess',
    summary: '试算节假日安排：各日期、会改变的未了期限；什么也不保存',
    tags,
    body: calendarImportSchema,
    reply: { 200: calendarAssessmentSchema },
    idempotencyKey: 'not-needed',
    examples: { body: CALENDAR_IMPORT_EXAMPLE },
  },
  async ({ body, deps: { database } }) => {
    const judged = judge(body);
    if (!judged.ok) return faulty(judged.refusal, body.format);
    const days = judged.value;
    const { layer, year } = body;
    return { status: 200, body: { days, ...(await impactOf(database, { layer, year, days })) } };
  },
);

const propose = route(
  {
    method: 'post',
    path: '/calendars/imports',
    access: CALENDAR_IMPORTERS,
    audit: 'calendar:propose',
    summary: '导入节假日安排，列出会改变的未了期限；由第二人确认后生效',
    tags,
    body: calendarImportSchema,
    reply: { 201: calendarImportReplySchema },
    examples: { body: CALENDAR_IMPORT_EXAMPLE },
  },
  async (context) => {
    const { body, actor, deps } = context;
    const judged = judge(body);
    if (!judged.ok) return faulty(judged.refusal, body.format);
    const { layer, year, notice, source } = body;
    const days = judged.value;
    const impact = await impactOf(deps.database, { layer, year, days });
    return changeOnce(context, 'calendar:propose', async (transaction) => {
      const proposal = { layer, year, notice, source, days, proposedBy: actor.officerId };
      const version = toCalendarVersion(await proposeCalendar(transaction, proposal));
      return accepted({ status: 201, body: { version, ...impact } });
    });
  },
);

const show = route(
  {
    method: 'get',
    path: '/calendars/imports/{id}',
    access: CALENDAR_IMPORTERS,
    audit: 'calendar:read',
    summary: '一份节假日安排：各日期、确认后会改变的未了期限、本人能否确认',
    tags,
    params,
    reply: { 200: calendarProposalSchema },
  },
  async ({ params: { id }, actor, deps: { database } }) => {
    const version = await findCalendarVersion(database.prisma, id);
    if (version === null) return notFound();
    const days = await findCalendarDays(database.prisma, id);
    const { layer, year } = version;
    const isOpen = version.state === 'proposed';
    const impact = isOpen ? await impactOf(database, { layer, year, days }) : { movedCount: 0, moved: [] };
    const confirmation = toPermission(whyNotConfirm(version, actor.officerId));
    return { status: 200, body: { version: toCalendarVersion(version), days, ...impact, confirmation } };
  },
);

function whyNotConfirm({ state, proposedBy }: CalendarVersion, officerId: OfficerId): AnyRefusal | null {
  if (state !== 'proposed') return { type: 'approval-unknown' };
  return proposedBy === officerId ? { type: 'second-person-required' } : null;
}

const confirm = route(
  {
    method: 'post',
    path: '/calendars/imports/{id}/confirmation',
    access: CALENDAR_IMPORTERS,
    audit: 'calendar:confirm',
    summary: '第二人确认节假日安排，使其生效并重算未了期限',
    tags,
    params,
    body: z.strictObject({}),
    reply: { 200: calendarConfirmationReplySchema },
    examples: { body: {} },
  },
  async (context) => {
    const { actor, deps } = context;
    const answer = await changeOnce(context, 'calendar:confirm', async (transaction) => {
      const confirmed = await confirmCalendar(transaction, context.params.id, actor.officerId);
      if (confirmed.type === 'own-proposal') throw refusedBy('second-person-required');
      if (confirmed.type === 'not-proposed') throw refusedBy('approval-unknown');
      return accepted({ status: 200, body: { version: toCalendarVersion(confirmed.version) } });
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

/** A notice on its way into the calendar: one person hands it in, another confirms or declines it. */
export const calendarImportRoutes: readonly Route[] = [
  assess,
  propose,
  show,
  confirm,
  ...calendarDeclineRoutes,
];
