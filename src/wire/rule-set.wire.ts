import { z } from 'zod';
import { RULE_SCOPES, RULE_SET_STATES, RULE_STAGES } from '../domain/rule-set';
import {
  cursorSchema,
  limitSchema,
  lineSchema,
  mayBeAbsent,
  nextCursorSchema,
  organizationIdSchema,
  permissionSchema,
  plainDateSchema,
  regionCodeSchema,
  textSchema,
} from './common.wire';
import { contractOverlaySchema } from './contract-overlay.wire';
import { fieldErrorSchema } from './problem.wire';
import { basisSchema, complaintOverlaySchema, dutySchema, evidenceSchema } from './rule-overlay.wire';

export const ruleSetIdSchema = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9-]{0,39}$/, '应为大写字母、数字和连字符，不超过 40 个')
  .meta({ example: 'NM-1444' });

export const ruleSetVersionNumberSchema = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, '应为版本号')
  .transform(Number)
  .meta({ type: 'integer', example: 1 });

const content = {
  scope: z
    .enum(RULE_SCOPES)
    .meta({ description: 'base 缺省 · region 地区 · department 受理部门 · preset 备选' }),
  regionCode: regionCodeSchema.nullable(),
  acceptingOrganizationId: organizationIdSchema
    .nullable()
    .meta({ description: '投诉的受理部门，合同的承办单位' }),
  stage: z.enum(RULE_STAGES).nullable().meta({ description: 'null：各阶段；限定阶段的只写投诉部分' }),
  effectiveOn: plainDateSchema,
};

export const ruleSetProposalSchema = z
  .strictObject({
    ruleSetId: ruleSetIdSchema,
    ...content,
    document: lineSchema(100),
    name: lineSchema(60),
    note: z.string().max(500),
    reason: textSchema(500).meta({ description: '为什么修改' }),
    complaint: complaintOverlaySchema,
    contract: mayBeAbsent(contractOverlaySchema).meta({ description: '不写：沿用上一次确认的合同部分' }),
  })
  .meta({ id: 'RuleSetProposal' });

export const ruleSetSchema = z
  .strictObject({
    ruleSetId: z.string(),
    version: z.int().min(1),
    scope: z.enum(RULE_SCOPES),
    regionCode: z.string().nullable(),
    acceptingOrganizationId: z.string().nullable(),
    stage: z.enum(RULE_STAGES).nullable(),
    effectiveOn: z.string().meta({ format: 'date' }),
    document: z.string(),
    name: z.string(),
    note: z.string(),
    state: z.enum(RULE_SET_STATES).meta({
      description: 'proposed 待确认 · active 已确认 · superseded 已有后续版本 · declined 已否决',
    }),
    origin: z.enum(['seed', 'proposal']),
    reason: z.string().nullable(),
    proposedBy: z.string().nullable(),
    decidedBy: z.string().nullable(),
    limits: z
      .array(
        z.strictObject({
          duty: dutySchema,
          label: z.string(),
          words: z.string().meta({ example: '及时（文件未规定具体时限；内部目标1个工作日）' }),
          evidence: evidenceSchema.nullable(),
          evidenceLabel: z.string().nullable(),
        }),
      )
      .meta({ description: '本规则集自己写明的时限，用话说出来' }),
    complaint: complaintOverlaySchema,
    contract: contractOverlaySchema,
  })
  .meta({ id: 'RuleSet' });

export const ruleSetPageSchema = z
  .strictObject({
    items: z.array(ruleSetSchema.omit({ complaint: true, contract: true })),
    nextCursor: nextCursorSchema,
  })
  .meta({ id: 'RuleSetPage' });

export const ruleSetQuerySchema = z.strictObject({
  scope: z.enum(RULE_SCOPES).optional(),
  regionCode: regionCodeSchema.optional(),
  state: z.enum(RULE_SET_STATES).optional(),
  cursor: cursorSchema,
  limit: limitSchema,
});

export const ruleSetVersionsSchema = z
  .strictObject({
    items: z.array(ruleSetSchema).meta({ description: '各版本，新的在前' }),
    proposal: permissionSchema.meta({ description: '本人能否提出新版本' }),
  })
  .meta({ id: 'RuleSetVersions' });

const ruleChangeSchema = z
  .strictObject({
    path: z.string().meta({ example: 'limits/verify' }),
    label: z.string(),
    before: z.string().nullable(),
    after: z.string(),
  })
  .meta({ id: 'RuleChange' });

export const ruleSetProposedSchema = z
  .strictObject({
    ruleSet: ruleSetSchema,
    changes: z.array(ruleChangeSchema).meta({ description: '确认后，适用范围内的规则有哪些变化' }),
  })
  .meta({ id: 'RuleSetProposed' });

export const ruleSetConfirmationSchema = z
  .strictObject({ version: z.int().min(1), decision: z.enum(['confirmed', 'declined']) })
  .meta({ id: 'RuleSetConfirmation' });

export const rulesQuerySchema = z.strictObject({
  regionCode: regionCodeSchema,
  acceptingOrganizationId: organizationIdSchema.optional(),
  on: plainDateSchema.optional().meta({ description: '哪一天的规则；默认今天' }),
});

export const ruleOriginSchema = z
  .strictObject({
    ruleSetId: z.string(),
    version: z.int(),
    name: z.string(),
    basis: basisSchema.nullable(),
    evidence: evidenceSchema.nullable(),
  })
  .meta({ id: 'RuleOrigin', description: '由哪一个规则集规定，依据哪个文件' });

export const rulesInForceSchema = z
  .strictObject({
    ruleSetId: z.string(),
    version: z.int(),
    name: z.string(),
    layers: z.array(z.strictObject({ ruleSetId: z.string(), version: z.int(), name: z.string() })),
    on: z.string().meta({ format: 'date', description: '所问的日期' }),
    rules: z.array(
      z.strictObject({
        path: z.string(),
        label: z.string(),
        words: z.string(),
        origin: ruleOriginSchema.nullable().meta({ description: 'null：各层都没有规定' }),
      }),
    ),
    complaint: complaintOverlaySchema.meta({ description: '各层合并之后的全部规则' }),
    contract: contractOverlaySchema.meta({ description: '各层合并之后的合同规则' }),
  })
  .meta({ id: 'RulesInForce' });

const openCasesSchema = z
  .strictObject({
    count: z.int().min(0),
    pinned: z
      .array(
        z.strictObject({ ruleSetId: z.string(), version: z.int(), name: z.string(), count: z.int().min(1) }),
      )
      .meta({ description: '按所适用的版本分别计数' }),
    cases: z
      .array(
        z.strictObject({
          caseId: z.string(),
          number: z.string(),
          receivedOn: z.string().meta({ format: 'date' }),
          ruleSetId: z.string(),
          version: z.int(),
        }),
      )
      .meta({ description: '其中本人可以看到的，最多 50 件' }),
  })
  .meta({ id: 'OpenCasesUnderRules', description: '适用范围内的在办投诉，各按收到时的版本办理，不受影响' });

const assessment = {
  obstacles: z.array(fieldErrorSchema).meta({ description: '为什么不能生效；空数组为可以' }),
  changes: z.array(ruleChangeSchema).meta({ description: '适用范围内的规则有哪些变化' }),
  before: complaintOverlaySchema.nullable().meta({ description: '没有这一版本时，适用范围内的全部规则' }),
  after: complaintOverlaySchema.nullable().meta({ description: '有这一版本时；缺项时为 null' }),
  contract: z
    .strictObject({
      before: contractOverlaySchema.nullable().meta({ description: '没有这一版本时；缺项时为 null' }),
      after: contractOverlaySchema.nullable().meta({ description: '有这一版本时；缺项时为 null' }),
    })
    .meta({ description: '合同部分：没有和有这一版本时的全部规则' }),
  openCases: openCasesSchema,
};

export const ruleSetAssessmentSchema = z.strictObject(assessment).meta({ id: 'RuleSetAssessment' });

export const ruleSetVersionSchema = z
  .strictObject({
    ruleSet: ruleSetSchema,
    ...assessment,
    decision: permissionSchema.meta({ description: '本人能否确认或否决' }),
  })
  .meta({ id: 'RuleSetVersion' });
