import { z } from 'zod';
import { BOTH_PARTIES, CONTRACT_DUTIES, CONTRACT_REPORTERS } from '../domain/contract/contract-rules';
import { ROLES } from '../domain/officer';
import { ORGANIZATION_KINDS } from '../domain/organization';
import { REPORT_FIELDS } from '../domain/upward-report/reporting-rules';
import { lineSchema, mayBeAbsent, plainDateSchema } from './common.wire';
import {
  basisSchema,
  budgetSchema,
  dayRulesSchema,
  evidenceSchema,
  ladderOf,
  sourced,
} from './rule-overlay.wire';

const MOST_DAYS = 1000;
const MOST_MONTHS = 120;
const MOST_FEN = 1_000_000_000_000_00;
export const contractDutySchema = z.enum(CONTRACT_DUTIES);
const daysSchema = z.int().min(1).max(MOST_DAYS);
const fenSchema = z.int().min(0).max(MOST_FEN);

const limitSchema = z.strictObject({
  budget: budgetSchema.meta({ description: 'null：文件没有数字（及时）' }),
  internalTarget: budgetSchema.meta({
    description: '没有数字时的内部目标；perform 以合同约定的日期为准，两者都为 null',
  }),
  basis: basisSchema,
  evidence: evidenceSchema,
});
const limitsSchema = z.partialRecord(contractDutySchema, limitSchema);
const laddersSchema = z
  .partialRecord(contractDutySchema, ladderOf(z.enum([...ROLES, BOTH_PARTIES])))
  .meta({ description: 'perform 的各节点就是履约提醒；parties 为双方联系人和承办单位合同管理员' });

const categorySchema = z.strictObject({
  value: z.strictObject({
    label: lineSchema(60),
    thresholdFen: fenSchema.nullable().meta({ description: '达到多少分应当归集；0 全部，null 不归集' }),
    isKeySupervised: z.boolean().meta({ description: '重点监管合同，须经法制机构审查' }),
    reportedBy: z.enum(CONTRACT_REPORTERS),
  }),
  basis: basisSchema,
  evidence: evidenceSchema,
  limits: mayBeAbsent(limitsSchema).meta({ description: '这一类合同自己的时限' }),
  ladders: mayBeAbsent(laddersSchema).meta({ description: '这一类合同自己的提醒与督办' }),
});

const bodyKindsSchema = z.array(z.enum(ORGANIZATION_KINDS)).max(ORGANIZATION_KINDS.length);
const weightSchema = z.int().min(0).max(100);
const reportingRulesSchema = z.strictObject({
  kinds: bodyKindsSchema.meta({ description: '这些机构每月上报本单位和不单独上报的下属单位' }),
  kindsWithReporter: bodyKindsSchema.meta({ description: '这些机构有归集上报员的，自行上报' }),
  due: z.strictObject({ unit: z.enum(['working-day', 'calendar-day']), amount: z.int().min(1).max(60) }),
  ladder: ladderOf(z.enum(ROLES)).shape.value,
  collectionDays: daysSchema.meta({ description: '签订之后多少日内归集为及时' }),
  continuityMonths: z.int().min(1).max(MOST_MONTHS),
  zeroReasonAfterMonths: z.int().min(1).max(MOST_MONTHS),
  requiredFields: z
    .array(
      z.strictObject({
        field: z.enum(REPORT_FIELDS),
        exceptCategories: z.array(z.string().regex(/^\d{2}$/, '类别代码为两位数字')).max(99),
      }),
    )
    .max(REPORT_FIELDS.length),
  weights: z.strictObject({
    completeness: weightSchema,
    accuracy: weightSchema,
    continuity: weightSchema,
    timeliness: weightSchema,
  }),
});

const termShape = {
  code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, '应为小写字母、数字和连字符，最多 40 个字'),
  label: lineSchema(40),
  labelEnglish: lineSchema(60),
};
const categoryCodeSchema = z.string().regex(/^\d{2}$/, '类别代码为两位数字');
const daysOrNone = daysSchema.nullable();

const monitoringSchema = z.strictObject({
  items: z
    .array(
      z.strictObject({
        ...termShape,
        categories: z
          .array(categoryCodeSchema)
          .nullable()
          .meta({ description: '只监测这些类别的合同；null 为全部' }),
      }),
    )
    .max(50)
    .meta({ description: '监测项' }),
  problemKinds: z.array(z.strictObject(termShape)).max(50).meta({ description: '问题种类' }),
  checkEveryDays: daysOrNone.meta({ description: '每隔多少日监测一次；null 不定期' }),
  checkEveryDaysOf: z
    .record(categoryCodeSchema, daysOrNone)
    .meta({ description: '另有规定的类别，以两位代码为键' }),
  openProblemBlocksClosing: z.boolean().meta({ description: 'true：交办的问题没有解决的，不得销号' }),
  prompts: z.strictObject({
    dueWithinDays: daysOrNone.meta({ description: '节点到期前多少日提示' }),
    amendments: daysOrNone.meta({ description: '变更达到多少次提示' }),
    suspendedDays: daysOrNone.meta({ description: '中止达到多少日提示' }),
  }),
});

const commitmentsSchema = z.strictObject({
  kinds: z
    .array(z.strictObject({ code: categoryCodeSchema, label: lineSchema(40) }))
    .min(1)
    .max(50)
    .meta({ description: '承诺的种类，代码为两位数字' }),
  answerWorkingDays: z.int().min(1).max(60).meta({ description: '对拟确认未兑现书面陈述的工作日数' }),
  mostToleranceDays: daysSchema.meta({ description: '容错最多把督查期限延后多少日' }),
});

const decisionSchema = z.strictObject({
  items: z
    .array(
      z.strictObject({
        ...termShape,
        isCompulsory: z.boolean().meta({ description: 'true：没有完成的，不得签署' }),
        categories: z
          .array(categoryCodeSchema)
          .nullable()
          .meta({ description: '只要求这些类别的合同；null 为全部' }),
        fromFen: fenSchema.nullable().meta({ description: '达到多少分才要求；null 不以金额论' }),
        onlyKeySupervised: z.boolean().meta({ description: 'true：只要求重点监管合同' }),
        basis: basisSchema,
      }),
    )
    .max(50)
    .meta({ description: '决策程序' }),
});

/** What a rule set says of contracts; what it leaves out is filled from the layer below. */
export const contractOverlaySchema = z
  .strictObject({
    dayRules: mayBeAbsent(dayRulesSchema),
    limits: mayBeAbsent(
      z.partialRecord(contractDutySchema, limitSchema.nullable().meta({ description: 'null：不单独计时' })),
    ),
    ladders: mayBeAbsent(laddersSchema),
    categories: mayBeAbsent(z.record(z.string().regex(/^\d{2}$/, '类别代码为两位数字'), categorySchema)).meta(
      { description: '合同类别，以两位代码为键' },
    ),
    payment: mayBeAbsent(
      sourced(
        z.strictObject({
          defaultDays: z.strictObject({ 'public-body': daysSchema, 'large-enterprise': daysSchema }),
          mostDays: daysSchema.meta({ description: '与机关、事业单位最多可以约定多少日' }),
          inspectionBasis: basisSchema,
        }),
      ),
    ),
    interest: mayBeAbsent(
      sourced(
        z.strictObject({
          statutoryPerMyriadADay: z.number().min(0).max(100).meta({ description: '日利率，万分之几' }),
          yearDays: z.union([z.literal(360), z.literal(365)]),
        }),
      ),
    ),
    lpr: mayBeAbsent(
      sourced(
        z
          .array(
            z.strictObject({
              fromOn: plainDateSchema.meta({ description: '公布之日' }),
              perMyriad: z
                .number()
                .min(0)
                .max(10_000)
                .meta({ description: '年利率，万分之几：345 即 3.45%' }),
            }),
          )
          .max(500),
      ),
    ).meta({ description: '一年期贷款市场报价利率，按公布之日先后排列' }),
    reporting: mayBeAbsent(sourced(reportingRulesSchema)).meta({
      description: '每月归集上报：谁报、哪天到期、怎样督办、数据质量怎样计分；没有写的，不按月报送',
    }),
    keySupervisedFromFen: mayBeAbsent(sourced(fenSchema.nullable())).meta({
      description: '重大金额类：达到多少分为重点监管合同；null 不以金额论',
    }),
    mostToleranceDays: mayBeAbsent(sourced(daysSchema)),
    wakingSpreadMinutes: mayBeAbsent(sourced(z.int().min(0).max(60))),
    monitoring: mayBeAbsent(sourced(monitoringSchema)).meta({
      description: '履约监测、系统提示与问题交办；没有写的，不监测',
    }),
    commitments: mayBeAbsent(sourced(commitmentsSchema)).meta({
      description: '政务承诺：种类、书面陈述和容错的期限，其余时限同合同节点；没有写的，不能登记承诺',
    }),
    decision: mayBeAbsent(sourced(decisionSchema)).meta({
      description: '签订前的决策程序；没有写的，不要求',
    }),
  })
  .meta({
    id: 'ContractOverlay',
    description: '合同部分：没有写的由下一层补足；每个数字注明文件、条款和证据等级',
  });
