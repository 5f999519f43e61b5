import { z } from 'zod';
import {
  AMENDMENT_GROUNDS,
  CONTRACT_SIDES,
  DISPUTE_WAYS,
  EXIT_GROUNDS,
  REVIEW_OPINIONS,
  STANDSTILL_GROUNDS,
  SUPERVISION_RESULTS,
  TOLERANCE_GROUNDS,
} from '../domain/contract/contract';
import { OVERDUE_REASONS, SUPERVISION_FORMS, type ContractCommandType } from '../domain/contract/facts';
import { CHECK_FINDINGS, PROBLEM_ASSIGNEES, PROBLEM_SEVERITIES } from '../domain/contract/monitoring';
import { ACCEPTANCE_RESULTS, BUYER_CONDUCTS } from '../domain/contract/payment-term';
import {
  NEGOTIATION_POSTS,
  NEGOTIATION_RESULTS,
  SUCCESSION_CAUSES,
  SUCCESSION_FINDINGS,
} from '../domain/contract/succession';
import { toEvidenceId } from '../domain/ids';
import { lineSchema, officerIdSchema, plainDateSchema, textSchema } from './common.wire';
import { commandBodyOf, type CommandShape } from './command-body.wire';
import { contractAmountSchema, quantitySchema } from './contract-collection.wire';

const milestoneId = z
  .string()
  .regex(/^m\d{1,4}$/, '应为节点编号，例如 m1')
  .meta({ example: 'm1' });
const evidenceIds = z.array(z.uuid().transform(toEvidenceId)).max(50).default([]);
const date = plainDateSchema;
const amountYuan = contractAmountSchema.nullable().default(null);
const quantity = z
  .string()
  .regex(/^\d{1,10}(\.\d{1,3})?$/, '应为数量，最多三位小数')
  .nullable()
  .default(null);
/** What a person writes. It is kept in the store and enters no history. */
const text = textSchema(4000);
const remark = text.optional();

const milestoneChange = z.strictObject({
  milestoneId,
  dueOn: date.nullable().default(null),
  amountYuan,
  quantity: quantitySchema.nullable().default(null),
  isDropped: z.boolean().default(false).describe('true：这个节点不再履行'),
});

const problemId = z
  .string()
  .regex(/^q\d{1,4}$/, '应为问题编号，例如 q1')
  .meta({ example: 'q1' });

const checkedItem = z.strictObject({
  code: z.string().min(1).max(40).describe('监测项的代码，见合同的 monitoring.items'),
  finding: z.enum(CHECK_FINDINGS),
  remark: text.optional(),
});

/** 换届、责任人更替、机构或者职能调整 can be named, so that the refusal says why it is none. */
const NO_GROUND = '事由。换届、责任人更替、机构调整、职能调整不是事由，予以拒绝并说明理由';
const exitGround = z
  .enum([...EXIT_GROUNDS, ...SUCCESSION_CAUSES])
  .nullable()
  .default(null)
  .describe(NO_GROUND);

/** The body of each command. Commands without an entry here reach a contract from inside only. */
export const CONTRACT_COMMAND_BODIES = {
  'submit-for-review': { facts: {}, texts: { remark } },
  'give-opinion': { facts: { opinion: z.enum(REVIEW_OPINIONS) }, texts: { explanation: text } },
  'answer-decision-item': {
    facts: {
      code: z.string().min(1).max(40).describe('决策程序的代码，见合同的 decision'),
      isApplicable: z.boolean().describe('true：附材料；false：不适用，在 explanation 中写明理由'),
      evidenceIds,
    },
    texts: { explanation: text },
  },
  'record-signature': {
    facts: { partyId: z.string().regex(/^p\d{1,3}$/, '应为当事人编号，例如 p1'), on: date },
    texts: { remark },
  },
  file: { facts: { number: lineSchema(60).describe('备案号') }, texts: { remark } },
  'record-performance': {
    facts: {
      milestoneId,
      on: date,
      amountYuan,
      quantity,
      completes: z
        .boolean()
        .default(false)
        .describe(
          'true：这个节点已经全部履行完毕；付款节点不写金额的，余款视为当日付清，写的金额不足余款的，不予登记',
        ),
      evidenceIds,
    },
    texts: { remark },
  },
  'correct-performance': { facts: { milestoneId }, texts: { reason: text } },
  'waive-milestone': { facts: { milestoneId, evidenceIds }, texts: { reason: text } },
  'record-acceptance': {
    facts: {
      milestoneId,
      on: date,
      result: z.enum(ACCEPTANCE_RESULTS).describe('验收结论'),
      conduct: z.enum(BUYER_CONDUCTS).default('in-time').describe('采购方是否按期组织验收'),
      evidenceIds,
    },
    texts: { remark },
  },
  'confirm-amount': {
    facts: { milestoneId, on: date, amountYuan, evidenceIds },
    texts: { remark },
  },
  'explain-overdue': {
    facts: { milestoneId, reasonCode: z.enum(OVERDUE_REASONS), plannedOn: date },
    texts: { reason: text },
  },
  amend: {
    facts: {
      ground: z.enum([...AMENDMENT_GROUNDS, ...SUCCESSION_CAUSES]).describe(NO_GROUND),
      on: date,
      changes: z.array(milestoneChange).min(1).max(100),
      evidenceIds,
    },
    texts: { reason: text },
  },
  suspend: { facts: { ground: z.enum(STANDSTILL_GROUNDS), fromOn: date }, texts: { reason: text } },
  resume: { facts: { on: date }, texts: { remark } },
  'open-succession-review': {
    facts: { cause: z.enum(SUCCESSION_CAUSES), on: date.describe('换届、更替或者调整之日') },
    texts: { basis: lineSchema(200).describe('依据文件的名称和文号') },
  },
  'record-negotiation': {
    facts: {
      on: date,
      posts: z
        .array(z.enum(NEGOTIATION_POSTS))
        .min(1)
        .max(NEGOTIATION_POSTS.length)
        .describe('参加人员的职务'),
      result: z.enum(NEGOTIATION_RESULTS),
      evidenceIds,
    },
    texts: { agreed: text },
  },
  'review-succession': { facts: { finding: z.enum(SUCCESSION_FINDINGS) }, texts: { explanation: text } },
  'close-out': { facts: {}, texts: { remark } },
  archive: { facts: {}, texts: { remark } },
  'assign-manager': { facts: { officerId: officerIdSchema }, texts: { remark } },
  'open-supervision': {
    facts: { milestoneId, form: z.enum(SUPERVISION_FORMS) },
    texts: { reason: text },
  },
  'conclude-supervision': {
    facts: { milestoneId, result: z.enum(SUPERVISION_RESULTS), evidenceIds },
    texts: { findings: text },
  },
  'ask-tolerance': {
    facts: { milestoneId, days: z.number().int().min(1).max(365), ground: z.enum(TOLERANCE_GROUNDS) },
    texts: { reason: text },
  },
  'grant-tolerance': { facts: { milestoneId }, texts: { remark } },
  'refuse-tolerance': { facts: { milestoneId }, texts: { reason: text } },
  terminate: {
    facts: { milestoneId: milestoneId.nullable().default(null), on: date, ground: exitGround },
    texts: { reason: text },
  },
  rescind: {
    facts: { on: date, by: z.enum([...CONTRACT_SIDES, 'both']), ground: exitGround, evidenceIds },
    texts: { reason: text },
  },
  'record-dispute': { facts: { way: z.enum(DISPUTE_WAYS), on: date }, texts: { remark } },
  'settle-dispute': {
    facts: { on: date, breachBy: z.enum([...CONTRACT_SIDES, 'both', 'nobody']), evidenceIds },
    texts: { result: text },
  },
  'open-determination': {
    facts: {
      milestoneId,
      companyId: z
        .string()
        .min(1)
        .max(20)
        .nullable()
        .default(null)
        .describe('负责这个节点的相对方（partyId）；只有一家时可以不填'),
    },
    texts: { findings: text },
  },
  'record-check': {
    facts: { on: date, items: z.array(checkedItem).min(1).max(50), evidenceIds },
    texts: { remark },
  },
  'report-problem': {
    facts: {
      milestoneId: milestoneId.nullable().default(null),
      kind: z.string().min(1).max(40).describe('问题种类的代码，见合同的 monitoring.problemKinds'),
      severity: z.enum(PROBLEM_SEVERITIES),
      assignee: z.enum(PROBLEM_ASSIGNEES).describe('交办给合同的哪一个单位'),
      dueOn: date.nullable().default(null).describe('限于何日前办理；不填的，期限依规则计算'),
      checkItem: z.string().min(1).max(40).nullable().default(null).describe('由最近一次监测的哪一项引起'),
      evidenceIds,
    },
    texts: { what: text },
  },
  'name-handler': { facts: { problemId, officerId: officerIdSchema }, texts: { remark } },
  'answer-problem': { facts: { problemId, evidenceIds }, texts: { answer: text } },
  'confirm-problem': { facts: { problemId }, texts: { remark } },
  'return-problem': { facts: { problemId, dueOn: date.nullable().default(null) }, texts: { reason: text } },
  'withdraw-problem': { facts: { problemId }, texts: { reason: text } },
  urge: { facts: { dutyId: z.string().min(1).max(100).nullable().default(null) }, texts: { remark } },
  list: { facts: {}, texts: { reason: text } },
} as const satisfies Partial<Record<ContractCommandType, CommandShape>>;

export type IssuableContractCommand = keyof typeof CONTRACT_COMMAND_BODIES;

/** The body of `POST /contracts/{id}/commands`. */
export const contractCommandBody = commandBodyOf<IssuableContractCommand>(
  CONTRACT_COMMAND_BODIES,
  'Contract',
);

type FactsShape<Type extends IssuableContractCommand> = (typeof CONTRACT_COMMAND_BODIES)[Type]['facts'];

/** What a command's body says to the decision, as it came over the wire. */
export type ContractBodyFacts<Type extends IssuableContractCommand = IssuableContractCommand> = {
  [Key in Type]: { readonly type: Key; readonly version?: number } & z.output<z.ZodObject<FactsShape<Key>>>;
}[Type];
