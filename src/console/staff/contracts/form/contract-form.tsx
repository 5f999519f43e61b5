import { useQuery } from '@tanstack/react-query';
import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { contractCommandBody, type IssuableContractCommand } from '../../../../wire/contract-command.wire';
import type { PlainDate } from '../../../../domain/ids';
import { longDate } from '../../../words/dates';
import { money } from '../../../words/money';
import { CaseForm, type FormDesk } from '../../case/form/case-form';
import { judgeBy } from '../../case/form/judge';
import type { Sent } from '../../case/form/send';
import { officerQuery } from '../../query-keys';
import { CONTRACT_DOOR, type ContractBody, type ContractView } from '../contract-data';
import { useContractWords, type ContractWords } from '../words/contract-words';
import { ContractField } from './contract-field';
import { CONTRACT_FORMS, type ContractField as Field } from './contract-forms';
import { choicesFor, isOptional, presetsFor, type Change } from './contract-picks';

interface ContractFormProps {
  readonly view: ContractView;
  readonly type: IssuableContractCommand;
  readonly today: string;
  readonly onSent: (sent: Exclude<Sent<ContractView>, { type: 'waiting' }>) => void;
  readonly onFresh: (fresh: ContractView) => void;
  readonly onClose: () => void;
}

/** The form of one command to a contract. */
export function ContractForm({ view, type, today, ...doing }: ContractFormProps): ReactNode {
  const words = useContractWords();
  const { fields, isFinal } = CONTRACT_FORMS[type];
  const desk: FormDesk<ContractView, ContractBody> = {
    ...{ view, type, door: CONTRACT_DOOR, title: words.labels.commands[type] },
    fields: Object.keys(fields),
    presets: presetsFor(type, view, { today, words }),
    isFinal: isFinal === true,
    labelOf: words.labelOf,
    helpOf: (name) => words.helpOf(type, name),
    isOptional: (name) => isOptional(type, name),
    judge: (values) => judgeBy<ContractBody>(contractCommandBody, { type, version: view.version }, values),
    control: (name, values) => {
      const field = fields[name];
      if (field === undefined) throw new Error(`${type} has no ${name}`);
      return <ContractField {...{ view, type, name, field, values }} label={words.labelOf(name)} />;
    },
    answers: (body) => <Answers view={view} type={type} body={body} />,
  };
  return <CaseForm desk={desk} {...doing} />;
}

interface AnswersProps {
  readonly view: ContractView;
  readonly type: IssuableContractCommand;
  readonly body: ContractBody;
}

/** What is about to leave, in words, as it will be done. */
function Answers({ view, type, body }: AnswersProps): ReactNode {
  const words = useContractWords();
  const values: Readonly<Record<string, unknown>> = { ...body };
  const asked = Object.entries(CONTRACT_FORMS[type].fields).filter(([name]) => values[name] !== undefined);
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      items={asked.map(([name, field]) => {
        const chosen = choicesFor({ type, name, field }, view, words);
        const label = chosen?.find(({ value }) => value === values[name])?.label;
        return {
          ...{ key: name, label: words.labelOf(name) },
          children: label ?? <Answer field={field} value={values[name]} view={view} />,
        };
      })}
    />
  );
}

interface AnswerProps {
  readonly field: Field;
  readonly value: unknown;
  readonly view: ContractView;
}

function Answer({ field, value, view }: AnswerProps): ReactNode {
  const words = useContractWords();
  if (field.kind === 'officer' || field.kind === 'handler') return <OfficerName id={String(value)} />;
  if (Array.isArray(value)) {
    const many: readonly unknown[] = value;
    if (field.kind === 'files') return words.form.files(many.length);
    if (field.kind === 'check') return words.problems.checked(many.length);
    return many.map((one) => <ChangeWords key={JSON.stringify(one)} change={one as Change} view={view} />);
  }
  return <span className="written">{oneAnswer(field, value, words)}</span>;
}

function oneAnswer({ kind }: Field, value: unknown, { language, form }: ContractWords): string {
  if (kind === 'date') return longDate(String(value) as PlainDate, language);
  if (kind === 'amount') return money(String(value), language);
  if (kind === 'yes-no') return value === true ? form.yes : form.no;
  return String(value);
}

function ChangeWords({ change, view }: { readonly change: Change; readonly view: ContractView }): ReactNode {
  const { form, language } = useContractWords();
  const { milestoneId, dueOn, amountYuan, isDropped } = change;
  const node = view.milestones.find((one) => one.milestoneId === milestoneId);
  const told = [
    dueOn === undefined ? null : longDate(dueOn as PlainDate, language),
    amountYuan === undefined ? null : money(amountYuan, language),
    isDropped === true ? form.isDropped : null,
  ].filter((part) => part !== null);
  return (
    <div>
      {node?.title} → {told.join(' · ')}
    </div>
  );
}

function OfficerName({ id }: { readonly id: string }): ReactNode {
  return useQuery(officerQuery(id)).data?.name ?? id;
}
