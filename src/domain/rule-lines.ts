import { CHAINED_ACTS, type ChainedActType } from './complaint/approval';
import type { LegalBasis, Rung } from './deadline';
import { COMPLAINT_DUTIES, type ApprovalStep, type ComplaintDuty, type Limit } from './policy';
import type { ComplaintOverlay, Evidence, ExtensionRule } from './rule-set';

/** Parts that speak of each duty, of each act, or once for all. */
export const DUTY_PARTS = ['limits', 'extensions', 'ladders'] as const;
export const SINGLE_PARTS = [
  'rejectReasons',
  'dayRules',
  'rectificationLeaderDays',
  'contactAttempts',
  'parallelProceedings',
  'publicationMonths',
  'wakingSpreadMinutes',
] as const satisfies readonly (keyof ComplaintOverlay)[];

type DutyPart = (typeof DUTY_PARTS)[number];
export type SinglePart = (typeof SINGLE_PARTS)[number];

/** One thing that rules say: of a duty, of an act, or by itself. */
export type RuleSubject =
  | { readonly part: DutyPart; readonly duty: ComplaintDuty }
  | { readonly part: 'approvals'; readonly act: ChainedActType }
  | { readonly part: SinglePart };

/** How one language says a rule; the server's words are the Chinese ones. */
export interface RuleWording {
  readonly label: (subject: RuleSubject) => string;
  readonly limit: (limit: Limit | null) => string;
  /** Where its document stands beside it. */
  readonly limitAlone: (limit: Limit | null) => string;
  readonly extension: (extension: ExtensionRule | undefined) => string;
  readonly ladder: (ladder: readonly Rung[]) => string;
  readonly chain: (steps: readonly ApprovalStep[]) => string;
  /** Of what was said and is not said any more. */
  readonly gone: string;
  readonly single: { readonly [Part in SinglePart]: (value: SingleValue<Part>) => string };
}

type SingleValue<Part extends SinglePart> = NonNullable<ComplaintOverlay[Part]>['value'];

export interface RuleLine {
  /** Where in the rules: `limits/verify`. */
  readonly path: string;
  readonly label: string;
  readonly words: string;
}

/** Duty by duty, then act by act, then what stands by itself. */
export const RULE_SUBJECTS: readonly RuleSubject[] = [
  ...COMPLAINT_DUTIES.flatMap((duty) => DUTY_PARTS.map((part) => ({ part, duty }))),
  ...CHAINED_ACTS.map((act) => ({ part: 'approvals' as const, act })),
  ...SINGLE_PARTS.map((part) => ({ part })),
];

/** `limits/verify`, `approvals/reject`, `rejectReasons`. */
export function rulePathOf(subject: RuleSubject): string {
  if ('duty' in subject) return `${subject.part}/${subject.duty}`;
  return 'act' in subject ? `${subject.part}/${subject.act}` : subject.part;
}

const ifSaid = <T>(sourced: { readonly value: T } | undefined, say: (value: T) => string): string | null =>
  sourced === undefined ? null : say(sourced.value);

type Saying = (said: ComplaintOverlay, wording: RuleWording) => string | null;

const SINGLE_SAYINGS: Readonly<Record<SinglePart, Saying>> = {
  rejectReasons: (said, { single }) => ifSaid(said.rejectReasons, single.rejectReasons),
  dayRules: (said, { single }) => ifSaid(said.dayRules, single.dayRules),
  rectificationLeaderDays: (said, { single }) =>
    ifSaid(said.rectificationLeaderDays, single.rectificationLeaderDays),
  contactAttempts: (said, { single }) => ifSaid(said.contactAttempts, single.contactAttempts),
  parallelProceedings: (said, { single }) => ifSaid(said.parallelProceedings, single.parallelProceedings),
  publicationMonths: (said, { single }) => ifSaid(said.publicationMonths, single.publicationMonths),
  wakingSpreadMinutes: (said, { single }) => ifSaid(said.wakingSpreadMinutes, single.wakingSpreadMinutes),
};

const DUTY_SAYINGS: Readonly<Record<DutyPart, (duty: ComplaintDuty) => Saying>> = {
  limits: (duty) => (said, wording) => {
    const limit = said.limits?.[duty];
    return limit === undefined ? null : wording.limit(limit);
  },
  extensions: (duty) => (said, wording) => wording.extension(said.extensions?.[duty]?.value),
  ladders: (duty) => (said, wording) => wording.ladder(said.ladders?.[duty]?.value ?? []),
};

/** What is said of a subject, in the words of a language. Null: nothing is said that could be put into words. */
export function sayRule(subject: RuleSubject, said: ComplaintOverlay, wording: RuleWording): string | null {
  if ('duty' in subject) return DUTY_SAYINGS[subject.part](subject.duty)(said, wording);
  if ('act' in subject) return ifSaid(said.approvals?.[subject.act], wording.chain);
  return SINGLE_SAYINGS[subject.part](said, wording);
}

/** Every rule in the words of a language; silence on an extension or a ladder means that there is none. */
export function ruleLines(said: ComplaintOverlay, wording: RuleWording): readonly RuleLine[] {
  return RULE_SUBJECTS.flatMap((subject) => {
    const words = sayRule(subject, said, wording);
    return words === null ? [] : [{ path: rulePathOf(subject), label: wording.label(subject), words }];
  });
}

/** Where a rule comes from. */
export interface RuleSource {
  readonly basis: LegalBasis;
  readonly evidence: Evidence;
}

/** What a rule set says of a subject; undefined: nothing, null: "none", without a document. */
export function sourceIn(complaint: ComplaintOverlay, subject: RuleSubject): RuleSource | null | undefined {
  if ('duty' in subject) return complaint[subject.part]?.[subject.duty];
  return 'act' in subject ? complaint.approvals?.[subject.act] : complaint[subject.part];
}
