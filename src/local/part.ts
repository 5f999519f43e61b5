import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeProcess, stopProcess } from './processes';
import type { KnownProcess } from './processes';

/** One process of the stack: how to start it, how to see that it serves, how to end it. */
export interface PartPlan {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly folder?: string;
  /** The system user it runs as; the caller's own when absent. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** In the order in which they are tried. */
  readonly stopSignals: readonly NodeJS.Signals[];
  readonly readyWithinMs: number;
  isReady(): Promise<boolean>;
}

export interface Part {
  readonly name: string;
  process(): KnownProcess | null;
  /** @throws when it does not serve in time, or ended before it did; the message holds the log's place. */
  untilReady(): Promise<void>;
  stop(): Promise<void>;
}

export interface PartWatcher {
  /** Called whenever a process of this part has begun or ended. */
  changed(): void;
  said(line: string): void;
}

const firstPauseMs = 250;
const longestPauseMs = 10_000;
/** A process that held out so long has proved itself: the next pause is short again. */
const provenAfterMs = 30_000;
const stopPatienceMs = 8_000;

/**
 * Starts a part and keeps it running: what dies once it has served is started again, after a pause that doubles up to
 * ten seconds. Returns at once, so that the part can be stopped while it is still starting.
 */
export function launchPart(plan: PartPlan, watcher: PartWatcher): Part {
  let known: KnownProcess | null = null;
  let isAlive = false;
  let isStopping = false;
  let hasServed = false;
  let pauseMs = firstPauseMs;

  const restartLater = (ended: string, livedMs: number): void => {
    if (livedMs > provenAfterMs) pauseMs = firstPauseMs;
    watcher.said(`${plan.name} 意外退出（${ended}），${pauseMs} 毫秒后重启，日志 ${plan.logFile}`);
    setTimeout(() => {
      if (!isStopping) launch();
    }, pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  };
  const launch = (): void => {
    const beganMs = performance.now();
    const child = spawnPlan(plan);
    isAlive = child.pid !== undefined;
    known = child.pid === undefined ? null : describeProcess(child.pid, plan.name);
    child.once('error', (error) => watcher.said(`${plan.name} 无法启动：${error.message}`));
    child.once('exit', (code, signal) => {
      isAlive = false;
      known = null;
      watcher.changed();
      if (hasServed && !isStopping) restartLater(String(signal ?? code), performance.now() - beganMs);
    });
    watcher.changed();
  };

  launch();
  return {
    name: plan.name,
    process: () => known,
    untilReady: async () => {
      await untilReady(plan, () => isAlive);
      hasServed = true;
    },
    stop: async () => {
      isStopping = true;
      if (known !== null) await stopProcess(known, plan.stopSignals, stopPatienceMs);
    },
  };
}

/** Its own session: Ctrl-C in the terminal reaches the supervisor alone, which then stops the parts in order. */
function spawnPlan(plan: PartPlan): ChildProcess {
  const logFile = openSync(plan.logFile, 'a', 0o600);
  try {
    return spawn(plan.command, plan.args, {
      env: plan.env,
      detached: true,
      stdio: ['ignore', logFile, logFile],
      ...(plan.folder === undefined ? {} : { cwd: plan.folder }),
      ...(plan.user === undefined ? {} : { uid: plan.user.uid, gid: plan.user.gid }),
    });
  } finally {
    closeSync(logFile);
  }
}

async function untilReady(plan: PartPlan, isAlive: () => boolean): Promise<void> {
  const until = performance.now() + plan.readyWithinMs;
  while (performance.now() < until) {
    if (!isAlive()) throw new Error(`${plan.name} 启动后即退出，原因见 ${plan.logFile}`);
    if (await plan.isReady()) return;
    await sleep(50);
  }
  throw new Error(`${plan.name} 在 ${plan.readyWithinMs / 1000} 秒内没有就绪，原因见 ${plan.logFile}`);
}
