import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { homePasswords, prepareDatabase } from '../../src/local/database-roles';
import { openHome, type Home } from '../../src/local/home';
import { ownPlans } from '../../src/local/own-parts';
import { launchPart, type Part, type PartPlan } from '../../src/local/part';
import { launchPostgres } from '../../src/local/postgres';
import { findPostgresPlace } from '../../src/local/postgres-place';
import { environmentsFor } from '../../src/local/stack-environment';
import { temporalPlan } from '../../src/local/temporal';
import { openDatabase, type Database } from '../../src/store/database';
import { foundCity } from '../journeys/support/journey-city';
import { openDesk, type Desk } from '../journeys/support/desk';
import type { BrowserProgram } from '../support/browser';
import { builtMailSink, checkout, freePorts, makeReady } from '../support/own-stack';

export const NOOP_QUEUE = 'noop';

export interface BenchOptions {
  readonly temporalProgram: string;
  readonly path: string | undefined;
  readonly browser: BrowserProgram;
}

/** The whole product as `npm start` runs it, on servers of its own, and beside it a worker for the no-op workflow. */
export interface BenchStack {
  readonly home: Home;
  readonly desk: Desk;
  readonly browser: BrowserProgram;
  /** As the product's own role. */
  readonly store: Database;
  /** As the administrator of the server: arranges what would take hours to happen. */
  readonly admin: Database;
  readonly engine: Client;
  readonly temporal: { stop(): Promise<void>; start(): Promise<void> };
  /** The product, the engine and the database, by name. */
  pids(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

interface Running {
  readonly parts: Part[];
  readonly home: Home;
}

const watcher = {
  changed: () => undefined,
  said: (line: string) => console.error(line),
};

export async function openStack(options: BenchOptions): Promise<BenchStack> {
  const home = openHome(join(tmpdir(), `pacta-bench-${randomUUID().slice(0, 8)}`));
  const running: Running = { home, parts: [] };
  try {
    return await startStack(options, running);
  } catch (error) {
    await stopParts(running);
    throw error;
  }
}

async function launch({ parts }: Running, plan: PartPlan): Promise<Part> {
  const part = launchPart(plan, watcher);
  parts.push(part);
  await part.untilReady();
  return part;
}

async function stopParts({ home, parts }: Running): Promise<void> {
  for (const part of [...parts].reverse()) await part.stop();
  rmSync(findPostgresPlace(home, checkout).data, { recursive: true, force: true });
  const kept = ['logs', 'bench-result.json'];
  for (const name of readdirSync(home.folder).filter((one) => !kept.includes(one)))
    rmSync(home.path(name), { recursive: true, force: true });
}

async function startStack(
  { temporalProgram, path, browser }: BenchOptions,
  running: Running,
): Promise<BenchStack> {
  const { home, parts } = running;
  const ports = await freePorts();
  const postgres = await launchPostgres(
    { home, checkout, port: ports.postgres, durability: 'kept' },
    watcher,
  );
  parts.push(postgres.part);
  const engine = temporalPlan({ home, program: temporalProgram, port: ports.temporal, uiPort: ports.ui });
  let temporal = await launch(running, engine);
  await launch(running, builtMailSink(home, ports.smtp, ports.mail));
  await postgres.part.untilReady();
  const databases = await prepareDatabase(postgres.adminUrl, 'pacta', homePasswords(home));
  const address = `127.0.0.1:${ports.temporal}`;
  const url = `http://127.0.0.1:${ports.api}`;
  const environments = environmentsFor({
    home,
    checkout,
    databases,
    addresses: {
      url,
      port: ports.api,
      temporalAddress: address,
      temporalUiUrl: `http://127.0.0.1:${ports.ui}`,
      smtpUrl: `smtp://127.0.0.1:${ports.smtp}`,
      mailUrl: `http://127.0.0.1:${ports.mail}`,
    },
    environment: { PATH: path, RATE_FACTOR: '100000', PROOF_OF_WORK_BITS: '1', MAILS_PER_SECOND: '1000' },
  });
  await makeReady(environments);
  const store = openDatabase({ url: databases.app, name: 'bench', maxConnections: 4 });
  await foundCity(store);
  for (const plan of ownPlans(home, checkout, environments)) await launch(running, plan);
  const noop = await startNoopWorker(home, address);
  const connection = await Connection.connect({ address });
  const admin = openDatabase({ url: adminOf(postgres.adminUrl), name: 'bench-admin', maxConnections: 2 });
  return {
    home,
    store,
    admin,
    desk: openDesk(url),
    browser,
    engine: new Client({ connection }),
    temporal: {
      stop: () => temporal.stop(),
      start: async () => {
        temporal = await launch(running, engine);
      },
    },
    pids: () => ({ ...pidsOf(parts), noop: noop.pid ?? 0 }),
    close: async () => {
      await connection.close();
      await Promise.all([end(noop), store.close(), admin.close()]);
      await stopParts(running);
    },
  };
}

const adminOf = (adminUrl: string): string => {
  const url = new URL(adminUrl);
  url.pathname = '/pacta';
  return url.toString();
};

async function startNoopWorker(home: Home, address: string): Promise<ChildProcess> {
  const register = join(checkout, 'test', 'support', 'register-typescript.cjs');
  const log = openSync(home.path('logs', 'noop.log'), 'a', 0o600);
  const child = fork(join(__dirname, 'noop-worker.ts'), [address, NOOP_QUEUE], {
    execArgv: ['-r', register],
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the no-op worker did not start'))),
  ]);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

function pidsOf(parts: readonly Part[]): Readonly<Record<string, number>> {
  const known = parts.flatMap((part) => part.process() ?? []);
  return Object.fromEntries(known.map(({ name, pid }) => [name, pid]));
}
