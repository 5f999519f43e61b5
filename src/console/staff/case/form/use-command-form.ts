import { useEffect, useMemo, useRef, useState } from 'react';
import { refusalTypeOf } from '../../../api/api-error';
import type { IssuableCommandType } from '../../../../wire/complaint-command.wire';
import type { CommandBodyInput } from '../../../../wire/complaint-command-body.wire';
import { useSession } from '../../session';
import type { CaseView } from '../case-data';
import { clearDraft, readDraft, writeDraft, type DraftPlace, type Unanswered } from './draft';
import type { FormValues } from './judge';
import { follow, isUnanswered, keyedBody, sendCommand, type Sent } from './send';

type FormState =
  | { readonly type: 'writing' }
  | { readonly type: 'checking'; readonly body: CommandBodyInput }
  | { readonly type: 'sending' }
  | { readonly type: 'waiting'; readonly commandId: string }
  /** The case moved while this was written: nothing was done. */
  | { readonly type: 'stale' }
  | { readonly type: 'failed'; readonly error: unknown };

interface CommandFormParts {
  readonly view: CaseView;
  readonly type: IssuableCommandType;
  readonly onSent: (sent: Exclude<Sent, { type: 'waiting' }>) => void;
}

export interface CommandForm {
  readonly state: FormState;
  /** What was kept from before, and what may have been done already. */
  readonly kept: FormValues;
  readonly unanswered: Unanswered | null;
  readonly keep: (values: FormValues) => void;
  readonly check: (body: CommandBodyInput) => void;
  readonly goBack: () => void;
  readonly send: (body: CommandBodyInput) => Promise<void>;
  /** Learns what became of what got no answer. */
  readonly ask: () => Promise<void>;
  readonly followOn: (commandId: string) => Promise<void>;
  readonly discard: () => void;
}

/** One form from its first letter to its one effect, through double clicks, lost connections and reloads. */
export function useCommandForm({ view, type, onSent }: CommandFormParts): CommandForm {
  const caseId = view.id;
  const place = usePlace(caseId, type);
  const kept = useMemo(() => readDraft(place), [place]);
  const values = useRef<FormValues>(kept.values);
  const [unanswered, setUnanswered] = useState(kept.unanswered);
  const [state, setState] = useState<FormState>({ type: 'writing' });
  const isBusy = useRef(false);
  const gone = useLeaving();

  const remember = (open: Unanswered | null): void => {
    setUnanswered(open);
    writeDraft(place, { values: values.current, unanswered: open });
  };
  const run = async (work: () => Promise<Sent>): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    setState({ type: 'sending' });
    try {
      const sent = await work();
      if (sent.type === 'waiting') return setState(sent);
      clearDraft(place);
      onSent(sent);
    } catch (error) {
      if (!isUnanswered(error)) remember(null);
      setState(refusalTypeOf(error) === 'version-stale' ? { type: 'stale' } : { type: 'failed', error });
    } finally {
      isBusy.current = false;
    }
  };
  const dispatch = (open: Unanswered): Promise<void> =>
    run(() => {
      // Kept before it leaves: a page that is closed now still knows what it sent.
      remember(open);
      return sendCommand(caseId, open, gone.current.signal);
    });
  return {
    state,
    kept: kept.values,
    unanswered,
    keep: (next) => {
      values.current = next;
      writeDraft(place, { values: next, unanswered });
    },
    check: (body) => setState({ type: 'checking', body }),
    goBack: () => setState({ type: 'writing' }),
    send: (body) => dispatch(keyedBody(body, unanswered)),
    ask: () => (unanswered === null ? Promise.resolve() : dispatch(unanswered)),
    followOn: (commandId) => run(() => follow(caseId, commandId, gone.current.signal)),
    discard: () => clearDraft(place),
  };
}

function usePlace(caseId: string, command: IssuableCommandType): DraftPlace {
  const { officerId } = useSession().officer;
  return useMemo(() => ({ officerId, caseId, command }), [officerId, caseId, command]);
}

/** Aborts what is still on its way when the form leaves the screen. */
function useLeaving(): { readonly current: AbortController } {
  const gone = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    gone.current = controller;
    return () => controller.abort();
  }, []);
  return gone;
}
