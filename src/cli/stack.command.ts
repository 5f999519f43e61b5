import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { generateLogKey } from '../audit/signed-note';
import { currentEnvironment, loadConfig } from '../config';
import { caseNow } from '../domain/case-clock';
import { prepareDatabase } from '../local/database-roles';
import { writeDeploymentSecrets } from '../local/deployment-secrets';
import { examine } from '../local/doctor';
import { writeOwnerOnly } from '../local/home';
import { commandLineEnvironment } from '../local/stack-environment';
import { loadStatus } from '../local/status';
import { writeClockOnce } from '../store/case-clock.store';
import { migrate } from '../store/migrate';
import { seedReferenceData } from '../store/reference-data';
import { createPayloadKeys } from '../temporal/codec/key-ring';
import { createVaultKeys } from '../vault/keys';
import { createReceiptKeys } from '../vault/receipt';
import { describeClock, realNow, wantedClock } from './clock.command';
import { exitCodes, print } from './printing';
import type { Printing } from './printing';

const checkout = resolve(__dirname, '..', '..', '..');

export function addStackCommands(program: Command): void {
  program
    .command('doctor')
    .description('逐项检查环境与运行情况，说明每个问题怎么解决')
    .option('--json', '以 JSON 输出')
    .action(doctor);
  program.command('status').description('各部分是否在运行').option('--json', '以 JSON 输出').action(status);
  program
    .command('migrate')
    .description('应用缺少的数据库迁移，装入放假安排与规则集；首次写定办案时钟')
    .option('--json', '以 JSON 输出')
    .action(migrateCommand);
  program.command('roles').description('在数据库服务器上建立角色与库（部署时一次）').action(makeRoles);
  program
    .command('secrets <folder>')
    .description('为部署生成全部随机密钥文件，已有的从不覆盖')
    .action(makeSecrets);
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
  await seedReferenceData(config.MIGRATOR_DATABASE_URL);
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

/** The keys that the API and the worker hold. The vault makes its own: `node dist/src/vault.js prepare`. */
function makeKeys(): void {
  const config = loadConfig('cli', commandLineEnvironment(currentEnvironment()));
  const makers: readonly (readonly [string | undefined, (path: string) => void])[] = [
    [config.PAYLOAD_KEYS_FILE, createPayloadKeys],
    [config.RECEIPT_KEYS_FILE, createReceiptKeys],
    [config.CHECKPOINT_KEY_FILE, createCheckpointKey],
  ];
  for (const [path, make] of makers) if (path !== undefined && !existsSync(path)) make(path);
}

function createCheckpointKey(path: string): void {
  writeOwnerOnly(path, generateLogKey('pacta').privateKeyPem);
}

async function makeRoles(): Promise<void> {
  const config = loadConfig('roles');
  const url = new URL(config.DATABASE_URL);
  const passwordOf = (address: string): string => decodeURIComponent(new URL(address).password);
  await prepareDatabase(config.ADMIN_DATABASE_URL, url.pathname.slice(1), {
    migrator: passwordOf(config.MIGRATOR_DATABASE_URL),
    app: passwordOf(config.DATABASE_URL),
    vault: passwordOf(config.VAULT_DATABASE_URL),
  });
  console.log('数据库角色已就绪');
}

function makeSecrets(folder: string): void {
  const made = writeDeploymentSecrets(resolve(folder), {
    payload_keys: createPayloadKeys,
    receipt_keys: createReceiptKeys,
    vault_keys: createVaultKeys,
    checkpoint_key: createCheckpointKey,
  });
  console.log(made.length === 0 ? '全部密钥已在，没有改动' : `已生成：${made.join('、')}`);
  console.log(
    `请把 ${join(folder, 'vault_keys.recovery')} 移到别处保管，并在 ${join(folder, 'smtp_url')} 中写入邮件服务器地址`,
  );
}
