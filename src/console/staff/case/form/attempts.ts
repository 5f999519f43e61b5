import { useRef, useState } from 'react';
import { isAborted } from '../../../api/api-error';
import { newKey } from '../../../api/intent';
import { uploadEvidence } from '../../../api/upload';
import { api } from '../../staff-api';

/** A file on its way up. */
export interface Attempt {
  readonly key: string;
  readonly file: File;
  readonly share: number;
  readonly isWaiting: boolean;
  readonly error: unknown;
}

interface Attached {
  readonly ids: readonly string[];
  readonly put: (ids: readonly string[]) => void;
}

/** Sends files one by one; what did not arrive is sent again under the same key, and is there once. */
export function useAttempts({ ids, put }: Attached) {
  const [attempts, setAttempts] = useState<readonly Attempt[]>([]);
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const attached = useRef(ids);
  attached.current = ids;
  const change = (key: string, next: Partial<Attempt>): void =>
    setAttempts((all) => all.map((one) => (one.key === key ? { ...one, ...next } : one)));
  const upload = async ({ key, file }: Pick<Attempt, 'key' | 'file'>): Promise<void> => {
    change(key, { error: null });
    try {
      const onProgress = (share: number): void => change(key, { share });
      const { id, name } = await uploadEvidence(api, {
        ...{ file, identifying: false, key, onProgress },
        onWaiting: (isWaiting) => change(key, { isWaiting }),
      });
      setNames((known) => ({ ...known, [id]: name }));
      setAttempts((all) => all.filter((one) => one.key !== key));
      attached.current = [...attached.current, id];
      put(attached.current);
    } catch (error) {
      if (!isAborted(error)) change(key, { error });
    }
  };
  const add = (files: readonly File[]): void => {
    const begun = files.map((file) => ({ key: newKey(), file, share: 0, isWaiting: false, error: null }));
    setAttempts((all) => [...all, ...begun]);
    for (const attempt of begun) void upload(attempt);
  };
  return { attempts, names, add, upload };
}
