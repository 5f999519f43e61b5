import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Finding } from '../audit/finding';
import { toSigner } from '../audit/signed-note';
import type { CaseId } from '../domain/ids';
import { verifyCase, verifyLog, type LogAnchor } from '../store/audit.store';
import { loadClock } from '../store/case-clock.store';
import { complaintIdByNumber, findComplaint } from '../store/complaint.store';
import type { Database } from '../store/database';
import { caseTimeOf } from '../store/event-log';
import { storyLines, tellCase } from './case-story';
import { exitCodes, print } from './printing';
import type { Printing } from './printing';
import { runningConfig, whileRunning, withDatabase } from './running-home';

const exitCodeHelp = '\n退出码：0 正常；1 没有这个编号，或核验发现问题；2 用法不对；3 系统没有运行';

export function addCaseCommands(program: Command): void {
  const group = program.command('case').description('一件投诉的经过与核验');
  group
    .command('show <number>')
    .description('用普通话讲一件投诉的经过，每个时限为什么是那一天')
    .option('--json', '以 JSON 输出')
    .addHelpText('after', exitCodeHelp)
    .action((number: string, options: Printing) => whileRunning(() => show(number, options)));
  group
    .command('verify <number>')
    .description('核验一件投诉的记录链，以及它所在的全部日志与库外检查点')
    .option('--json', '以 JSON 输出')
    .addHelpText('after', exitCodeHelp)
    .action((number: string, options: Printing) => whileRunning(() => verify(number, options)));
}

/** @throws when there is no such complaint. */
async function idOf(database: Database, number: string): Promise<CaseId> {
  const id = await complaintIdByNumber(database.prisma, number.trim().toUpperCase());
  if (id === null) throw new Error(`没有编号为 ${number} 的投诉`);
  return id;
}

async function show(number: string, options: Printing): Promise<void> {
  await withDatabase(async (database) => {
    const found = await findComplaint(database.prisma, await idOf(database, number));
    if (found === null) throw new Error(`没有编号为 ${number} 的投诉`);
    const now = await caseTimeOf({ loadClock: () => loadClock(database.pool) });
    const story = await tellCase(database, found.state, now);
    print(options, story, storyLines(story));
  });
}

async function verify(number: string, options: Printing): Promise<void> {
  await withDatabase(async (database) => {
    const id = await idOf(database, number);
    const own = await verifyCase(database.pool, id);
    const anchor = logAnchor();
    const log = anchor === null ? [] : await verifyLog(database.pool, anchor);
    const isSound = own.length === 0 && log.length === 0;
    print(options, { number, isSound, isLogChecked: anchor !== null, case: own, log }, [
      ...verdict(`投诉 ${number} 的记录链`, own),
      ...(anchor === null
        ? ['没有设置 CHECKPOINT_DIR 与 CHECKPOINT_KEY_FILE，未核对库外检查点']
        : verdict('全部日志与库外检查点', log)),
    ]);
    if (!isSound) process.exitCode = exitCodes.failed;
  });
}

/** Where the log was signed outside the database; null where this terminal does not know it. */
function logAnchor(): LogAnchor | null {
  const { CHECKPOINT_DIR: checkpointDir, CHECKPOINT_KEY_FILE: keyFile } = runningConfig();
  if (checkpointDir === undefined || keyFile === undefined) return null;
  return { checkpointDir, publicKey: toSigner('pacta', readFileSync(keyFile, 'utf8')).verifierKey };
}

function verdict(what: string, findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return [`✓ ${what}：完整，没有被改动`];
  return [`✗ ${what}：发现 ${findings.length} 处问题`, ...findings.map(({ sentence }) => `    ${sentence}`)];
}
