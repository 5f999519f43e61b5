import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openHome, secretText } from '../../src/local/home';
import { findFreePort } from '../../src/local/ports';
import { launchPostgres, type LocalPostgres } from '../../src/local/postgres';
import { findPostgresPlace } from '../../src/local/postgres-place';
import { describeProcess, isRunning, stopProcess } from '../../src/local/processes';
import { eventually } from '../support/eventually';
import { checkout } from '../support/own-stack';

jest.setTimeout(60_000);

// Not mkdtemp: its folder is closed to PostgreSQL's own user when root runs the tests.
const home = openHome(join(tmpdir(), `pacta-left-over-${randomUUID().slice(0, 8)}`));
const place = findPostgresPlace(home, checkout);
const pidFile = join(place.data, 'postmaster.pid');
const strangers: ChildProcess[] = [];

let port: number;
let running: LocalPostgres | null = null;

/** A start, as the supervisor makes it. */
async function start(): Promise<LocalPostgres> {
  const watcher = { changed: () => undefined, said: () => undefined };
  running = await launchPostgres({ home, checkout, port, durability: 'kept' }, watcher);
  await running.part.untilReady();
  return running;
}

async function stop(): Promise<void> {
  await running?.part.stop();
  running = null;
}

async function ask<T>(
  { adminUrl: url }: Pick<LocalPostgres, 'adminUrl'>,
  sql: string,
): Promise<readonly T[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query(sql);
    return rows as readonly T[];
  } finally {
    await client.end();
  }
}

/** Where a postmaster of this home answers. */
const theirs = (): Pick<LocalPostgres, 'adminUrl'> => {
  const password = secretText(home, 'postgres-admin');
  return { adminUrl: `postgresql://pacta_admin:${password}@127.0.0.1:${port}/postgres` };
};

/** A postmaster on this home's folder whose supervisor is gone. @returns once it serves. */
async function aPostmasterOfNobody(): Promise<ChildProcess> {
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
  const child = spawn(
    join(place.programs, 'bin', 'postgres'),
    ['-D', place.data, ...settings.flatMap((setting) => ['-c', setting])],
    { cwd: '/', env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' }, stdio: 'ignore', ...(place.user ?? {}) },
  );
  strangers.push(child);
  await eventually(async () => {
    await ask(theirs(), 'SELECT 1');
  }, 20_000);
  return child;
}

beforeAll(async () => {
  port = await findFreePort();
  const first = await start();
  await ask(first, 'CREATE TABLE kept AS SELECT 1 AS number');
  await stop();
});

afterAll(async () => {
  await stop();
  for (const child of strangers) child.kill('SIGKILL');
  rmSync(place.data, { recursive: true, force: true });
  rmSync(home.folder, { recursive: true, force: true });
});

describe('a database that an earlier start left behind', () => {
  it('and that was killed with -9 is started again with all that it held', async () => {
    const left = await aPostmasterOfNobody();
    await ask(theirs(), 'INSERT INTO kept VALUES (2)');
    left.kill('SIGKILL');
    await once(left, 'exit');
    expect(existsSync(pidFile)).toBe(true);
    expect(await ask(await start(), 'SELECT number FROM kept ORDER BY number')).toEqual([
      { number: 1 },
      { number: 2 },
    ]);
    await stop();
  });

  it('leaves nobody behind who still works in its folder', async () => {
    const left = await aPostmasterOfNobody();
    const working = new Client({ connectionString: theirs().adminUrl });
    working.on('error', () => undefined);
    await working.connect();
    const { rows } = await working.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const pid = rows[0]?.pid ?? 0;
    const cut = working.query('DO $$ BEGIN LOOP END LOOP; END $$').catch(() => 'cut');
    await eventually(async () => {
      const active = await ask(
        theirs(),
        `SELECT 1 FROM pg_stat_activity WHERE pid = ${pid} AND state = 'active'`,
      );
      expect(active).toHaveLength(1);
    }, 10_000);
    left.kill('SIGKILL');
    await once(left, 'exit');
    const orphan = describeProcess(pid, 'postgres');
    expect(orphan).not.toBeNull();
    await start();
    const isGone = orphan !== null && !isRunning(orphan);
    if (orphan !== null) await stopProcess(orphan, ['SIGKILL'], 1_000);
    expect(isGone).toBe(true);
    expect(await cut).toBe('cut');
    await stop();
  });

  it('and that lives on without its supervisor is ended, and its folder taken over', async () => {
    const left = await aPostmasterOfNobody();
    const gone = once(left, 'exit');
    const taken = await start();
    await gone;
    expect(await ask(taken, 'SELECT count(*)::integer AS count FROM kept')).toEqual([{ count: 2 }]);
    expect(Number(readFileSync(pidFile, 'utf8').split('\n')[0])).toBe(taken.part.process()?.pid);
    await stop();
  });

  it('and whose number belongs to somebody else by now is not looked for there', async () => {
    const stranger = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 60_000)']);
    strangers.push(stranger);
    writeFileSync(pidFile, `${stranger.pid ?? 0}\n${place.data}\n`);
    await start();
    expect([stranger.exitCode, stranger.signalCode]).toEqual([null, null]);
    await stop();
  });
});
