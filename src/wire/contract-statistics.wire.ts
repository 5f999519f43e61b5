import { z } from 'zod';
import { CONTRACT_GROUPINGS, OVERDUE_AGES, type OverdueAge } from '../domain/contract/statistics';
import { organizationIdSchema, plainDateSchema, regionCodeSchema } from './common.wire';

export const contractStatisticsQuery = z.strictObject({
  by: z
    .enum(CONTRACT_GROUPINGS)
    .default('undertaking')
    .describe('分组：undertaking 承办单位、category 合同类别、region 地区'),
  undertakingId: organizationIdSchema.optional().describe('承办单位'),
  regulatorId: organizationIdSchema.optional().describe('行业监管部门'),
  categoryCode: z
    .string()
    .regex(/^\d{2}$/, '应为两位类别代码')
    .optional(),
  regionCode: regionCodeSchema.optional(),
  from: plainDateSchema.optional().describe('按期履行率：到期日从（含）'),
  to: plainDateSchema.optional().describe('按期履行率：到期日至（含）；今天和以后到期的不计'),
});

const count = z.number().int();
const query = z.string().describe('GET /contracts 的查询串，打开的就是这个数字所计的合同');

const ages = z
  .strictObject(
    Object.fromEntries(OVERDUE_AGES.map(({ age }) => [age, count])) as Record<OverdueAge, typeof count>,
  )
  .describe(
    '逾期多久（日历日）：to-30 三十日以内，to-90 九十日以内，to-180 一百八十日以内，to-365 一年以内，longer 一年以上',
  );

const figures = z.strictObject({
  contracts: z.strictObject({ count, query }),
  amountYuan: z.string(),
  payableYuan: z.string().describe('政府一方按节点应付'),
  paidYuan: z.string(),
  overdue: z.strictObject({ count, query }).describe('逾期执行库中的合同'),
  ages,
  closed: count.describe('已销号'),
  dueMilestones: count.describe('期间内到期的履约节点，免除的不计'),
  metInTime: count.describe('其中到期日以前（含当日）履行的'),
  onTimeRate: z
    .number()
    .nullable()
    .describe('按期履行率：metInTime ÷ dueMilestones，四位小数；没有到期的，为空'),
});

export const contractStatisticsView = z.strictObject({
  by: z.enum(CONTRACT_GROUPINGS),
  asOf: z.iso.datetime(),
  total: figures,
  groups: z.array(z.strictObject({ key: z.string(), label: z.string(), figures })),
});
