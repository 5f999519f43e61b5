import { useEffect, useRef, useState, type ChangeEvent, type ReactNode } from 'react';
import { DEFAULT_EVIDENCE_LIMITS, EVIDENCE_TYPES } from '../../../domain/evidence';
import { isAborted } from '../../api/api-error';
import { uploadEvidence } from '../../api/upload';
import { sayProblem } from '../../words/problem-words';
import { api } from '../portal-api';
import { useWords, type PortalWords } from '../words/portal-words';
import { keyOfFile, type DraftFile } from './draft';

const ENDINGS = Object.values(EVIDENCE_TYPES).flat();
const ACCEPTED = [...Object.keys(EVIDENCE_TYPES), ...ENDINGS.map((ending) => `.${ending}`)].join(',');
const KILOBYTE = 1024;

/** One file on its way. The key stays while it is tried again, so that it arrives once. */
interface Sending {
  readonly key: string;
  readonly file: File;
  readonly percent: number;
  readonly isWaiting: boolean;
  readonly failure: string | null;
  readonly stop: AbortController;
}

interface FilePickerProps {
  readonly id: string;
  readonly files: readonly DraftFile[];
  readonly change: (files: readonly DraftFile[]) => void;
  /** What makes a file the same upload when it is chosen again: its draft, or the case whose receipt is open. */
  readonly seed: string;
  readonly isIdentifying: boolean;
  /** How many are on their way: nobody should go on and leave one behind. */
  readonly tellSending?: (count: number) => void;
}

export function sizeInWords(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / KILOBYTE));
  return kilobytes < KILOBYTE ? `${kilobytes} KB` : `${(kilobytes / KILOBYTE).toFixed(1)} MB`;
}

function obstacleOf(file: File, count: number, { evidence }: PortalWords): string | null {
  if (count >= DEFAULT_EVIDENCE_LIMITS.filesPerCase) return evidence.tooMany;
  if (file.size > DEFAULT_EVIDENCE_LIMITS.fileBytes) return evidence.tooLarge;
  const ending = file.name.toLowerCase().split('.').at(-1) ?? '';
  return ENDINGS.some((known) => known === ending) ? null : evidence.wrongType;
}

export function FilePicker(props: FilePickerProps): ReactNode {
  const { id, files, change } = props;
  const { evidence } = useWords();
  const { sending, pick, send, drop } = useSending(props);
  const picked = (event: ChangeEvent<HTMLInputElement>): void => {
    pick([...(event.target.files ?? [])]);
    // The same file may be chosen again after it was taken away.
    event.target.value = '';
  };
  return (
    <div className="field">
      <p className="hint" id={`${id}-hint`}>
        {evidence.hint}
      </p>
      <input
        id={id}
        className="hidden"
        type="file"
        multiple
        accept={ACCEPTED}
        aria-describedby={`${id}-hint`}
        onChange={picked}
      />
      <label htmlFor={id} className="button secondary">
        {evidence.choose}
      </label>
      <ul className="files">
        {files.map((file) => (
          <li key={file.id}>
            <span>
              <strong>{file.name}</strong> {evidence.sent(sizeInWords(file.size))}
            </span>
            <button
              type="button"
              className="plain"
              onClick={() => change(files.filter(({ id: other }) => other !== file.id))}
            >
              {evidence.remove(file.name)}
            </button>
          </li>
        ))}
        {sending.map((one) => (
          <li key={one.key}>
            <SendingLine one={one} send={send} drop={drop} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface SendingLineProps {
  readonly one: Sending;
  readonly send: (one: Sending) => Promise<void>;
  readonly drop: (key: string) => void;
}

function SendingLine({ one, send, drop }: SendingLineProps): ReactNode {
  const { evidence } = useWords();
  const { file, percent, failure, isWaiting, key } = one;
  return (
    <>
      <span>
        {failure === null ? (
          <>
            <span role={isWaiting ? 'status' : undefined}>
              {isWaiting ? evidence.waiting(file.name, percent) : evidence.sending(file.name, percent)}
            </span>
            <progress max={100} value={percent} aria-label={file.name} />
          </>
        ) : (
          <span role="alert" className="error">
            <strong>{file.name}</strong> {evidence.failed}: {failure}
          </span>
        )}
      </span>
      {failure === null ? null : (
        <button type="button" className="plain" onClick={() => void send(one)}>
          {evidence.again}
        </button>
      )}
      <button type="button" className="plain" onClick={() => drop(key)}>
        {evidence.cancel}
      </button>
    </>
  );
}

function useSending({ files, change, seed, isIdentifying, tellSending }: FilePickerProps) {
  const words = useWords();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const latest = useRef({ files, change });
  useEffect(() => {
    latest.current = { files, change };
    tellSending?.(sending.length);
  });
  const put = (key: string, changed: Partial<Sending>): void =>
    setSending((before) => before.map((one) => (one.key === key ? { ...one, ...changed } : one)));
  const drop = (key: string): void =>
    setSending((before) => {
      before.find((one) => one.key === key)?.stop.abort();
      return before.filter((one) => one.key !== key);
    });
  const send = async ({ key, file, stop }: Sending): Promise<void> => {
    put(key, { failure: null });
    try {
      const onProgress = (share: number): void => put(key, { percent: Math.round(share * 100) });
      const stored = await uploadEvidence(api, {
        file,
        identifying: isIdentifying,
        key,
        signal: stop.signal,
        onProgress,
        onWaiting: (isWaiting) => put(key, { isWaiting }),
      });
      const others = latest.current.files.filter(({ id }) => id !== stored.id);
      latest.current.change([...others, { id: stored.id, name: stored.name, size: stored.size }]);
      drop(key);
    } catch (error) {
      if (!isAborted(error)) put(key, { failure: sayProblem(error, words.language, words.domain).sentence });
    }
  };
  const pick = (chosen: readonly File[]): void => {
    const picked = chosen.map((file, index): Sending => {
      const failure = obstacleOf(file, files.length + sending.length + index, words);
      const key = keyOfFile(seed, file, isIdentifying);
      return { key, file, percent: 0, isWaiting: false, failure, stop: new AbortController() };
    });
    const started = picked.filter(({ key }) => !sending.some((one) => one.key === key));
    setSending((before) => [...before, ...started]);
    for (const one of started) if (one.failure === null) void send(one);
  };
  return { sending, pick, send, drop };
}
