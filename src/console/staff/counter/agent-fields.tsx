import { Checkbox, Form, Input, Radio, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../words/staff-words';
import type { CounterFields } from './counter-fields';
import { toOptions } from './matter-fields';

/** Who acts for the complainant, and how far the mandate reaches: only a special one may withdraw or settle. */
export function AgentFields({ form }: { readonly form: FormInstance<CounterFields> }): ReactNode {
  const { counter } = useWords();
  const mode = Form.useWatch(['identity', 'mode'], form);
  const hasAgent = Form.useWatch<boolean | undefined>('hasAgent', form) ?? false;
  if (mode === 'anonymous') return null;
  const { fields } = counter;
  const required = { required: true, message: counter.required };
  return (
    <fieldset>
      <legend>{counter.sections.agent}</legend>
      <Form.Item name="hasAgent" valuePropName="checked" noStyle>
        <Checkbox>{counter.withAgent}</Checkbox>
      </Form.Item>
      {hasAgent ? (
        <div className="columns">
          <Form.Item name={['identity', 'agent', 'name']} label={fields.agentName} rules={[required]}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name={['identity', 'agent', 'organizationName']} label={fields.agentOrganization}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <Form.Item name={['identity', 'agent', 'phone']} label={fields.phone}>
            <Input maxLength={24} inputMode="tel" autoComplete="off" />
          </Form.Item>
          <Form.Item
            name={['identity', 'agent', 'mandate', 'authority']}
            label={fields.authority}
            rules={[required]}
          >
            <Radio.Group options={toOptions(counter.authorities)} />
          </Form.Item>
          <Form.Item
            name={['identity', 'agent', 'mandate', 'grantedOn']}
            label={fields.grantedOn}
            rules={[required]}
          >
            <Input type="date" />
          </Form.Item>
        </div>
      ) : null}
    </fieldset>
  );
}
