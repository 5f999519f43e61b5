import type { IssuableCommandType } from '../../../../wire/complaint-command.wire';
import { CONTRACT_GROUNDS, type BreachGround } from '../../../../domain/complaint/complaint';
import type { PlainDate } from '../../../../domain/ids';
import { longDate } from '../../../words/dates';
import { money } from '../../../words/money';
import { isAboutCompany, type CaseView, type DemandView } from '../case-data';
import type { CaseWords } from '../words/case-words';
import type { ChoiceTable, Field, PickSource } from './form-fields';
import { FORMS } from './forms-of-others';
import { codesFor, isOptional } from './judge';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export function wordsOfTable(
  table: ChoiceTable,
  { domain, form }: CaseWords,
): Readonly<Record<string, string>> {
  if (table === 'reviewResults') return form.reviewResults;
  if (table === 'justificationGrounds') return form.justificationGrounds;
  return domain[table];
}

/** 诉求 1：支付拖欠款项，128,000.00 元（限期整改中）. */
export function demandWords(demand: DemandView, view: CaseView, words: CaseWords): string {
  const place = view.demands.findIndex(({ demandId }) => demandId === demand.demandId) + 1;
  const amount = demand.amountYuan === null ? null : money(demand.amountYuan, words.language);
  return words.demand.line(place, words.domain.demandKinds[demand.kind], amount);
}

/** Where it stands; a company that owes it was told by supervision, and has no body to rectify. */
export const demandStateWords = ({ state }: DemandView, view: CaseView, words: CaseWords): string =>
  state === 'refused' && isAboutCompany(view) ? words.demand.unperformed : words.domain.demandStates[state];

const day = (on: string, { language }: CaseWords): string => longDate(on as PlainDate, language);

const numbered = (ids: readonly string[], name: (place: number) => string): readonly Choice[] =>
  ids.map((value, index) => ({ value, label: name(index + 1) }));

/** What lies on the case to be pointed at. */
const PICKS: Readonly<Record<PickSource, (view: CaseView, words: CaseWords) => readonly Choice[]>> = {
  approval: ({ approval }, { domain }) =>
    approval === null ? [] : [{ value: approval.approvalId, label: actWords(approval.act, domain.acts) }],
  question: ({ questions, view }, { form }) =>
    numbered(
      questions
        .filter(
          ({ answered, party }) => !answered && party === (view === 'complainant' ? view : 'respondent'),
        )
        .map(({ questionId }) => questionId),
      form.questionNumber,
    ),
  claim: (view, words) =>
    view.justifications
      .filter(({ accepted }) => accepted === null)
      .map(({ claimId, demandId }) => {
        const demand = view.demands.find((one) => one.demandId === demandId);
        return { value: claimId, label: demand === undefined ? claimId : demandWords(demand, view, words) };
      }),
  duty: ({ deadlines }, words) =>
    deadlines
      .filter(({ state }) => state === 'running' || state === 'suspended')
      .map(({ dutyId, duty, dueOn }) => ({
        value: dutyId,
        label: words.form.dutyChoice(words.domain.duties[duty], dueOn === null ? null : day(dueOn, words)),
      })),
  instruction: ({ instructions }, words) =>
    instructions
      .filter(({ answered }) => !answered)
      .map(({ instructionId, dueOn }) => ({
        value: instructionId,
        label: words.form.instructionChoice(day(dueOn, words)),
      })),
  instalment: ({ deadlines }, words) =>
    deadlines
      .filter(({ duty, state }) => duty === 'settle-instalment' && state !== 'met' && state !== 'withdrawn')
      .map(({ dutyId, dueOn }) => ({
        value: dutyId.slice('settle-instalment/'.length),
        label: words.form.instalmentChoice(dueOn === null ? '' : day(dueOn, words)),
      })),
  rejectReason: ({ rejectReasons }) =>
    rejectReasons.map(({ code, label }) => ({ value: code, label: `${code} ${label}` })),
  demand: (view, words) =>
    view.demands.map((demand) => ({
      value: demand.demandId,
      label: `${demandWords(demand, view, words)} · ${demandStateWords(demand, view, words)}`,
    })),
};

export const picksFor = (from: PickSource, view: CaseView, words: CaseWords): readonly Choice[] =>
  PICKS[from](view, words);

function actWords(act: string, table: Readonly<Record<string, string>>): string {
  return table[act] ?? act;
}

/** Something that the command must point at and that the case has none of; null where nothing is missing. */
export function missingFor(type: IssuableCommandType, view: CaseView, words: CaseWords): PickSource | null {
  const fields: Readonly<Record<string, Field>> = FORMS[type].fields;
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind !== 'pick' || isOptional(type, name)) continue;
    if (picksFor(field.from, view, words).length === 0) return field.from;
  }
  return null;
}

export type ChosenField = Extract<Field, { kind: 'choice' | 'pick' | 'choices' | 'demands' }>;

interface AskedField {
  readonly type: IssuableCommandType;
  readonly name: string;
  readonly field: ChosenField;
}

/** Declared under the seal of a body. */
const OF_A_BODY = [
  'rectification-refused',
  'successor-repudiation',
] as const satisfies readonly BreachGround[];

/** 不履约、恶意违约 are grounds of a case that was opened upon a contract, and of no complaint. */
function groundFits(view: CaseView): (code: string) => boolean {
  const { kind } = view;
  if (isAboutCompany(view)) return (code) => !OF_A_BODY.some((ground) => ground === code);
  return (code) => kind === 'ex-officio' || !CONTRACT_GROUNDS.some((ground) => ground === code);
}

/** What a field offers: what lies on the case, or the codes that the command's own schema takes. */
export function choicesFor(
  { type, name, field }: AskedField,
  view: CaseView,
  words: CaseWords,
): readonly Choice[] {
  if (field.kind === 'pick') return picksFor(field.from, view, words);
  if (field.kind === 'demands') return picksFor('demand', view, words);
  const table = wordsOfTable(field.table, words);
  const fits = field.table === 'grounds' ? groundFits(view) : () => true;
  return codesFor(type, name, table)
    .filter(fits)
    .map((value) => ({ value, label: table[value] ?? value }));
}
