import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { optionsOf } from '../lists/filter-bar';
import { OrganizationSelect } from '../organization-select';
import { Select } from '../select';
import { useWords } from '../words/staff-words';

const LONGEST_TITLE = 200;
const LONGEST_NARRATIVE = 10_000;

export const toOptions = <Code extends string>(
  words: Readonly<Record<Code, string>>,
): { readonly value: Code; readonly label: string }[] =>
  optionsOf(words).map(([value, label]) => ({ value, label }));

export function MatterFields(): ReactNode {
  const { counter, domain } = useWords();
  const { fields, hints, sections } = counter;
  const required = { required: true, whitespace: true, message: counter.required };
  const chosen = { required: true, message: counter.requiredChoice };
  return (
    <>
      <fieldset>
        <legend>{sections.matter}</legend>
        <div className="columns">
          <Form.Item name="respondentOrganizationId" label={fields.respondentOrganizationId} rules={[chosen]}>
            <OrganizationSelect placeholder={hints.respondent} />
          </Form.Item>
          <Form.Item name="field" label={fields.field} rules={[chosen]}>
            <Select options={toOptions(domain.fields)} placeholder={counter.requiredChoice} />
          </Form.Item>
          <Form.Item name="kind" label={fields.kind}>
            <Radio.Group options={toOptions(domain.kinds)} />
          </Form.Item>
        </div>
        <Form.Item name="title" label={fields.title} rules={[required]}>
          <Input placeholder={hints.title} maxLength={LONGEST_TITLE} />
        </Form.Item>
        <Form.Item name="narrative" label={fields.narrative} rules={[required]}>
          <Input.TextArea placeholder={hints.narrative} maxLength={LONGEST_NARRATIVE} showCount rows={7} />
        </Form.Item>
      </fieldset>
      <fieldset>
        <legend>{sections.contract}</legend>
        <div className="columns">
          <Form.Item name={['contract', 'name']} label={fields.contractName}>
            <Input maxLength={LONGEST_TITLE} />
          </Form.Item>
          <Form.Item name={['contract', 'number']} label={fields.contractNumber}>
            <Input maxLength={100} />
          </Form.Item>
        </div>
      </fieldset>
    </>
  );
}
