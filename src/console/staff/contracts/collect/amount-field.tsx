import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { capitals, readAmount } from '../../../words/money';
import { useContractWords } from '../words/contract-words';

interface AmountFieldProps {
  /** From the form's root. */
  readonly at: readonly (string | number)[];
  /** From the list that it stands in, where it stands in one. */
  readonly name?: readonly (string | number)[];
  readonly label: string;
}

/** In yuan, with the capitals that stand on the papers. */
export function AmountField({ at, name = at, label }: AmountFieldProps): ReactNode {
  const { collect } = useContractWords();
  const typed = Form.useWatch<string | undefined>([...at]) ?? '';
  const amount = readAmount(typed);
  const isAmount = (_rule: unknown, value: unknown): Promise<void> =>
    typeof value !== 'string' || value.trim() === '' || readAmount(value) !== null
      ? Promise.resolve()
      : Promise.reject(new Error(collect.amountWrong));
  return (
    <Form.Item
      name={[...name]}
      label={label}
      extra={amount === null ? null : <span lang="zh-CN">{capitals(amount)}</span>}
      rules={[{ validator: isAmount }]}
    >
      <Input inputMode="decimal" autoComplete="off" />
    </Form.Item>
  );
}
