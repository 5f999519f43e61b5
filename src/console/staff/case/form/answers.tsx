import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../../domain/ids';
import type { CommandBodyInput } from '../../../../wire/complaint-command-body.wire';
import { useQuery } from '@tanstack/react-query';
import { longDate } from '../../../words/dates';
import { money } from '../../../words/money';
import { officerQuery, organizationQuery } from '../../query-keys';
import type { CaseView } from '../case-data';
import { useCaseWords, type CaseWords } from '../words/case-words';
import { demandWords, picksFor, wordsOfTable } from './choices';
import type { Field, PickSource } from './form-fields';
import { FORMS } from './forms-of-others';

interface AnswersProps {
  readonly view: CaseView;
  readonly body: CommandBodyInput;
}

/** What is about to leave, in words, as it will be done. */
export function Answers({ view, body }: AnswersProps): ReactNode {
  const words = useCaseWords();
  const fields: Readonly<Record<string, Field>> = FORMS[body.type].fields;
  const values: Readonly<Record<string, unknown>> = { ...body };
  const asked = Object.entries(fields).filter(([name]) => values[name] !== undefined);
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      items={asked.map(([name, field]) => ({
        key: name,
        label: words.labelOf(body.type, name),
        children: <Answer field={field} value={values[name]} view={view} words={words} />,
      }))}
    />
  );
}

interface AnswerProps {
  readonly field: Field;
  readonly value: unknown;
  readonly view: CaseView;
  readonly words: CaseWords;
}

function Answer({ field, value, view, words }: AnswerProps): ReactNode {
  if (field.kind === 'organization') return <BodyName id={String(value)} />;
  if (field.kind === 'officer') return <OfficerName id={String(value)} />;
  if (Array.isArray(value)) {
    const lines: readonly unknown[] = value;
    return lines.map((one) => (
      <div key={JSON.stringify(one)}>
        <ListAnswer field={field} value={one} view={view} words={words} />
      </div>
    ));
  }
  return <span className="written">{oneInWords(field, value, { view, words })}</span>;
}

function ListAnswer({ field, value, view, words }: AnswerProps): ReactNode {
  if (typeof value !== 'object' || value === null) return oneInWords(field, value, { view, words });
  const row = value as Readonly<Record<string, string | undefined>>;
  const { demandId, conclusion, dueOn, amountYuan, organizationId, part } = row;
  const demand = view.demands.find((one) => one.demandId === demandId);
  const conclusions: Readonly<Record<string, string>> = words.domain.conclusions;
  return (
    <>
      {demand === undefined ? null : `${demandWords(demand, view, words)} → `}
      {conclusion === undefined ? null : conclusions[conclusion]}
      {dueOn === undefined ? null : longDate(dueOn as PlainDate, words.language)}
      {amountYuan === undefined ? null : ` ${money(amountYuan, words.language)}`}
      {organizationId === undefined ? null : <BodyName id={organizationId} />}
      {part === undefined ? null : ` · ${part === 'lead' ? words.form.lead : words.form.assisting}`}
    </>
  );
}

interface Seen {
  readonly view: CaseView;
  readonly words: CaseWords;
}

function oneInWords(field: Field, value: unknown, { view, words }: Seen): string {
  const text = String(value);
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return wordsOfTable(field.table, words)[text] ?? text;
    case 'pick':
      return pickedWords(field.from, text, { view, words });
    case 'demands':
      return pickedWords('demand', text, { view, words });
    case 'file':
    case 'files':
      return words.form.attached;
    default:
      return plainInWords(field.kind, text, words);
  }
}

function pickedWords(from: PickSource, value: string, { view, words }: Seen): string {
  return picksFor(from, view, words).find((one) => one.value === value)?.label ?? value;
}

function plainInWords(kind: Field['kind'], text: string, { language, form }: CaseWords): string {
  if (kind === 'date') return longDate(text as PlainDate, language);
  if (kind === 'amount') return money(text, language);
  if (kind === 'yes-no') return text === 'true' ? form.yes : form.no;
  return text;
}

function BodyName({ id }: { readonly id: string }): ReactNode {
  const { data } = useQuery(organizationQuery(id));
  return data?.name ?? '…';
}

function OfficerName({ id }: { readonly id: string }): ReactNode {
  const { data } = useQuery(officerQuery(id));
  return data?.name ?? '…';
}
