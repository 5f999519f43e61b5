import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { homePasswords, prepareDatabase } from './database-roles';
import { openHome } from './home';
import type { Home } from './home';
import { mailSinkPlan } from './mail-sink-part';
import { launchPart } from './part';
import type { Part } from './part';
import { findFreePort } from './ports';
import { launchPostgres } from './postgres';
import { findPostgresPlace } from './postgres-place';
import { temporalPlan } from './temporal';

export interface TestRunOptions {
  readonly checkout: string;
  readonly temporalProgram: string;
  readonly testServerProgram: string;
  readonly browser: { readonly program: string; readonly environment: Readonly<Record<string, string>> };
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Handed to jest as they are: `npm test -- test/store`. */
  readonly args: readonly string[];
}

interface TestServers {
  readonly parts: readonly Part[];
  /** What suites find the servers by. */
  readonly addresses: Readonly<Record<string, string>>;
}

/**
 * Starts real servers once in a folder that is thrown away, runs jest against them and stops them, also on Ctrl-C.
 * @returns jest's exit code.
 */
export async function runTests(options: TestRunOptions): Promise<number> {
  // Not mkdtemp: its folder is closed to PostgreSQL's own user when root runs the tests.
  const home = openHome(join(tmpdir(), `pacta-test-${randomUUID().slice(0, 8)}`));
  const parts: Part[] = [];
  try {
    const servers = await startServers(options, home, parts).catch(async (error: unknown) => {
      // A port that was free a moment ago may be somebody else's by now: once more, upon others.
      console.error(error instanceof Error ? error.message : error);
      await stopAll(parts);
      return startServers(options, home, parts);
    });
    return await runJest(options, servers.addresses);
  } finally {
    await stopAll(parts);
    rmSync(findPostgresPlace(home, options.checkout).data, { recursive: true, force: true });
    rmSync(home.folder, { recursive: true, force: true });
  }
}

/** The latest first; none is left in the list. */
async function stopAll(parts: Part[]): Promise<void> {
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) await part.stop();
}

async function startServers(options: TestRunOptions, home: Home, parts: Part[]): Promise<TestServers> {
  const watcher = { changed: () => undefined, said: (line: string) => console.error(line) };
  const [postgresPort, port, uiPort, smtpPort, webPort] = await freePorts();
  parts.push(launchPart(temporalPlan({ home, program: options.temporalProgram, port, uiPort }), watcher));
  parts.push(launchPart(mailSinkPlan(home, smtpPort, webPort), watcher));
  const postgres = await launchPostgres(
    { home, checkout: options.checkout, port: postgresPort, durability: 'thrown-away' },
    watcher,
  );
  parts.push(postgres.part);
  await Promise.all(parts.map((part) => part.untilReady()));
  const urls = await prepareDatabase(postgres.adminUrl, 'pacta', homePasswords(home));
  return {
    parts,
    addresses: {
      TEST_DATABASE_ADMIN_URL: postgres.adminUrl,
      TEST_DATABASE_MIGRATOR_URL: urls.migrator,
      TEST_DATABASE_APP_URL: urls.app,
      TEST_DATABASE_VAULT_URL: urls.vault,
      TEST_TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
      TEST_TEMPORAL_UI_URL: `http://127.0.0.1:${uiPort}`,
      TEMPORAL_CLI: options.temporalProgram,
      TEMPORAL_TEST_SERVER: options.testServerProgram,
      TEST_BROWSER: JSON.stringify(options.browser),
      TEST_SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
      TEST_SERVERS_HOME: home.folder,
      TEST_MAIL_URL: `http://127.0.0.1:${webPort}`,
    },
  };
}

async function freePorts(): Promise<readonly [number, number, number, number, number]> {
  return [
    await findFreePort(),
    await findFreePort(),
    await findFreePort(),
    await findFreePort(),
    await findFreePort(),
  ];
}

function runJest(options: TestRunOptions, addresses: Readonly<Record<string, string>>): Promise<number> {
  const jest = join(options.checkout, 'node_modules', 'jest', 'bin', 'jest.js');
  const child = spawn(process.execPath, [jest, ...options.args], {
    cwd: options.checkout,
    env: { ...options.environment, ...addresses },
    stdio: 'inherit',
  });
  // Jest sits in the same terminal and gets Ctrl-C itself; staying alive here is what stops the servers afterwards.
  const passOn = (signal: NodeJS.Signals) => child.kill(signal);
  const stayAlive = (): void => undefined;
  process.on('SIGINT', stayAlive).on('SIGTERM', passOn).on('SIGHUP', passOn);
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
