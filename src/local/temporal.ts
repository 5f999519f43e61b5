import { createConnection } from 'node:net';
import type { Home } from './home';
import type { PartPlan } from './part';

export interface TemporalOptions {
  readonly home: Home;
  /** The `temporal` program, found or fetched by the bootstrap. */
  readonly program: string;
  readonly port: number;
  readonly uiPort: number;
}

/** The official dev server on the loopback address with its Web UI, its state in a file of the home. */
export function temporalPlan(options: TemporalOptions): PartPlan {
  const addresses = ['--ip', '127.0.0.1', '--port', String(options.port)];
  const pages = ['--ui-ip', '127.0.0.1', '--ui-port', String(options.uiPort)];
  const state = ['--db-filename', options.home.path('temporal.db'), '--log-level', 'error'];
  return {
    name: 'temporal',
    command: options.program,
    args: ['server', 'start-dev', ...addresses, ...pages, ...state, '--disable-config-file'],
    // Its own settings would otherwise be looked for in the home folder of the person who starts this.
    env: { HOME: options.home.folder, PATH: '/usr/bin:/bin', TEMPORAL_CLI_SHOW_STACKS: '0' },
    logFile: options.home.path('logs', 'temporal.log'),
    stopSignals: ['SIGINT', 'SIGKILL'],
    readyWithinMs: 40_000,
    isReady: async () => (await accepts(options.port)) && (await accepts(options.uiPort)),
  };
}

/** Whether somebody accepts a connection on the loopback address, or on a local socket. */
export function accepts(target: number | string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket =
      typeof target === 'number'
        ? createConnection({ port: target, host: '127.0.0.1' })
        : createConnection({ path: target });
    socket.setTimeout(1_000, () => finish(false));
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
    function finish(answer: boolean): void {
      socket.destroy();
      resolve(answer);
    }
  });
}
