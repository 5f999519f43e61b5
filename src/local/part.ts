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
 * Starts a part and keeps it running: what dies is started again after a pause that doubles up to ten seconds.
 * @throws when it is not ready in time, or ended before it was; the message holds the log's place.
 */
export async function startPart(plan: PartPlan, watcher: PartWatcher): Promise<Part> {
  const state: {
    child: ChildProcess | null;
    known: KnownProcess | null;
    isStopping: boolean;
    isProven: boolean;
  } = {
    child: null,
    known: null,
    isStopping: false,
    isProven: false,
  };
  let pauseMs = firstPauseMs;

  const launch = (): void => {
    const beganMs = performance.now();
    const child = spawnPlan(plan);
    state.child = child;
    state.known = child.pid === undefined ? null : describeProcess(child.pid, plan.name);
    child.once('error', (error) => watcher.said(`${plan.name} 无法启动：${error.message}`));
    child.once('exit', (code, signal) => {
      state.child = null;
      state.known = null;
      watcher.changed();
      if (state.isStopping || !state.isProven) return;
      if (performance.now() - beganMs > provenAfterMs) pauseMs = firstPauseMs;
      watcher.said(
        `${plan.name} 意外退出（${signal ?? code ?? '?'}），${pauseMs} 毫秒后重启，日志 ${plan.logFile}`,
      );
      setTimeout(() => {
        if (!state.isStopping) launch();
      }, pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    });
    watcher.changed();
  };

  launch();
  const stop = async (): Promise<void> => {
    state.isStopping = true;
    if (state.known !== null) await stopProcess(state.known, plan.stopSignals, stopPatienceMs);
  };
  await untilReady(plan, () => state.child !== null).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  state.isProven = true;
  return { name: plan.name, process: () => state.known, stop };
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
