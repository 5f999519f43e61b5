import type { CaseState } from '../case';
import type { ComplaintOutcome } from '../complaint/complaint';
import type { Duty } from '../duty';
import type { CaseId, Instant, OfficerId, PlainDate } from '../ids';
import type { OrganizationRef } from '../organization';
import type { WorkingCalendar } from '../working-calendar';
import type { ContractDuty, ContractRules } from './contract-rules';
import type { FedPayment, PaidByHand } from './fed-payment';
import type { Payment } from './overdue-interest';
import type { Monitoring } from './monitoring';
import type { DecisionAnswer } from './decision-procedure';
import type { ModelTextUse } from '../model-text/model-text';
import type { InterestAgreement, LastAcceptance, PaymentAgreement } from './payment-term';
import type { SuccessionReview } from './succession';

/**
 * A contract of a government body from its draft to its archive (seeds 000–003).
 *
 * milestone 履约节点: a day on which one side owes something. overdue register 逾期执行库: a view of the milestones that
 * are overdue. exit 出口: how an overdue one ends (履行、终止、认定), never before a supervision with its result.
 */
export const CONTRACT_STATUSES = [
  'draft', // 起草
  'reviewing', // 内部审批、合法性审查
  'approved', // 审查通过，待签订
  'signed', // 已签订，待备案
  'filed', // 已备案，尚未开始履行
  'performing', // 履行中
  'performed', // 已履行，待销号
  'terminated', // 终止库
  'closed-out', // 已销号
  'archived', // 已归档
] as const;
export type ContractStatus = (typeof CONTRACT_STATUSES)[number];

/** How it ended; what was performed after a supervision never enters the credit record (seed 001 二(四)3). */
export const CONTRACT_OUTCOMES = [
  'performed',
  'performed-after-supervision',
  'breach-determined',
  'terminated-and-settled',
  'rescinded',
  'never-signed',
] as const;
export type ContractOutcome = (typeof CONTRACT_OUTCOMES)[number];

/** By what it came in: 系统对接、专人上报、表格导入 (seed 000), 纸质扫描; `stock` beside it says that it was old already. */
export const COLLECTION_ROUTES = ['form', 'interface', 'import', 'scan'] as const;
export type CollectionRoute = (typeof COLLECTION_ROUTES)[number];

/** Whose duty a milestone is. All public parties stand on one side, all others on the other. */
export const CONTRACT_SIDES = ['public', 'counterparty'] as const;
export type ContractSide = (typeof CONTRACT_SIDES)[number];

/** 规模, as it was declared when the contract was signed (国令802 第三条). */
export const PARTY_SCALES = ['large', 'medium', 'small', 'micro', 'not-declared'] as const;
export type PartyScale = (typeof PARTY_SCALES)[number];

/** A contact by its id alone: who it is and where it is reached is sealed in the vault. */
export interface PartyContact {
  readonly contactId: string;
  /** An address was named for mails; whether one works is seen when it is used. */
  readonly hasAddress: boolean;
}

/** 甲、乙、丙……: the name and the code of who is no public body stay in the store. */
export interface ContractParty {
  readonly partyId: string;
  readonly side: ContractSide;
  /** Null: not a body of this system's tree. */
  readonly organization: OrganizationRef | null;
  readonly scale: PartyScale;
  readonly hasSigned: boolean;
  readonly contacts: readonly PartyContact[];
}

export const MILESTONE_KINDS = ['delivery', 'payment', 'acceptance', 'promise', 'other'] as const;
export type MilestoneKind = (typeof MILESTONE_KINDS)[number];

export const MILESTONE_STATES = ['upcoming', 'due', 'overdue', 'partly-met', 'met', 'waived'] as const;
export type MilestoneState = (typeof MILESTONE_STATES)[number];

/** 计量单位: a closed list, for what is said of a contract in its history is codes and numbers. */
export const QUANTITY_UNITS = [
  ...(['piece', 'set', 'item', 'batch', 'ton', 'kilogram', 'metre', 'kilometre', 'square-metre'] as const),
  ...([
    'cubic-metre',
    'mu',
    'hectare',
    'kilowatt-hour',
    'person',
    'day',
    'month',
    'year',
    'percent',
  ] as const),
] as const;
export type QuantityUnit = (typeof QUANTITY_UNITS)[number];

/** A number of things, with at most three places, in thousandths: 12.5 吨 are 12,500. */
export interface Quantity {
  readonly thousandths: number;
  readonly unitCode: QuantityUnit;
}

export interface Milestone {
  readonly milestoneId: string;
  readonly kind: MilestoneKind;
  readonly owedBy: ContractSide;
  /** The contract's own date; only an amendment of both parties moves it, or the law where it caps a payment. */
  readonly dueOn: PlainDate | null;
  readonly amountFen: number | null;
  readonly quantity: Quantity | null;
  readonly performedFen: number;
  readonly performedThousandths: number;
  readonly state: MilestoneState;
  readonly performedOn: PlainDate | null;
  /** Whether somebody has been supervised over it, and what came of it; no exit opens before. */
  readonly supervision: 'none' | 'open' | SupervisionResult;
  /** 容错申请 that waits for a second person. */
  readonly toleranceAsked: ToleranceAsked | null;
  /** Of a payment whose day follows from the law (国令802); null: its own date is all that is known. */
  readonly term: PaymentAgreement | null;
  readonly acceptance: LastAcceptance | null;
  readonly amountConfirmedOn: PlainDate | null;
  /** What was paid, and when. */
  readonly payments: readonly Payment[];
  /** Only where a payment system tells of it as well: the sums above then follow from both. */
  readonly byHand?: PaidByHand;
}

/** What comes of a supervision. */
export const SUPERVISION_RESULTS = ['performed', 'impossible', 'continued', 'not-performed'] as const;
export type SupervisionResult = (typeof SUPERVISION_RESULTS)[number];

export interface ToleranceAsked {
  readonly days: number;
  readonly ground: ToleranceGround;
  /** Null: an office's system that named nobody. */
  readonly askedBy: OfficerId | null;
}

/** 容错: why a supervision may wait. It moves no date of the contract. */
export const TOLERANCE_GROUNDS = ['first-time', 'being-remedied', 'objective-obstacle'] as const;
export type ToleranceGround = (typeof TOLERANCE_GROUNDS)[number];

/** 价款形式. */
export const PRICE_TYPES = ['fixed-total', 'fixed-unit', 'adjustable', 'cost-plus', 'none'] as const;
export type PriceType = (typeof PRICE_TYPES)[number];

/** 合法性审查意见 (seed 002): what the legal office says of a draft. */
export const REVIEW_OPINIONS = ['agreed', 'agreed-with-changes', 'disagreed'] as const;
export type ReviewOpinion = (typeof REVIEW_OPINIONS)[number];

export interface Amendment {
  readonly amendmentId: string;
  readonly ground: AmendmentGround;
  readonly on: PlainDate;
}

/** Closed: 换届、领导更替、机构调整、人员变动 is none of them (优化营商环境条例 31). */
export const AMENDMENT_GROUNDS = [
  'agreement', // 双方协商一致
  'force-majeure', // 不可抗力
  'change-of-circumstances', // 情势变更（民法典 533）
  'public-interest', // 国家利益、公共利益或者其他法定事由，依法补偿
  'plan-adjustment', // 规划调整、政策变化，依法补偿
  'quantity-change', // 工程量、采购量变更
  'clerical', // 文字更正
] as const;
export type AmendmentGround = (typeof AMENDMENT_GROUNDS)[number];

/** 终止、解除的事由. Closed as well, and for the same reason (民法典 562, 563, 533; 优化营商环境条例 31). */
export const EXIT_GROUNDS = [
  'agreement', // 双方协商一致
  'impossibility', // 经督查确认无法履行
  'force-majeure', // 不可抗力致使不能实现合同目的
  'breach', // 另一方根本违约
  'change-of-circumstances', // 情势变更，由法院或者仲裁机构裁判
  'public-interest', // 国家利益、公共利益或者其他法定事由，依法补偿
] as const;
export type ExitGround = (typeof EXIT_GROUNDS)[number];

export const DISPUTE_WAYS = ['negotiation', 'mediation', 'arbitration', 'litigation'] as const;

/** 争议解决 of a contract in the 终止库; recorded only when it is settled. */
export interface Dispute {
  readonly way: (typeof DISPUTE_WAYS)[number];
  readonly openedOn: PlainDate;
  readonly settledOn: PlainDate | null;
  readonly breachBy: ContractSide | 'both' | 'nobody' | null;
}

export const STANDSTILL_GROUNDS = ['force-majeure', 'court-order', 'agreed'] as const;

export interface ContractStandstill {
  readonly ground: (typeof STANDSTILL_GROUNDS)[number];
  readonly fromOn: PlainDate;
}

/** 认定: the case in which a breach of this contract is determined, which has its own law. */
export interface ContractDetermination {
  readonly caseId: CaseId;
  readonly number: string;
  readonly milestoneId: string;
  /** The company whose breach it is; absent where it is the department's. */
  readonly partyId?: string;
  readonly openedOn: PlainDate;
  /** Null while it is open, and again when it was revoked or taken up anew. */
  readonly outcome: ComplaintOutcome | null;
}

/** 投诉: one that runs upon this contract, as far as the department that undertakes it was told of both. */
export interface ContractComplaint {
  readonly caseId: CaseId;
  readonly number: string;
  /** Null while it is being handled, and again when its result was undone. */
  readonly outcome: ComplaintOutcome | null;
}

export type ContractOwner = ContractSide | 'reporter' | 'regulator';

/** The whole contract as the law sees it: codes, ids, dates, amounts. Names, terms and contacts stay in the store. */
export interface ContractState extends CaseState {
  readonly schema: 1;
  readonly caseId: CaseId;
  /** 统一合同编码. */
  readonly code: string;
  readonly status: ContractStatus;
  readonly outcome: ContractOutcome | null;
  readonly route: CollectionRoute;
  /** 存量合同: nothing of the past is reminded of. */
  readonly isStock: boolean;
  readonly collectedAt: Instant;
  readonly categoryCode: string;
  readonly regionCode: string;
  readonly isKeySupervised: boolean;
  readonly undertaking: OrganizationRef;
  /** Who owes the report (归口管理): the public party, its superior, or the sector's regulator. */
  readonly reporter: OrganizationRef;
  readonly regulator: OrganizationRef;
  readonly manager: OfficerId | null;
  readonly parties: readonly ContractParty[];
  readonly amountFen: number | null;
  readonly priceType: PriceType;
  readonly interest: InterestAgreement;
  /** Null before the legal office has said something. */
  readonly reviewOpinion: ReviewOpinion | null;
  /** 决策程序的材料; absent as long as nothing was answered. */
  readonly decisionAnswers?: readonly DecisionAnswer[];
  readonly signedOn: PlainDate | null;
  readonly startsOn: PlainDate | null;
  readonly endsOn: PlainDate | null;
  readonly filing: { readonly number: string; readonly on: PlainDate } | null;
  readonly milestones: readonly Milestone[];
  /** What payment systems have told; absent as long as none has. */
  readonly fed?: readonly FedPayment[];
  readonly amendments: readonly Amendment[];
  /** 监测与问题交办; absent as long as there has been neither a check nor a problem. */
  readonly monitoring?: Monitoring;
  /** Null while it is in force: 履行不能 after a supervision, or 解除 by whoever may. */
  readonly terminatedBy: 'impossibility' | 'rescission' | null;
  readonly dispute: Dispute | null;
  /** 第三个出口, in the order of opening. */
  readonly determinations: readonly ContractDetermination[];
  /** Absent as long as none was told. */
  readonly complaints?: readonly ContractComplaint[];
  /** Absent where none was named. */
  readonly modelText?: ModelTextUse;
  /** Absent as long as nothing has changed above it. */
  readonly succession?: SuccessionReview;
  readonly duties: readonly Duty<ContractDuty, ContractOwner>[];
  readonly suspension: ContractStandstill | null;
  readonly listed: boolean;
  readonly rules: ContractRules;
  readonly calendar: WorkingCalendar;
}
