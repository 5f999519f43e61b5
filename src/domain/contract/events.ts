import type { RungsReached } from '../fall-due';
import type { CaseId, Instant, OfficerId, PlainDate } from '../ids';
import type { OrganizationRef } from '../organization';
import type { WorkingCalendar } from '../working-calendar';
import type {
  AmendmentGround,
  CollectionRoute,
  ContractParty,
  ContractStatus,
  ExitGround,
  Milestone,
  PriceType,
} from './contract';
import type { ContractRules } from './contract-rules';
import type { PaymentMatch } from './fed-payment';
import type { ModelTextUse } from '../model-text/model-text';
import type { InterestAgreement, PaymentAgreement } from './payment-term';
import type { ContractCommandType, FactsOf } from './facts';
import type { RaisedBy } from './monitoring';

/** What can happen to a contract, in the past tense. */
interface Happenings {
  'contract-collected': ContractCollected;
  'review-requested': object;
  'opinion-given': Said<'give-opinion'>;
  'decision-item-answered': Said<'answer-decision-item'>;
  'signature-recorded': Said<'record-signature'>;
  'contract-filed': Said<'file'> & { readonly on: PlainDate };
  'performance-recorded': Said<'record-performance'>;
  'performance-corrected': Said<'correct-performance'>;
  'milestone-waived': Said<'waive-milestone'>;
  // payments by law (国令802)
  'acceptance-recorded': Said<'record-acceptance'>;
  'amount-confirmed': Said<'confirm-amount'>;
  // what a payment system tells, with what has become of it at that moment
  'payment-reported': Said<'report-payment'> & PaymentMatch;
  'payment-placed': Said<'place-payment'> & { readonly number: string } & PaymentMatch;
  'payment-disowned': Said<'disown-payment'> & { readonly number: string; readonly amountFen: number };
  'overdue-explained': Said<'explain-overdue'>;
  'contract-amended': Omit<Said<'amend'>, 'ground'> & {
    readonly ground: AmendmentGround;
    readonly amendmentId: string;
  };
  'performance-suspended': Said<'suspend'>;
  'performance-resumed': Said<'resume'>;
  'supervision-opened': Said<'open-supervision'>;
  'supervision-concluded': Said<'conclude-supervision'>;
  'tolerance-asked': Said<'ask-tolerance'> & { readonly askedBy: OfficerId | null };
  'tolerance-granted': Said<'grant-tolerance'> & { readonly days: number };
  'tolerance-refused': Said<'refuse-tolerance'>;
  'contract-terminated': Omit<Said<'terminate'>, 'ground'> & { readonly ground?: ExitGround | null };
  'contract-rescinded': Omit<Said<'rescind'>, 'ground'> & { readonly ground?: ExitGround | null };
  'dispute-recorded': Said<'record-dispute'>;
  'dispute-settled': Said<'settle-dispute'>;
  'determination-opened': Said<'open-determination'>;
  'determination-answered': Said<'determination-answered'>;
  'complaint-told': Said<'complaint-told'>;
  'complaint-answered': Said<'complaint-answered'> & { readonly number: string };
  'complaint-unlinked': Said<'complaint-unlinked'> & { readonly number: string };
  // 监测与问题交办
  'contract-checked': Said<'record-check'>;
  'problem-reported': Said<'report-problem'> & { readonly problemId: string; readonly raisedBy: RaisedBy };
  'handler-named': Said<'name-handler'>;
  'problem-answered': Said<'answer-problem'> & { readonly answeredBy: OfficerId | null };
  'problem-confirmed': Said<'confirm-problem'>;
  'problem-returned': Said<'return-problem'>;
  'problem-withdrawn': Said<'withdraw-problem'>;
  'contract-closed-out': { readonly on: PlainDate };
  'contract-archived': object;
  'manager-assigned': Said<'assign-manager'>;
  'succession-review-opened': Said<'open-succession-review'>;
  'negotiation-recorded': Said<'record-negotiation'>;
  /** Without a finding where there was but one: it goes on. */
  'succession-reviewed': Partial<Said<'review-succession'>>;
  'contract-urged': Said<'urge'>;
  'contract-listed': object;
  'notice-undelivered': Said<'notice-undelivered'>;
  'calendar-changed': Said<'calendar-imported'>;
  'undertaking-succeeded': Said<'undertaking-succeeded'>;
  'body-succeeded': Said<'body-succeeded'>;
  // the passing of time
  'rungs-reached': RungsReached;
  'duty-lapsed': { readonly dutyId: string };
}

type Said<Type extends ContractCommandType> = Omit<FactsOf<Type>, 'type' | 'version'>;

/** How a milestone comes in; what became of it so far is part of a stock contract. */
export type CollectedMilestone = Pick<
  Milestone,
  | 'milestoneId'
  | 'kind'
  | 'owedBy'
  | 'dueOn'
  | 'amountFen'
  | 'quantity'
  | 'performedFen'
  | 'performedThousandths'
> & {
  readonly performedOn: PlainDate | null;
  /** A day that it names stands in `dueOn`. */
  readonly term?: Omit<PaymentAgreement, 'agreedOn'>;
};

export interface ContractCollected {
  readonly caseId: CaseId;
  readonly code: string;
  readonly status: Extract<ContractStatus, 'draft' | 'signed'>;
  readonly route: CollectionRoute;
  readonly isStock: boolean;
  readonly collectedAt: Instant;
  readonly categoryCode: string;
  readonly regionCode: string;
  readonly undertaking: OrganizationRef;
  readonly reporter: OrganizationRef;
  readonly regulator: OrganizationRef;
  readonly parties: readonly ContractParty[];
  readonly amountFen: number | null;
  readonly priceType: PriceType;
  readonly interest?: InterestAgreement;
  readonly modelText?: ModelTextUse;
  readonly signedOn: PlainDate | null;
  readonly startsOn: PlainDate | null;
  readonly endsOn: PlainDate | null;
  readonly milestones: readonly CollectedMilestone[];
  readonly rules: ContractRules;
  readonly calendar: WorkingCalendar;
}

export type ContractEventType = keyof Happenings;

export type ContractData = {
  [Type in ContractEventType]: { readonly type: Type } & Happenings[Type];
}[ContractEventType];

export type DataOf<Type extends ContractEventType> = Extract<ContractData, { type: Type }>;
