import {
  CONTRACT_COMMAND_BODIES,
  type IssuableContractCommand,
} from '../../../../wire/contract-command.wire';
import type { PlainDate } from '../../../../domain/ids';
import { longDate } from '../../../words/dates';
import { money } from '../../../words/money';
import type { Choice } from '../../case/form/choices';
import type { FormValues } from '../../case/form/judge';
import type { ContractView, MilestoneView } from '../contract-data';
import type { ContractWords } from '../words/contract-words';
import { CONTRACT_FORMS, type ContractField, type MilestonesFor } from './contract-forms';

/** What an amendment changes on one milestone. */
export interface Change {
  readonly milestoneId: string;
  readonly dueOn?: string;
  readonly amountYuan?: string;
  readonly isDropped?: boolean;
}

const isOpen = ({ state }: MilestoneView): boolean => state !== 'met' && state !== 'waived';

const FITTING: Readonly<Record<MilestonesFor, (milestone: MilestoneView) => boolean>> = {
  open: isOpen,
  any: () => true,
  overdue: ({ state }) => state === 'overdue',
  supervised: ({ supervision }) => supervision === 'open',
  tolerance: ({ toleranceAsked }) => toleranceAsked !== null,
  impossible: ({ supervision }) => supervision === 'impossible',
  determinable: (one) =>
    isOpen(one) && (one.supervision === 'not-performed' || one.supervision === 'impossible'),
  performed: ({ performedOn, performedYuan, performedQuantity }) =>
    performedOn !== null || Number(performedYuan) > 0 || Number(performedQuantity) > 0,
};

/** 付清货款（2026年2月12日，100,000.00 元）. */
export function nodeWords(milestone: MilestoneView, { language }: ContractWords): string {
  const { title, dueOn, amountYuan } = milestone;
  const told = [
    dueOn === null ? null : longDate(dueOn as PlainDate, language),
    amountYuan === null ? null : money(amountYuan, language),
  ].filter((part) => part !== null);
  return told.length === 0 ? title : `${title} · ${told.join(' · ')}`;
}

export const openMilestones = ({ milestones }: ContractView): readonly MilestoneView[] =>
  milestones.filter(isOpen);

/** A duty by its name, and the milestone that it is about. */
export function dutyWords(
  { dutyId, duty }: ContractView['deadlines'][number],
  view: ContractView,
  words: ContractWords,
): string {
  const [, subject] = dutyId.split('/');
  const node = view.milestones.find(({ milestoneId }) => milestoneId === subject);
  const name = words.labels.duties[duty];
  const problem = problemsOf(view).find(({ problemId }) => problemId === subject);
  if (problem !== undefined) return words.clocks.dutyOf(name, problemWords(problem, words));
  return node === undefined ? name : words.clocks.dutyOf(name, node.title);
}

export type ProblemOfContract = NonNullable<ContractView['monitoring']>['problems'][number];

export const problemsOf = ({ monitoring }: ContractView): readonly ProblemOfContract[] =>
  monitoring?.problems ?? [];

interface Term {
  readonly label: string;
  readonly labelEnglish: string;
}

/** What the rules call it. */
export const termWords = (
  { label, labelEnglish }: Term,
  { language }: Pick<ContractWords, 'language'>,
): string => (language === 'zh-CN' ? label : labelEnglish);

/** 问题3：进度滞后. */
export function problemWords(
  {
    number,
    kindLabel,
    kindLabelEnglish,
  }: Pick<ProblemOfContract, 'number' | 'kindLabel' | 'kindLabelEnglish'>,
  words: ContractWords,
): string {
  const kind = termWords({ label: kindLabel, labelEnglish: kindLabelEnglish }, words);
  return words.problems.named(number, kind);
}

/** What a field of a form offers; null where it is not chosen from. */
export function choicesFor(
  {
    type,
    name,
    field,
  }: { readonly type: IssuableContractCommand; readonly name: string; readonly field: ContractField },
  view: ContractView,
  words: ContractWords,
): readonly Choice[] | null {
  switch (field.kind) {
    case 'milestone':
      return view.milestones
        .filter(FITTING[field.of])
        .map((one) => ({ value: one.milestoneId, label: nodeWords(one, words) }));
    case 'party':
      return view.parties
        .filter(({ hasSigned }) => !hasSigned)
        .map(({ partyId, name: party }) => ({ value: partyId, label: party }));
    case 'company':
      return view.parties
        .filter(({ side }) => side === 'counterparty')
        .map(({ partyId, name: party }) => ({ value: partyId, label: party }));
    case 'duty':
      return view.deadlines
        .filter(({ state }) => state === 'running')
        .map((one) => ({ value: one.dutyId, label: dutyWords(one, view, words) }));
    case 'choice': {
      const schema = schemaOf(type, name);
      return Object.entries<string>(words.labels[field.table])
        .filter(([code]) => schema.safeParse(code).success)
        .map(([value, label]) => ({ value, label }));
    }
    default:
      return monitoringChoices({ type, field }, view, words);
  }
}

interface Picking {
  readonly type: IssuableContractCommand;
  readonly field: ContractField;
}

/** What a form on checks and problems offers; null where nothing is chosen from. */
function monitoringChoices(
  { type, field }: Picking,
  view: ContractView,
  words: ContractWords,
): readonly Choice[] | null {
  const { items = [], problemKinds = [], failed = [] } = view.monitoring ?? {};
  const named = (terms: readonly (Term & { readonly code: string })[]): readonly Choice[] =>
    terms.map((term) => ({ value: term.code, label: termWords(term, words) }));
  switch (field.kind) {
    case 'problem':
      return problemsOf(view)
        .filter(({ steps }) => steps.some((step) => step === type))
        .map((problem) => ({ value: problem.problemId, label: problemWords(problem, words) }));
    case 'problem-kind':
      return named(problemKinds);
    case 'check-item':
      return named(items.filter(({ code }) => failed.includes(code)));
    case 'decision-item':
      return named(view.decision ?? []);
    default:
      return null;
  }
}

type Shape = Readonly<Record<string, (typeof CONTRACT_COMMAND_BODIES)['list']['texts']['reason']>>;

export function schemaOf(type: IssuableContractCommand, name: string): Shape[string] {
  const { facts, texts } = CONTRACT_COMMAND_BODIES[type];
  const schema = ({ ...facts, ...texts } as unknown as Shape)[name];
  if (schema === undefined) throw new Error(`${type} has no ${name}`);
  return schema;
}

export const isOptional = (type: IssuableContractCommand, name: string): boolean =>
  schemaOf(type, name).safeParse(undefined).success;

/** Something that the command must point at and that the contract has none of; null where nothing is missing. */
export function missingFor(
  type: IssuableContractCommand,
  view: ContractView,
  words: ContractWords,
): string | null {
  for (const [name, field] of Object.entries(CONTRACT_FORMS[type].fields)) {
    if (field.kind === 'changes' && openMilestones(view).length === 0) return words.missing.open;
    const choices = isOptional(type, name) ? null : choicesFor({ type, name, field }, view, words);
    if (choices === null || choices.length > 0) continue;
    if (field.kind === 'milestone') return words.missing[field.of];
    if (field.kind === 'party') return words.missing.unsigned;
    if (field.kind === 'problem') return words.missing.problem;
  }
  return null;
}

/** What there is only one of is filled in; whoever writes may change it. */
export function presetsFor(
  type: IssuableContractCommand,
  view: ContractView,
  { today, words }: { readonly today: string; readonly words: ContractWords },
): FormValues {
  const presets: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(CONTRACT_FORMS[type].fields)) {
    if (field.kind === 'date' && field.preset === 'today') presets[name] = today;
    if (field.kind !== 'milestone' && field.kind !== 'party' && field.kind !== 'problem') continue;
    const [only, ...others] = choicesFor({ type, name, field }, view, words) ?? [];
    if (only !== undefined && others.length === 0) presets[name] = only.value;
  }
  return presets;
}
