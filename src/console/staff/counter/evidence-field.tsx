import { Button, Checkbox, Flex, Progress } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { EVIDENCE_TYPES } from '../../../domain/evidence';
import { sayProblem } from '../../words/problem-words';
import { useWords } from '../words/staff-words';
import type { EvidenceFile, EvidenceFiles } from './use-evidence';

const ACCEPTED = Object.values<readonly string[]>(EVIDENCE_TYPES)
  .flat()
  .map((ending) => `.${ending}`)
  .join(',');

const BYTES_PER_MEGABYTE = 1024 * 1024;
const inMegabytes = (bytes: number): string => `${(bytes / BYTES_PER_MEGABYTE).toFixed(1)} MB`;

export function EvidenceField({ evidence }: { readonly evidence: EvidenceFiles }): ReactNode {
  const { counter } = useWords();
  const [identifying, setIdentifying] = useState(true);
  const input = useRef<HTMLInputElement>(null);
  return (
    <Flex vertical gap="small" align="flex-start">
      <span className="faint">{counter.hints.files}</span>
      <Checkbox checked={identifying} onChange={({ target }) => setIdentifying(target.checked)}>
        {counter.identifying}
      </Checkbox>
      <span className="faint">{counter.hints.identifying}</span>
      <Button onClick={() => input.current?.click()}>{counter.chooseFiles}</Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPTED}
        aria-label={counter.chooseFiles}
        onChange={({ target }) => {
          evidence.add([...(target.files ?? [])], identifying);
          target.value = '';
        }}
      />
      <ul className="files">
        {evidence.files.map((file) => (
          <FileLine key={file.key} file={file} evidence={evidence} />
        ))}
      </ul>
    </Flex>
  );
}

interface FileLineProps {
  readonly file: EvidenceFile;
  readonly evidence: EvidenceFiles;
}

function FileLine({ file: { key, file, identifying, state }, evidence }: FileLineProps): ReactNode {
  const { counter, language, domain } = useWords();
  return (
    <li>
      <Flex wrap gap="small" align="center">
        <span>
          {file.name} <span className="faint">{inMegabytes(file.size)}</span>
        </span>
        {identifying ? <span className="mark plain">{counter.identifying}</span> : null}
        {state.type === 'sending' && state.isWaiting ? (
          <span role="status">{counter.reconnecting}</span>
        ) : null}
        {state.type === 'sent' ? <span role="status">{counter.uploaded}</span> : null}
        {state.type === 'failed' ? (
          <>
            <span role="alert">
              {counter.uploadFailed}：{sayProblem(state.error, language, domain).sentence}
            </span>
            <Button size="small" onClick={() => evidence.again(key)}>
              {counter.uploadAgain}
            </Button>
          </>
        ) : null}
        <Button size="small" type="text" onClick={() => evidence.remove(key)}>
          {counter.removeFile(file.name)}
        </Button>
      </Flex>
      {state.type === 'sending' ? (
        <Progress
          percent={Math.round(state.share * 100)}
          size="small"
          aria-label={counter.uploading(file.name)}
        />
      ) : null}
    </li>
  );
}
