import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** A process that is started again whenever it is killed, until the end. */
export interface Victim {
  kill(): void;
  /** Kills it for good. */
  end(): Promise<void>;
}

export function keepRunning(command: string, args: readonly string[], restartAfterMs: number): Victim {
  let isOver = false;
  let child: ChildProcess;
  const start = (): void => {
    child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('exit', () => {
      if (!isOver) setTimeout(start, restartAfterMs).unref();
    });
  };
  start();
  return {
    kill: () => void child.kill('SIGKILL'),
    end: () =>
      new Promise((resolve) => {
        isOver = true;
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

export function temporalServer(program: string, port: number, file: string): Victim {
  const place = ['--ip', '127.0.0.1', '--port', String(port), '--db-filename', file];
  return keepRunning(program, ['server', 'start-dev', '--headless', '--log-level', 'never', ...place], 200);
}

export function ledgerWorker(
  ...args: readonly [address: string, queue: string, url: string, bundle: string]
): Victim {
  const register = join(__dirname, '..', 'support', 'register-typescript.cjs');
  return keepRunning(process.execPath, ['-r', register, join(__dirname, 'ledger-worker.ts'), ...args], 300);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Repeatable chance (mulberry32): the same seed, the same order of faults and commands. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
