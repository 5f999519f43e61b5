import { Checkbox, Input, InputNumber, Radio, Rate } from 'antd';
import type { ReactNode } from 'react';
import type { IssuableCommandType } from '../../../../wire/complaint-command.wire';
import type { CaseView } from '../case-data';
import { useCaseWords } from '../words/case-words';
import { AmountInput } from './amount-input';
import { BodyPicker, OfficerPicker } from './body-picker';
import { choicesFor, type ChosenField } from './choices';
import { FileField } from './file-field';
import type { Field } from './form-fields';
import { isOptional, longestOf, type FormValues } from './judge';
import { OneOf, type Controlled } from './one-of';
import { ConcludedDemands, DatedDemands, Instalments, Respondents, type RowsProps } from './rows-fields';

interface CommandFieldProps {
  readonly view: CaseView;
  readonly type: IssuableCommandType;
  readonly name: string;
  readonly label: string;
  readonly field: Field;
  readonly values: FormValues;
}

/** One control for one field; what it holds is what goes over the wire. */
export function CommandField({ field, ...props }: CommandFieldProps & Controlled): ReactNode {
  if (isChosen(field)) return <Chosen {...props} field={field} />;
  if (isPointedAt(field)) return <PointedAt {...props} kind={field.kind} />;
  if (isRows(field)) return <Rows {...props} kind={field.kind} />;
  return <Written {...props} kind={field.kind} />;
}

const isKindOf =
  <const Kinds extends readonly Field['kind'][]>(...kinds: Kinds) =>
  (field: Field): field is Extract<Field, { kind: Kinds[number] }> =>
    kinds.includes(field.kind);

const isChosen = isKindOf('choice', 'pick', 'choices', 'demands');
const isPointedAt = isKindOf('organization', 'officer', 'file', 'files');
const isRows = isKindOf('concluded-demands', 'dated-demands', 'instalments', 'respondents');

type Kind<Kinds extends Field['kind']> = Controlled &
  Omit<CommandFieldProps, 'field'> & { readonly kind: Kinds };

type WrittenKind = 'text' | 'line' | 'date' | 'amount' | 'percent' | 'score' | 'yes-no';

/** What a person types or ticks. */
function Written({
  kind,
  label,
  view: _view,
  type,
  name,
  values: _values,
  ...given
}: Kind<WrittenKind>): ReactNode {
  const { form } = useCaseWords();
  switch (kind) {
    case 'text':
      return (
        <Input.TextArea {...given} rows={4} className="growing" maxLength={longestOf(type, name)} showCount />
      );
    case 'line':
      return <Input {...given} maxLength={longestOf(type, name)} />;
    case 'date':
      return <Input {...given} type="date" className="date-input" />;
    case 'amount':
      return <AmountInput {...given} label={label} />;
    case 'percent':
      return <InputNumber {...given} min={0} max={100} suffix="%" />;
    case 'score':
      return <Rate {...given} />;
    case 'yes-no': {
      const options = [
        { value: true, label: form.yes },
        { value: false, label: form.no },
      ];
      return <Radio.Group {...given} aria-label={label} options={options} />;
    }
  }
}

type ChosenProps = Controlled & Omit<CommandFieldProps, 'field'> & { readonly field: ChosenField };

function Chosen({ field, view, type, name, label, values: _values, ...given }: ChosenProps): ReactNode {
  const words = useCaseWords();
  const choices = choicesFor({ type, name, field }, view, words);
  if (field.kind === 'choice' || field.kind === 'pick') {
    return <OneOf {...given} label={label} isOptional={isOptional(type, name)} choices={choices} />;
  }
  return <Checkbox.Group {...given} className="stack" options={[...choices]} />;
}

function PointedAt({
  kind,
  view,
  label,
  values,
  type: _type,
  name: _name,
  ...given
}: Kind<'organization' | 'officer' | 'file' | 'files'>): ReactNode {
  switch (kind) {
    case 'organization':
      return <BodyPicker {...given} label={label} />;
    case 'officer':
      return <OfficerPicker {...given} label={label} organizationId={bodyOf(view, values['party'])} />;
    case 'file':
      return <FileField {...given} amount="one" />;
    case 'files':
      return <FileField {...given} amount="many" />;
  }
}

function Rows({
  kind,
  view,
  ...given
}: Kind<'concluded-demands' | 'dated-demands' | 'instalments' | 'respondents'>): ReactNode {
  const part = given as Pick<RowsProps, 'value' | 'onChange'>;
  switch (kind) {
    case 'concluded-demands':
      return <ConcludedDemands {...part} view={view} />;
    case 'dated-demands':
      return <DatedDemands {...part} view={view} />;
    case 'instalments':
      return <Instalments {...part} />;
    case 'respondents':
      return <Respondents {...part} />;
  }
}

function bodyOf({ accepting, verifying }: CaseView, party: unknown): string {
  return (party === 'verifying' ? verifying?.id : null) ?? accepting.id;
}
