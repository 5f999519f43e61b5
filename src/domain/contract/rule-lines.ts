import type { Rung } from '../deadline';
import type { Limit } from '../policy';
import type { RuleLine, RuleSource } from '../rule-lines';
import { CONTRACT_DUTIES, type ContractDuty } from './contract-rules';
import { categoryCodesOf, type CategoryOverlay, type ContractOverlay } from './rule-overlay';

const SINGLE_PARTS = [
  'keySupervisedFromFen',
  'payment',
  'interest',
  'lpr',
  'reporting',
  'mostToleranceDays',
  'dayRules',
  'wakingSpreadMinutes',
  'monitoring',
  'commitments',
  'decision',
] as const satisfies readonly (keyof ContractOverlay)[];

type DutyPart = 'limits' | 'ladders';
export type ContractSinglePart = (typeof SINGLE_PARTS)[number];

/** One thing that rules say of contracts: of a duty, of a category, of a duty of one category alone, or by itself. */
export type ContractRuleSubject =
  | { readonly part: DutyPart; readonly duty: ContractDuty; readonly code?: string }
  | { readonly part: 'categories'; readonly code: string }
  | { readonly part: ContractSinglePart };

type SingleValue<Part extends ContractSinglePart> = NonNullable<ContractOverlay[Part]>['value'];

/** How one language says a rule of contracts; the server's words are the Chinese ones. */
export interface ContractRuleWording {
  readonly label: (subject: ContractRuleSubject) => string;
  /** In a table of its part. */
  readonly name: (subject: ContractRuleSubject) => string;
  readonly limit: (limit: Limit | null) => string;
  /** Where its document stands beside it. */
  readonly limitAlone: (limit: Limit | null) => string;
  readonly ladder: (ladder: readonly Rung[]) => string;
  /** Of what was said and is not said any more. */
  readonly gone: string;
  readonly category: (category: CategoryOverlay['value']) => string;
  readonly single: { readonly [Part in ContractSinglePart]: (value: SingleValue<Part>) => string };
}

/** `contract/limits/file`, `contract/categories/06`, `contract/categories/06/limits/file`, `contract/payment`. */
export function contractPathOf(subject: ContractRuleSubject): string {
  if (subject.part === 'categories') return `contract/categories/${subject.code}`;
  if (!('duty' in subject)) return `contract/${subject.part}`;
  const { part, duty, code } = subject;
  return `contract/${code === undefined ? '' : `categories/${code}/`}${part}/${duty}`;
}

const dutySubjects = (
  { limits, ladders }: Pick<ContractOverlay, DutyPart>,
  of: { readonly code?: string } = {},
): readonly ContractRuleSubject[] =>
  CONTRACT_DUTIES.flatMap((duty) => [
    ...(limits?.[duty] === undefined ? [] : [{ part: 'limits', duty, ...of } as const]),
    ...(ladders?.[duty] === undefined ? [] : [{ part: 'ladders', duty, ...of } as const]),
  ]);

/** Everything that is said, duty by duty, then category by category, then what stands by itself. */
export function contractSubjectsOf(said: ContractOverlay): readonly ContractRuleSubject[] {
  return [
    ...dutySubjects(said),
    ...categoryCodesOf(said).flatMap((code) => [
      { part: 'categories', code } as const,
      ...dutySubjects(said.categories?.[code] ?? {}, { code }),
    ]),
    ...SINGLE_PARTS.filter((part) => said[part] !== undefined).map((part) => ({ part })),
  ];
}

const ofDuties = (
  said: ContractOverlay,
  { code }: { readonly code?: string },
): Pick<ContractOverlay, DutyPart> => (code === undefined ? said : (said.categories?.[code] ?? {}));

/** What a rule set says of a subject; undefined: nothing, null: "none", without a document. */
export function contractSourceIn(
  said: ContractOverlay,
  subject: ContractRuleSubject,
): RuleSource | null | undefined {
  if (subject.part === 'categories') return said.categories?.[subject.code];
  return 'duty' in subject ? ofDuties(said, subject)[subject.part]?.[subject.duty] : said[subject.part];
}

/** The rungs of a subject, each a line of its own where there is room; null when it is no ladder. */
export function ladderIn(said: ContractOverlay, subject: ContractRuleSubject): readonly Rung[] | null {
  if (subject.part !== 'ladders') return null;
  return ofDuties(said, subject).ladders?.[subject.duty]?.value ?? [];
}

/** The limit of a subject; undefined when it is none. */
export function limitIn(said: ContractOverlay, subject: ContractRuleSubject): Limit | null | undefined {
  return subject.part === 'limits' ? ofDuties(said, subject).limits?.[subject.duty] : undefined;
}

type Saying = (said: ContractOverlay, wording: ContractRuleWording) => string | null;

function ifSaid<T>(sourced: { readonly value: T } | undefined, say: (value: T) => string): string | null {
  return sourced === undefined ? null : say(sourced.value);
}

const SINGLE_SAYINGS: Readonly<Record<ContractSinglePart, Saying>> = {
  keySupervisedFromFen: (said, { single }) => ifSaid(said.keySupervisedFromFen, single.keySupervisedFromFen),
  payment: (said, { single }) => ifSaid(said.payment, single.payment),
  interest: (said, { single }) => ifSaid(said.interest, single.interest),
  lpr: (said, { single }) => ifSaid(said.lpr, single.lpr),
  reporting: (said, { single }) => ifSaid(said.reporting, single.reporting),
  mostToleranceDays: (said, { single }) => ifSaid(said.mostToleranceDays, single.mostToleranceDays),
  dayRules: (said, { single }) => ifSaid(said.dayRules, single.dayRules),
  wakingSpreadMinutes: (said, { single }) => ifSaid(said.wakingSpreadMinutes, single.wakingSpreadMinutes),
  monitoring: (said, { single }) => ifSaid(said.monitoring, single.monitoring),
  commitments: (said, { single }) => ifSaid(said.commitments, single.commitments),
  decision: (said, { single }) => ifSaid(said.decision, single.decision),
};

/** What is said of a subject, in the words of a language. Null: nothing is said. */
export function sayContractRule(
  subject: ContractRuleSubject,
  said: ContractOverlay,
  wording: ContractRuleWording,
): string | null {
  if (subject.part === 'categories') return ifSaid(said.categories?.[subject.code], wording.category);
  if (subject.part === 'ladders') return wording.ladder(ladderIn(said, subject) ?? []);
  if (subject.part !== 'limits') return SINGLE_SAYINGS[subject.part](said, wording);
  const limit = limitIn(said, subject);
  return limit === undefined ? null : wording.limit(limit);
}

/** Every rule of contracts in the words of a language. */
export function contractRuleLines(said: ContractOverlay, wording: ContractRuleWording): readonly RuleLine[] {
  return contractSubjectsOf(said).flatMap((subject) => {
    const words = sayContractRule(subject, said, wording);
    return words === null ? [] : [{ path: contractPathOf(subject), label: wording.label(subject), words }];
  });
}
