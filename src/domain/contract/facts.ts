import type { ComplaintOutcome } from '../complaint/complaint';
import type { CaseId, DemandId, EvidenceId, OfficerId, OrganizationId, PlainDate } from '../ids';
import type { Undelivered } from '../notice-kind';
import type { OrganizationRef } from '../organization';
import type { ComplaintRules } from '../policy';
import type { WorkingCalendar } from '../working-calendar';
import type {
  AmendmentGround,
  ContractSide,
  ContractOwner,
  ContractStandstill,
  Dispute,
  ExitGround,
  Quantity,
  ReviewOpinion,
  SupervisionResult,
  ToleranceGround,
} from './contract';
import type { DecisionAnswer } from './decision-procedure';
import type { ToldPayment } from './fed-payment';
import type { CheckedItem, ProblemAssignee, ProblemSeverity } from './monitoring';
import type { Acceptance } from './payment-term';
import type { NegotiationPost, NegotiationResult, SuccessionCause, SuccessionFinding } from './succession';

/** What each command says of a contract, in codes, ids, dates and amounts. What people write stays beside it. */
interface Facts {
  // undertaking department 承办单位
  'submit-for-review': object;
  /** 决策程序: with its evidence, or not applicable; the last answer counts. */
  'answer-decision-item': DecisionAnswer;
  'record-signature': { readonly partyId: string; readonly on: PlainDate };
  'record-performance': {
    readonly milestoneId: string;
    readonly on: PlainDate;
    readonly amountFen: number | null;
    readonly thousandths: number | null;
    /** The whole milestone is met; of a payment that names no sum, all that was left was paid. */
    readonly completes: boolean;
    readonly evidenceIds: readonly EvidenceId[];
  };
  'correct-performance': { readonly milestoneId: string };
  'waive-milestone': { readonly milestoneId: string; readonly evidenceIds: readonly EvidenceId[] };
  // payments by law (国令802)
  /** 验收记录, of what is delivered or of the payment that waits for it. */
  'record-acceptance': Acceptance & {
    readonly milestoneId: string;
    readonly evidenceIds: readonly EvidenceId[];
  };
  /** 双方确认结算金额. */
  'confirm-amount': {
    readonly milestoneId: string;
    readonly on: PlainDate;
    /** What is owed from now on; null leaves it as it is. */
    readonly amountFen: number | null;
    readonly evidenceIds: readonly EvidenceId[];
  };
  // what a payment system tells
  'report-payment': ToldPayment;
  /** 人工匹配. */
  'place-payment': { readonly paymentId: string; readonly milestoneId: string };
  /** 不属于本合同. */
  'disown-payment': { readonly paymentId: string };
  'explain-overdue': {
    readonly milestoneId: string;
    readonly reasonCode: OverdueReason;
    /** By when the department means to have done it; the contract's date stands. */
    readonly plannedOn: PlainDate;
  };
  amend: {
    /** What the law takes for no ground can be told, and is refused in words. */
    readonly ground: AmendmentGround | SuccessionCause;
    readonly on: PlainDate;
    readonly changes: readonly MilestoneChange[];
    readonly evidenceIds: readonly EvidenceId[];
  };
  suspend: ContractStandstill;
  resume: { readonly on: PlainDate };
  /** 启动承继审查. */
  'open-succession-review': {
    readonly cause: SuccessionCause;
    /** The day of the change. */
    readonly on: PlainDate;
    /** Who ordered it for all contracts of a body at once; absent where it was opened for this one. */
    readonly orderedById?: OrganizationId;
  };
  /** 协商记录. */
  'record-negotiation': {
    readonly on: PlainDate;
    readonly posts: readonly NegotiationPost[];
    readonly result: NegotiationResult;
    readonly evidenceIds: readonly EvidenceId[];
  };
  /** 承继审查结论: how the contract stands (新官理旧账). */
  'review-succession': { readonly finding: SuccessionFinding };
  'close-out': object;
  archive: object;
  'assign-manager': { readonly officerId: OfficerId };
  // 合法性审查
  'give-opinion': { readonly opinion: ReviewOpinion };
  // regulator 行业监管部门、备案机关
  file: { readonly number: string };
  'open-supervision': {
    readonly milestoneId: string;
    readonly form: SupervisionForm;
  };
  'conclude-supervision': {
    readonly milestoneId: string;
    readonly result: SupervisionResult;
    readonly evidenceIds: readonly EvidenceId[];
  };
  'ask-tolerance': { readonly milestoneId: string; readonly days: number; readonly ground: ToleranceGround };
  'grant-tolerance': { readonly milestoneId: string };
  'refuse-tolerance': { readonly milestoneId: string };
  terminate: {
    readonly milestoneId: string | null;
    readonly on: PlainDate;
    readonly ground?: ExitGround | SuccessionCause | null;
  };
  rescind: {
    readonly on: PlainDate;
    readonly by: ContractSide | 'both';
    readonly ground?: ExitGround | SuccessionCause | null;
    readonly evidenceIds: readonly EvidenceId[];
  };
  'record-dispute': { readonly way: Dispute['way']; readonly on: PlainDate };
  'settle-dispute': {
    readonly on: PlainDate;
    readonly breachBy: Exclude<Dispute['breachBy'], null>;
    readonly evidenceIds: readonly EvidenceId[];
  };
  // 认定, by the regulator or the government above
  'open-determination': {
    readonly milestoneId: string;
    /** The company that owes the milestone; may be left out where only one does. */
    readonly partyId?: string | null;
  } & DeterminationOpening;
  // 监测与问题交办
  'record-check': {
    readonly on: PlainDate;
    /** Every item that the rules name for the contract. */
    readonly items: readonly CheckedItem[];
    readonly evidenceIds: readonly EvidenceId[];
  };
  'report-problem': {
    readonly milestoneId: string | null;
    /** A code of the rules. */
    readonly kind: string;
    readonly severity: ProblemSeverity;
    readonly assignee: ProblemAssignee;
    /** Null: by the rules. */
    readonly dueOn: PlainDate | null;
    /** The item of the last check that it follows from. */
    readonly checkItem: string | null;
    readonly evidenceIds: readonly EvidenceId[];
  };
  /** Whom the assigned body lets see to it. */
  'name-handler': { readonly problemId: string; readonly officerId: OfficerId };
  'answer-problem': { readonly problemId: string; readonly evidenceIds: readonly EvidenceId[] };
  'confirm-problem': { readonly problemId: string };
  'return-problem': { readonly problemId: string; readonly dueOn: PlainDate | null };
  'withdraw-problem': { readonly problemId: string };
  // from above
  urge: { readonly dutyId: string | null };
  list: object;
  // facts from outside
  'notice-undelivered': Undelivered;
  'calendar-imported': { readonly calendar: WorkingCalendar };
  'undertaking-succeeded': { readonly undertaking: OrganizationRef };
  /** Another of its bodies is no more: who reports it, or regulates it, now. */
  'body-succeeded': { readonly party: SucceededParty; readonly body: OrganizationRef };
  /** The notice to this contract's department names the contract upon which somebody complained. */
  'complaint-told': {
    readonly complaintId: CaseId;
    readonly number: string;
    readonly outcome: ComplaintOutcome | null;
  };
  /** What the complaint has come to; null: its result was undone. */
  'complaint-answered': { readonly complaintId: CaseId; readonly outcome: ComplaintOutcome | null };
  /** It was not this contract that was meant. */
  'complaint-unlinked': { readonly complaintId: CaseId };
  /** What the determination has come to; null: it was revoked or taken up anew. */
  'determination-answered': { readonly determinationId: CaseId; readonly outcome: ComplaintOutcome | null };
}

/** Of the department that undertakes it a contract is told apart: it owes a review. */
export type SucceededParty = Extract<ContractOwner, 'reporter' | 'regulator'>;

/** The case that is to be opened, and what it is judged by: facts, not lookups. */
export interface DeterminationOpening {
  readonly determinationId: CaseId;
  readonly number: string;
  readonly demandId: DemandId;
  readonly determining: OrganizationRef;
  readonly rules: ComplaintRules;
  readonly calendar: WorkingCalendar;
}

/** 未履约原因. A change of government, leaders, bodies or staff can be told, and excuses nothing. */
export const OVERDUE_REASONS = [
  'funds-not-arranged',
  'counterparty-default',
  'acceptance-disputed',
  'amount-disputed',
  'approval-delayed',
  'force-majeure',
  'change-of-government',
  'other',
] as const;
export type OverdueReason = (typeof OVERDUE_REASONS)[number];

/** 约谈、专项检查、抽查、挂牌督办 (seeds 000, 001, 003). */
export const SUPERVISION_FORMS = ['admonitory-talk', 'special', 'spot-check', 'listed'] as const;
export type SupervisionForm = (typeof SUPERVISION_FORMS)[number];

/** What an amendment makes of one milestone; null leaves it out of the contract. */
export interface MilestoneChange {
  readonly milestoneId: string;
  readonly dueOn: PlainDate | null;
  readonly amountFen: number | null;
  readonly quantity: Quantity | null;
  readonly isDropped: boolean;
}

export type ContractCommandType = keyof Facts;

export type ContractFacts = {
  [Type in ContractCommandType]: { readonly type: Type; readonly version?: number } & Facts[Type];
}[ContractCommandType];

export type FactsOf<Type extends ContractCommandType> = Extract<ContractFacts, { type: Type }>;
