import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { homePasswords, prepareDatabase } from '../../src/local/database-roles';
import { openHome, type Home } from '../../src/local/home';
import { answersOk, ownPlans } from '../../src/local/own-parts';
import { launchPart, type Part, type PartPlan, type PartWatcher } from '../../src/local/part';
import { launchPostgres } from '../../src/local/postgres';
import { findPostgresPlace } from '../../src/local/postgres-place';
import { describeProcess, rememberProcesses } from '../../src/local/processes';
import { environmentsFor } from '../../src/local/stack-environment';
import { temporalPlan } from '../../src/local/temporal';
import { openDatabase } from '../../src/store/database';
import { foundCity } from '../journeys/support/journey-city';
import { requiredAddress } from './database';
import { eventually } from './eventually';
import { builtMailSink, checkout, freePorts, makeReady, runBuilt } from './own-stack';

export const PARTS = ['postgres', 'temporal', 'mail', 'vault', 'worker', 'api'] as const;
export type PartName = (typeof PARTS)[number];

/** The whole product as `npm start` composes it, on servers of its own, with parts that can be stopped and killed. */
export interface WholeStack {
  readonly home: Home;
  readonly url: string;
  readonly mailUrl: string;
  readonly temporalAddress: string;
  /** As the API, the worker and the command line are told. */
  readonly environment: Readonly<Record<string, string>>;
  /** The administrator's, for arranging and for looking behind the product's back. */
  readonly pool: Pool;
  /** In order, as Ctrl-C does. */
  stop(name: PartName): Promise<void>;
  /** Begins the part again; @see untilServing. */
  start(name: PartName): Promise<void>;
  /** With -9, all at once; they are begun again a moment later, as the supervisor does. */
  kill(...names: readonly PartName[]): Promise<void>;
  /** Who serves as this part just now; another one after a death. */
  pidOf(name: PartName): number | null;
  /** Until the API says that database and engine are there. */
  untilServing(): Promise<void>;
  /** One of our own command lines: `pacta clock advance 1d`. @throws when it fails. */
  pacta(...words: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

const restartAfterMs = 300;
const serves = 60_000;

/** @param startsAt when the frozen training clock begins, in Beijing time: `2026-03-02 09:00`. */
export async function openWholeStack(startsAt: string): Promise<WholeStack> {
  // Not mkdtemp: its folder is closed to PostgreSQL's own user when root runs the tests.
  const home = openHome(join(tmpdir(), `pacta-chaos-${randomUUID().slice(0, 8)}`));
  const guard = startGuard(home);
  const parts = new Map<PartName, Part>();
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closers.reverse()) await end();
    for (const name of [...PARTS].reverse()) await parts.get(name)?.stop();
    rmSync(findPostgresPlace(home, checkout).data, { recursive: true, force: true });
    const gone = once(guard, 'exit');
    guard.stdin?.end();
    await gone;
  };
  try {
    return await build({ home, parts, closers, close }, startsAt);
  } catch (error) {
    await close();
    throw error;
  }
}

function startGuard(home: Home): ChildProcess {
  const register = join(__dirname, 'register-typescript.cjs');
  return spawn(process.execPath, ['-r', register, join(__dirname, 'leftovers.ts'), home.folder], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
  });
}

interface Building {
  readonly home: Home;
  readonly parts: Map<PartName, Part>;
  readonly closers: (() => Promise<void>)[];
  readonly close: () => Promise<void>;
}

async function build({ home, parts, closers, close }: Building, startsAt: string): Promise<WholeStack> {
  const ports = await freePorts();
  const watcher: PartWatcher = {
    changed: () =>
      rememberProcesses(
        home,
        [...parts.values()].flatMap((part) => part.process() ?? []),
      ),
    said: () => undefined,
  };
  const postgres = () =>
    launchPostgres({ home, checkout, port: ports.postgres, durability: 'kept' }, watcher);
  const temporalAddress = `127.0.0.1:${ports.temporal}`;
  const addresses = {
    url: `http://127.0.0.1:${ports.api}`,
    port: ports.api,
    temporalAddress,
    temporalUiUrl: `http://127.0.0.1:${ports.ui}`,
    smtpUrl: `smtp://127.0.0.1:${ports.smtp}`,
    mailUrl: `http://127.0.0.1:${ports.mail}`,
  };
  const program = requiredAddress('TEMPORAL_CLI');
  const plans = new Map<PartName, PartPlan>([
    ['temporal', temporalPlan({ home, program, port: ports.temporal, uiPort: ports.ui })],
    ['mail', builtMailSink(home, ports.smtp, ports.mail)],
  ]);
  const launch = async (name: PartName): Promise<Part> => {
    const plan = plans.get(name);
    const part = plan === undefined ? (await postgres()).part : launchPart(plan, watcher);
    parts.set(name, part);
    watcher.changed();
    return part;
  };
  const start = async (name: PartName): Promise<void> => (await launch(name)).untilReady();
  const { part, adminUrl } = await postgres();
  parts.set('postgres', part);
  await Promise.all([part.untilReady(), start('temporal'), start('mail')]);
  const databases = await prepareDatabase(adminUrl, 'pacta', homePasswords(home));
  const environment = { PATH: process.env['PATH'], RATE_FACTOR: '100000', ...frozenAt(startsAt) };
  const environments = environmentsFor({ home, checkout, addresses, databases, environment });
  await makeReady(environments);
  await settle(databases.app);
  for (const plan of ownPlans(home, checkout, environments)) plans.set(plan.name as PartName, plan);
  for (const name of ['vault', 'worker', 'api'] as const) await start(name);
  const pool = openPool(adminUrl);
  closers.push(() => pool.end());
  return {
    home,
    pool,
    temporalAddress,
    url: addresses.url,
    mailUrl: addresses.mailUrl,
    environment: environments.product,
    start,
    close,
    stop: async (name) => parts.get(name)?.stop(),
    kill: async (...names) => {
      for (const name of names) killNow(parts.get(name));
      // The supervisor begins a part again after a pause that grows with each death; a database dies but once here.
      const hurried = names.filter((name) => name !== 'postgres');
      await Promise.all(hurried.map(async (name) => parts.get(name)?.stop()));
      await sleep(restartAfterMs);
      for (const name of hurried) await launch(name);
    },
    pidOf: (name) => parts.get(name)?.process()?.pid ?? null,
    untilServing: () => eventually(() => mustServe(addresses.url), serves),
    pacta: (...words) => runBuilt(environments.product, 'cli.js', ...words),
  };
}

function killNow(part: Part | undefined): void {
  const known = part?.process() ?? null;
  if (known !== null && describeProcess(known.pid, known.name)?.beganAt === known.beganAt) {
    process.kill(known.pid, 'SIGKILL');
  }
}

async function mustServe(url: string): Promise<void> {
  if (!(await answersOk(`${url}/readyz`))) throw new Error('the API is not ready');
}

const frozenAt = (startsAt: string) => ({
  PACTA_TIME_START: `${startsAt.replace(' ', 'T')}:00+08:00`,
  PACTA_TIME_SCALE: '0',
});

async function settle(url: string): Promise<void> {
  const store = openDatabase({ url, name: 'founding', maxConnections: 2 });
  try {
    await foundCity(store);
  } finally {
    await store.close();
  }
}

function openPool(adminUrl: string): Pool {
  const url = new URL(adminUrl);
  url.pathname = '/pacta';
  const pool = new Pool({ connectionString: url.toString(), max: 4 });
  pool.on('error', () => undefined);
  return pool;
}
