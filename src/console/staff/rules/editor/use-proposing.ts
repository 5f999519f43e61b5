import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { createIntent } from '../../../api/intent';
import type { ReplyOf } from '../../../api/operations';
import { KEYS } from '../../query-keys';
import { api } from '../../staff-api';
import type { Assessment, Proposal } from '../rules-data';

interface Checked {
  /** What was checked, to the letter. */
  readonly content: string;
  readonly assessment: Assessment;
}

export interface Proposing {
  readonly checked: Checked | null;
  readonly error: unknown;
  readonly busy: 'checking' | 'proposing' | null;
  readonly check: (proposal: Proposal) => Promise<void>;
  /** Null: it was refused, and `error` says why. */
  readonly propose: (proposal: Proposal) => Promise<ReplyOf<'POST /rule-sets'> | null>;
}

/** Asks the server what a draft would do, and hands it in: once, however often it is sent. */
export function useProposing(): Proposing {
  const queries = useQueryClient();
  const intent = useRef(createIntent());
  const [checked, setChecked] = useState<Checked | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState<Proposing['busy']>(null);
  const trying = async <T>(doing: 'checking' | 'proposing', act: () => Promise<T>): Promise<T | null> => {
    setBusy(doing);
    setError(null);
    try {
      return await act();
    } catch (caught) {
      setError(caught);
      return null;
    } finally {
      setBusy(null);
    }
  };
  return {
    checked,
    error,
    busy,
    check: async (proposal) => {
      setChecked(null);
      const assessment = await trying('checking', () =>
        api.call('POST /rule-sets/assessments', { body: proposal }),
      );
      if (assessment !== null) setChecked({ content: JSON.stringify(proposal), assessment });
    },
    propose: (proposal) =>
      trying('proposing', async () => {
        const reply = await api.call('POST /rule-sets', { body: proposal, intent: intent.current });
        await queries.invalidateQueries({ queryKey: KEYS.ruleSets });
        return reply;
      }),
  };
}
