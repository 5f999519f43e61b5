import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { generateLogKey } from './audit/signed-note';
import { currentEnvironment, loadConfig } from './config';
import type { Config } from './config';
import { caseNow } from './domain/case-clock';
import type { CaseClock, ClockRefusal } from './domain/case-clock';
import { parseClockTarget, parseInstant } from './domain/clock-target';
import type { Instant } from './domain/ids';
import { examine } from './local/doctor';
import { isRecord, readJson, writeJson, writeOwnerOnly } from './local/home';
import { commandLineEnvironment } from './local/stack-environment';
import { loadStatus } from './local/status';
import { advanceClock, loadClock, writeClockOnce } from './store/case-clock.store';
import { openDatabase } from './store/database';
import { migrate } from './store/migrate';
import { createPayloadKeys } from './temporal/codec/key-ring';

const checkout = resolve(__dirname, '..', '..');

const exitCodes = { fine: 0, failed: 1, misused: 2, refused: 3 } as const;
const exitCodeHelp = '\n退出码：0 正常；1 出错或有检查未通过；2 用法不对；3 依规则被拒绝';

interface Printing {
  readonly json?: boolean;
}

const realNow = (): Instant => new Date().toISOString() as Instant;

/** The value as JSON for scripts, or the sentences for people. */
function print(options: Printing, value: unknown, sentences: readonly string[]): void {
  console.log(options.json === true ? JSON.stringify(value) : sentences.join('\n'));
}

/** Reads the arguments after the command's name and sets the exit code. Never throws. */
export async function main(argv: readonly string[] = process.argv): Promise<void> {
  const program = new Command('pacta')
    .description('践诺：监督政府说过的话')
    .addHelpText('after', exitCodeHelp)
    .exitOverride();
  addStackCommands(program);
  addClockCommands(program);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = exitCodeFor(error);
  }
}

function exitCodeFor(error: unknown): number {
  // commander has already printed what was wrong with the words, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.misused;
  console.error(error instanceof Error ? error.message : String(error));
  return exitCodes.failed;
}

function addStackCommands(program: Command): void {
  program
    .command('doctor')
    .description('逐项检查环境与运行情况，说明每个问题怎么解决')
    .option('--json', '以 JSON 输出')
    .action(doctor);
  program.command('status').description('各部分是否在运行').option('--json', '以 JSON 输出').action(status);
  program
    .command('migrate')
    .description('应用缺少的数据库迁移；首次写定办案时钟')
    .option('--json', '以 JSON 输出')
    .action(migrateCommand);
  program.command('keys').description('生成缺少的密钥文件，已有的从不覆盖').action(makeKeys);
}

async function doctor(options: Printing): Promise<void> {
  const findings = await examine(checkout, currentEnvironment());
  const sentences = findings.flatMap((finding) => [
    `${finding.isFine ? '✓' : '✗'} ${finding.check}：${finding.found}`,
    ...(finding.fix === undefined ? [] : [`    办法：${finding.fix}`]),
  ]);
  print(options, findings, sentences);
  if (findings.some((finding) => !finding.isFine)) process.exitCode = exitCodes.failed;
}

async function status(options: Printing): Promise<void> {
  const stack = await loadStatus(resolve(loadConfig('cli').PACTA_HOME));
  const parts = stack.parts.map(
    (part) =>
      `  ${part.isRunning ? '✓' : '✗'} ${part.part}${part.pid === null ? '' : `（进程 ${part.pid}）`}`,
  );
  const summary = stack.isReady ? `运行中，地址 ${stack.url ?? ''}` : '没有就绪';
  print(options, stack, [`${stack.home}：${summary}`, ...parts]);
  if (!stack.isReady) process.exitCode = exitCodes.failed;
}

async function migrateCommand(options: Printing): Promise<void> {
  const config = loadConfig('migrator', commandLineEnvironment(currentEnvironment()));
  const applied = await migrate(config.MIGRATOR_DATABASE_URL, join(checkout, 'prisma', 'migrations'));
  const wanted = wantedClock(config);
  const clock = await writeClockOnce(config.MIGRATOR_DATABASE_URL, wanted);
  if (wanted.mode === 'training' && clock.mode === 'real') {
    throw new Error('这里已在真实时间中办案，不能改为训练：另选一个目录，例如 PACTA_HOME=.pacta-training');
  }
  const caseTime = clock.mode === 'real' ? null : caseNow(clock, realNow());
  print(options, { applied, clock, caseTime }, [
    applied.length === 0 ? '数据库已是最新' : `已应用迁移：${applied.join('、')}`,
    describeClock(clock),
  ]);
}

/** Training when either variable is set; a clock without a start begins at the present. */
function wantedClock(config: Config): CaseClock {
  if (config.PACTA_TIME_START === undefined && config.PACTA_TIME_SCALE === undefined) return { mode: 'real' };
  const now = realNow();
  const start = config.PACTA_TIME_START === undefined ? now : parseInstant(config.PACTA_TIME_START);
  if (start === null) throw new Error(`PACTA_TIME_START：没有 ${config.PACTA_TIME_START ?? ''} 这一刻`);
  return { mode: 'training', anchorReal: now, anchorCase: start, scale: config.PACTA_TIME_SCALE ?? 1 };
}

function makeKeys(): void {
  const config = loadConfig('cli', commandLineEnvironment(currentEnvironment()));
  const { PAYLOAD_KEYS_FILE: payloadKeys, CHECKPOINT_KEY_FILE: checkpointKey } = config;
  if (payloadKeys !== undefined && !existsSync(payloadKeys)) createPayloadKeys(payloadKeys);
  if (checkpointKey !== undefined && !existsSync(checkpointKey)) {
    writeOwnerOnly(checkpointKey, generateLogKey('pacta').privateKeyPem);
  }
}

function addClockCommands(program: Command): void {
  const clock = program.command('clock').description('办案时钟（训练时钟）').option('--json', '以 JSON 输出');
  clock.action(showClock);
  clock
    .command('advance <target>')
    .description('拨快训练时钟：3d、1d12h、2w，或到某一刻 2026-02-24、"2026-02-24 09:00"（北京时间）')
    .option('--json', '以 JSON 输出')
    .action((target: string, _options: unknown, command: Command) =>
      advance(target, command.optsWithGlobals<Printing>()),
    );
}

async function withClockDatabase<T>(
  work: (database: ReturnType<typeof openDatabase>) => Promise<T>,
): Promise<T> {
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

async function advance(target: string, options: Printing): Promise<void> {
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
    process.exitCode = exitCodes.refused;
    return;
  }
  const caseTime = caseNow(advanced.value, realNow());
  noteCaseTime(caseTime);
  print(options, { clock: advanced.value, caseTime }, [describeClock(advanced.value)]);
}

/** Scripts read case time from run.json. */
function noteCaseTime(caseTime: Instant): void {
  const file = join(resolve(loadConfig('cli').PACTA_HOME), 'run.json');
  const run = readJson(file);
  if (isRecord(run)) writeJson(file, { ...run, caseTime });
}

const inBeijing = (instant: Instant): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

function describeClock(clock: CaseClock): string {
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

if (require.main === module) void main();
