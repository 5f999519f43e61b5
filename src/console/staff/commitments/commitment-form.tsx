import { Checkbox, Descriptions, Input, InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import { longestWritten } from '../../../wire/common.wire';
import { commitmentCommandBody, type IssuableCommitmentCommand } from '../../../wire/commitment-command.wire';
import { OfficerPicker } from '../case/form/body-picker';
import { CaseForm, type FormDesk } from '../case/form/case-form';
import { FileField } from '../case/form/file-field';
import { judgeBy } from '../case/form/judge';
import { OneOf, type Controlled } from '../case/form/one-of';
import type { Sent } from '../case/form/send';
import { COMMITMENT_DOOR, type CommitmentBody, type CommitmentView } from './commitment-data';
import {
  choicesFor,
  COMMITMENT_FORMS,
  isOptional,
  nodeWords,
  openNodes,
  presetsFor,
  schemaOf,
  type CommitmentField,
} from './commitment-forms';
import { useCommitmentWords } from './words/commitment-words';

interface CommitmentFormProps {
  readonly view: CommitmentView;
  readonly type: IssuableCommitmentCommand;
  readonly today: string;
  readonly onSent: (sent: Exclude<Sent<CommitmentView>, { type: 'waiting' }>) => void;
  readonly onFresh: (fresh: CommitmentView) => void;
  readonly onClose: () => void;
}

/** The form of one command to a commitment. */
export function CommitmentForm({ view, type, today, ...doing }: CommitmentFormProps): ReactNode {
  const words = useCommitmentWords();
  const { fields, isFinal } = COMMITMENT_FORMS[type];
  const desk: FormDesk<CommitmentView, CommitmentBody> = {
    ...{ view, type, door: COMMITMENT_DOOR, title: words.labels.commands[type] },
    fields: Object.keys(fields),
    presets: presetsFor(type, view, today),
    isFinal: isFinal === true,
    labelOf: words.labelOf,
    helpOf: (name) => words.helpOf(type, name),
    isOptional: (name) => isOptional(type, name),
    judge: (values) =>
      judgeBy<CommitmentBody>(commitmentCommandBody, { type, version: view.version }, values),
    control: (name) => {
      const field = fields[name];
      if (field === undefined) throw new Error(`${type} has no ${name}`);
      return <Field {...{ view, type, name, field }} label={words.labelOf(name)} />;
    },
    answers: (body) => <Answers view={view} type={type} body={body} />,
  };
  return <CaseForm desk={desk} {...doing} />;
}

interface FieldProps extends Controlled {
  readonly view: CommitmentView;
  readonly type: IssuableCommitmentCommand;
  readonly name: string;
  readonly label: string;
  readonly field: CommitmentField;
}

const MOST_DAYS = 365;

/** One control for one field; what it holds is what goes over the wire. */
function Field({ view, type, name, label, field, ...given }: FieldProps): ReactNode {
  const words = useCommitmentWords();
  const choices = choicesFor({ type, name, field }, view, words);
  if (choices !== null) {
    return <OneOf {...given} label={label} isOptional={isOptional(type, name)} choices={choices} />;
  }
  switch (field.kind) {
    case 'officer':
      return <OfficerPicker {...given} label={label} organizationId={view.promisor.id} />;
    case 'files':
      return <FileField {...given} amount="many" />;
    case 'changes':
      return <Changes {...(given as Pick<ChangesProps, 'value' | 'onChange'>)} view={view} />;
    default:
      return (
        <Written
          {...given}
          kind={field.kind}
          label={label}
          longest={longestWritten(schemaOf(type, name)) ?? undefined}
        />
      );
  }
}

interface WrittenProps extends Controlled {
  readonly kind: CommitmentField['kind'];
  readonly label: string;
  readonly longest: number | undefined;
}

/** What a person types or ticks. */
function Written({ kind, label, longest, ...given }: WrittenProps): ReactNode {
  const { form } = useCommitmentWords();
  const most = longest === undefined ? {} : { maxLength: longest };
  switch (kind) {
    case 'line':
      return <Input {...given} {...most} />;
    case 'date':
      return <Input {...given} type="date" className="date-input" />;
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

interface Change {
  readonly nodeId: string;
  readonly dueOn: string;
  readonly isDropped?: boolean;
}

interface ChangesProps {
  readonly value?: readonly Change[];
  readonly onChange?: (changes: readonly Change[]) => void;
  readonly view: CommitmentView;
}

/** Only what is changed lawfully: a node that is left as it is stays so. */
function Changes({ value = [], onChange, view }: ChangesProps): ReactNode {
  const words = useCommitmentWords();
  const { form } = words;
  return (
    <div className="rows">
      {openNodes(view).map((node) => {
        const { nodeId, title, dueOn } = node;
        const others = value.filter((one) => one.nodeId !== nodeId);
        const change = value.find((one) => one.nodeId === nodeId);
        const put = (next: Omit<Change, 'nodeId'>): void => {
          const isSame = next.isDropped !== true && (next.dueOn === '' || next.dueOn === dueOn);
          onChange?.(isSame ? others : [...others, { nodeId, ...next }]);
        };
        const isDropped = change?.isDropped === true;
        return (
          <fieldset key={nodeId} className="node-change">
            <legend>{nodeWords(node, words)}</legend>
            <Input
              type="date"
              aria-label={form.newDate(title)}
              value={change?.dueOn ?? dueOn}
              onChange={({ target }) => put({ dueOn: target.value, isDropped })}
            />
            <Checkbox
              aria-label={form.drop(title)}
              checked={isDropped}
              onChange={({ target }) => put({ dueOn: change?.dueOn ?? dueOn, isDropped: target.checked })}
            >
              {form.isDropped}
            </Checkbox>
          </fieldset>
        );
      })}
    </div>
  );
}

interface AnswersProps {
  readonly view: CommitmentView;
  readonly type: IssuableCommitmentCommand;
  readonly body: CommitmentBody;
}

/** What is about to leave, in words, as it will be done. */
function Answers({ view, type, body }: AnswersProps): ReactNode {
  const words = useCommitmentWords();
  const { form } = words;
  const values: Readonly<Record<string, unknown>> = { ...body };
  const asked = Object.entries(COMMITMENT_FORMS[type].fields).filter(([name]) => values[name] !== undefined);
  const said = (name: string, field: CommitmentField): string => {
    const value = values[name];
    const chosen = choicesFor({ type, name, field }, view, words);
    const label = chosen?.find((one) => one.value === value)?.label;
    if (label !== undefined) return label;
    if (field.kind === 'changes') {
      const changes = value as readonly Change[];
      const titleOf = (nodeId: string) => view.nodes.find((one) => one.nodeId === nodeId)?.title ?? nodeId;
      return changes
        .map(({ nodeId, dueOn, isDropped }) =>
          [titleOf(nodeId), isDropped === true ? form.isDropped : dueOn].join(' → '),
        )
        .join(' · ');
    }
    if (Array.isArray(value)) return form.files(value.length);
    return String(value);
  };
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      items={asked.map(([name, field]) => ({
        key: name,
        label: words.labelOf(name),
        children: <span className="written">{said(name, field)}</span>,
      }))}
    />
  );
}
