import { Form, Input, Radio, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { judgeUscc } from '../../../domain/uscc';
import { useWords } from '../words/staff-words';
import type { CounterFields } from './counter-fields';
import { toOptions } from './matter-fields';

interface IdentityFieldsProps {
  readonly form: FormInstance<CounterFields>;
}

/** Who complains: sealed in the vault before it is stored, and asked for only as far as the way chosen needs it. */
export function IdentityFields({ form }: IdentityFieldsProps): ReactNode {
  const { counter, domain } = useWords();
  const mode =
    Form.useWatch<CounterFields['identity']['mode'] | undefined>(['identity', 'mode'], form) ?? 'sealed';
  const explained = mode === 'anonymous' ? counter.hints.anonymous : counter.hints.sealed;
  return (
    <fieldset>
      <legend>{counter.sections.identity}</legend>
      <Form.Item name={['identity', 'mode']} label={counter.fields.mode} extra={explained}>
        <Radio.Group options={toOptions(domain.identities)} />
      </Form.Item>
      {mode === 'anonymous' ? null : <NamedFields />}
    </fieldset>
  );
}

function NamedFields(): ReactNode {
  const { counter } = useWords();
  const { fields } = counter;
  const isWellFormed = (_rule: unknown, value: unknown): Promise<void> =>
    typeof value === 'string' && value.trim() !== '' && judgeUscc(value.trim().toUpperCase()) === 'malformed'
      ? Promise.reject(new Error(counter.usccMalformed))
      : Promise.resolve();
  return (
    <div className="columns">
      <Form.Item
        name={['identity', 'name']}
        label={fields.name}
        rules={[{ required: true, whitespace: true, message: counter.required }]}
      >
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['identity', 'uscc']} label={fields.uscc} rules={[{ validator: isWellFormed }]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['identity', 'contactPerson']} label={fields.contactPerson}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['identity', 'phone']} label={fields.phone}>
        <Input maxLength={24} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name={['identity', 'email']} label={fields.email}>
        <Input maxLength={254} inputMode="email" autoComplete="off" />
      </Form.Item>
      <Form.Item name={['identity', 'postalAddress']} label={fields.postalAddress}>
        <Input maxLength={300} autoComplete="off" />
      </Form.Item>
    </div>
  );
}
