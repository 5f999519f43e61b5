import type { CaseKind } from './case';
import type { ApprovableActType } from './complaint/approval';
import type {
  BreachGround,
  CaseChannel,
  ComplaintOutcome,
  ComplaintStatus,
  HandlingParty,
  LetterKind,
  ServiceMethod,
} from './complaint/complaint';
import type { DeliveryFailure } from './complaint/facts';
import type { TakedownCause } from './complaint/publication';
import type { CommitmentDuty } from './commitment/commitment-rules';
import type { CommitmentContents } from './commitment/notice-contents';
import type { ContactRef } from './contract/contact';
import type { ContractDuty } from './contract/contract-rules';
import type { ContractContents } from './contract/notice-contents';
import type { CaseId, Instant, OfficerId, OrganizationId, PlainDate } from './ids';
import type { NoticeKind, UndeliveredTo } from './notice-kind';
import type { Role } from './officer';
import type { ComplaintDuty } from './policy';

/** Who is told. Neither a complainant's address nor a contact's is part of it: the vault knows it and nobody else. */
export type Addressee =
  | { readonly type: 'officer'; readonly officerId: OfficerId }
  | { readonly type: 'role'; readonly organizationId: OrganizationId; readonly role: Role }
  | {
      readonly type: 'complainant';
      readonly complaintId: CaseId;
      readonly party: 'complainant' | 'agent';
    }
  | ({ readonly type: 'contract-contact' } & ContactRef);

/** By when something must be done, counted by whoever raises the notice: only the case knows its calendar. */
export interface DueBy {
  readonly on: PlainDate;
  /** 0 on the last day, negative when the day has passed. */
  readonly remainingWorkingDays: number;
  /** `internal`: the document gives no number, our own target runs and must be called so. */
  readonly basis: 'document' | 'internal';
  /** Counted with a calendar that the State Council has not announced yet. */
  readonly provisional: boolean;
}

/** Why a date moved, in the words a notice may use. */
export type DutyMove =
  | 'suspended'
  | 'resumed'
  | 'extended'
  | 'justified'
  | 'calendar-changed'
  | 'transferred-again'
  | 'respondent-succeeded';

/** A duty of any kind of case. */
export type NotifiedDuty = ComplaintDuty | ContractDuty | CommitmentDuty;

/** What operations can be told of; the last seven concern a case's engine. */
export type IncidentKind =
  | 'role-unfilled' // nobody holds the role a notice is addressed to
  | 'mail-undeliverable'
  | 'webhook-undeliverable'
  | 'webhook-refused' // its receiver answered that it wants no more
  | 'competent-body-missing' // whoever should take a part in a case is not there; another had to
  | 'log-inconsistent'
  | 'case-without-workflow'
  | 'workflow-without-case'
  | 'case-overdue-in-engine'
  | 'command-undecided'
  | 'workflow-not-answering'
  | 'workflow-stuck'
  | 'workflow-ahead-of-store';

/** What each notice says: ids, codes, dates and numbers. Never an identity, never what somebody wrote. */
interface Contents extends ContractContents, CommitmentContents {
  'case-received': {
    readonly respondentId: OrganizationId;
    readonly channel: CaseChannel;
    readonly by: DueBy | null;
  };
  'supplement-requested': { readonly itemCount: number; readonly by: DueBy };
  'case-accepted': { readonly by: DueBy | null };
  'case-rejected': { readonly reasonCode: string };
  'case-transferred': {
    readonly respondentId: OrganizationId;
    readonly fromId: OrganizationId;
    readonly part: 'lead' | 'assisting';
    readonly by: DueBy;
  };
  'notice-to-respondent': { readonly demandCount: number; readonly by: DueBy };
  'question-asked': { readonly by: DueBy };
  'answer-received': { readonly answers: 'notice' | 'question' | 'supplement' };
  'rectification-ordered': { readonly demandCount: number; readonly by: DueBy };
  'progress-reported': { readonly percent: number; readonly completed: boolean };
  'justification-filed': { readonly by: DueBy };
  'justification-judged': { readonly accepted: boolean; readonly newDueOn: PlainDate | null };
  'determination-proposed': {
    readonly ground: BreachGround;
    readonly demandCount: number;
    readonly by: DueBy;
  };
  'defence-heard': object;
  determined: {
    readonly respondentId: OrganizationId;
    readonly ground: BreachGround;
    readonly demandCount: number;
    readonly documentNumber: string | null;
  };
  'determination-published': { readonly respondentId: OrganizationId; readonly until: PlainDate };
  'publication-ended': { readonly respondentId: OrganizationId; readonly cause: TakedownCause };
  'result-explained': { readonly outcome: ComplaintOutcome | null };
  /** Another case about the same matter has its result, and this one's complainant hears it too. */
  'leading-case-answered': { readonly outcome: ComplaintOutcome | null };
  'letter-served': {
    readonly letterKind: LetterKind;
    readonly documentNumber: string | null;
    readonly method: ServiceMethod;
    readonly servedOn: PlainDate;
  };
  /** A letter came back: it has to be served otherwise, and no clock has begun. */
  'delivery-failed': {
    readonly letterKind: LetterKind;
    readonly on: PlainDate;
    readonly reason: DeliveryFailure;
  };
  'rung-reached': {
    readonly duty: NotifiedDuty;
    /** The highest rung reached; `missedRungs` lower ones were recorded with it and are not announced. */
    readonly rung: string;
    readonly missedRungs: number;
    readonly ownerId: OrganizationId | null;
    readonly by: DueBy;
  };
  'duty-moved': {
    readonly duty: NotifiedDuty;
    readonly why: DutyMove;
    readonly oldDueOn: PlainDate | null;
    readonly by: DueBy | null;
  };
  'instruction-recorded': { readonly by: DueBy };
  'approval-waiting': { readonly act: ApprovableActType; readonly by: DueBy | null };
  'approval-returned': { readonly act: ApprovableActType };
  'case-reassigned': {
    readonly party: HandlingParty;
    readonly fromId: OrganizationId;
    readonly toId: OrganizationId;
  };
  'case-listed': { readonly respondentId: OrganizationId };
  'right-body-named': { readonly respondentId: OrganizationId; readonly rightBodyId: OrganizationId };
  /** Somebody was not reached: whoever handles the case tells them otherwise. */
  'notice-undelivered': { readonly notice: NoticeKind; readonly to: UndeliveredTo['type'] };
  'review-asked': { readonly by: DueBy };
  'review-decided': { readonly result: 'upheld' | 'reopened' };
  'incident-opened': {
    readonly incident: IncidentKind;
    readonly organizationId: OrganizationId | null;
    readonly role: Role | null;
  };
  /** 不同意: why stands on the page, where whoever asked reads it. */
  'reveal-declined': object;
  'calendar-declined': { readonly versionId: string; readonly layer: string; readonly year: number };
  /** 交接: what an officer goes on with, by number alone. A long list is cut, and its length told. */
  'work-handed-over': { readonly numbers: readonly string[]; readonly total: number };
  /** 存量合同: what a table brought in for a body, and how much of it is overdue already. One mail for all of it. */
  'stock-collected': {
    readonly undertakingId: OrganizationId;
    readonly collected: number;
    readonly overdue: number;
  };
  /** 每月归集上报: a rung of a month's report; the month is named by its first day. */
  'upward-report-due': {
    readonly organizationId: OrganizationId;
    readonly month: PlainDate;
    readonly rung: string;
    readonly missedRungs: number;
    readonly by: DueBy;
  };
  'complainant-update': { readonly stage: ComplaintStatus };
}

export type TemplateType = keyof Contents;

export type TemplateOf<Type extends TemplateType> = {
  readonly type: Type;
  /** Of the case; null only when an incident concerns none. */
  readonly number: string | null;
} & Contents[Type];

export type Template = { [Type in TemplateType]: TemplateOf<Type> }[TemplateType];

/** The event that a notice follows from. */
export interface NoticeOrigin {
  readonly caseKind: CaseKind;
  readonly caseId: CaseId;
  readonly sequence: number;
}

/**
 * One message to one addressee. The same `key` is never sent twice: for a rung it is the duty, the rung and the
 * revision of the due date, for everything else the event and the addressee.
 */
export interface Notice {
  readonly key: string;
  /** Null when no case is concerned, as with an incident of the machinery. */
  readonly about: NoticeOrigin | null;
  readonly template: Template;
  readonly addressee: Addressee;
}

/** What the delivery must know of a stored notice. */
export interface Notification extends Notice {
  readonly notificationId: string;
  /** Deliveries that have begun, this one included. */
  readonly attempts: number;
  readonly createdAt: Instant;
}

/** A short name of an addressee that is the same for the same addressee, to build keys from. */
export function addresseeKey(addressee: Addressee): string {
  switch (addressee.type) {
    case 'officer':
      return `officer/${addressee.officerId}`;
    case 'role':
      return `role/${addressee.organizationId}/${addressee.role}`;
    case 'complainant':
      return `${addressee.party}/${addressee.complaintId}`;
    case 'contract-contact':
      return `contact/${addressee.contractId}/${addressee.partyId}/${addressee.contactId}`;
  }
}

/**
 * A notice that follows from an event, keyed by event, kind and addressee.
 * @param subject tells apart what one event says to one addressee of several things, such as milestones.
 */
export function noticeOf(
  about: NoticeOrigin,
  template: Template,
  addressee: Addressee,
  subject?: string,
): Notice {
  const origin = `${about.caseKind}/${about.caseId}/${about.sequence}/${template.type}`;
  const key = `${origin}/${addresseeKey(addressee)}${subject === undefined ? '' : `/${subject}`}`;
  return { key, about, template, addressee };
}

/** Everything announced about one revision of a duty's date begins with this, so that it can be withdrawn together. */
export function rungKeyPrefix(caseId: CaseId, dutyId: string, revision: number): string {
  return `rung/${caseId}/${dutyId}/${revision}/`;
}

/** What is said when a rung is reached. */
export type RungTemplate =
  TemplateOf<'rung-reached'> | TemplateOf<'milestone-reminder'> | TemplateOf<'commitment-reminder'>;

/** A rung's notice: the duty, the rung and the revision of the due date, once for each addressee. */
export function rungNoticeOf(
  about: NoticeOrigin,
  rung: { readonly dutyId: string; readonly revision: number; readonly template: RungTemplate },
  addressee: Addressee,
): Notice {
  const prefix = rungKeyPrefix(about.caseId, rung.dutyId, rung.revision);
  const key = `${prefix}${rung.template.rung}/${addresseeKey(addressee)}`;
  return { key, about, template: rung.template, addressee };
}

const HARMLESS_TEXT = /^[\w.:/-]{0,80}$/;
const DOCUMENT_NUMBER = /^[\u4E00-\u9FFF]{1,12}〔\d{4}〕\d{1,6}号$/;
/** Named by a region's rules, never by somebody who writes to a case. */
const NAMED_BY_RULES: readonly string[] = ['rung'];

/**
 * The path of the first text in a template that is neither an id, a code, a date nor a document number; null when
 * there is none. What must not leak has no shape here: names and sentences cannot pass.
 */
export function findFreeText(value: unknown, path = ''): string | null {
  if (typeof value === 'string') {
    return HARMLESS_TEXT.test(value) || DOCUMENT_NUMBER.test(value) ? null : path;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, part] of Object.entries(value)) {
    if (NAMED_BY_RULES.includes(name)) continue;
    const found = findFreeText(part, `${path}/${name}`);
    if (found !== null) return found;
  }
  return null;
}
