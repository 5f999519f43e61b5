import { z } from 'zod';
import {
  BREACH_GROUNDS,
  CONCLUSIONS,
  EXCUSES,
  LETTER_KINDS,
  SERVICE_METHODS,
} from '../domain/complaint/complaint';
import { NOTICE_FIELDS, type ComplaintCommandType } from '../domain/complaint/facts';
import {
  REDACTABLE_FIELDS,
  SECRECY_CONCLUSIONS,
  TAKEDOWN_GROUNDS,
  WITHHOLDING_GROUNDS,
} from '../domain/complaint/publication';
import { SUPPLEMENT_ITEMS } from '../domain/complaint/supplement';
import { toDemandId, toEvidenceId } from '../domain/ids';
import {
  lineSchema,
  officerIdSchema,
  organizationIdSchema,
  plainDateSchema,
  publicTextSchema,
  textSchema,
} from './common.wire';

const demandId = z.uuid().transform(toDemandId);
const evidenceId = z.uuid().transform(toEvidenceId);
const organizationId = organizationIdSchema;
const date = plainDateSchema;
const evidenceIds = z.array(evidenceId).max(50).default([]);
const amountYuan = z
  .string()
  .regex(/^\d{1,14}(\.\d{1,2})?$/)
  .describe('人民币元，最多两位小数，例如 "128000.00"');
/** What a person writes. It is kept in the store and enters no history. */
const text = textSchema(4000);
/** What everybody will read. */
const publicText = publicTextSchema(500);
const optionalText = text.optional();

export const SUSPENSION_GROUNDS = [
  'court-proceedings',
  'arbitration',
  'administrative-review',
  'appraisal',
  'force-majeure',
] as const;

const party = z.enum(['accepting', 'verifying']);

/**
 * The body of each command: `facts` go to the decision, `texts` stay in the store. On the wire they lie side by side,
 * so no name may stand in both. Commands without an entry here reach a case from inside only.
 */
export const COMMAND_BODIES = {
  'request-supplement': {
    facts: { itemCodes: z.array(z.enum(SUPPLEMENT_ITEMS)).min(1).max(7) },
    texts: { explanation: text },
  },
  accept: { facts: {}, texts: { remark: optionalText } },
  reject: { facts: { reasonCode: z.string().min(1).max(20) }, texts: { explanation: text } },
  transfer: { facts: { verifyingOrganizationId: organizationId }, texts: { remark: optionalText } },
  assign: { facts: { party, officerId: officerIdSchema }, texts: { remark: optionalText } },
  redirect: { facts: { acceptingOrganizationId: organizationId }, texts: { reason: text } },
  'split-by-respondent': {
    facts: {
      respondents: z
        .array(z.strictObject({ organizationId, part: z.enum(['lead', 'assisting']).default('assisting') }))
        .min(1)
        .max(10),
    },
    texts: { reason: text },
  },
  'correct-clerical': {
    facts: {
      demandId: demandId.nullable().default(null),
      amountYuan: amountYuan.nullable().default(null),
      respondentOrganizationId: organizationId.nullable().default(null),
    },
    texts: { reason: text, title: lineSchema(200).optional() },
  },
  'confirm-settlement': {
    facts: {
      instalments: z
        .array(z.strictObject({ dueOn: date, amountYuan }))
        .max(60)
        .default([]),
    },
    texts: { remark: text },
  },
  'record-instalment': {
    facts: { instalmentId: z.string().min(1).max(100), paid: z.boolean() },
    texts: { remark: optionalText },
  },
  'record-follow-up': {
    facts: { result: z.enum(['satisfied', 'mostly-satisfied', 'dissatisfied', 'unreachable']) },
    texts: { remark: optionalText },
  },
  'hand-over-for-recusal': {
    facts: { party, toOrganizationId: organizationId },
    texts: { reason: text },
  },
  'sign-in': { facts: {}, texts: { remark: optionalText } },
  return: { facts: { rightOrganizationId: organizationId }, texts: { reason: text } },
  'notify-respondent': {
    facts: { disclose: z.array(z.enum(NOTICE_FIELDS)).min(1).max(6) },
    texts: { notice: text },
  },
  ask: {
    facts: { party: z.enum(['respondent', 'complainant']) },
    texts: { question: text },
  },
  'record-contact-attempt': {
    facts: {
      on: date,
      method: z.enum(['phone', 'mail', 'visit', 'message']),
      reached: z.boolean(),
    },
    texts: { remark: optionalText },
  },
  conclude: {
    facts: {
      items: z
        .array(z.strictObject({ demandId, conclusion: z.enum(CONCLUSIONS) }))
        .min(1)
        .max(20),
    },
    texts: { findings: text },
  },
  explain: {
    facts: { method: z.enum(SERVICE_METHODS), on: date },
    texts: { explanation: text },
  },
  'order-rectification': {
    facts: {
      items: z
        .array(z.strictObject({ demandId, dueOn: date }))
        .min(1)
        .max(20),
    },
    texts: { requirement: text },
  },
  'confirm-rectification': { facts: { demandId }, texts: { remark: optionalText } },
  'refuse-completion': { facts: { demandId }, texts: { reason: text } },
  'judge-justification': {
    facts: {
      claimId: z.string().min(1).max(100),
      accepted: z.boolean(),
      newDueOn: date.nullable().default(null),
    },
    texts: { reason: text },
  },
  'propose-determination': {
    facts: {
      demandIds: z.array(demandId).min(1).max(20),
      ground: z.enum(BREACH_GROUNDS),
      excuse: z.enum(EXCUSES).nullable().default(null),
    },
    texts: { facts: text, reasoning: text },
  },
  'withdraw-proposal': { facts: {}, texts: { reason: text } },
  'record-defence': {
    facts: {
      on: date.describe('企业书面意见的日期'),
      asksHearing: z.boolean().default(false).describe('企业要求听证'),
      evidenceIds,
    },
    texts: { defence: text },
  },
  'hold-hearing': { facts: { on: date, evidenceIds }, texts: { minutes: text } },
  'hear-defence': { facts: {}, texts: { record: text, finding: text } },
  determine: { facts: {}, texts: { reasoning: text } },
  serve: {
    facts: {
      letterKind: z.enum(LETTER_KINDS),
      party: z.enum(['respondent', 'complainant', 'accepting']),
      method: z.enum(SERVICE_METHODS),
      on: date,
      receiptEvidenceId: evidenceId.nullable().default(null),
    },
    texts: { remark: optionalText },
  },
  'record-performance': { facts: { demandId, on: date }, texts: { remark: optionalText } },
  'correct-determination': { facts: {}, texts: { correction: text } },
  'revoke-determination': { facts: {}, texts: { reason: text } },
  'publish-determination': {
    facts: {
      secrecy: z.enum(SECRECY_CONCLUSIONS),
      withholdingGround: z.enum(WITHHOLDING_GROUNDS).nullable().default(null),
      redact: z.array(z.enum(REDACTABLE_FIELDS)).max(REDACTABLE_FIELDS.length).default([]),
    },
    texts: { promise: publicText, publicFinding: publicText, secrecyReview: text },
  },
  'withdraw-publication': { facts: { ground: z.enum(TAKEDOWN_GROUNDS) }, texts: { reason: text } },
  'decide-review': { facts: { result: z.enum(['upheld', 'reopened']) }, texts: { reason: text } },
  answer: {
    facts: { evidenceIds, questionId: z.string().min(1).max(100).nullable().default(null) },
    texts: { answer: text },
  },
  'report-progress': {
    facts: {
      demandId,
      percent: z.number().int().min(0).max(100),
      completed: z.boolean().default(false),
      evidenceIds,
    },
    texts: { progress: text },
  },
  'claim-justification': {
    facts: { demandId, ground: z.string().regex(/^[a-z][a-z-]{2,40}$/), evidenceIds },
    texts: { reason: text },
  },
  'declare-refusal': {
    facts: {
      demandIds: z.array(demandId).min(1).max(20),
      kind: z.enum(['rectification-refused', 'successor-repudiation']),
      excuse: z.enum(EXCUSES).nullable().default(null),
      sealedEvidenceId: evidenceId.nullable().default(null),
    },
    texts: { declaration: text },
  },
  defend: { facts: { evidenceIds }, texts: { defence: text } },
  'name-right-body': { facts: { rightOrganizationId: organizationId }, texts: { reason: text } },
  'supply-supplement': { facts: { evidenceIds }, texts: { explanation: text } },
  'add-evidence': { facts: { evidenceIds }, texts: { explanation: optionalText } },
  reply: {
    facts: { questionId: z.string().min(1).max(100), evidenceIds },
    texts: { reply: text },
  },
  'agree-to-be-named': { facts: {}, texts: {} },
  withdraw: { facts: {}, texts: { reason: optionalText } },
  settle: { facts: {}, texts: { terms: text } },
  rate: { facts: { score: z.number().int().min(1).max(5) }, texts: { comment: optionalText } },
  'request-review': { facts: {}, texts: { reason: text } },
  'call-off-agent': { facts: {}, texts: {} },
  approve: { facts: { approvalId: z.string().min(1).max(100) }, texts: { opinion: optionalText } },
  'return-for-revision': {
    facts: { approvalId: z.string().min(1).max(100) },
    texts: { reason: text },
  },
  'link-duplicate': {
    facts: {
      leadingNumber: z
        .string()
        .regex(/^TS\d{11,14}$/)
        .describe('主件的投诉编号'),
    },
    texts: { reason: text },
  },
  'unlink-duplicate': { facts: {}, texts: { reason: text } },
  'link-contract': {
    facts: { contractCode: lineSchema(60).describe('统一合同编码') },
    texts: { reason: text },
  },
  'unlink-contract': { facts: {}, texts: { reason: text } },
  urge: {
    facts: { dutyId: z.string().min(1).max(200).nullable().default(null) },
    texts: { message: text },
  },
  list: { facts: {}, texts: { reason: text } },
  'appoint-verifier': {
    facts: { verifyingOrganizationId: organizationId },
    texts: { reason: text },
  },
  'grant-extension': { facts: { dutyId: z.string().min(1).max(200) }, texts: { reason: text } },
  suspend: {
    facts: { ground: z.enum(SUSPENSION_GROUNDS), fromOn: date },
    texts: { reason: text },
  },
  resume: { facts: { on: date }, texts: { reason: text } },
  discontinue: { facts: { ground: z.enum(SUSPENSION_GROUNDS) }, texts: { reason: text } },
  'record-instruction': { facts: { dueOn: date }, texts: { leader: text, content: text } },
  'answer-instruction': {
    facts: { instructionId: z.string().min(1).max(100) },
    texts: { answer: text },
  },
  reassign: { facts: { party, toOrganizationId: organizationId }, texts: { reason: text } },
} as const satisfies Partial<
  Record<ComplaintCommandType, { readonly facts: z.ZodRawShape; readonly texts: z.ZodRawShape }>
>;

/** Commands a person can send; facts from office systems and calendars reach a case from inside. */
export type IssuableCommandType = keyof typeof COMMAND_BODIES;

export const ISSUABLE_COMMANDS = Object.keys(COMMAND_BODIES) as readonly IssuableCommandType[];
