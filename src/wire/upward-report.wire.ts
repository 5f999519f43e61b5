import { z } from 'zod';
import type { PlainDate } from '../domain/ids';
import { REPORT_FAULTS, REPORT_FIGURES, type ReportFigure } from '../domain/upward-report/report-contents';
import { REPORT_PUNCTUALITIES } from '../domain/upward-report/reporting-duty';
import { REPORT_FIELDS, SCORE_KINDS } from '../domain/upward-report/reporting-rules';
import {
  cursorSchema,
  instantSchema,
  limitSchema,
  mayBeAbsent,
  nextCursorSchema,
  organizationIdSchema,
  permissionSchema,
  plainDateSchema,
  textSchema,
} from './common.wire';
import { basisSchema } from './rule-overlay.wire';

export const reportMonthSchema = z
  .string()
  .regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/, '应为月份，形如 2026-01')
  .transform((text) => `${text}-01` as PlainDate)
  .meta({ example: '2026-01', description: '所报的月份' });

const month = z.string().meta({ example: '2026-01' });
const count = z.number().int();
const score = z.number().nullable().describe('百分制，两位小数；没有可以计量的，为 null');
const body = z.strictObject({ id: z.string(), name: z.string() });

export const reportParams = z.strictObject({
  organizationId: organizationIdSchema,
  month: reportMonthSchema,
});

export const reportingDutyQuery = z.strictObject({
  scope: z
    .enum(['own', 'supervised'])
    .default('supervised')
    .describe('own 只看本单位；supervised 本人可以查看的：本单位和下级，督查和信用牵头部门为本级政府以下'),
  month: reportMonthSchema.optional(),
  state: z.enum(['owed', 'sent']).optional().describe('owed 未报，sent 已报'),
  overdue: z.literal('true').optional().describe('只看逾期未报的'),
  cursor: cursorSchema,
  limit: limitSchema,
});

const figures = z
  .strictObject(
    Object.fromEntries(REPORT_FIGURES.map((figure) => [figure, count])) as Record<ReportFigure, typeof count>,
  )
  .describe('各项数字，凭其名称在 …/contracts?behind= 打开所计的合同');

const scoreSummary = z
  .strictObject({
    whole: score,
    ...(Object.fromEntries(SCORE_KINDS.map((kind) => [kind, score])) as Record<
      (typeof SCORE_KINDS)[number],
      typeof score
    >),
  })
  .describe('数据质量评分，内部口径：文件没有规定');

export const reportingDutyView = z.strictObject({
  organization: body,
  month,
  dueOn: plainDateSchema.nullable(),
  provisional: z.boolean(),
  state: z.enum(['owed', 'sent']),
  punctuality: z.enum(REPORT_PUNCTUALITIES),
  punctualityLabel: z.string(),
  daysOverdue: count.describe('逾期的工作日；没有逾期为 0'),
  rung: z.string().nullable().describe('已到的督办节点'),
  rungLabel: z.string().nullable(),
  version: count.nullable().describe('已报的版次'),
  isZero: z.boolean().nullable(),
  contracts: count.nullable(),
  scores: scoreSummary.nullable(),
});

export const reportingDutyList = z.strictObject({
  items: z.array(reportingDutyView),
  nextCursor: nextCursorSchema,
});

export const reportView = z.strictObject({
  organization: body,
  month,
  state: z.enum(['running', 'owed', 'sent']).describe('running 当月未完，只供预览；owed 应报未报；sent 已报'),
  dueOn: plainDateSchema.nullable(),
  provisional: z.boolean(),
  punctuality: z.enum(REPORT_PUNCTUALITIES).nullable(),
  basis: basisSchema,
  covers: z.array(body).describe('一并上报的单位'),
  figures,
  amountYuan: z.string().describe('新增合同的金额'),
  refusedRows: count.describe('当月表格导入被退回的行'),
  categories: z.array(
    z.strictObject({
      categoryCode: z.string(),
      ...{ new: count, changed: count, performed: count },
      amountYuan: z.string(),
    }),
  ),
  digest: z.string().describe('所报合同及其版本的 SHA-256，凭此可以复算'),
  whole: score,
  scores: z.array(
    z.strictObject({
      kind: z.enum(SCORE_KINDS),
      label: z.string(),
      score,
      met: count,
      of: count,
      weight: count,
      definition: z.string(),
    }),
  ),
  scoreNote: z.string(),
  measures: z
    .strictObject({ collectionDays: count, continuityMonths: count })
    .describe('评分所用的天数和月数，来自当月适用的规则'),
  isUnusuallyEmpty: z.boolean().describe('零报告须说明原因'),
  versions: z.array(
    z.strictObject({
      version: count,
      sentAt: instantSchema,
      by: body,
      isZero: z.boolean(),
      reason: z.string().nullable(),
      contracts: count,
      digest: z.string(),
    }),
  ),
  events: z.array(
    z.strictObject({
      sequence: count,
      type: z.enum(['opened', 'rungs-reached', 'moved', 'confirmed', 'corrected']),
      at: instantSchema,
      sentence: z.string(),
    }),
  ),
  permissions: z.strictObject({ confirm: permissionSchema, correct: permissionSchema }),
});

export type ReportView = z.input<typeof reportView>;

export const reportItemsQuery = z.strictObject({
  behind: z.enum(REPORT_FIGURES).default('contracts').describe('哪一个数字所计的合同'),
  version: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, '应为版次')
    .transform(Number)
    .optional()
    .meta({ type: 'integer', description: '哪一版；缺省为最近一版，没有上报的为现在登记的内容' }),
  cursor: cursorSchema,
  limit: limitSchema,
});

export const reportItems = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      categoryCode: z.string(),
      sequence: count.describe('当月末合同的版本'),
      ...{ isNew: z.boolean(), isChanged: z.boolean(), isPerformed: z.boolean() },
      missing: z.array(z.strictObject({ field: z.enum(REPORT_FIELDS), label: z.string() })),
      faults: z.array(z.strictObject({ fault: z.enum(REPORT_FAULTS), label: z.string() })),
      isTimely: z.boolean().nullable(),
    }),
  ),
  nextCursor: nextCursorSchema,
});

export const reportConfirmBody = z
  .strictObject({
    isZero: z.boolean().describe('零报告：当月没有新增、变更和履约变动'),
    reason: mayBeAbsent(textSchema(500)).describe('此前各月都有合同信息的，零报告须说明原因'),
  })
  .meta({ id: 'ReportConfirmation' });

export const reportCorrectBody = z
  .strictObject({ reason: textSchema(500).describe('更正的理由') })
  .meta({ id: 'ReportCorrection' });

export const reporterStatisticsQuery = z.strictObject({
  month: reportMonthSchema.optional().describe('缺省为最近一个已经结束的月份'),
});

export const reporterStatisticsView = z.strictObject({
  month: month.nullable().describe('还没有应报的月份时为 null'),
  asOf: instantSchema,
  total: z.strictObject({
    owed: count.describe('应报的单位'),
    inTime: count,
    late: count,
    open: count.describe('未到期'),
    overdue: count,
    zero: count.describe('零报告'),
    contracts: count,
  }),
  scoreNote: z.string(),
  items: z.array(reportingDutyView).describe('逾期未报的在前，其余评分低的在前；最多 1000 个单位'),
});
