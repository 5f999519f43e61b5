import { Alert, Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { sayProblem } from '../../../words/problem-words';
import { FILE_TYPES, sizeWords } from '../parts/file-words';
import { useCaseWords } from '../words/case-words';
import { useAttempts, type Attempt } from './attempts';

interface FileFieldProps {
  readonly id?: string;
  readonly value?: readonly string[] | string;
  readonly onChange?: (value: readonly string[] | string | undefined) => void;
  /** One file, as a 送达回证 is, or as many as there are. */
  readonly amount: 'one' | 'many';
}

const listOf = (value: FileFieldProps['value']): readonly string[] =>
  typeof value === 'string' ? [value] : (value ?? []);

/** What is attached to an act, with what is still on its way. */
export function FileField({ id, value, onChange, amount }: FileFieldProps): ReactNode {
  const { form } = useCaseWords();
  const ids = listOf(value);
  const put = (next: readonly string[]): void => onChange?.(amount === 'one' ? next.at(-1) : next);
  const { attempts, names, add, upload } = useAttempts({ ids, put });
  return (
    <div className="files">
      <input
        type="file"
        {...(id === undefined ? {} : { id })}
        accept={FILE_TYPES}
        multiple={amount === 'many'}
        onChange={({ target }) => {
          add([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      {attempts.map((attempt) => (
        <OnItsWay key={attempt.key} attempt={attempt} onAgain={() => void upload(attempt)} />
      ))}
      {ids.map((evidenceId, index) => (
        <div key={evidenceId} className="file-line">
          <span>{names[evidenceId] ?? form.fileNumber(index + 1)}</span>
          <Button size="small" onClick={() => put(ids.filter((one) => one !== evidenceId))}>
            {form.removeFile}
          </Button>
        </div>
      ))}
    </div>
  );
}

function OnItsWay({
  attempt: { file, share, isWaiting, error },
  onAgain,
}: {
  readonly attempt: Attempt;
  readonly onAgain: () => void;
}): ReactNode {
  const { form, language, domain } = useCaseWords();
  const again = (
    <Button size="small" onClick={onAgain}>
      {form.uploadAgain}
    </Button>
  );
  return (
    <div className="file-line">
      <span>
        {file.name} {sizeWords(file.size)}
        {isWaiting ? <span role="status"> {form.reconnecting}</span> : null}
      </span>
      {error === null ? (
        <Progress percent={Math.round(share * 100)} aria-label={form.uploading(file.name)} />
      ) : (
        <Alert
          type="error"
          role="alert"
          title={sayProblem(error, language, domain).sentence}
          action={again}
        />
      )}
    </div>
  );
}
