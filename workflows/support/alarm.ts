import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/** What the one timer of a case is set to. */
export interface AlarmTime {
  /** The legal instant that it is set for. */
  readonly dueAt: string;
  /** How often the clock was moved before: a timer of an earlier clock rings at no moment of this one. */
  readonly clockMoves: number;
  /** Real time, in milliseconds since 1970. */
  readonly atMs: number;
}

/** The one timer of a case. */
export interface Alarm {
  /** Rings at this time, unless it is set to something else before; the same time again changes nothing. */
  set(time: AlarmTime): void;
  clear(): void;
  hasRung(): boolean;
}

/**
 * `exact`: each new time is a new timer. `earliest`: a timer that rings before the new time stays, and whoever it wakes
 * sets the next. Nearly every command moves the next instant back, and a timer that is cancelled and started again is two
 * entries in a history and as much work for the engine as the rest of the command; one waking too many is cheaper.
 */
export type AlarmKeeping = 'exact' | 'earliest';

interface Setting extends AlarmTime {
  readonly scope: CancellationScope;
  hasRung: boolean;
}

export function createAlarm(summary: string, keeping: AlarmKeeping, rang: () => void): Alarm {
  let setting: Setting | null = null;
  const clear = (): void => {
    if (setting !== null && !setting.hasRung) setting.scope.cancel();
    setting = null;
  };
  return {
    set: (time) => {
      if (setting !== null && !setting.hasRung && serves(setting, time, keeping)) return;
      clear();
      const own: Setting = { ...time, scope: new CancellationScope(), hasRung: false };
      setting = own;
      void ring(own, Math.max(1, time.atMs - Date.now()), summary).then(rang);
    },
    clear,
    hasRung: () => setting?.hasRung ?? false,
  };
}

function serves(setting: AlarmTime, wanted: AlarmTime, keeping: AlarmKeeping): boolean {
  if (setting.clockMoves !== wanted.clockMoves) return false;
  return setting.dueAt === wanted.dueAt || (keeping === 'earliest' && setting.atMs <= wanted.atMs);
}

async function ring(setting: Setting, delayMs: number, summary: string): Promise<void> {
  try {
    await setting.scope.run(() => sleep(delayMs, { summary }));
    setting.hasRung = true;
  } catch (error) {
    if (!isCancellation(error)) throw error;
  }
}
