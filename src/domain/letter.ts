import type { BreachGround, LetterKind } from './complaint/complaint';
import type { CaseId, OrganizationId, PlainDate } from './ids';

export type LetterParty = 'complainant' | 'respondent' | 'accepting' | 'verifying';

/** One demand as a letter lists it. `summary` is the officer's wording, from the form that is allowed to travel. */
export interface LetterDemand {
  readonly summary: string;
  readonly amountFen: number | null;
  readonly dueOn: PlainDate | null;
}

/** What every letter says. Bodies by name as they are called on the day; a complainant has no name here. */
interface LetterBase {
  readonly issuerName: string;
  /** Whom it is addressed to: a body's name, or 投诉人. */
  readonly addresseeName: string;
  readonly caseNumber: string;
  /** 统一合同编码 of a determination ex officio; absent where somebody complained. */
  readonly contractCode?: string;
  /** A company's breach, not a body's: another heading, other consequences. */
  readonly isAboutCompany?: true;
  readonly issuedOn: PlainDate;
  /** Document and article, each as it is cited: 《…》第…条. */
  readonly legalBasis: readonly string[];
  /** What the officer wrote, paragraph by paragraph, behind what the form says. */
  readonly paragraphs: readonly string[];
  /** How to reach the office: name of the section and its telephone. */
  readonly contact: string | null;
}

interface LetterContents {
  'acceptance-notice': { readonly receivedOn: PlainDate; readonly respondentName: string };
  'rejection-notice': {
    readonly receivedOn: PlainDate;
    readonly reason: string;
    /** Where to go instead. */
    readonly elsewhere: string;
  };
  'supplement-notice': {
    readonly receivedOn: PlainDate;
    readonly items: readonly string[];
    readonly dueOn: PlainDate;
  };
  'transfer-letter': {
    readonly respondentName: string;
    readonly demands: readonly LetterDemand[];
    readonly verifyBy: PlainDate;
    readonly verifyWorkingDays: number;
  };
  'rectification-order': {
    readonly demands: readonly LetterDemand[];
    readonly findings: string;
  };
  'determination-notice': {
    readonly demands: readonly LetterDemand[];
    readonly ground: BreachGround;
    readonly findings: string;
    readonly defenceWorkingDays: number;
  };
  'determination-document': {
    readonly respondentName: string;
    readonly demands: readonly LetterDemand[];
    readonly ground: BreachGround;
    readonly findings: string;
    /** How the defence was heard and why it was or was not followed. */
    readonly defence: string | null;
    readonly reviewWorkingDays: number;
    readonly reviewBodyName: string;
  };
  reply: {
    readonly receivedOn: PlainDate;
    readonly result: string;
    readonly reviewWorkingDays: number | null;
    readonly reviewBodyName: string | null;
  };
}

export type LetterOf<Kind extends LetterKind> = { readonly kind: Kind } & LetterBase & LetterContents[Kind];

/** A letter's content as data; its words are made from it when it is rendered. */
export type LetterContent = { [Kind in LetterKind]: LetterOf<Kind> }[LetterKind];

/** A letter to be issued: numbered when it is stored, in the transaction of the event that approved it. */
export interface LetterDraft {
  readonly caseId: CaseId;
  readonly organizationId: OrganizationId;
  readonly addresseeParty: LetterParty;
  /** Of the event that approved it: a letter is never older than its last approval. */
  readonly approvedSequence: number;
  /** How the body writes its numbers, e.g. `呼发改信函〔{year}〕{serial}号`. */
  readonly numberPattern: string;
  readonly content: LetterContent;
}

const NUMBER_PATTERN = /^[\u4E00-\u9FFF]{1,12}〔\{year\}〕\{serial\}号$/;

/** Whether a pattern yields 文号 as 党政机关公文格式 GB/T 9704 writes them: 发文机关代字〔年份〕序号. */
export function isNumberPattern(pattern: string): boolean {
  return NUMBER_PATTERN.test(pattern);
}

export function documentNumberOf(pattern: string, year: number, serial: number): string {
  return pattern.replace('{year}', String(year)).replace('{serial}', String(serial));
}
