import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { Select } from '../../select';
import { useCaseWords } from '../words/case-words';
import type { Choice } from './choices';

/** What the form's item hands to its control. */
export interface Controlled {
  readonly id?: string;
  readonly value?: never;
  readonly onChange?: (value: unknown) => void;
}

interface OneOfProps extends Omit<Controlled, 'value'> {
  readonly value?: string;
  readonly label: string;
  readonly isOptional: boolean;
  readonly choices: readonly Choice[];
}

const FEW = 6;

/** A few stand side by side; many fold into a list. */
export function OneOf({ id, value, onChange, label, isOptional, choices }: OneOfProps): ReactNode {
  const { form } = useCaseWords();
  const none = isOptional ? [{ value: '', label: form.none }] : [];
  const options = [...none, ...choices];
  const named = id === undefined ? {} : { id };
  if (options.length <= FEW) {
    return (
      <Radio.Group
        {...named}
        className="stack"
        aria-label={label}
        value={value ?? (isOptional ? '' : null)}
        onChange={({ target }) => onChange?.(target.value)}
        options={options}
      />
    );
  }
  return (
    <Select
      {...named}
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? null}
      onChange={(chosen: unknown) => onChange?.(chosen)}
      options={options}
    />
  );
}
