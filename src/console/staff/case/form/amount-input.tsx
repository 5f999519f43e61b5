import { Input } from 'antd';
import type { ReactNode } from 'react';
import { AMOUNT_FORM, capitals, readAmount } from '../../../words/money';
import { useCaseWords } from '../words/case-words';

interface AmountInputProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly label: string;
}

/** In yuan, with the capitals that stand on the papers. */
export function AmountInput({ id, value = '', onChange, label }: AmountInputProps): ReactNode {
  const { form } = useCaseWords();
  return (
    <>
      <Input
        {...(id === undefined ? {} : { id })}
        inputMode="decimal"
        aria-label={label}
        suffix={form.yuan}
        value={value}
        onChange={({ target }) => onChange?.(target.value)}
        onBlur={() => onChange?.(readAmount(value) ?? value)}
      />
      {AMOUNT_FORM.test(value) ? <small>{capitals(value)}</small> : null}
    </>
  );
}
