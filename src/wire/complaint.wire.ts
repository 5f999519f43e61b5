import { z } from 'zod';
import { SEEN_AS } from '../domain/complaint/access';
import {
  CASE_CHANNELS,
  CASE_KINDS,
  COMPLAINT_FIELDS,
  COMPLAINT_OUTCOMES,
  COMPLAINT_STATUSES,
  CONCLUSIONS,
  DEMAND_KINDS,
  DEMAND_STATES,
  BREACH_GROUNDS,
  EXCUSES,
  LETTER_KINDS,
} from '../domain/complaint/complaint';
import {
  REDACTABLE_FIELDS,
  SECRECY_CONCLUSIONS,
  TAKEDOWN_GROUNDS,
  WITHHOLDING_GROUNDS,
} from '../domain/complaint/publication';
import { COMPLAINT_DUTIES } from '../domain/policy';
import { mayBeAbsent } from './common.wire';
import { deadlineViewOf, permissionView } from './case.wire';
import { complaintFilter, complaintOrder } from './complaint-query.wire';

const status = z.enum(COMPLAINT_STATUSES);
const outcome = z.enum(COMPLAINT_OUTCOMES).nullable();
const instant = z.iso.datetime();
const date = z.iso.date();
const amountYuan = z.string().nullable();

export const complaintParams = z.strictObject({ id: z.uuid() });

export const seenAsQuery = z.strictObject({
  seenAs: z
    .enum(SEEN_AS)
    .optional()
    .describe('以当事人的视角查看：respondent 被投诉主体，complainant 凭回执的投诉人'),
});

export const complaintQuery = z.strictObject({
  ...complaintFilter,
  sort: complaintOrder,
  count: z.enum(['true', 'false']).optional().describe('true：同时给出件数'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const complaintExportQuery = z.strictObject({ ...complaintFilter, sort: complaintOrder });

const body = z.strictObject({ id: z.string(), name: z.string() });

const person = z.strictObject({ id: z.string(), name: z.string() });

export const complaintSummary = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(CASE_KINDS),
  channel: z.enum(CASE_CHANNELS),
  status,
  statusLabel: z.string(),
  outcome,
  title: z.string().nullable().describe('被投诉主体看不到'),
  respondent: body,
  accepting: body,
  verifying: body.nullable(),
  receivedAt: instant,
  nextDueAt: instant.nullable(),
  amountYuan,
  isListed: z.boolean(),
  isSuspended: z.boolean(),
  link: z
    .enum(['follows', 'leads'])
    .nullable()
    .describe('follows 已关联到主件；leads 有重复件关联到本件；被投诉主体看不到'),
  field: z.enum(COMPLAINT_FIELDS),
  regionCode: z.string(),
  closedAt: instant.nullable(),
  outcomeLabel: z.string().nullable(),
  performance: z.enum(['none', 'owed', 'partly', 'performed']).describe('查明应当履行的诉求履行得怎样'),
  acceptingOfficer: person.nullable(),
  verifyingOfficer: person.nullable().describe('承办人；被投诉主体看不到'),
});

export const complaintList = z.strictObject({
  items: z.array(complaintSummary),
  total: z.number().int().nullable().describe('count=true 时符合条件的件数，最多数到 1000；否则为空'),
  nextCursor: z.string().nullable(),
});

export const deadlineView = deadlineViewOf(COMPLAINT_DUTIES, [
  'accepting',
  'verifying',
  'reviewing',
  'respondent',
  'complainant',
]);

export const demandView = z.strictObject({
  demandId: z.uuid(),
  kind: z.enum(DEMAND_KINDS),
  kindLabel: z.string(),
  amountYuan,
  state: z.enum(DEMAND_STATES),
  stateLabel: z.string(),
  conclusion: z.enum(CONCLUSIONS).nullable(),
  rectifyBy: date.nullable(),
  ground: z.enum(BREACH_GROUNDS).nullable(),
  performedOn: date.nullable(),
});

const approvalView = z
  .strictObject({
    approvalId: z.string(),
    act: z.string(),
    content: z
      .strictObject({
        reasonCode: z.string().nullable(),
        items: z.array(
          z.strictObject({
            demandId: z.uuid(),
            conclusion: z.enum(CONCLUSIONS).nullable(),
            dueOn: date.nullable(),
          }),
        ),
        ground: z.enum(BREACH_GROUNDS).nullable(),
        excuse: z.enum(EXCUSES).nullable(),
        suspensionGround: z.string().nullable(),
        result: z.enum(['upheld', 'reopened']).nullable(),
        publication: mayBeAbsent(
          z.strictObject({
            secrecy: z.enum(SECRECY_CONCLUSIONS),
            withholdingGround: z.enum(WITHHOLDING_GROUNDS).nullable(),
            redact: z.array(z.enum(REDACTABLE_FIELDS)),
          }),
        ).describe('公示认定的，保密审查的结论'),
        takedownGround: mayBeAbsent(z.enum(TAKEDOWN_GROUNDS)).describe('撤下公示的，撤下的理由'),
      })
      .describe('审批的内容：同意后逐项生效'),
    steps: z.array(
      z.strictObject({
        party: z.enum(['accepting', 'verifying', 'reviewing']),
        role: z.string(),
        isSigned: z.boolean(),
      }),
    ),
  })
  .nullable();

const letterLine = z.strictObject({
  id: z.uuid().describe('凭此下载：GET /letters/{id}/content'),
  kind: z.enum(LETTER_KINDS),
  label: z.string(),
  number: z.string(),
  issuedOn: date,
  addressee: z.enum(['complainant', 'respondent', 'accepting', 'verifying']),
  isRendered: z.boolean().describe('PDF 已生成，可以下载'),
});

/** What staff who handle or supervise the case see. Never who complained. */
export const complaintView = z
  .strictObject({
    id: z.uuid(),
    number: z.string(),
    version: z.number().int(),
    view: z.enum(['staff', 'respondent', 'complainant']),
    kind: z.enum(CASE_KINDS),
    channel: z.enum(CASE_CHANNELS),
    handling: z.enum(['driven', 'followed']),
    status,
    statusLabel: z.string(),
    outcome,
    outcomeLabel: z.string().nullable(),
    kindLabel: z.string(),
    handlingLabel: z.string(),
    identityLabel: z.string().nullable(),
    field: z.enum(COMPLAINT_FIELDS),
    fieldLabel: z.string(),
    title: z.string().nullable(),
    narrative: z.string().nullable(),
    contract: z.strictObject({ name: z.string().nullable(), number: z.string().nullable() }).nullable(),
    origin: mayBeAbsent(
      z.strictObject({ contractId: z.uuid(), contractCode: z.string(), mayRead: z.boolean() }),
    ).describe('依职权认定的，所依据的合同'),
    identity: z.enum(['named', 'sealed', 'anonymous']).nullable(),
    namingAgreed: z.boolean(),
    regionCode: z.string(),
    receivedAt: instant,
    receivedOn: date,
    respondent: body,
    accepting: body,
    verifying: body.nullable(),
    reviewing: body.nullable().describe('复核机关；申请复核之前为空'),
    demands: z.array(demandView),
    deadlines: z.array(deadlineView),
    allowedCommands: z.array(permissionView),
    approval: approvalView,
    questions: z.array(
      z.strictObject({
        questionId: z.string(),
        party: z.enum(['respondent', 'complainant']),
        answered: z.boolean(),
      }),
    ),
    justifications: z.array(
      z.strictObject({ claimId: z.string(), demandId: z.uuid(), accepted: z.boolean().nullable() }),
    ),
    proposal: z
      .strictObject({
        demandIds: z.array(z.uuid()),
        ground: z.enum(BREACH_GROUNDS),
        servedOn: date.nullable(),
        defence: z.enum(['none', 'submitted', 'heard']),
        defenceClosed: z.boolean(),
      })
      .nullable(),
    instructions: z.array(z.strictObject({ instructionId: z.string(), dueOn: date, answered: z.boolean() })),
    letters: z.array(letterLine).describe('已经制发的文书；各方只见写给自己的'),
    rejectReasons: z
      .array(z.strictObject({ code: z.string(), label: z.string(), elsewhere: z.string() }))
      .describe('本件规则列明的不予受理理由；只给办理和监督的一方看'),
    isListed: z.boolean(),
    isSuspended: z.boolean(),
    parentId: z.uuid().nullable(),
    childIds: z.array(z.uuid()),
    ruleSet: z.strictObject({ id: z.string(), version: z.number().int(), name: z.string() }),
  })
  .meta({ id: 'Complaint' });

export const commandReply = z.strictObject({ commandId: z.string(), complaint: complaintView });

export const receiptBody = z.strictObject({ receipt: z.string().min(8).max(200) });

export const receiptReply = z.strictObject({
  token: z.string().describe('凭此令牌（Authorization: Bearer）查看和办理这一件投诉'),
  complaint: complaintView,
});
