import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { sayProblem } from '../words/problem-words';
import { useWords } from './words/staff-words';

/** What stood in the way, what to do, and the number to quote to the operators. */
export function ProblemAlert({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: () => void;
}): ReactNode {
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
