import { useRef, useState } from 'react';
import { createIntent, type Intent } from '../api/intent';

export interface Act {
  readonly error: unknown;
  readonly isBusy: boolean;
  /** Sends it once however often it is pressed; what has succeeded may be meant again. */
  readonly run: (work: (intent: Intent) => Promise<void>) => Promise<void>;
}

/** Something that a person sends: whether it is on its way, and what stood in its way. */
export function useAct(): Act {
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const intent = useRef<Intent>(createIntent());
  const run: Act['run'] = async (work) => {
    setIsBusy(true);
    setError(null);
    try {
      await work(intent.current);
      intent.current = createIntent();
    } catch (caught) {
      setError(caught);
    } finally {
      setIsBusy(false);
    }
  };
  return { error, isBusy, run };
}
