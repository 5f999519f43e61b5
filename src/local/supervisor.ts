import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadConfig } from '../config';
import type { Environment } from '../config';
import { announcement } from './announcement';
import { runCommand } from './command';
import { homePasswords, prepareDatabase } from './database-roles';
import type { DatabaseUrls } from './database-roles';
import { isRecord, openHome, readJson, writeJson } from './home';
import type { Home } from './home';
import { takeLock } from './lock';
import { mailSinkPlan } from './mail-sink-part';
import { ownPlans } from './own-parts';
import { launchPart } from './part';
import type { Part, PartPlan } from './part';
import { findPortHolder, isPortFree, portFor } from './ports';
import { launchPostgres, postgresStopSignals } from './postgres';
import { leftOverProcesses, rememberProcesses, stopProcess } from './processes';
import { writeRunFile } from './run-file';
import type { RunFile } from './run-file';
import { environmentsFor, noteEnvironment } from './stack-environment';
import type { StackAddresses, StackEnvironments } from './stack-environment';
import { temporalPlan } from './temporal';

export interface SuperviseOptions {
  readonly checkout: string;
  readonly temporalProgram: string;
  readonly environment: Environment;
}

/** One running stack while it is being built up; `parts` in the order of their start. */
interface Stack extends SuperviseOptions {
  readonly home: Home;
  readonly parts: Part[];
  readonly stopping: AbortController;
  run: RunFile | null;
}

const ignore = (): void => undefined;
const say = (line: string): void => console.log(line);

/**
 * Starts everything in this home, keeps it running, and ends when it is told to (Ctrl-C): then no process is left.
 * @throws when something cannot be had; what was started until then has been stopped.
 */
export async function supervise(options: SuperviseOptions): Promise<void> {
  const config = loadConfig('cli', options.environment);
  // Logs and state are for whoever started this, whatever the programs think.
  process.umask(0o077);
  const home = openHome(resolve(options.checkout, config.PACTA_HOME));
  const releaseLock = takeLock(home);
  const stack: Stack = { ...options, home, parts: [], stopping: new AbortController(), run: null };
  const toldToStop = untilToldToStop(stack.stopping);
  const starting = endLeftOvers(home).then(() => startAll(stack, config));
  try {
    await Promise.race([starting, toldToStop]);
    await toldToStop;
    say('正在停止……');
  } catch (error) {
    if (!stack.stopping.signal.aborted) throw error;
  } finally {
    stack.stopping.abort();
    await stopAll(stack);
    // A start that was cut short may have launched one more part in the meantime.
    await starting.catch(ignore);
    await stopAll(stack);
    releaseLock();
  }
}

/** The first signal stops in order; whoever cannot wait may send SIGKILL, the next start cleans up. */
function untilToldToStop(stopping: AbortController): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        stopping.abort();
        done();
      });
    }
  });
}

async function stopAll(stack: Stack): Promise<void> {
  for (const part of [...stack.parts].reverse()) await part.stop();
  rememberProcesses(stack.home, []);
  rmSync(stack.home.path('run.json'), { force: true });
  rmSync(stack.home.path('environment.json'), { force: true });
}

/** After a kill -9 of the supervisor its parts live on: the last started goes first, PostgreSQL by its own signals. */
async function endLeftOvers(home: Home): Promise<void> {
  const leftOvers = leftOverProcesses(home);
  if (leftOvers.length > 0) say(`清理上次遗留的 ${leftOvers.length} 个进程……`);
  for (const known of [...leftOvers].reverse()) {
    await stopProcess(known, known.name === 'postgres' ? postgresStopSignals : ['SIGTERM', 'SIGKILL'], 5_000);
  }
}

async function startAll(
  stack: Stack,
  config: { readonly PORT: number; readonly HOST: string },
): Promise<void> {
  const beganMs = performance.now();
  const { home, checkout, environment } = stack;
  const port = config.PORT === 0 ? await portFor(home, 'api') : await requirePort(config.PORT, config.HOST);
  const addresses = await chooseAddresses(home, port);
  say('启动数据库、流程引擎与邮箱……');
  const adminUrl = await launchServers(stack, addresses);
  const databases = await databasesFor(home, adminUrl, environment);
  const environments = environmentsFor({ home, checkout, addresses, databases, environment });
  const caseTime = await prepare(stack, environments);
  noteEnvironment(home, environments.product);
  stack.run = runFileFor(addresses, databases, caseTime);
  // Before anything serves: nobody is written to while the city is still being made.
  await seedOnce(stack, environments);
  for (const plan of ownPlans(home, checkout, environments)) await start(stack, plan);
  noteProcesses(stack);
  say(announcement(home, stack.run, (performance.now() - beganMs) / 1000));
}

async function requirePort(port: number, host: string): Promise<number> {
  if (await isPortFree(port, host)) return port;
  const holder = findPortHolder(port);
  const by = holder === null ? '另一个进程（系统不肯说是谁）' : `进程 ${holder.pid}（${holder.command}）`;
  throw new Error(
    `端口 ${port} 已被${by}占用。\n换一个端口：PORT=3100 npm start；任选空闲端口：PORT=0 npm start；或先停掉那个进程`,
  );
}

interface ChosenAddresses extends StackAddresses {
  readonly ports: { readonly postgres: number; readonly temporal: number; readonly temporalUi: number };
  readonly mailPorts: { readonly smtp: number; readonly web: number };
}

async function chooseAddresses(home: Home, port: number): Promise<ChosenAddresses> {
  const [postgres, temporal, temporalUi] = [
    await portFor(home, 'postgres'),
    await portFor(home, 'temporal'),
    await portFor(home, 'temporalUi'),
  ];
  const [smtp, web] = [await portFor(home, 'smtp'), await portFor(home, 'mail')];
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    temporalAddress: `127.0.0.1:${temporal}`,
    temporalUiUrl: `http://127.0.0.1:${temporalUi}`,
    smtpUrl: `smtp://127.0.0.1:${smtp}`,
    mailUrl: `http://127.0.0.1:${web}`,
    ports: { postgres, temporal, temporalUi },
    mailPorts: { smtp, web },
  };
}

/** @returns the administrator's address of the database server: ours, or the one that the person gave. */
async function launchServers(stack: Stack, addresses: ChosenAddresses): Promise<string> {
  const { home, checkout, temporalProgram, environment } = stack;
  const { ports, mailPorts } = addresses;
  const engine = { home, program: temporalProgram, port: ports.temporal, uiPort: ports.temporalUi };
  launch(stack, temporalPlan(engine));
  launch(stack, mailSinkPlan(home, mailPorts.smtp, mailPorts.web));
  const external = environment['DATABASE_URL'];
  if (external !== undefined && external !== '') {
    await untilAllReady(stack);
    return external;
  }
  const postgres = await launchPostgres(
    { home, checkout, port: ports.postgres, durability: 'kept' },
    { changed: () => noteProcesses(stack), said: say },
  );
  stack.parts.unshift(postgres.part);
  noteProcesses(stack);
  await untilAllReady(stack);
  return postgres.adminUrl;
}

async function untilAllReady(stack: Stack): Promise<void> {
  await Promise.all(stack.parts.map((part) => part.untilReady()));
}

/** A city's own server: `DATABASE_URL` names the administrator there, and the database to make and to use. */
function databasesFor(home: Home, adminUrl: string, environment: Environment): Promise<DatabaseUrls> {
  const named = environment['DATABASE_URL'] ? new URL(adminUrl).pathname.slice(1) : '';
  const database = named === '' || named === 'postgres' ? 'pacta' : named;
  return prepareDatabase(adminUrl, database, homePasswords(home));
}

/** Keys that are made once, migrations, the clock. @returns case time, null in real time. */
async function prepare(stack: Stack, environments: StackEnvironments): Promise<string | null> {
  say('准备密钥与数据表……');
  await run(stack, environments.vault, 'vault.js', ['prepare']);
  await run(stack, environments.migrator, 'cli.js', ['keys']);
  const answer: unknown = JSON.parse(
    await run(stack, environments.migrator, 'cli.js', ['migrate', '--json']),
  );
  return isRecord(answer) && typeof answer['caseTime'] === 'string' ? answer['caseTime'] : null;
}

/** The demo city is made once for each home. */
async function seedOnce(stack: Stack, environments: StackEnvironments): Promise<void> {
  const mark = stack.home.path('seeded.json');
  if (existsSync(mark)) return;
  say('建立演示城市……');
  try {
    await run(stack, environments.product, 'cli.js', ['seed']);
  } catch (error) {
    stack.stopping.signal.throwIfAborted();
    // Everything else serves; the next start tries again.
    return say(`演示城市没有建成，系统照常运行：${error instanceof Error ? error.message : String(error)}`);
  }
  writeJson(mark, { seeded: true });
}

function run(
  stack: Stack,
  env: Readonly<Record<string, string>>,
  script: string,
  args: readonly string[],
): Promise<string> {
  const path = join(stack.checkout, 'dist', 'src', script);
  return runCommand({ script: path, args, env, signal: stack.stopping.signal });
}

function launch(stack: Stack, plan: PartPlan): Part {
  stack.stopping.signal.throwIfAborted();
  const part = launchPart(plan, { changed: () => noteProcesses(stack), said: say });
  stack.parts.push(part);
  noteProcesses(stack);
  return part;
}

function start(stack: Stack, plan: PartPlan): Promise<void> {
  return launch(stack, plan).untilReady();
}

function runFileFor(addresses: StackAddresses, databases: DatabaseUrls, caseTime: string | null): RunFile {
  const { url, mailUrl, temporalAddress, temporalUiUrl } = addresses;
  return { url, mailUrl, temporalAddress, temporalUiUrl, databaseUrl: databases.app, pids: {}, caseTime };
}

/** Written before anything can go wrong with what was just started: the next start, and scripts, go by these notes. */
function noteProcesses(stack: Stack): void {
  const known = stack.parts.flatMap((part) => part.process() ?? []);
  rememberProcesses(stack.home, known);
  if (stack.run === null || stack.stopping.signal.aborted) return;
  const parts: readonly (readonly [string, number])[] = known.map(({ name, pid }) => [name, pid]);
  const pids = { supervisor: process.pid, ...Object.fromEntries(parts) };
  const noted = readJson(stack.home.path('run.json'));
  const caseTime =
    isRecord(noted) && typeof noted['caseTime'] === 'string' ? noted['caseTime'] : stack.run.caseTime;
  writeRunFile(stack.home, { ...stack.run, pids, caseTime });
}
