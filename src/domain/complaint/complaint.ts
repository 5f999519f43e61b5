import type { CaseState } from '../case';
import type { PlainDate, CaseId, DemandId, EvidenceId, Instant, OfficerId, OrganizationId } from '../ids';
import type { Role } from '../officer';
import type { Duty as DutyOf } from '../duty';
import type { OrganizationRef } from '../organization';
import type { ComplaintDuty, ComplaintRules } from '../policy';
import type { WorkingCalendar } from '../working-calendar';
import type { PendingApproval } from './approval';
import type { ContractOrigin, LinkedContract } from './linked-contract';
import type { Publication } from './publication';

/**
 * A complaint that a government body broke its promise, from receipt to a determined breach (seed 004 二(一)).
 *
 * lead 线索: an accepted complaint on its way to the verifier. demand 诉求: what the complainant asks for, each with its
 * own conclusion and date. ground 情形: why an unperformed demand is a breach. duty 事项: what somebody owes by a date.
 */
export const COMPLAINT_CHANNELS = [
  'credit-portal',
  'hotline-12345',
  'petition-platform',
  'enterprise-platform',
  'enterprise-hotline',
] as const;
export type ComplaintChannel = (typeof COMPLAINT_CHANNELS)[number];

/** From where a case comes: a channel of complaints, or the register of overdue and terminated contracts. */
export const CASE_CHANNELS = [...COMPLAINT_CHANNELS, 'contract-register'] as const;
export type CaseChannel = (typeof CASE_CHANNELS)[number];

/** 依职权: no complainant; opened from a contract that was supervised in vain (seed 001 二(四)4). */
export const CASE_KINDS = ['complaint', 'tip-off', 'ex-officio'] as const;
export type ComplaintKind = (typeof CASE_KINDS)[number];

export const COMPLAINT_STATUSES = [
  'received',
  'supplementing',
  'accepted',
  'transferred',
  'verifying',
  'rectifying',
  'determining',
  'determined',
  'closed',
] as const;
export type ComplaintStatus = (typeof COMPLAINT_STATUSES)[number];

export const COMPLAINT_OUTCOMES = [
  'rejected',
  'withdrawn',
  'settled',
  'unfounded',
  'unverifiable',
  'lawful-change',
  'rectified',
  'breach-determined',
  'discontinued',
  'split',
] as const;
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];

/** The six fields of seed 004 一, and the rest. */
export const COMPLAINT_FIELDS = [
  'government-procurement',
  'tendering',
  'investment-promotion',
  'public-private-partnership',
  'industrial-support',
  'government-investment',
  'other',
] as const;
export type ComplaintField = (typeof COMPLAINT_FIELDS)[number];

/** Who has a part in the case; `reviewing` is the body that decides a review (复核). */
export type ComplaintPartyRole = 'accepting' | 'verifying' | 'reviewing' | 'respondent' | 'complainant';

/** The offices that handle a case, each in its part. */
export type HandlingParty = Extract<ComplaintPartyRole, 'accepting' | 'verifying' | 'reviewing'>;

export const DEMAND_KINDS = [
  'payment', // 拖欠款项
  'policy', // 未兑现政策
  'performance', // 拒不履行
  'settlement', // 不办验收结算
  'compensation', // 变更不补偿、依法变更后的补偿
  'other',
] as const;
export type DemandKind = (typeof DEMAND_KINDS)[number];

export const CONCLUSIONS = [
  'substantiated',
  'partly-substantiated',
  'unfounded',
  'unverifiable',
  'lawful-change',
] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

export const DEMAND_STATES = [
  'open',
  'substantiated',
  'unfounded',
  'unverifiable',
  'lawful-change',
  'rectifying',
  'overdue',
  'refused',
  'rectified',
  'breach',
] as const;
export type DemandState = (typeof DEMAND_STATES)[number];

/** 逾期未完成整改且无正当理由 · 拒不整改 · 以机构调整、人员变动等理由不履约 (内发改财金字〔2023〕1444号 二(一)3). */
export const COMPLAINT_GROUNDS = ['overdue', 'rectification-refused', 'successor-repudiation'] as const;

/** 不履约 · 恶意违约 of a contract, found by a supervision (seed 001 二(四)4). */
export const CONTRACT_GROUNDS = ['not-performed', 'malicious'] as const;

export const BREACH_GROUNDS = [...COMPLAINT_GROUNDS, ...CONTRACT_GROUNDS] as const;
export type BreachGround = (typeof BREACH_GROUNDS)[number];

/** 优化营商环境条例 31: never a justification. `similar` is 其他同类理由 and needs written reasoning. */
export const EXCUSES = [
  'election',
  'leadership-change',
  'reorganisation',
  'staff-change',
  'similar',
] as const;
export type Excuse = (typeof EXCUSES)[number];

export interface Demand {
  readonly demandId: DemandId;
  readonly kind: DemandKind;
  readonly amountFen: number | null;
  readonly state: DemandState;
  readonly conclusion: Conclusion | null;
  readonly rectifyBy: PlainDate | null;
  /** 限期整改通知书 reached the respondent; without it no date has passed for anybody. */
  readonly orderServedOn: PlainDate | null;
  /** The respondent says it is done, and the verifier has not answered yet. */
  readonly completionReported: boolean;
  readonly ground: BreachGround | null;
  /** 履行到位, counted apart from 认定办结. */
  readonly performedOn: PlainDate | null;
}

/** Something that somebody owes in a complaint by a date. */
export type Duty = DutyOf<ComplaintDuty, ComplaintPartyRole>;

export interface Question {
  readonly questionId: string;
  readonly party: Extract<ComplaintPartyRole, 'respondent' | 'complainant'>;
  readonly answered: boolean;
}

/** 正当理由: a claim with evidence, judged within its own limit while rectification runs on. */
export interface Justification {
  readonly claimId: string;
  readonly demandId: DemandId;
  readonly ground: string;
  readonly filedAt: Instant;
  readonly accepted: boolean | null;
}

/** A refusal or excuse in writing under the body's seal. */
export interface DeclaredRefusal {
  readonly demandId: DemandId;
  readonly kind: 'rectification-refused' | 'successor-repudiation';
  readonly excuse: Excuse | null;
  readonly evidenceId: EvidenceId;
}

export interface DeterminationProposal {
  readonly demandIds: readonly DemandId[];
  readonly ground: BreachGround;
  readonly excuse: Excuse | null;
  readonly proposedOn: PlainDate;
  readonly servedOn: PlainDate | null;
  readonly defence: 'none' | 'submitted' | 'heard';
  readonly defenceClosed: boolean;
  /** 听证; absent where the company has not asked for one. */
  readonly hearing?: 'asked' | 'held';
}

export const LETTER_KINDS = [
  'acceptance-notice', // 受理通知书
  'rejection-notice', // 不予受理告知书
  'supplement-notice', // 补正通知书
  'transfer-letter', // 转办函
  'rectification-order', // 限期整改通知书
  'determination-notice', // 拟认定告知书
  'determination-document', // 认定文书
  'reply', // 答复书
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

export const SERVICE_METHODS = ['direct', 'post', 'left', 'public-notice', 'electronic'] as const;
export type ServiceMethod = (typeof SERVICE_METHODS)[number];

/** 送达: an act, with method, date and 送达回证; clocks that run from service start there. */
export interface Service {
  readonly letterKind: LetterKind;
  readonly party: Extract<ComplaintPartyRole, 'respondent' | 'complainant' | 'accepting'>;
  readonly method: ServiceMethod;
  readonly servedOn: PlainDate;
  readonly receiptEvidenceId: EvidenceId | null;
}

export interface Instruction {
  readonly instructionId: string;
  readonly dueOn: PlainDate;
  readonly answered: boolean;
}

export interface Instalment {
  readonly instalmentId: string;
  readonly dueOn: PlainDate;
  readonly amountFen: number;
  readonly paid: boolean;
}

export type SuspensionGround =
  'court-proceedings' | 'arbitration' | 'administrative-review' | 'appraisal' | 'force-majeure';

/** 中止办理, and the office that decided it; null when no officer did. */
export interface Suspension {
  readonly ground: SuspensionGround;
  readonly fromOn: PlainDate;
  readonly by: { readonly organizationId: OrganizationId; readonly role: Role } | null;
}

/** The whole case as the law sees it: codes, ids, dates, amounts. No free text, no identity. */
export interface ComplaintState extends CaseState {
  readonly schema: 1;
  readonly caseId: CaseId;
  readonly number: string;
  readonly status: ComplaintStatus;
  readonly outcome: ComplaintOutcome | null;
  readonly kind: ComplaintKind;
  readonly channel: CaseChannel;
  /** The contract from which the case was opened ex officio; absent where somebody complained. */
  readonly origin?: ContractOrigin;
  /** 关联合同; absent while the complaint is linked to none. */
  readonly linkedContract?: LinkedContract;
  /** The notice to the respondent names the contract; absent before one does. */
  readonly contractNamed?: boolean;
  /** 归集件 is followed: its facts arrive as signals, clocks and ladder run, our commands are closed. */
  readonly handling: 'driven' | 'followed';
  readonly field: ComplaintField;
  readonly receivedAt: Instant;
  readonly receivedOn: PlainDate;
  readonly identity: 'named' | 'sealed' | 'anonymous';
  readonly namingAgreed: boolean;
  readonly agentActive: boolean;
  readonly regionCode: string;
  readonly respondent: OrganizationRef;
  readonly accepting: OrganizationRef;
  readonly verifying: OrganizationRef | null;
  readonly assignedOfficers: Readonly<Partial<Record<'accepting' | 'verifying', OfficerId>>>;
  /** Set on the children of a complaint against several bodies: one receipt, lead and assisting (主办/协办). */
  readonly parentId: CaseId | null;
  readonly childIds: readonly CaseId[];
  /** The case that this one repeats and follows (重复投诉); absent while it follows none. */
  readonly leadingId?: CaseId;
  readonly demands: readonly Demand[];
  readonly duties: readonly Duty[];
  readonly approval: PendingApproval | null;
  readonly supplementRequested: boolean;
  readonly returnedOnce: boolean;
  readonly verifierAppointed: boolean;
  readonly signedInAt: Instant | null;
  readonly answer: 'not-asked' | 'open' | 'given' | 'window-closed';
  readonly questions: readonly Question[];
  readonly contactAttemptsOn: readonly PlainDate[];
  readonly justifications: readonly Justification[];
  readonly refusals: readonly DeclaredRefusal[];
  readonly proposal: DeterminationProposal | null;
  /** Of the letters as they now stand; a letter that is issued anew is served anew. */
  readonly services: readonly Service[];
  /** The day since which the present outcome stands; nobody was told of it earlier. */
  readonly resultOn: PlainDate | null;
  readonly determinedOn: PlainDate | null;
  readonly explained: boolean;
  readonly settlement: 'none' | 'declared' | 'confirmed' | 'broken';
  readonly instalments: readonly Instalment[];
  readonly rating: number | null;
  readonly review: 'none' | 'asked' | 'upheld' | 'reopened';
  /** Since the review was asked: the body that decides it, and no other. */
  readonly reviewer: OrganizationRef | null;
  readonly followUp: 'none' | 'satisfied' | 'mostly-satisfied' | 'dissatisfied' | 'unreachable';
  readonly suspension: Suspension | null;
  readonly listed: boolean;
  readonly instructions: readonly Instruction[];
  readonly determinationRevoked: boolean;
  readonly publication?: Publication;
  readonly rules: ComplaintRules;
  readonly calendar: WorkingCalendar;
}
