import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { CHANNEL_LABELS, FIELD_LABELS, KIND_LABELS } from '../domain/complaint/labels';
import { plainDateAt } from '../domain/plain-date';
import type { Cell } from '../domain/workbook';
import type { Instant } from '../domain/ids';
import { writeSpreadsheet } from '../files/spreadsheet';
import type { FilingDeps } from '../intake/receive-complaint';
import { listComplaints } from '../store/complaint-list.store';
import { regionNames } from '../store/region.store';
import { complaintExportQuery } from '../wire/complaint.wire';
import { attachmentHeaders } from './attachment';
import { badCursor, toComplaintFilter } from './complaint-filter';
import { COMPLAINT_TAGS as TAGS } from './complaint-page';
import { summaryViews } from './complaint-summaries';
import { route, type Route } from './route';

const MOST_ROWS = 5_000;
const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type View = Awaited<ReturnType<typeof summaryViews>>[number];

const PERFORMANCE_LABELS = {
  none: '',
  owed: '未履行',
  partly: '部分履行',
  performed: '履行到位',
} as const satisfies Record<View['performance'], string>;

/** The columns, and where each comes from. Never anything about who complained. */
const COLUMNS: readonly (readonly [string, (view: View, placeNames: ReadonlyMap<string, string>) => Cell])[] =
  [
    ['编号', (view) => view.number],
    ['类型', (view) => KIND_LABELS[view.kind]],
    ['受理渠道', (view) => CHANNEL_LABELS[view.channel]],
    ['所属领域', (view) => FIELD_LABELS[view.field]],
    ['地区', (view, placeNames) => placeNames.get(view.regionCode) ?? view.regionCode],
    ['行政区划代码', (view) => view.regionCode],
    ['标题', (view) => view.title],
    ['涉及金额（元）', (view) => (view.amountYuan === null ? null : Number(view.amountYuan))],
    ['被投诉主体', (view) => view.respondent.name],
    ['受理部门', (view) => view.accepting.name],
    ['核实认定部门', (view) => view.verifying?.name ?? null],
    ['承办人', (view) => view.verifyingOfficer?.name ?? view.acceptingOfficer?.name ?? null],
    ['状态', (view) => view.statusLabel],
    ['结果', (view) => view.outcomeLabel],
    ['履行情况', (view) => PERFORMANCE_LABELS[view.performance]],
    ['挂牌督办', (view) => (view.isListed ? '是' : '')],
    ['收到日期', (view) => plainDateAt(view.receivedAt as Instant)],
    ['最近一项期限', (view) => (view.nextDueAt === null ? null : plainDateAt(view.nextDueAt as Instant))],
    ['办结日期', (view) => (view.closedAt === null ? null : plainDateAt(view.closedAt as Instant))],
  ];

export const complaintExportRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'get',
      path: '/complaints/export',
      access: 'any-officer',
      audit: 'complaint:export',
      summary: '导出投诉列表（Excel）：与列表相同的筛选，最多 5000 件',
      description: '导出会记入访问日志。单元格一律是文字或数字，像公式的文字也只是文字。',
      tags: TAGS,
      query: complaintExportQuery,
      reply: { 200: { mediaType: MEDIA_TYPE, description: 'XLSX 文件' } },
    },
    async ({ actor, query }) => {
      const filter = await toComplaintFilter(intake, query);
      if (filter === null) return badCursor();
      const { prisma } = intake.database;
      const found = await listComplaints(prisma, actor, { ...filter, limit: MOST_ROWS });
      const views = await summaryViews(prisma, actor, found);
      const placeNames = await regionNames(
        prisma,
        views.map(({ regionCode }) => regionCode),
      );
      const file = await writeSpreadsheet({
        name: '投诉',
        header: COLUMNS.map(([label]) => label),
        rows: views.map((view) => COLUMNS.map(([, valueOf]) => valueOf(view, placeNames))),
      });
      return { status: 200, stream: Readable.from([file]), headers: headersOf(file, found.length) };
    },
  );

function headersOf(file: Buffer, rows: number): Readonly<Record<string, string>> {
  const sha256 = createHash('sha256').update(file).digest('hex');
  return {
    ...attachmentHeaders({ name: `投诉列表（${rows}件）.xlsx`, sizeBytes: file.length, sha256 }),
    'Content-Type': MEDIA_TYPE,
  };
}
