import { useId, type ReactNode } from 'react';
import { OrganizationSelect } from '../organization-select';

interface BodyFilterProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}

export function BodyFilter({ label, value, onChange }: BodyFilterProps): ReactNode {
  const id = useId();
  return (
    <div className="filter wide">
      <label htmlFor={id}>{label}</label>
      <OrganizationSelect id={id} value={value} allowClear onChange={onChange} />
    </div>
  );
}
