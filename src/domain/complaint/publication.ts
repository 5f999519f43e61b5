import type { PlainDate } from '../ids';

/** What the secrecy review (保密审查) comes to, on the very text that is to be published. */
export const SECRECY_CONCLUSIONS = ['full', 'redacted', 'withheld'] as const;
export type SecrecyConclusion = (typeof SECRECY_CONCLUSIONS)[number];

/** 国家秘密、商业秘密、个人隐私 (内发改财金字〔2023〕1444号 三(四)); nothing else keeps a determination from the public. */
export const WITHHOLDING_GROUNDS = ['state-secret', 'trade-secret', 'personal-privacy'] as const;
export type WithholdingGround = (typeof WITHHOLDING_GROUNDS)[number];

/** The approved list: what the public may be told of a determination. What is not on it has no way out. */
export const PUBLICATION_FIELDS = [
  'determiningBody',
  'respondent',
  'region',
  'field',
  'promise',
  'finding',
  'grounds',
  'determinedOn',
  'documentNumber',
] as const;
export type PublicationField = (typeof PUBLICATION_FIELDS)[number];

/** Who broke which word, and when, is never hidden: then nothing would be published. */
export const REDACTABLE_FIELDS = [
  'field',
  'promise',
  'finding',
] as const satisfies readonly PublicationField[];
export type RedactableField = (typeof REDACTABLE_FIELDS)[number];

/** What was concluded about one publication, as it is proposed and signed. */
export interface SecrecyReview {
  readonly secrecy: SecrecyConclusion;
  readonly withholdingGround: WithholdingGround | null;
  readonly redact: readonly RedactableField[];
}

/** Why what is published is taken down (撤下) although the determination stands: a secret found too late, or a wrong field. */
export const TAKEDOWN_GROUNDS = [...WITHHOLDING_GROUNDS, 'wrong-content'] as const;
export type TakedownGround = (typeof TAKEDOWN_GROUNDS)[number];

/** What has ended a publication. */
export const TAKEDOWN_CAUSES = ['corrected', 'revoked', 'withdrawn', 'ended'] as const;
export type TakedownCause = (typeof TAKEDOWN_CAUSES)[number];

/** Where the determination stands with the public; absent where nothing was ever decided about it. */
export interface Publication {
  readonly publicationId: string;
  readonly state: 'published' | 'withheld' | 'withdrawn' | 'ended';
  /** The last day of the span; null where nothing was shown. */
  readonly until?: PlainDate | null;
  /** One signer has taken it down, and the others have not confirmed it yet. */
  readonly isUnconfirmed?: boolean;
}

/** The end of the span of what is shown, which comes by itself; null where nothing is. */
export function publicUntil(publication: Publication | undefined): PlainDate | null {
  return publication?.state === 'published' ? (publication.until ?? null) : null;
}

/** Whether ground and redactions fit the conclusion: nothing is hidden without a ground, nor a ground given for nothing. */
export function isCoherent({ secrecy, withholdingGround, redact }: SecrecyReview): boolean {
  if (secrecy === 'full') return withholdingGround === null && redact.length === 0;
  return withholdingGround !== null && redact.length > 0 === (secrecy === 'redacted');
}

export const PUBLIC_TEXT_FAULTS = ['number-of-a-person', 'credit-code', 'mail-address', 'amount'] as const;
export type PublicTextFault = (typeof PUBLIC_TEXT_FAULTS)[number];

/** Telephones, identity cards and bank accounts are long runs of digits, however they are grouped. */
const PERSONAL_NUMBER = /\d(?:[\s-]?\d){6}/;
/** 2026-03-05 is a day, and no number of anybody's. */
const DAY = /(?:19|20)\d\d-\d{1,2}-\d{1,2}/g;
const CREDIT_CODE = /[\dA-HJ-NP-RTUWXY]{2}\d{6}[\dA-HJ-NP-RTUWXY]{10}/i;
const MAIL_ADDRESS = /[^\s@]@[^\s@]/;
const AMOUNT = /[\d〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]\s?[元圆]/;

/**
 * What a text for the public may not hold although an officer wrote it: whatever leads to a person, and amounts, which
 * are not on the approved list. A name is for the two people of the secrecy review to see.
 */
export function publicTextFault(text: string): PublicTextFault | null {
  if (MAIL_ADDRESS.test(text)) return 'mail-address';
  if (/[A-Z]/i.test(CREDIT_CODE.exec(text)?.[0] ?? '')) return 'credit-code';
  if (PERSONAL_NUMBER.test(text.replace(DAY, ''))) return 'number-of-a-person';
  return AMOUNT.test(text) ? 'amount' : null;
}
