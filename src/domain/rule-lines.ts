import { APPROVABLE_ACTS, type ApprovableActType } from './complaint/approval';
import { COMPLAINT_DUTIES, type ComplaintDuty, type ComplaintRules } from './policy';
import type { LegalBasis } from './deadline';
import type { ComplaintOverlay, Evidence } from './rule-set';

/** Parts that speak of each duty, of each act, or once for all. */
export const DUTY_PARTS = ['limits', 'extensions', 'ladders'] as const;
export const SINGLE_PARTS = [
  'rejectReasons',
  'dayRules',
  'rectificationLeaderDays',
  'contactAttempts',
  'parallelProceedings',
  'wakingSpreadMinutes',
] as const satisfies readonly (keyof ComplaintOverlay)[];

type DutyPart = (typeof DUTY_PARTS)[number];
export type SinglePart = (typeof SINGLE_PARTS)[number];

/** One thing that rules say: of a duty, of an act, or by itself. */
export type RuleSubject =
  | { readonly part: DutyPart; readonly duty: ComplaintDuty }
  | { readonly part: 'approvals'; readonly act: ApprovableActType }
  | { readonly part: SinglePart };

/** How one language says a rule; the server's words are the Chinese ones. */
export interface RuleWording {
  readonly label: (subject: RuleSubject) => string;
  readonly limit: (limit: ComplaintRules['limits'][ComplaintDuty]) => string;
  readonly extension: (extension: ComplaintRules['extensions'][ComplaintDuty]) => string;
  readonly ladder: (ladder: NonNullable<ComplaintRules['ladders'][ComplaintDuty]>) => string;
  readonly chain: (steps: ComplaintRules['approvals'][ApprovableActType]) => string;
  readonly single: { readonly [Part in SinglePart]: (value: ComplaintRules[Part]) => string };
}

export interface RuleLine {
  /** Where in the rules: `limits/verify`. */
  readonly path: string;
  readonly label: string;
  readonly words: string;
}

/** Duty by duty, then act by act, then what stands by itself. */
export const RULE_SUBJECTS: readonly RuleSubject[] = [
  ...COMPLAINT_DUTIES.flatMap((duty) => DUTY_PARTS.map((part) => ({ part, duty }))),
  ...APPROVABLE_ACTS.map((act) => ({ part: 'approvals' as const, act })),
  ...SINGLE_PARTS.map((part) => ({ part })),
];

/** `limits/verify`, `approvals/reject`, `rejectReasons`. */
export function rulePathOf(subject: RuleSubject): string {
  if ('duty' in subject) return `${subject.part}/${subject.duty}`;
  return 'act' in subject ? `${subject.part}/${subject.act}` : subject.part;
}

const SAYINGS: Readonly<Record<SinglePart, (rules: ComplaintRules, wording: RuleWording) => string>> = {
  rejectReasons: (rules, { single }) => single.rejectReasons(rules.rejectReasons),
  dayRules: (rules, { single }) => single.dayRules(rules.dayRules),
  rectificationLeaderDays: (rules, { single }) =>
    single.rectificationLeaderDays(rules.rectificationLeaderDays),
  contactAttempts: (rules, { single }) => single.contactAttempts(rules.contactAttempts),
  parallelProceedings: (rules, { single }) => single.parallelProceedings(rules.parallelProceedings),
  wakingSpreadMinutes: (rules, { single }) => single.wakingSpreadMinutes(rules.wakingSpreadMinutes),
};

function wordsFor(subject: RuleSubject, rules: ComplaintRules, wording: RuleWording): string {
  switch (subject.part) {
    case 'limits':
      return wording.limit(rules.limits[subject.duty]);
    case 'extensions':
      return wording.extension(rules.extensions[subject.duty]);
    case 'ladders':
      return wording.ladder(rules.ladders[subject.duty] ?? []);
    case 'approvals':
      return wording.chain(rules.approvals[subject.act]);
    default:
      return SAYINGS[subject.part](rules, wording);
  }
}

/** Every rule in the words of a language. */
export function ruleLines(rules: ComplaintRules, wording: RuleWording): readonly RuleLine[] {
  return RULE_SUBJECTS.map((subject) => ({
    path: rulePathOf(subject),
    label: wording.label(subject),
    words: wordsFor(subject, rules, wording),
  }));
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
