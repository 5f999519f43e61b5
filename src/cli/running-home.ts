import { join, resolve } from 'node:path';
import { currentEnvironment, loadConfig } from '../config';
import type { Config } from '../config';
import { isRecord, readJson, toList } from '../local/home';
import { commandLineEnvironment } from '../local/stack-environment';
import { openDatabase } from '../store/database';
import type { Database } from '../store/database';
import type { DemoAccount } from '../../prisma/seed/demo-city/accounts';
import { exitCodes } from './printing';

/** What a command needs is not running in this home. */
export class NotRunningError extends Error {
  constructor() {
    super('这里没有运行中的系统：先 npm start（PACTA_HOME 须与启动时相同），或设置 DATABASE_URL');
  }
}

/** Runs a command's work; says plainly when nothing runs here. */
export async function whileRunning(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    console.error(error instanceof NotRunningError ? error.message : new NotRunningError().message);
    process.exitCode = exitCodes.idle;
  }
}

const unreachable = ['ECONNREFUSED', 'ENOENT', 'EHOSTUNREACH', 'ENOTFOUND'];

function isUnreachable(error: unknown): boolean {
  if (error instanceof NotRunningError) return true;
  const code = isRecord(error) ? error['code'] : undefined;
  const cause = isRecord(error) ? error['cause'] : undefined;
  return unreachable.some((one) => one === code) || (cause !== undefined && isUnreachable(cause));
}

export type EngineConfig = Config<'engine'>;

/** @throws NotRunningError when neither the home nor the environment names a database. */
export function runningConfig(): EngineConfig {
  const environment = commandLineEnvironment(currentEnvironment());
  if (loadConfig('cli', environment).DATABASE_URL === undefined) throw new NotRunningError();
  return loadConfig('engine', environment);
}

export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase({ url: runningConfig().DATABASE_URL, name: 'cli', maxConnections: 4 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

export interface RunningHome {
  readonly folder: string;
  readonly url: string;
  /** Null in real time. */
  readonly caseTime: string | null;
  readonly accounts: readonly DemoAccount[];
}

const isAccount = (value: unknown): value is DemoAccount =>
  isRecord(value) &&
  ['username', 'password', 'role', 'organization'].every((name) => typeof value[name] === 'string');

export const homeFolder = (): string => resolve(loadConfig('cli').PACTA_HOME);

/** Who can sign in here, as the seed noted it; empty before there is a demo city. */
export function demoAccounts(folder: string = homeFolder()): readonly DemoAccount[] {
  return toList(readJson(join(folder, 'demo-accounts.json'))).filter(isAccount);
}

/** @throws NotRunningError when the home has no `run.json`. */
export function runningHome(): RunningHome {
  const folder = homeFolder();
  const run = readJson(join(folder, 'run.json'));
  if (!isRecord(run) || typeof run['url'] !== 'string') throw new NotRunningError();
  const caseTime = typeof run['caseTime'] === 'string' ? run['caseTime'] : null;
  return { folder, url: run['url'], caseTime, accounts: demoAccounts(folder) };
}
