import type { ComponentProps, ReactNode } from 'react';
import { DueDate, TimeLeftTag } from './tags';

interface DueCellProps {
  readonly duty: {
    readonly timeLeft: ComponentProps<typeof TimeLeftTag>['left'];
    readonly dueOn: ComponentProps<typeof DueDate>['on'];
    readonly provisional: boolean;
  };
}

/** When a duty falls due: how long there is, and the day. */
export function DueCell({ duty }: DueCellProps): ReactNode {
  return (
    <div className="stack">
      <TimeLeftTag left={duty.timeLeft} />
      <DueDate on={duty.dueOn} isProvisional={duty.provisional} />
    </div>
  );
}
