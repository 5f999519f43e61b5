import { z } from 'zod';
import {
  CHANGE_GROUNDS,
  COMMITMENT_AUDIENCES,
  COMMITMENT_STATUSES,
  type CommitmentOutcome,
} from '../domain/commitment/commitment';
import { COMMITMENT_DUTIES } from '../domain/commitment/commitment-rules';
import {
  MILESTONE_STATES,
  QUANTITY_UNITS,
  SUPERVISION_RESULTS,
  TOLERANCE_GROUNDS,
} from '../domain/contract/contract';
import { toCaseId } from '../domain/ids';
import { deadlineViewOf, permissionView } from './case.wire';
import {
  cursorSchema,
  limitSchema,
  lineSchema,
  nextCursorSchema,
  organizationIdSchema,
  plainDateSchema,
} from './common.wire';
import { quantitySchema } from './contract-collection.wire';

export const COMMITMENT_OUTCOMES = [
  'honoured',
  'partly-honoured',
  'not-honoured',
  'withdrawn',
] as const satisfies readonly CommitmentOutcome[];

const instant = z.iso.datetime();
const date = z.iso.date();
const body = z.strictObject({ id: z.string(), name: z.string() });
const status = z.enum(COMMITMENT_STATUSES);
const outcome = z.enum(COMMITMENT_OUTCOMES).nullable();
const kindCode = z.string().regex(/^\d{2}$/, '应为两位种类代码');
const ruleSet = z.strictObject({ id: z.string(), version: z.number().int(), name: z.string() });

export const commitmentParams = z.strictObject({ id: z.uuid() });

/** The body of `POST /commitments`. */
export const registrationBody = z.strictObject({
  name: lineSchema(200).describe('承诺了什么，一句话'),
  kindCode: kindCode.describe('种类代码，见 GET /commitment-kinds'),
  promisorId: organizationIdSchema.describe('承诺单位'),
  regulatorId: organizationIdSchema
    .nullable()
    .default(null)
    .describe('监管部门；留空的，为承诺单位的上级行业主管部门或者当地信用牵头部门'),
  audience: z.enum(COMMITMENT_AUDIENCES).describe('向谁承诺：社会公众、群体或者企业'),
  audienceName: lineSchema(200).nullable().default(null).describe('群体或者企业的名称；不得填写自然人的姓名'),
  madeOn: plainDateSchema.describe('作出承诺之日'),
  contractCodes: z.array(lineSchema(60)).max(20).default([]).describe('承载这项承诺的合同的统一合同编码'),
  nodes: z
    .array(
      z.strictObject({
        title: lineSchema(200),
        dueOn: plainDateSchema.describe('承诺于何日前兑现'),
        target: quantitySchema.nullable().default(null).describe('承诺的数量；没有数量的留空'),
      }),
    )
    .min(1)
    .max(100),
});

export type CommitmentRegistration = z.output<typeof registrationBody>;

export const registeredReply = z.strictObject({ id: z.uuid(), code: z.string() });

export const commitmentKindsQuery = z.strictObject({
  promisorId: organizationIdSchema.describe('承诺单位：各地区的种类不同'),
});

export const commitmentKinds = z.strictObject({
  items: z.array(z.strictObject({ code: z.string(), label: z.string() })),
  ruleSet: ruleSet.nullable().describe('空：适用的规则没有写明承诺的种类，不能登记'),
});

export const commitmentQuery = z.strictObject({
  status: status.optional(),
  outcome: z.enum(COMMITMENT_OUTCOMES).optional(),
  kindCode: kindCode.optional(),
  promisorId: organizationIdSchema.optional().describe('承诺单位'),
  regulatorId: organizationIdSchema.optional().describe('监管部门'),
  contractId: z.uuid().transform(toCaseId).optional().describe('只列由这份合同承载的承诺'),
  overdue: z.enum(['true']).optional().describe('true：只列有节点逾期未兑现的承诺'),
  q: lineSchema(100).optional().describe('名称的一部分，或者承诺编码'),
  cursor: cursorSchema,
  limit: limitSchema,
});

const commitmentSummary = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  kindCode: z.string(),
  status,
  statusLabel: z.string(),
  outcome,
  outcomeLabel: z.string().nullable(),
  promisor: body,
  regulator: body,
  manager: body.nullable(),
  madeOn: date,
  nextNodeOn: date.nullable().describe('最早尚未兑现的节点之日'),
  overdueSince: date.nullable(),
  overdueDays: z.number().int().describe('逾期天数（自然日）'),
  overdueNodes: z.number().int(),
  nextDueAt: instant.nullable(),
  registeredAt: instant,
});

export const commitmentList = z.strictObject({
  items: z.array(commitmentSummary),
  nextCursor: nextCursorSchema,
});

const nodeView = z.strictObject({
  nodeId: z.string(),
  title: z.string(),
  dueOn: date.describe('承诺之日；容错不改变它'),
  target: z
    .strictObject({ value: z.string(), unit: z.enum(QUANTITY_UNITS), unitLabel: z.string() })
    .nullable(),
  performedQuantity: z.string(),
  state: z.enum([...MILESTONE_STATES, 'not-honoured']),
  stateLabel: z.string(),
  performedOn: date.nullable(),
  overdueDays: z.number().int(),
  supervision: z.enum(['none', 'open', ...SUPERVISION_RESULTS]),
  supervisionLabel: z.string(),
  toleranceAsked: z
    .strictObject({ days: z.number().int(), ground: z.enum(TOLERANCE_GROUNDS), groundLabel: z.string() })
    .nullable()
    .describe('等待另一人决定的容错申请'),
  proposal: z
    .strictObject({ isAnswered: z.boolean() })
    .nullable()
    .describe('拟确认未兑现：等待书面陈述和另一人确认'),
});

export const commitmentView = z
  .strictObject({
    id: z.uuid(),
    code: z.string(),
    version: z.number().int(),
    name: z.string(),
    status,
    statusLabel: z.string(),
    outcome,
    outcomeLabel: z.string().nullable(),
    kindCode: z.string(),
    kindLabel: z.string(),
    regionCode: z.string(),
    audience: z.enum(COMMITMENT_AUDIENCES),
    audienceLabel: z.string(),
    audienceName: z.string().nullable(),
    madeOn: date,
    registeredAt: instant,
    promisor: body,
    regulator: body,
    manager: body.nullable(),
    nodes: z.array(nodeView),
    contracts: z
      .array(z.strictObject({ id: z.uuid(), code: z.string() }))
      .describe('承载这项承诺的合同；只列本人可以看到的'),
    changes: z.array(z.strictObject({ ground: z.enum(CHANGE_GROUNDS), groundLabel: z.string(), on: date })),
    overdueSince: date.nullable(),
    deadlines: z.array(deadlineViewOf(COMMITMENT_DUTIES, ['promisor', 'regulator'])),
    allowedCommands: z.array(permissionView),
    ruleSet,
  })
  .meta({ id: 'Commitment' });

export const commitmentCommandReply = z.strictObject({ commandId: z.string(), commitment: commitmentView });
