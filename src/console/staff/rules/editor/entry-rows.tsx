import { Button, Form, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import type { RuleSubject } from '../../../../domain/rule-lines';
import { toOptions } from '../../counter/matter-fields';
import { Select } from '../../select';
import { useRulesWords } from '../words/rules-words';

type RowsPart = Extract<RuleSubject['part'], 'ladders' | 'approvals' | 'rejectReasons'>;

interface Row {
  readonly place: number;
}

const NEW_ROWS: Readonly<Record<RowsPart, object>> = {
  ladders: { unit: 'working-day', relativeTo: 'due', amount: 0 },
  approvals: { party: 'verifying' },
  rejectReasons: {},
};

/** What is a list: steps of a ladder, signatures of a chain, reasons. */
export function EntryRows({ part }: { readonly part: RowsPart }): ReactNode {
  const { entry } = useRulesWords();
  const Line = LINES[part];
  return (
    <Form.List name="rows">
      {(rows, { add, remove }) => (
        <div className="entry-rows">
          {rows.map(({ key, name }) => (
            <fieldset key={key}>
              <legend>{entry.row(name + 1)}</legend>
              <Line place={name} />
              <Button size="small" onClick={() => remove(name)}>
                {entry.remove(name + 1)}
              </Button>
            </fieldset>
          ))}
          <Button onClick={() => add(NEW_ROWS[part])}>{entry.add}</Button>
        </div>
      )}
    </Form.List>
  );
}

const LINES: Readonly<Record<RowsPart, (row: Row) => ReactNode>> = {
  ladders: RungLine,
  approvals: StepLine,
  rejectReasons: ReasonLine,
};

function RungLine({ place }: Row): ReactNode {
  const { entry, domain } = useRulesWords();
  const { month: _month, ...days } = entry.units;
  return (
    <div className="entry-columns">
      <Form.Item name={[place, 'rung']} label={entry.rung}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name={[place, 'amount']} label={entry.offset}>
        <InputNumber precision={0} min={-1000} max={1000} />
      </Form.Item>
      <Form.Item name={[place, 'unit']} label={entry.unit}>
        <Select options={toOptions(days)} />
      </Form.Item>
      <Form.Item name={[place, 'relativeTo']} label={entry.relativeTo}>
        <Select options={toOptions(entry.relatives)} />
      </Form.Item>
      <Form.Item name={[place, 'to']} label={entry.to}>
        <Select options={toOptions(domain.roles)} popupMatchSelectWidth={false} />
      </Form.Item>
      <Form.Item name={[place, 'atTime']} label={entry.atTime}>
        <Input maxLength={5} placeholder="09:00" />
      </Form.Item>
    </div>
  );
}

function StepLine({ place }: Row): ReactNode {
  const { entry, domain } = useRulesWords();
  return (
    <div className="entry-columns">
      <Form.Item name={[place, 'party']} label={entry.party}>
        <Select options={toOptions(entry.parties)} />
      </Form.Item>
      <Form.Item name={[place, 'role']} label={entry.role}>
        <Select options={toOptions(domain.roles)} popupMatchSelectWidth={false} />
      </Form.Item>
    </div>
  );
}

function ReasonLine({ place }: Row): ReactNode {
  const { entry } = useRulesWords();
  return (
    <>
      <Form.Item name={[place, 'code']} label={entry.code}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name={[place, 'label']} label={entry.label}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={[place, 'elsewhere']} label={entry.elsewhere}>
        <Input maxLength={300} />
      </Form.Item>
    </>
  );
}
