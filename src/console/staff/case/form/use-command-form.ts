import { useEffect, useMemo, useRef, useState } from 'react';
import { refusalTypeOf } from '../../../api/api-error';
import { useSession } from '../../session';
import { clearDraft, readDraft, writeDraft, type DraftPlace, type Unanswered } from './draft';
import type { FormValues } from './judge';
import { follow, isUnanswered, keyedBody, sendCommand, type CaseDoor, type Sent } from './send';

type FormState<Body> =
  | { readonly type: 'writing' }
  | { readonly type: 'checking'; readonly body: Body }
  | { readonly type: 'sending' }
  | { readonly type: 'waiting'; readonly commandId: string }
  /** The case moved while this was written: nothing was done. */
  | { readonly type: 'stale' }
  | { readonly type: 'failed'; readonly error: unknown };

interface CommandFormParts<View, Body> {
  readonly caseId: string;
  /** Of the command. */
  readonly type: string;
  readonly door: CaseDoor<View, Body>;
  readonly onSent: (sent: Exclude<Sent<View>, { type: 'waiting' }>) => void;
}

export interface CommandForm<Body> {
  readonly state: FormState<Body>;
  /** What was kept from before, and what may have been done already. */
  readonly kept: FormValues;
  readonly unanswered: Unanswered<Body> | null;
  readonly keep: (values: FormValues) => void;
  readonly check: (body: Body) => void;
  readonly goBack: () => void;
  readonly send: (body: Body) => Promise<void>;
  /** Learns what became of what got no answer. */
  readonly ask: () => Promise<void>;
  readonly followOn: (commandId: string) => Promise<void>;
  readonly discard: () => void;
}

/** One form from its first letter to its one effect, through double clicks, lost connections and reloads. */
export function useCommandForm<View, Body>({
  caseId,
  type,
  door,
  onSent,
}: CommandFormParts<View, Body>): CommandForm<Body> {
  const place = usePlace(caseId, type);
  const kept = useMemo(() => readDraft<Body>(place), [place]);
  const values = useRef<FormValues>(kept.values);
  const [unanswered, setUnanswered] = useState(kept.unanswered);
  const [state, setState] = useState<FormState<Body>>({ type: 'writing' });
  const isBusy = useRef(false);
  const gone = useLeaving();

  const remember = (open: Unanswered<Body> | null): void => {
    setUnanswered(open);
    writeDraft(place, { values: values.current, unanswered: open });
  };
  const run = async (work: () => Promise<Sent<View>>): Promise<void> => {
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
  const dispatch = (open: Unanswered<Body>): Promise<void> =>
    run(() => {
      // Kept before it leaves: a page that is closed now still knows what it sent.
      remember(open);
      return sendCommand(door, open, { caseId, signal: gone.current.signal });
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
    followOn: (commandId) => run(() => follow(door, commandId, { caseId, signal: gone.current.signal })),
    discard: () => clearDraft(place),
  };
}

function usePlace(caseId: string, command: string): DraftPlace {
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
