import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/** The one timer of a case. */
export interface Alarm {
  /** Rings after `delayMs`, unless it is set to something else before; the same name again changes nothing. */
  set(name: string, delayMs: number): void;
  clear(): void;
  hasRung(): boolean;
}

interface Setting {
  readonly name: string;
  readonly scope: CancellationScope;
  hasRung: boolean;
}

export function createAlarm(summary: string, rang: () => void): Alarm {
  let setting: Setting | null = null;
  const clear = (): void => {
    if (setting !== null && !setting.hasRung) setting.scope.cancel();
    setting = null;
  };
  return {
    set: (name, delayMs) => {
      if (setting?.name === name && !setting.hasRung) return;
      clear();
      const own: Setting = { name, scope: new CancellationScope(), hasRung: false };
      setting = own;
      void ring(own, Math.max(1, delayMs), summary).then(rang);
    },
    clear,
    hasRung: () => setting?.hasRung ?? false,
  };
}

async function ring(setting: Setting, delayMs: number, summary: string): Promise<void> {
  try {
    await setting.scope.run(() => sleep(delayMs, { summary }));
    setting.hasRung = true;
  } catch (error) {
    if (!isCancellation(error)) throw error;
  }
}
