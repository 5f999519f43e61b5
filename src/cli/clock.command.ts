import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { currentEnvironment, loadConfig } from '../config';
import type { Config } from '../config';
import { caseNow } from '../domain/case-clock';
import type { CaseClock, ClockRefusal } from '../domain/case-clock';
import { parseClockTarget, parseInstant } from '../domain/clock-target';
import type { Instant } from '../domain/ids';
import { STATUTORY_DAYS_THROUGH } from '../domain/statutory-holidays';
import { isRecord, readJson, writeJson } from '../local/home';
import { commandLineEnvironment } from '../local/stack-environment';
import { advanceClock, loadClock } from '../store/case-clock.store';
import { openDatabase } from '../store/database';
import type { Database } from '../store/database';
import { exitCodes, print } from './printing';
import type { Printing } from './printing';

/** Wakes the cases that sleep by the old clock. @returns how many were told. */
export type TellCases = (clock: CaseClock) => Promise<number>;

/** Beyond the last year whose holidays are known no deadline could be counted. */
const calendarEnd = `${STATUTORY_DAYS_THROUGH}-12-31T16:00:00.000Z` as Instant;

export const realNow = (): Instant => new Date().toISOString() as Instant;

export function addClockCommands(program: Command, tellCases: TellCases): void {
  const clock = program.command('clock').description('办案时钟（训练时钟）').option('--json', '以 JSON 输出');
  clock.action(showClock);
  clock
    .command('advance <target>')
    .description('拨快训练时钟：3d、1d12h、2w，或到某一刻 2026-02-24、"2026-02-24 09:00"（北京时间）')
    .option('--json', '以 JSON 输出')
    .action((target: string, _options: unknown, command: Command) =>
      advance(target, command.optsWithGlobals<Printing>(), tellCases),
    );
}

async function withClockDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const config = loadConfig('cli', commandLineEnvironment(currentEnvironment()));
  if (config.DATABASE_URL === undefined) {
    throw new Error('找不到运行中的系统：先 npm start，或设置 DATABASE_URL（PACTA_HOME 是否与启动时相同？）');
  }
  const database = openDatabase({ url: config.DATABASE_URL, name: 'cli', maxConnections: 2 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function showClock(options: Printing): Promise<void> {
  const clock = await withClockDatabase((database) => loadClock(database.pool));
  print(options, { clock, caseTime: caseNow(clock, realNow()) }, [describeClock(clock)]);
}

async function advance(target: string, options: Printing, tellCases: TellCases): Promise<void> {
  const advanced = await withClockDatabase((database) => {
    const now = realNow();
    return advanceClock(database.pool, now, (clock) => {
      const to = parseClockTarget(target, caseNow(clock, now));
      if (to === null)
        throw new Error(`看不懂 ${target}：写 3d、1d12h、2w，或 2026-02-24、"2026-02-24 09:00"`);
      return to;
    });
  });
  if (!advanced.ok) {
    print(options, advanced, [explainRefusal(advanced.refusal)]);
    process.exitCode = exitCodes.failed;
    return;
  }
  const caseTime = caseNow(advanced.value, realNow());
  noteCaseTime(caseTime);
  const told = await tellCases(advanced.value);
  print(options, { clock: advanced.value, caseTime, told }, [
    describeClock(advanced.value),
    `已通知 ${told} 件在办事项`,
  ]);
}

/** Scripts read case time from run.json. */
function noteCaseTime(caseTime: Instant): void {
  const file = join(resolve(loadConfig('cli').PACTA_HOME), 'run.json');
  const run = readJson(file);
  if (isRecord(run)) writeJson(file, { ...run, caseTime });
}

const inBeijing = (instant: Instant): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

export function describeClock(clock: CaseClock): string {
  if (clock.mode === 'real') return '办案时钟：真实时间';
  const pace = clock.scale === 0 ? '冻结，只随 advance 前进' : `每过一秒走 ${clock.scale} 秒`;
  return `训练时钟：办案时间 ${inBeijing(caseNow(clock, realNow()))}（北京时间），${pace}`;
}

function explainRefusal(refusal: ClockRefusal): string {
  switch (refusal.type) {
    case 'clock-is-real':
      return '这里按真实时间办案，时钟不能拨动。训练请另起一套：PACTA_HOME=.pacta-training PACTA_TIME_SCALE=0 npm start';
    case 'clock-would-go-back':
      return `时钟不能倒拨：现在是 ${inBeijing(refusal.now)}`;
    case 'clock-stops-before':
      return `工作日历只到 ${inBeijing(refusal.stopsAt)}，时钟不能越过`;
  }
}

/** Training when either variable is set; a clock without a start begins at the present. */
export function wantedClock(config: Config): CaseClock {
  if (config.PACTA_TIME_START === undefined && config.PACTA_TIME_SCALE === undefined) return { mode: 'real' };
  const now = realNow();
  const start = config.PACTA_TIME_START === undefined ? now : parseInstant(config.PACTA_TIME_START);
  if (start === null) throw new Error(`PACTA_TIME_START：没有 ${config.PACTA_TIME_START ?? ''} 这一刻`);
  return {
    mode: 'training',
    anchorReal: now,
    anchorCase: start,
    scale: config.PACTA_TIME_SCALE ?? 1,
    stopsAt: calendarEnd,
  };
}
