import { CancellationScope } from '@temporalio/workflow';

/** Wakes the loop of a case. A condition would be looked at after every step of the engine; a bell only rings. */
export interface Bell {
  readonly ring: () => void;
  /** The next ring after the call. @throws when the engine cancels the case. */
  readonly rung: () => Promise<void>;
}

export function createBell(): Bell {
  let wake: (() => void) | null = null;
  let cancelled: Error | null = null;
  const ring = (): void => {
    wake?.();
    wake = null;
  };
  CancellationScope.current().cancelRequested.catch((reason: unknown) => {
    cancelled = reason instanceof Error ? reason : new Error(String(reason));
    ring();
  });
  return {
    ring,
    rung: async () => {
      if (cancelled === null) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (cancelled !== null) throw cancelled;
    },
  };
}
