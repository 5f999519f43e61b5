import { Form, Input, InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { RuleSubject } from '../../../../domain/rule-lines';
import { toOptions } from '../../counter/matter-fields';
import { Select } from '../../select';
import { useRulesWords } from '../words/rules-words';
import type { EntryValues } from './entry-values';
import { EntryRows } from './entry-rows';

interface EntryFieldsProps {
  readonly subject: RuleSubject;
  readonly kind: EntryValues['kind'];
}

/** The value of a rule, each sort with its own fields. */
export function EntryFields({ subject, kind }: EntryFieldsProps): ReactNode {
  switch (subject.part) {
    case 'limits':
      return <LimitFields kind={kind} isTransfer={subject.duty === 'transfer'} />;
    case 'extensions':
      return <ExtensionFields kind={kind} />;
    case 'ladders':
    case 'approvals':
    case 'rejectReasons':
      return <EntryRows part={subject.part} />;
    case 'dayRules':
      return <DayFields />;
    case 'parallelProceedings':
      return <ProceedingsField />;
    default:
      return <NumberField />;
  }
}

interface LimitFieldsProps {
  readonly kind: EntryValues['kind'];
  readonly isTransfer: boolean;
}

function LimitFields({ kind, isTransfer }: LimitFieldsProps): ReactNode {
  const { entry } = useRulesWords();
  return (
    <>
      <Form.Item name="kind" label={entry.kind}>
        <Radio.Group options={toOptions(entry.kinds)} />
      </Form.Item>
      {kind === 'none' ? null : (
        <div className="entry-columns">
          <Form.Item name="amount" label={kind === 'prompt' ? entry.target : entry.amount}>
            <InputNumber precision={0} min={1} max={1000} />
          </Form.Item>
          <Form.Item name="unit" label={entry.unit}>
            <Select options={toOptions(entry.units)} />
          </Form.Item>
          {isTransfer ? (
            <Form.Item name="from" label={entry.from}>
              <Select allowClear placeholder={entry.startsDefault} options={toOptions(entry.starts)} />
            </Form.Item>
          ) : null}
        </div>
      )}
    </>
  );
}

function ExtensionFields({ kind }: { readonly kind: EntryValues['kind'] }): ReactNode {
  const { entry } = useRulesWords();
  const { month: _month, ...days } = entry.units;
  return (
    <>
      <Form.Item name="kind" label={entry.kind}>
        <Radio.Group options={toOptions(entry.extensionKinds)} />
      </Form.Item>
      {kind === 'none' ? null : (
        <div className="entry-columns">
          <Form.Item name="amount" label={entry.amount}>
            <InputNumber precision={0} min={1} max={1000} />
          </Form.Item>
          <Form.Item name="unit" label={entry.unit}>
            <Select options={toOptions(days)} />
          </Form.Item>
          <Form.Item name="times" label={entry.times}>
            <InputNumber precision={0} min={1} max={10} />
          </Form.Item>
          <Form.Item name="grantedBy" label={entry.grantedBy}>
            <Select options={toOptions(entry.granters)} />
          </Form.Item>
        </div>
      )}
    </>
  );
}

function DayFields(): ReactNode {
  const { entry } = useRulesWords();
  return (
    <div className="entry-columns">
      <Form.Item name="closeOfBusiness" label={entry.closeOfBusiness} extra={entry.closeHelp}>
        <Input maxLength={5} />
      </Form.Item>
      <Form.Item name="afterHoursReceipt" label={entry.afterHours}>
        <Select options={toOptions(entry.receipts)} />
      </Form.Item>
    </div>
  );
}

function ProceedingsField(): ReactNode {
  const { entry } = useRulesWords();
  return (
    <Form.Item name="value" label={entry.value}>
      <Radio.Group options={toOptions(entry.proceedings)} />
    </Form.Item>
  );
}

function NumberField(): ReactNode {
  const { entry } = useRulesWords();
  return (
    <Form.Item name="value" label={entry.amount}>
      <InputNumber precision={0} min={0} max={1000} />
    </Form.Item>
  );
}
