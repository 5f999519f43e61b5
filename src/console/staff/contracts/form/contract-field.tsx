import { Checkbox, Input, InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import { longestWritten } from '../../../../wire/common.wire';
import type { IssuableContractCommand } from '../../../../wire/contract-command.wire';
import { readAmount } from '../../../words/money';
import { AmountInput } from '../../case/form/amount-input';
import { OfficerPicker } from '../../case/form/body-picker';
import { FileField } from '../../case/form/file-field';
import type { FormValues } from '../../case/form/judge';
import { OneOf, type Controlled } from '../../case/form/one-of';
import type { ContractView } from '../contract-data';
import { useContractWords, type ContractWords } from '../words/contract-words';
import type { ContractField as Field } from './contract-forms';
import { CheckField, type CheckFieldProps } from './check-field';
import {
  choicesFor,
  isOptional,
  nodeWords,
  openMilestones,
  problemsOf,
  schemaOf,
  type Change,
} from './contract-picks';

interface ContractFieldProps {
  readonly view: ContractView;
  readonly type: IssuableContractCommand;
  readonly name: string;
  readonly label: string;
  readonly field: Field;
  readonly values: FormValues;
}

const MOST_DAYS = 365;

/** One control for one field; what it holds is what goes over the wire. */
export function ContractField(props: ContractFieldProps & Controlled): ReactNode {
  const { view, type, name, label, field, values, ...given } = props;
  const words = useContractWords();
  const choices = choicesFor({ type, name, field }, view, words);
  if (choices !== null) {
    return <OneOf {...given} label={label} isOptional={isOptional(type, name)} choices={choices} />;
  }
  switch (field.kind) {
    case 'officer':
    case 'handler':
      return <OfficerPicker {...given} label={label} organizationId={officeFor(field, view, values)} />;
    case 'check':
      return <CheckField {...(given as Pick<CheckFieldProps, 'value' | 'onChange'>)} view={view} />;
    case 'files':
      return <FileField {...given} amount="many" />;
    case 'changes':
      return <Changes {...(given as Pick<ChangesProps, 'value' | 'onChange'>)} view={view} />;
    case 'posts':
      return <Posts {...given} label={label} />;
    case 'quantity':
      return (
        <Input
          {...given}
          inputMode="decimal"
          className="date-input"
          suffix={unitWords(view, values, words)}
        />
      );
    default:
      return <Written {...given} kind={field.kind} label={label} longest={longestOf(type, name)} />;
  }
}

/** 参加人员, by post. */
function Posts({ label, ...given }: Controlled & { readonly label: string }): ReactNode {
  const { labels } = useContractWords();
  const options = Object.entries(labels.negotiationPosts).map(([value, post]) => ({ value, label: post }));
  return <Checkbox.Group {...given} aria-label={label} options={options} />;
}

/** In whose office somebody is chosen: of a problem in that of the body which has to see to it. */
function officeFor({ kind }: Field, view: ContractView, values: FormValues): string {
  if (kind !== 'handler') return view.undertaking.id;
  const problem = problemsOf(view).find(({ problemId }) => problemId === values['problemId']);
  return problem?.assignedTo.organization.id ?? view.undertaking.id;
}

/** In what the chosen milestone is counted; an empty element keeps the field from being drawn anew. */
function unitWords(view: ContractView, values: FormValues, { labels }: ContractWords): ReactNode {
  const node = view.milestones.find(({ milestoneId }) => milestoneId === values['milestoneId']);
  const unit = node?.quantity?.unit;
  return unit === undefined ? <span /> : labels.units[unit];
}

const longestOf = (type: IssuableContractCommand, name: string): number | undefined =>
  longestWritten(schemaOf(type, name)) ?? undefined;

interface WrittenProps extends Controlled {
  readonly kind: Field['kind'];
  readonly label: string;
  readonly longest: number | undefined;
}

/** What a person types or ticks. */
function Written({ kind, label, longest, ...given }: WrittenProps): ReactNode {
  const { form } = useContractWords();
  const most = longest === undefined ? {} : { maxLength: longest };
  switch (kind) {
    case 'line':
      return <Input {...given} {...most} />;
    case 'date':
      return <Input {...given} type="date" className="date-input" />;
    case 'amount':
      return <AmountInput {...given} label={label} />;
    case 'number':
      return <InputNumber {...given} min={1} max={MOST_DAYS} precision={0} />;
    case 'yes-no': {
      const options = [
        { value: true, label: form.yes },
        { value: false, label: form.no },
      ];
      return <Radio.Group {...given} aria-label={label} options={options} />;
    }
    default:
      return <Input.TextArea {...given} {...most} rows={4} className="growing" showCount />;
  }
}

interface ChangesProps {
  readonly value?: readonly Change[];
  readonly onChange?: (changes: readonly Change[]) => void;
  readonly view: ContractView;
}

/** Only what both parties have changed: what is left empty stays as it is. */
function Changes({ value = [], onChange, view }: ChangesProps): ReactNode {
  const words = useContractWords();
  const { form } = words;
  const put = (milestoneId: string, part: Partial<Change>): void => {
    const before = value.find((one) => one.milestoneId === milestoneId) ?? { milestoneId };
    const filled = Object.entries({ ...before, ...part }).filter(([, told]) => told !== '' && told !== false);
    const others = value.filter((one) => one.milestoneId !== milestoneId);
    const changed = { milestoneId, ...Object.fromEntries(filled) };
    onChange?.(filled.length > 1 ? [...others, changed] : others);
  };
  return (
    <div className="rows">
      {openMilestones(view).map((node) => {
        const { milestoneId, title } = node;
        const change = value.find((one) => one.milestoneId === milestoneId);
        return (
          <fieldset key={milestoneId} className="node-change">
            <legend>{nodeWords(node, words)}</legend>
            <Input
              type="date"
              aria-label={form.newDate(title)}
              value={change?.dueOn ?? ''}
              onChange={({ target }) => put(milestoneId, { dueOn: target.value })}
            />
            <Input
              inputMode="decimal"
              aria-label={form.newAmount(title)}
              placeholder={form.newAmount(title)}
              value={change?.amountYuan ?? ''}
              onChange={({ target }) => put(milestoneId, { amountYuan: target.value })}
              onBlur={({ target }) =>
                put(milestoneId, { amountYuan: readAmount(target.value) ?? target.value })
              }
            />
            <Checkbox
              aria-label={form.drop(title)}
              checked={change?.isDropped === true}
              onChange={({ target }) => put(milestoneId, { isDropped: target.checked })}
            >
              {form.isDropped}
            </Checkbox>
          </fieldset>
        );
      })}
    </div>
  );
}
