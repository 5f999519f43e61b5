import { Alert, Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { sayProblem } from '../words/problem-words';
import { useWords } from './words/staff-words';

interface ProblemProps {
  readonly error: unknown;
  readonly retry?: () => void;
}

/** A page before anything of it is there. */
export function LoadingPage(): ReactNode {
  const { shell } = useWords();
  return (
    <>
      <h1 className="loading-title">{shell.loading}</h1>
      <Skeleton active title={false} paragraph={{ rows: 8 }} />
    </>
  );
}

/** A page of which nothing could be read. */
export function ProblemPage(props: ProblemProps): ReactNode {
  const { shell } = useWords();
  return (
    <>
      <h1>{shell.unread}</h1>
      <ProblemAlert {...props} />
    </>
  );
}

/** What stood in the way, what to do, and the number to quote to the operators. */
export function ProblemAlert({ error, retry }: ProblemProps): ReactNode {
  const { shell, language, domain } = useWords();
  const { sentence, errors, requestId } = sayProblem(error, language, domain);
  const details = [
    ...errors.map(({ pointer, message, fix }) => `${pointer} ${message} ${fix}`),
    ...(requestId === null ? [] : [shell.requestId(requestId)]),
  ];
  const action = retry === undefined ? null : <Button onClick={retry}>{shell.retry}</Button>;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={sentence}
      description={details.map((line) => (
        <div key={line}>{line}</div>
      ))}
      action={action}
    />
  );
}
