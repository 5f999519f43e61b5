import { useRef, useState } from 'react';
import { isAborted } from '../../api/api-error';
import { newKey } from '../../api/intent';
import { uploadEvidence } from '../../api/upload';
import { api } from '../staff-api';

/** One file on its way, or arrived. */
export interface EvidenceFile {
  /** Also its idempotency key: a file that is sent again is the same piece of evidence. */
  readonly key: string;
  readonly file: File;
  readonly identifying: boolean;
  readonly state:
    | { readonly type: 'sending'; readonly share: number; readonly isWaiting: boolean }
    | { readonly type: 'sent'; readonly id: string }
    | { readonly type: 'failed'; readonly error: unknown };
}

type SendingState = Extract<EvidenceFile['state'], { type: 'sending' }>;

export interface EvidenceFiles {
  readonly files: readonly EvidenceFile[];
  readonly add: (files: readonly File[], identifying: boolean) => void;
  readonly again: (key: string) => void;
  readonly remove: (key: string) => void;
  readonly clear: () => void;
}

export function useEvidence(): EvidenceFiles {
  const [files, setFiles] = useState<readonly EvidenceFile[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  const put = (key: string, state: EvidenceFile['state']): void =>
    setFiles((before) => before.map((one) => (one.key === key ? { ...one, state } : one)));
  const send = async ({ key, file, identifying }: EvidenceFile): Promise<void> => {
    const stop = new AbortController();
    stops.current.set(key, stop);
    let now: SendingState = { type: 'sending', share: 0, isWaiting: false };
    const show = (changed: Partial<SendingState>): void => {
      now = { ...now, ...changed };
      put(key, now);
    };
    show({});
    try {
      const { id } = await uploadEvidence(api, {
        ...{ file, identifying, key, signal: stop.signal },
        onProgress: (share) => show({ share }),
        onWaiting: (isWaiting) => show({ isWaiting }),
      });
      put(key, { type: 'sent', id });
    } catch (error) {
      if (!isAborted(error)) put(key, { type: 'failed', error });
    }
  };
  const add = (chosen: readonly File[], identifying: boolean): void => {
    const state = { type: 'sending', share: 0, isWaiting: false } as const;
    const added = chosen.map((file) => ({ key: newKey(), file, identifying, state }));
    setFiles((before) => [...before, ...added]);
    for (const one of added) void send(one);
  };
  const remove = (key: string): void => {
    stops.current.get(key)?.abort();
    setFiles((before) => before.filter((one) => one.key !== key));
  };
  const again = (key: string): void => {
    const one = files.find((file) => file.key === key);
    if (one !== undefined) void send(one);
  };
  return { files, add, again, remove, clear: () => setFiles([]) };
}
