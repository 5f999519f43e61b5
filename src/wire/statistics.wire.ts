import { z } from 'zod';
import {
  COMPLAINT_FIGURES,
  FIGURE_DEFINITIONS,
  FIGURE_GROUPINGS,
  FIGURE_LABELS,
  FIGURE_RATES,
  type ComplaintFigure,
} from '../domain/complaint/figures';
import { COMPLAINT_DUTIES } from '../domain/policy';
import { plainDateSchema } from './common.wire';
import { complaintNarrowing } from './complaint-query.wire';

const period = {
  from: plainDateSchema.optional().describe('收到日期从（含）'),
  to: plainDateSchema.optional().describe('收到日期至（含）'),
};

export const statisticsQuery = z.strictObject({
  ...complaintNarrowing,
  ...period,
  by: z
    .enum(FIGURE_GROUPINGS)
    .default('month')
    .describe(
      '分组：region 地区、accepting 受理部门、verifying 核实认定部门、respondent 被投诉主体、field 领域、channel 渠道、month 收到的月份',
    ),
});

export const dwellQuery = z.strictObject({ ...complaintNarrowing, ...period });

const query = z.string().describe('GET /complaints 的查询串，打开的就是这个数字所计的案件');

const figure = (name: ComplaintFigure) =>
  z
    .strictObject({ count: z.number().int(), query })
    .describe(`${FIGURE_LABELS[name]}：${FIGURE_DEFINITIONS[name]}`);

const figuresShape = Object.fromEntries(COMPLAINT_FIGURES.map((name) => [name, figure(name)])) as Record<
  ComplaintFigure,
  ReturnType<typeof figure>
>;

const rate = (name: keyof typeof FIGURE_RATES) => {
  const { label, of, in: whole } = FIGURE_RATES[name];
  return z
    .number()
    .nullable()
    .describe(`${label}：${FIGURE_LABELS[of]} ÷ ${FIGURE_LABELS[whole]}，四位小数；分母为零时为空`);
};

const figures = z.strictObject({
  ...figuresShape,
  closureRate: rate('closureRate'),
  satisfactionRate: rate('satisfactionRate'),
  performanceRate: rate('performanceRate'),
});

export const statisticsView = z.strictObject({
  by: z.enum(FIGURE_GROUPINGS),
  asOf: z.iso.datetime().describe('案件时间'),
  total: figures,
  groups: z.array(z.strictObject({ key: z.string().nullable(), label: z.string(), figures })),
});

export const dwellView = z.strictObject({
  asOf: z.iso.datetime(),
  steps: z
    .array(
      z.strictObject({
        duty: z.enum(COMPLAINT_DUTIES),
        label: z.string(),
        owner: z.enum(['accepting', 'verifying', 'reviewing', 'respondent', 'complainant']),
        ended: z.number().int().describe('已经结束的次数（完成或者期限届满）'),
        medianWorkingDays: z.number().nullable().describe('用时的中位数，工作日；开始之日不计'),
        p90WorkingDays: z.number().nullable().describe('九成在这么多个工作日之内结束'),
        endedLate: z.number().int().describe('结束时已超期的次数'),
        running: z.number().int(),
        runningLate: z.number().int().describe('现在超期的'),
        shareOfTime: z.number().describe('占全部环节用时之和的比重，0 至 1，四位小数'),
        isBottleneck: z.boolean().describe('用时比重居前三，且有超期的'),
      }),
    )
    .describe('各环节用时，用时之和最多的在前'),
});

export const holdersView = z.strictObject({
  asOf: z.iso.datetime(),
  holders: z.array(
    z.strictObject({
      organization: z.strictObject({ id: z.string(), name: z.string() }),
      officer: z.strictObject({ id: z.string(), name: z.string() }).nullable().describe('空：没有指定承办人'),
      duties: z.number().int().describe('超期未办的事项'),
      cases: z.number().int(),
      byDuty: z.array(
        z.strictObject({ duty: z.enum(COMPLAINT_DUTIES), label: z.string(), count: z.number().int() }),
      ),
      earliestDueOn: z.iso.date(),
      overdueWorkingDays: z.number().int().describe('最久的一项已超期的工作日'),
      query,
    }),
  ),
});
