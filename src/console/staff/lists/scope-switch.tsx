import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../words/staff-words';

interface ScopeSwitchProps {
  /** Absent: mine. */
  readonly scope: 'office' | undefined;
  readonly labels: { readonly mine: string; readonly office: string };
  readonly onChange: (scope: 'office' | undefined) => void;
}

/** Whose work is listed: one's own, or all of the office's. */
export function ScopeSwitch({ scope, labels, onChange }: ScopeSwitchProps): ReactNode {
  const { lists } = useWords();
  return (
    <Segmented
      aria-label={lists.scope}
      size="small"
      value={scope ?? 'mine'}
      options={[
        { value: 'mine', label: labels.mine },
        { value: 'office', label: labels.office },
      ]}
      onChange={(chosen) => onChange(chosen === 'office' ? 'office' : undefined)}
    />
  );
}
