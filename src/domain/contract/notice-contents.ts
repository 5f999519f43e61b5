import type { ComplaintOutcome } from '../complaint/complaint';
import type { OrganizationId, PlainDate } from '../ids';
import type { DueBy } from '../notification';
import type {
  ContractOutcome,
  ContractSide,
  ContractStandstill,
  Dispute,
  MilestoneKind,
  ReviewOpinion,
  ToleranceGround,
} from './contract';
import type { PaymentIssue } from './fed-payment';
import type { ProblemSeverity } from './monitoring';
import type { FactsOf, OverdueReason, SucceededParty, SupervisionForm } from './facts';
import type { SuccessionCause } from './succession';

/** Which milestone a notice speaks of: what is owed, by whom, by the contract's own day. */
export interface MilestoneSaid {
  readonly undertakingId: OrganizationId;
  readonly milestone: MilestoneKind;
  readonly owedBy: ContractSide;
  readonly amountFen: number | null;
  readonly dueOn: PlainDate | null;
}

/** Which problem a notice speaks of: what it is stands on the page of its contract. */
export interface ProblemSaid {
  readonly undertakingId: OrganizationId;
  /** 问题3. */
  readonly problem: number;
  readonly severity: ProblemSeverity;
}

/** As whom somebody reads a reminder. A contact learns nothing that is not the contract's own. */
export type ReminderReader = 'owing-party' | 'other-party' | 'manager';

/** What the notices of a contract say: ids, codes, dates and amounts in fen. */
export interface ContractContents {
  'milestone-reminder': MilestoneSaid & {
    readonly reader: ReminderReader;
    readonly rung: string;
    /** For the manager: parties that have named nobody who could be told. */
    readonly silentParties: number;
    readonly by: DueBy;
  };
  'legal-review-requested': { readonly undertakingId: OrganizationId; readonly by: DueBy | null };
  'legal-opinion-given': { readonly opinion: ReviewOpinion };
  'contract-filed': { readonly undertakingId: OrganizationId; readonly on: PlainDate };
  'milestone-overdue': MilestoneSaid & {
    /** To the department: by when it explains; to the regulator: by when it supervises. */
    readonly reader: 'undertaking' | 'regulator';
    readonly by: DueBy | null;
  };
  /** 支付数据待核对: to the manager, who alone can say what it was for. */
  'payment-questioned': {
    readonly issue: PaymentIssue;
    readonly paidOn: PlainDate;
    readonly amountFen: number;
    readonly unplacedFen: number;
  };
  'overdue-explained': MilestoneSaid & { readonly reasonCode: OverdueReason; readonly plannedOn: PlainDate };
  'supervision-opened': MilestoneSaid & { readonly form: SupervisionForm; readonly by: DueBy | null };
  'supervision-concluded': MilestoneSaid & {
    readonly result: FactsOf<'conclude-supervision'>['result'];
    readonly by: DueBy | null;
  };
  'tolerance-asked': MilestoneSaid & { readonly days: number; readonly ground: ToleranceGround };
  'tolerance-granted': MilestoneSaid & { readonly days: number; readonly by: DueBy | null };
  'tolerance-refused': MilestoneSaid;
  'performance-suspended': {
    readonly undertakingId: OrganizationId;
    readonly ground: ContractStandstill['ground'];
    readonly fromOn: PlainDate;
  };
  'performance-resumed': { readonly undertakingId: OrganizationId; readonly on: PlainDate };
  'contract-terminated': {
    readonly undertakingId: OrganizationId;
    readonly how: 'impossibility' | 'rescission';
    readonly on: PlainDate;
    readonly by: DueBy | null;
  };
  'contract-dispute-settled': {
    readonly undertakingId: OrganizationId;
    readonly breachBy: Exclude<Dispute['breachBy'], null>;
    readonly on: PlainDate;
    readonly by: DueBy | null;
  };
  'contract-determination-opened': MilestoneSaid & { readonly determiningId: OrganizationId };
  'contract-determination-answered': {
    readonly undertakingId: OrganizationId;
    /** Null: it was revoked, or is handled anew. */
    readonly outcome: ComplaintOutcome | null;
  };
  'problem-assigned': ProblemSaid & { readonly by: DueBy | null };
  'problem-answered': ProblemSaid;
  'problem-solved': ProblemSaid;
  'problem-returned': ProblemSaid & { readonly by: DueBy | null };
  'problem-withdrawn': ProblemSaid;
  'contract-closed-out': {
    readonly undertakingId: OrganizationId;
    readonly outcome: ContractOutcome | null;
    readonly on: PlainDate;
  };
  'contract-listed': { readonly undertakingId: OrganizationId };
  'succession-review-opened': {
    readonly undertakingId: OrganizationId;
    readonly cause: SuccessionCause;
    readonly by: DueBy | null;
  };
  'succession-disputed': { readonly undertakingId: OrganizationId };
  'contract-body-succeeded': { readonly party: SucceededParty; readonly toId: OrganizationId };
  'undertaking-succeeded': {
    readonly fromId: OrganizationId;
    readonly toId: OrganizationId;
    readonly by: DueBy | null;
  };
  'manager-assigned': { readonly undertakingId: OrganizationId; readonly openMilestones: number };
}
