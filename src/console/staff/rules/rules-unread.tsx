import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ProblemAlert } from '../problem-alert';

interface RulesUnreadProps {
  readonly title: string;
  /** Null while it is being read. */
  readonly error: unknown;
  readonly retry: () => void;
}

/** A page before its rules are there, or why they do not come. */
export function RulesUnread({ title, error, retry }: RulesUnreadProps): ReactNode {
  return (
    <div className="rules">
      <h1>{title}</h1>
      {error === null ? (
        <Skeleton active title={false} paragraph={{ rows: 8 }} />
      ) : (
        <ProblemAlert error={error} retry={retry} />
      )}
    </div>
  );
}
