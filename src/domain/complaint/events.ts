import type { RungsReached } from '../fall-due';
import type { DemandId, EvidenceId, OfficerId, PlainDate, CaseId } from '../ids';
import type { OrganizationRef } from '../organization';
import type { ComplaintRules } from '../policy';
import type { WorkingCalendar } from '../working-calendar';
import type { ApprovableAct, PendingApproval } from './approval';
import type {
  CaseChannel,
  ComplaintField,
  ComplaintKind,
  Conclusion,
  DemandKind,
  SuspensionGround,
} from './complaint';
import type { ContractOrigin } from './linked-contract';
import type { SecrecyReview } from './publication';
import type { ChildCase, ComplaintCommandType, FactsOf } from './facts';

/** What can happen to a complaint, in the past tense. Written once; the read model and the notices derive from it. */
interface Happenings {
  'complaint-received': ComplaintReceived;
  /** 依职权: the other way in which a case begins. */
  'determination-opened': DeterminationOpened;
  'supplement-requested': Said<'request-supplement'>;
  'supplement-supplied': Said<'supply-supplement'>;
  'complaint-accepted': object;
  'approval-requested': { readonly approval: PendingApproval };
  'approval-given': { readonly approvalId: string; readonly officerId: OfficerId | null };
  'approval-returned': { readonly approvalId: string; readonly act: ApprovableAct['type'] };
  'complaint-rejected': { readonly reasonCode: string };
  'complaint-transferred': { readonly verifying: OrganizationRef; readonly again: boolean };
  'officer-assigned': Said<'assign'>;
  'complaint-redirected': Said<'redirect'>;
  'complaint-split': { readonly children: readonly ChildCase[] };
  'clerical-error-corrected': Said<'correct-clerical'>;
  'settlement-declared': object;
  'settlement-confirmed': Said<'confirm-settlement'>;
  'instalment-recorded': Said<'record-instalment'>;
  'follow-up-recorded': Said<'record-follow-up'>;
  'handled-again': object;
  'handed-over-for-recusal': Said<'hand-over-for-recusal'>;
  'transfer-signed-in': object;
  'complaint-returned': Said<'return'>;
  'respondent-notified': Said<'notify-respondent'>;
  'question-asked': { readonly questionId: string; readonly party: 'respondent' | 'complainant' };
  'question-answered': { readonly questionId: string; readonly evidenceIds: readonly EvidenceId[] };
  'answer-given': { readonly evidenceIds: readonly EvidenceId[] };
  'contact-attempted': Said<'record-contact-attempt'>;
  'demands-concluded': {
    readonly items: readonly { readonly demandId: DemandId; readonly conclusion: Conclusion }[];
  };
  'result-explained': Said<'explain'>;
  'rectification-ordered': Said<'order-rectification'>;
  'progress-reported': Said<'report-progress'>;
  'rectification-confirmed': { readonly demandId: DemandId };
  'completion-refused': { readonly demandId: DemandId };
  'justification-claimed': Said<'claim-justification'> & { readonly claimId: string };
  'justification-judged': Said<'judge-justification'>;
  'refusal-declared': Said<'declare-refusal'> & { readonly sealedEvidenceId: EvidenceId };
  'determination-proposed': Said<'propose-determination'>;
  'proposal-withdrawn': object;
  'defence-submitted': { readonly evidenceIds: readonly EvidenceId[] };
  'defence-recorded': Said<'record-defence'>;
  'hearing-held': Said<'hold-hearing'>;
  'defence-heard': object;
  'breach-determined': Said<'propose-determination'>;
  'document-served': Said<'serve'>;
  'performance-recorded': Said<'record-performance'>;
  'determination-corrected': object;
  'determination-revoked': object;
  /** 公示决定; `until` is the last day of the span, null where nothing is shown. */
  'publication-decided': SecrecyReview & {
    readonly publicationId: string;
    readonly until: PlainDate | null;
  };
  /** 撤下公示; `confirmed` when the whole chain signed it, and not one of it ahead of the others. */
  'publication-withdrawn': Said<'withdraw-publication'> & {
    readonly publicationId: string;
    readonly confirmed: boolean;
  };
  'withdrawal-confirmed': { readonly publicationId: string };
  'publication-ended': { readonly publicationId: string };
  'review-asked': Said<'request-review'>;
  'review-decided': Said<'decide-review'> & { readonly reviewer: OrganizationRef };
  'right-body-named': Said<'name-right-body'>;
  'evidence-added': { readonly evidenceIds: readonly EvidenceId[] };
  'naming-agreed': object;
  'complaint-withdrawn': object;
  'complaint-rated': { readonly score: number };
  'agent-called-off': object;
  'duplicate-linked': Said<'link-duplicate'>;
  'duplicate-unlinked': { readonly leadingId: CaseId };
  'contract-linked': Said<'link-contract'> & { readonly linkedOn: PlainDate };
  'contract-unlinked': { readonly contractId: CaseId; readonly contractCode: string };
  urged: { readonly dutyId: string | null };
  'complaint-listed': object;
  'appointment-requested': { readonly rightBody: OrganizationRef };
  'verifier-appointed': { readonly verifying: OrganizationRef };
  'extension-granted': { readonly dutyId: string };
  'handling-suspended': { readonly ground: SuspensionGround; readonly fromOn: PlainDate };
  'handling-resumed': { readonly on: PlainDate };
  'handling-discontinued': { readonly ground: SuspensionGround };
  'instruction-recorded': Said<'record-instruction'>;
  'instruction-answered': { readonly instructionId: string };
  'case-reassigned': Said<'reassign'>;
  'notice-undelivered': Said<'notice-undelivered'>;
  'calendar-changed': { readonly calendar: WorkingCalendar };
  'respondent-succeeded': Said<'respondent-succeeded'>;
  'body-succeeded': Said<'body-succeeded'>;
  'officer-succeeded': Said<'officer-succeeded'>;
  'leading-case-answered': Said<'leading-case-answered'>;
  'delivery-failed': Said<'delivery-failed'>;
  'channel-progressed': Said<'channel-progressed'>;
  'rungs-reached': RungsReached;
  'duty-lapsed': { readonly dutyId: string };
}

/** What the command said is what happened. */
type Said<Type extends ComplaintCommandType> = Omit<FactsOf<Type>, 'type' | 'version'>;

export interface ComplaintReceived {
  readonly caseId: CaseId;
  readonly number: string;
  readonly kind: ComplaintKind;
  readonly channel: CaseChannel;
  readonly handling: 'driven' | 'followed';
  readonly field: ComplaintField;
  readonly identity: 'named' | 'sealed' | 'anonymous';
  readonly hasAgent: boolean;
  readonly receivedOn: PlainDate;
  readonly regionCode: string;
  readonly respondent: OrganizationRef;
  readonly accepting: OrganizationRef;
  readonly demands: readonly {
    readonly demandId: DemandId;
    readonly kind: DemandKind;
    readonly amountFen: number | null;
  }[];
  /** Set on a child of a complaint against several bodies. */
  readonly parentId: CaseId | null;
  /** A lead from a monitoring point is listed from intake (挂牌督办). */
  readonly listed: boolean;
  readonly rules: ComplaintRules;
  readonly calendar: WorkingCalendar;
}

/** A case without a complainant, from a contract that was supervised in vain; it begins where verification ends. */
export interface DeterminationOpened extends Pick<
  ComplaintReceived,
  | 'caseId'
  | 'number'
  | 'field'
  | 'receivedOn'
  | 'regionCode'
  | 'respondent'
  | 'demands'
  | 'rules'
  | 'calendar'
> {
  /** The sector's regulator or the government that determines. */
  readonly determining: OrganizationRef;
  readonly origin: ContractOrigin;
}

/** What makes the case; every other event happens to it. */
export type BeginningType = 'complaint-received' | 'determination-opened';

export type ComplaintEventType = keyof Happenings;

export type ComplaintData = {
  [Type in ComplaintEventType]: { readonly type: Type } & Happenings[Type];
}[ComplaintEventType];

export type DataOf<Type extends ComplaintEventType> = Extract<ComplaintData, { type: Type }>;
