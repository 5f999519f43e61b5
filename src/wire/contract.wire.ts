import { z } from 'zod';
import { COMPLAINT_OUTCOMES } from '../domain/complaint/complaint';
import {
  AMENDMENT_GROUNDS,
  COLLECTION_ROUTES,
  CONTRACT_OUTCOMES,
  CONTRACT_SIDES,
  CONTRACT_STATUSES,
  DISPUTE_WAYS,
  MILESTONE_KINDS,
  MILESTONE_STATES,
  PARTY_SCALES,
  PRICE_TYPES,
  QUANTITY_UNITS,
  REVIEW_OPINIONS,
  STANDSTILL_GROUNDS,
  SUPERVISION_RESULTS,
  TOLERANCE_GROUNDS,
} from '../domain/contract/contract';
import { CONTRACT_DUTIES } from '../domain/contract/contract-rules';
import { CONTRACT_ORDERS } from '../domain/contract/figures';
import { deadlineViewOf, permissionView } from './case.wire';
import {
  acceptanceView,
  debtView,
  interestAgreementView,
  paidView,
  paymentTermView,
} from './contract-money.wire';
import { decisionItemView } from './contract-decision.wire';
import { monitoringView, promptView } from './contract-problem.wire';
import { modelTextUseView } from './model-text.wire';
import { successionView } from './succession-order.wire';
import {
  cursorSchema,
  limitSchema,
  lineSchema,
  mayBeAbsent,
  nextCursorSchema,
  officerIdSchema,
  organizationIdSchema,
  plainDateSchema,
  regionCodeSchema,
} from './common.wire';

const instant = z.iso.datetime();
const date = z.iso.date();
const amountYuan = z.string().nullable();
const body = z.strictObject({ id: z.string(), name: z.string() });
const status = z.enum(CONTRACT_STATUSES);
const outcome = z.enum(CONTRACT_OUTCOMES).nullable();
const categoryCode = z.string().regex(/^\d{2}$/, '应为两位类别代码');

export const contractParams = z.strictObject({ id: z.uuid() });

export const contractQuery = z.strictObject({
  status: status.optional(),
  outcome: z.enum(CONTRACT_OUTCOMES).optional(),
  categoryCode: categoryCode.optional(),
  regionCode: regionCodeSchema.optional(),
  undertakingId: organizationIdSchema.optional().describe('承办单位'),
  regulatorId: organizationIdSchema.optional().describe('行业监管部门'),
  managerId: officerIdSchema.optional().describe('合同管理员'),
  overdue: z.enum(['true']).optional().describe('true：只列逾期执行库中的合同'),
  dueBefore: plainDateSchema.optional().describe('这一天以前（含当天）有节点到期'),
  q: lineSchema(100).optional().describe('名称、编码、编号或当事人的一部分'),
  sort: z
    .enum(CONTRACT_ORDERS)
    .default('collected')
    .describe('collected 新收录的在前，milestone 先到期的在前，overdue 逾期久的在前'),
  count: z.enum(['true', 'false']).optional().describe('true：同时给出件数'),
  cursor: cursorSchema,
  limit: limitSchema,
});

export const contractSummary = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  categoryCode: z.string(),
  status,
  statusLabel: z.string(),
  outcome,
  outcomeLabel: z.string().nullable(),
  undertaking: body,
  regulator: body,
  manager: body.nullable(),
  counterparties: z.array(z.string()),
  amountYuan,
  payableYuan: z.string().describe('按付款节点应付的合计'),
  paidYuan: z.string(),
  signedOn: date.nullable(),
  nextMilestoneOn: date.nullable().describe('最早尚未履行的节点之日'),
  overdueSince: date.nullable().describe('从哪一天起逾期；未逾期的为空'),
  overdueDays: z.number().int().describe('逾期天数（自然日）'),
  overdueMilestones: z.number().int(),
  nextDueAt: instant.nullable(),
  collectedAt: instant,
  isListed: z.boolean(),
  isSuspended: z.boolean(),
  isStock: z.boolean(),
});

export const contractList = z.strictObject({
  items: z.array(contractSummary),
  total: z.number().int().nullable().describe('count=true 时符合条件的件数，最多数到 1000；否则为空'),
  nextCursor: nextCursorSchema,
});

const quantity = z
  .strictObject({ value: z.string(), unit: z.enum(QUANTITY_UNITS), unitLabel: z.string() })
  .nullable();

const milestoneView = z.strictObject({
  milestoneId: z.string(),
  kind: z.enum(MILESTONE_KINDS),
  kindLabel: z.string(),
  title: z.string(),
  owedBy: z.enum(CONTRACT_SIDES),
  owedByLabel: z.string(),
  dueOn: date.nullable().describe('合同约定之日，付款节点写有付款期限的为依法计算之日；容错不改变它'),
  amountYuan,
  quantity,
  performedYuan: z.string(),
  performedQuantity: z.string(),
  state: z.enum(MILESTONE_STATES),
  stateLabel: z.string(),
  performedOn: date.nullable(),
  overdueDays: z.number().int(),
  supervision: z.enum(['none', 'open', ...SUPERVISION_RESULTS]),
  supervisionLabel: z.string(),
  toleranceAsked: z
    .strictObject({ days: z.number().int(), ground: z.enum(TOLERANCE_GROUNDS), groundLabel: z.string() })
    .nullable()
    .describe('等待另一人决定的容错申请'),
  payment: paymentTermView.nullable().describe('写明付款期限的付款节点：到期日依法计算'),
  payments: z.array(paidView),
  acceptance: acceptanceView.nullable(),
  amountConfirmedOn: date.nullable(),
});

const partyView = z.strictObject({
  partyId: z.string(),
  side: z.enum(CONTRACT_SIDES),
  sideLabel: z.string(),
  organizationId: z.string().nullable(),
  name: z.string(),
  uscc: z.string().nullable(),
  scale: z.enum(PARTY_SCALES),
  scaleLabel: z.string(),
  hasSigned: z.boolean(),
  contacts: z.number().int().describe('联系人的人数；联系人本身加密保管'),
});

export const contractView = z
  .strictObject({
    id: z.uuid(),
    code: z.string(),
    version: z.number().int(),
    name: z.string(),
    ownNumber: z.string().nullable(),
    externalNumber: z.string().nullable(),
    status,
    statusLabel: z.string(),
    outcome,
    outcomeLabel: z.string().nullable(),
    categoryCode: z.string(),
    categoryLabel: z.string(),
    isKeySupervised: z.boolean().describe('重点监管合同：先经合法性审查，再签署'),
    route: z.enum(COLLECTION_ROUTES),
    routeLabel: z.string(),
    isStock: z.boolean(),
    regionCode: z.string(),
    collectedAt: instant,
    undertaking: body,
    reporter: body,
    regulator: body,
    manager: body.nullable(),
    parties: z.array(partyView),
    amountYuan,
    priceType: z.enum(PRICE_TYPES),
    priceTypeLabel: z.string(),
    payableYuan: z.string(),
    paidYuan: z.string(),
    interest: interestAgreementView,
    debts: z.array(debtView).describe('逾期的付款及其利息，逐段计算到今天'),
    terms: z.string().nullable(),
    reviewOpinion: z.enum(REVIEW_OPINIONS).nullable(),
    signedOn: date.nullable(),
    startsOn: date.nullable(),
    endsOn: date.nullable(),
    filing: z.strictObject({ number: z.string(), on: date }).nullable(),
    milestones: z.array(milestoneView),
    amendments: z.array(
      z.strictObject({
        amendmentId: z.string(),
        ground: z.enum(AMENDMENT_GROUNDS),
        groundLabel: z.string(),
        on: date,
      }),
    ),
    dispute: z
      .strictObject({
        way: z.enum(DISPUTE_WAYS),
        openedOn: date,
        settledOn: date.nullable(),
        breachBy: z.enum([...CONTRACT_SIDES, 'both', 'nobody']).nullable(),
      })
      .nullable(),
    determinations: mayBeAbsent(
      z.array(
        z.strictObject({
          id: z.uuid(),
          number: z.string(),
          milestoneId: z.string(),
          company: z.string().optional().describe('被认定的合同相对方；没有此项的，被认定的是承办单位'),
          openedOn: date,
          outcome: z.enum(COMPLAINT_OUTCOMES).nullable(),
          outcomeLabel: z.string().nullable(),
          mayRead: z.boolean().describe('true：可以看到认定件（GET /complaints/{id}）'),
        }),
      ),
    ).describe('就这份合同启动的违约认定'),
    suspension: z.strictObject({ ground: z.enum(STANDSTILL_GROUNDS), fromOn: date }).nullable(),
    overdueSince: date.nullable(),
    prompts: mayBeAbsent(z.array(promptView)).describe('系统提示：现在应当留意什么'),
    monitoring: mayBeAbsent(monitoringView).describe('监测情况和交办的问题'),
    modelText: mayBeAbsent(modelTextUseView).describe('据以起草的示范文本'),
    succession: mayBeAbsent(successionView).describe('最近一次承继审查'),
    decision: mayBeAbsent(z.array(decisionItemView)).describe('签订前的决策程序'),
    isListed: z.boolean(),
    deadlines: z.array(deadlineViewOf(CONTRACT_DUTIES, ['public', 'counterparty', 'reporter', 'regulator'])),
    allowedCommands: z.array(permissionView),
    ruleSet: z.strictObject({ id: z.string(), version: z.number().int(), name: z.string() }),
  })
  .meta({ id: 'Contract' });

export const contractCommandReply = z.strictObject({ commandId: z.string(), contract: contractView });

export const contractCategoriesQuery = z.strictObject({
  undertakingId: organizationIdSchema.describe('承办单位：各地区、各部门的类别不同'),
});

export const contractCategories = z.strictObject({
  items: z.array(
    z.strictObject({
      code: z.string(),
      label: z.string(),
      thresholdYuan: z
        .string()
        .nullable()
        .describe('从这个金额起应当归集；"0.00" 为全部归集，空为不要求归集'),
      isKeySupervised: z.boolean(),
      reportedBy: z.enum(['public-party', 'sector-regulator']),
    }),
  ),
  ruleSet: z.strictObject({ id: z.string(), version: z.number().int(), name: z.string() }),
});
