import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRecord, readJson, toList, writeJson } from './home';
import type { Home } from './home';

/** A process and the moment it began, as the system tells it: a process id alone comes back to somebody else. */
export interface KnownProcess {
  readonly name: string;
  readonly pid: number;
  readonly beganAt: string;
}

/** @returns null when no such process runs. */
export function beginningOf(pid: number): string | null {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Field 3 is the state, 22 the start in clock ticks. A zombie has ended, only nobody has asked it yet.
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

export function describeProcess(pid: number, name: string): KnownProcess | null {
  const beganAt = beginningOf(pid);
  return beganAt === null ? null : { name, pid, beganAt };
}

export const isRunning = (known: KnownProcess): boolean => beginningOf(known.pid) === known.beganAt;

/** The command line of a process, for people; empty when the system does not show it. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
    }
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/** Those that work in a folder, as far as the system tells: nobody where it does not. */
export function processesIn(folder: string, name: string): readonly KnownProcess[] {
  if (process.platform !== 'linux') return [];
  const pids = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
  return pids.flatMap((pid) => {
    const known = workingFolderOf(pid) === folder ? describeProcess(Number(pid), name) : null;
    return known === null ? [] : [known];
  });
}

function workingFolderOf(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** Asks with each signal in turn and waits `patienceMs` after each; the last should be SIGKILL. */
export async function stopProcess(
  known: KnownProcess,
  signals: readonly NodeJS.Signals[],
  patienceMs: number,
): Promise<void> {
  for (const signal of signals) {
    if (!isRunning(known)) return;
    sendSignal(known.pid, signal);
    if (await hasEnded(known, patienceMs)) return;
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended between the look and the signal.
  }
}

async function hasEnded(known: KnownProcess, patienceMs: number): Promise<boolean> {
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    if (!isRunning(known)) return true;
    await sleep(25);
  }
  return !isRunning(known);
}

/** What this home has started, written down before anything can go wrong: the next start cleans by it. */
export function rememberProcesses(home: Home, processes: readonly KnownProcess[]): void {
  writeJson(home.path('processes.json'), processes);
}

/** Those of the last start that still run, after a kill -9 of the supervisor. */
export function leftOverProcesses(home: Home): readonly KnownProcess[] {
  const noted = readJson(home.path('processes.json'));
  return toList(noted).filter(isKnownProcess).filter(isRunning);
}

export function isKnownProcess(value: unknown): value is KnownProcess {
  return (
    isRecord(value) &&
    typeof value['name'] === 'string' &&
    typeof value['pid'] === 'number' &&
    typeof value['beganAt'] === 'string'
  );
}
