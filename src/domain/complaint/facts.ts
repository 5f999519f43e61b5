import type { CaseId, DemandId, EvidenceId, OfficerId, OrganizationId, PlainDate } from '../ids';
import type { Undelivered } from '../notice-kind';
import type { OrganizationRef } from '../organization';
import type { ComplaintRules } from '../policy';
import type { WorkingCalendar } from '../working-calendar';
import type {
  BreachGround,
  ComplaintOutcome,
  Conclusion,
  Excuse,
  HandlingParty,
  LetterKind,
  ServiceMethod,
  SuspensionGround,
} from './complaint';
import type { LinkedContract } from './linked-contract';
import type { SecrecyReview, TakedownGround } from './publication';

/**
 * What each command says, in codes, ids, dates and amounts. What a person wrote (reasons, questions, answers) stays in
 * the store beside the command. Bodies come in as `OrganizationRef`: facts, not lookups.
 */
interface Facts {
  // accepting department 受理部门
  'request-supplement': { readonly itemCodes: readonly string[] };
  accept: object;
  reject: { readonly reasonCode: string };
  transfer: { readonly verifying: OrganizationRef };
  assign: { readonly party: 'accepting' | 'verifying'; readonly officerId: OfficerId };
  redirect: {
    readonly accepting: OrganizationRef;
    readonly rules: ComplaintRules;
    readonly calendar: WorkingCalendar;
  };
  'split-by-respondent': { readonly children: readonly ChildCase[] };
  'correct-clerical': {
    readonly demandId: DemandId | null;
    readonly amountFen: number | null;
    readonly respondent: OrganizationRef | null;
  };
  'confirm-settlement': { readonly instalments: readonly InstalmentPlan[] };
  'record-instalment': { readonly instalmentId: string; readonly paid: boolean };
  'record-follow-up': {
    readonly result: 'satisfied' | 'mostly-satisfied' | 'dissatisfied' | 'unreachable';
  };
  'hand-over-for-recusal': { readonly party: 'accepting' | 'verifying'; readonly to: OrganizationRef };
  // verifying department 核实认定部门
  'sign-in': object;
  return: { readonly rightBody: OrganizationRef };
  'notify-respondent': { readonly disclose: readonly NoticeField[] };
  ask: { readonly party: 'respondent' | 'complainant' };
  'record-contact-attempt': {
    readonly on: PlainDate;
    readonly method: 'phone' | 'mail' | 'visit' | 'message';
    readonly reached: boolean;
  };
  conclude: {
    readonly items: readonly { readonly demandId: DemandId; readonly conclusion: Conclusion }[];
  };
  explain: { readonly method: ServiceMethod; readonly on: PlainDate };
  'order-rectification': {
    readonly items: readonly { readonly demandId: DemandId; readonly dueOn: PlainDate }[];
  };
  'confirm-rectification': { readonly demandId: DemandId };
  'refuse-completion': { readonly demandId: DemandId };
  'judge-justification': {
    readonly claimId: string;
    readonly accepted: boolean;
    readonly newDueOn: PlainDate | null;
  };
  'propose-determination': {
    readonly demandIds: readonly DemandId[];
    readonly ground: BreachGround;
    readonly excuse: Excuse | null;
  };
  'withdraw-proposal': object;
  /** A company's own words, on paper or by mail. */
  'record-defence': {
    readonly on: PlainDate;
    readonly asksHearing: boolean;
    readonly evidenceIds: readonly EvidenceId[];
  };
  /** 听证笔录, once the company has asked to be heard. */
  'hold-hearing': { readonly on: PlainDate; readonly evidenceIds: readonly EvidenceId[] };
  'hear-defence': object;
  determine: object;
  serve: {
    readonly letterKind: LetterKind;
    readonly party: 'respondent' | 'complainant' | 'accepting';
    readonly method: ServiceMethod;
    readonly on: PlainDate;
    readonly receiptEvidenceId: EvidenceId | null;
  };
  'record-performance': { readonly demandId: DemandId; readonly on: PlainDate };
  'correct-determination': object;
  'revoke-determination': object;
  'publish-determination': SecrecyReview;
  'withdraw-publication': { readonly ground: TakedownGround };
  // reviewing body 复核机关
  'decide-review': { readonly result: 'upheld' | 'reopened' };
  // respondent 被投诉主体
  answer: { readonly evidenceIds: readonly EvidenceId[]; readonly questionId: string | null };
  'report-progress': {
    readonly demandId: DemandId;
    readonly percent: number;
    readonly completed: boolean;
    readonly evidenceIds: readonly EvidenceId[];
  };
  'claim-justification': {
    readonly demandId: DemandId;
    readonly ground: string;
    readonly evidenceIds: readonly EvidenceId[];
  };
  'declare-refusal': {
    readonly demandIds: readonly DemandId[];
    readonly kind: 'rectification-refused' | 'successor-repudiation';
    readonly excuse: Excuse | null;
    readonly sealedEvidenceId: EvidenceId | null;
  };
  defend: { readonly evidenceIds: readonly EvidenceId[] };
  'name-right-body': { readonly rightBody: OrganizationRef };
  // complainant 投诉人, by receipt
  'supply-supplement': { readonly evidenceIds: readonly EvidenceId[] };
  'add-evidence': { readonly evidenceIds: readonly EvidenceId[] };
  reply: { readonly questionId: string; readonly evidenceIds: readonly EvidenceId[] };
  'agree-to-be-named': object;
  withdraw: object;
  settle: object;
  rate: { readonly score: number };
  'request-review': { readonly reviewer: OrganizationRef | null };
  'call-off-agent': object;
  // approvers 审批人
  approve: { readonly approvalId: string };
  'return-for-revision': { readonly approvalId: string };
  // duplicates 重复投诉: this case follows the leading one
  'link-duplicate': { readonly leadingId: CaseId };
  'unlink-duplicate': object;
  // 关联合同: which registered contract the complaint is about, and how that stands when it is said
  'link-contract': Omit<LinkedContract, 'linkedOn'>;
  'unlink-contract': object;
  // from above and beside
  urge: { readonly dutyId: string | null };
  list: object;
  'appoint-verifier': { readonly verifying: OrganizationRef };
  'grant-extension': { readonly dutyId: string };
  suspend: { readonly ground: SuspensionGround; readonly fromOn: PlainDate };
  resume: { readonly on: PlainDate };
  discontinue: { readonly ground: SuspensionGround };
  'record-instruction': { readonly instructionId: string; readonly dueOn: PlainDate };
  'answer-instruction': { readonly instructionId: string };
  reassign: { readonly party: 'accepting' | 'verifying'; readonly to: OrganizationRef };
  // facts from outside, delivered as signals
  'notice-undelivered': Undelivered;
  'calendar-imported': { readonly calendar: WorkingCalendar };
  'respondent-succeeded': {
    readonly respondent: OrganizationRef;
    readonly verifying: OrganizationRef | null;
  };
  'body-succeeded': {
    readonly party: HandlingParty;
    readonly from: OrganizationId;
    readonly to: OrganizationRef;
    /** `supervisor`: no successor may take the part over, so whoever stands above does. */
    readonly as: 'successor' | 'supervisor';
  };
  /** 交接: who was assigned has handed the work over, or has left. */
  'officer-succeeded': {
    readonly party: 'accepting' | 'verifying';
    readonly from: OfficerId;
    readonly to: OfficerId;
  };
  /** The leading case has told its complainant the result: those of the cases that follow it hear it too. */
  'leading-case-answered': { readonly leadingId: CaseId; readonly outcome: ComplaintOutcome | null };
  'delivery-failed': {
    readonly letterKind: LetterKind;
    readonly party: 'respondent' | 'complainant' | 'accepting';
    readonly on: PlainDate;
    readonly reason: DeliveryFailure;
  };
  'channel-progressed': {
    readonly stage: 'accepted' | 'transferred' | 'verified' | 'rectifying' | 'closed';
    readonly closedAs: 'unfounded' | 'rectified' | 'withdrawn' | null;
  };
}

/** Why the post brought a letter back. */
export const DELIVERY_FAILURES = ['refused', 'unknown-address', 'not-collected', 'other'] as const;
export type DeliveryFailure = (typeof DELIVERY_FAILURES)[number];

export type ComplaintCommandType = keyof Facts;

export type ComplaintFacts = {
  [Type in ComplaintCommandType]: {
    readonly type: Type;
    /** The sequence of the case as the sender last saw it; when given, a case that has moved on refuses. */
    readonly version?: number;
  } & Facts[Type];
}[ComplaintCommandType];

export type FactsOf<Type extends ComplaintCommandType> = Extract<ComplaintFacts, { type: Type }>;

export interface ChildCase {
  readonly caseId: CaseId;
  readonly number: string;
  readonly respondent: OrganizationRef;
  readonly part: 'lead' | 'assisting';
}

export interface InstalmentPlan {
  readonly instalmentId: string;
  readonly dueOn: PlainDate;
  readonly amountFen: number;
}

/** The allow-list of what a respondent's notice may hold; the last three travel only after the complainant agreed. */
export const NOTICE_FIELDS = [
  'demand-kinds',
  'field',
  'region',
  'contract-number',
  'amount',
  'narrative',
] as const;
export type NoticeField = (typeof NOTICE_FIELDS)[number];

/** Contract number, amount and narrative identify who complained. */
export const IDENTIFYING_NOTICE_FIELDS: readonly NoticeField[] = ['contract-number', 'amount', 'narrative'];
