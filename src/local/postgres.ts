import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { secretText } from './home';
import type { Home } from './home';
import { launchPart } from './part';
import type { Part, PartPlan, PartWatcher } from './part';
import { findPostgresPlace } from './postgres-place';
import type { PostgresPlace } from './postgres-place';
import { commandOf, describeProcess, processesIn, stopProcess } from './processes';

export interface LocalPostgres {
  readonly part: Part;
  /** A superuser on the loopback address; roles and databases are made with it, the product never sees it. */
  readonly adminUrl: string;
}

export interface PostgresOptions {
  readonly home: Home;
  readonly checkout: string;
  readonly port: number;
  /** `thrown-away` gives up safety against power failure for speed: test clusters only. */
  readonly durability: 'kept' | 'thrown-away';
}

const administrator = 'pacta_admin';
/** PostgreSQL's names for its ways to stop: SIGINT is "fast" (ends sessions, writes all), SIGQUIT "immediate". */
export const postgresStopSignals = ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const;

/** Makes the cluster when there is none, ends a postmaster that an earlier start left behind, and launches it. */
export async function launchPostgres(options: PostgresOptions, watcher: PartWatcher): Promise<LocalPostgres> {
  const { home } = options;
  const place = findPostgresPlace(home, options.checkout);
  const password = secretText(home, 'postgres-admin');
  initialise(place, password);
  await endLeftOver(place);
  const adminUrl = `postgresql://${administrator}:${password}@127.0.0.1:${options.port}/postgres`;
  return { part: launchPart(planFor(options, place, adminUrl), watcher), adminUrl };
}

function planFor(options: PostgresOptions, place: PostgresPlace, adminUrl: string): PartPlan {
  const settings = [
    ...[
      `port=${options.port}`,
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=200',
      // A city's lists stay in memory; pages that nobody reads cost nothing.
      'shared_buffers=512MB',
    ],
    // Statements may hold what people wrote: the server's log names the error and never the statement.
    ...['log_min_error_statement=panic', 'log_error_verbosity=terse', 'log_timezone=Asia/Shanghai'],
    ...(options.durability === 'thrown-away'
      ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
      : []),
  ];
  return {
    name: 'postgres',
    command: join(place.programs, 'bin', 'postgres'),
    args: ['-D', place.data, ...settings.flatMap((setting) => ['-c', setting])],
    env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
    logFile: options.home.path('logs', 'postgres.log'),
    folder: '/',
    ...(place.user === null ? {} : { user: place.user }),
    stopSignals: postgresStopSignals,
    readyWithinMs: 60_000,
    isReady: () => answers(adminUrl),
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function initialise(place: PostgresPlace, password: string): void {
  if (existsSync(join(place.data, 'PG_VERSION')) && !existsSync(unfinishedMark(place))) return;
  // A first start that was killed half-way leaves a cluster that cannot be used: begin again.
  rmSync(place.data, { recursive: true, force: true });
  const passwordFile = `${place.data}.password`;
  writeFileSync(unfinishedMark(place), '');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.user !== null) prepareFor(place, passwordFile, place.user);
  try {
    runInitdb(place, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(unfinishedMark(place), { force: true });
}

const unfinishedMark = (place: PostgresPlace): string => `${place.data}.unfinished`;

function prepareFor(place: PostgresPlace, passwordFile: string, user: { uid: number; gid: number }): void {
  spawnSync('mkdir', ['-m', '700', place.data]);
  chownSync(place.data, user.uid, user.gid);
  chownSync(passwordFile, user.uid, user.gid);
}

function runInitdb(place: PostgresPlace, passwordFile: string): void {
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8'];
  const access = [`--username=${administrator}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const made = spawnSync(
    join(place.programs, 'bin', 'initdb'),
    ['-D', place.data, ...locale, ...access, '--no-instructions', '--no-sync'],
    {
      cwd: '/',
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
      encoding: 'utf8',
      ...(place.user ?? {}),
    },
  );
  if (made.status !== 0)
    throw new Error(`PostgreSQL 数据目录建立失败：${made.error?.message ?? made.stderr}`);
}

/** After a kill -9 the postmaster lives on without its supervisor, or its file names a process that is long gone. */
async function endLeftOver(place: PostgresPlace): Promise<void> {
  const file = join(place.data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const known = Number.isInteger(pid) && pid > 0 ? describeProcess(pid, 'postgres') : null;
  if (known !== null && isPostmasterOf(place, pid)) await stopProcess(known, postgresStopSignals, 8_000);
  // What a postmaster that was killed had begun may still be writing; by its file the next one would have known.
  for (const orphan of processesIn(realpathSync(place.data), 'postgres')) {
    await stopProcess(orphan, ['SIGQUIT', 'SIGKILL'], 4_000);
  }
  rmSync(file, { force: true });
}

/** The number may long belong to somebody else, whom we must not touch: its command names our folder or it is not ours. */
function isPostmasterOf(place: PostgresPlace, pid: number): boolean {
  return commandOf(pid).includes(place.data);
}
