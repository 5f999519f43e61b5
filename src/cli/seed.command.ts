import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { NotEmptyError } from '../../prisma/seed/demo-city/found-city';
import { handInTo } from '../../prisma/seed/demo-city/hand-in';
import { seedDemoCity, type Founded } from '../../prisma/seed/demo-city/seed-demo-city';
import { currentEnvironment, loadConfig } from '../config';
import { DEFAULT_EVIDENCE_LIMITS } from '../domain/evidence';
import { createDiskStore } from '../files/disk-store';
import { hashPassword } from '../http/password';
import { factSources } from '../intake/fact-sources';
import type { FilingDeps } from '../intake/receive-complaint';
import { writeJson } from '../local/home';
import { commandLineEnvironment } from '../local/stack-environment';
import { nationalSeed } from '../store/calendar-seed';
import { seedNationalCalendar } from '../store/calendar.store';
import { loadClock } from '../store/case-clock.store';
import { PROJECTIONS } from '../store/projections';
import { openDatabase } from '../store/database';
import type { Database } from '../store/database';
import { seedRegions } from '../store/region.store';
import { seedRuleSets } from '../store/rule-set.store';
import { inTransaction } from '../store/transaction';
import { createCaseGateway, gatewayOptionsFor } from '../temporal/case.gateway';
import { CASE_WORKFLOWS } from '../temporal/case-workflows';
import { connectTemporal } from '../temporal/connection';
import { loadPublicSealingKeys, loadReceiptKeys } from '../vault/client';
import { print } from './printing';
import type { Printing } from './printing';
import { demoAccounts, homeFolder, NotRunningError, whileRunning } from './running-home';

interface SeedOptions extends Printing {
  readonly demoCity: boolean;
}

export function addSeedCommand(program: Command): void {
  program
    .command('seed')
    .description('写入全国日历与规则；本机试用的系统还建立演示城市。可重复运行，已有的从不改动')
    .option('--no-demo-city', '不建立演示城市')
    .option('--json', '以 JSON 输出')
    .addHelpText('after', '\n退出码：0 正常；1 出错；2 用法不对；3 系统没有运行')
    .action((options: SeedOptions) => whileRunning(() => seed(options)));
}

async function seed(options: SeedOptions): Promise<void> {
  const { DATABASE_URL: url } = loadConfig('cli', commandLineEnvironment(currentEnvironment()));
  if (url === undefined) throw new NotRunningError();
  const database = openDatabase({ url, name: 'seed', maxConnections: 4 });
  try {
    await inTransaction(database, (transaction) => seedNationalCalendar(transaction, nationalSeed));
    await seedRegions(database.pool);
    const ruleSets = await seedRuleSets(database.pool);
    const city = isWanted(options) ? await foundCity(database) : null;
    print(options, { ruleSets, city }, [
      ruleSets.length === 0 ? '日历与规则已在' : `已写入日历与规则：${ruleSets.join('、')}`,
      ...(city === null ? [] : [cityWords(city)]),
    ]);
  } finally {
    await database.close();
  }
}

/** Only a home that the local start has made wants one: elsewhere no default account may come to be. */
function isWanted({ demoCity }: SeedOptions): boolean {
  return demoCity && existsSync(join(homeFolder(), 'home.json'));
}

const cityWords = ({ bodies, officers, complaints, contracts }: Founded): string =>
  bodies + officers + complaints + contracts === 0
    ? '演示城市已在，没有改动'
    : `演示城市：新建机构 ${bodies} 个、人员 ${officers} 名、投诉 ${complaints} 件、合同 ${contracts} 份`;

async function foundCity(database: Database): Promise<Founded | null> {
  const config = loadConfig('api', commandLineEnvironment(currentEnvironment()));
  const clock = await loadClock(database.pool);
  // Connects at its first call, and there is none: the relay starts the workflows of what was told.
  const temporal = connectTemporal({
    address: config.TEMPORAL_ADDRESS,
    namespace: config.TEMPORAL_NAMESPACE,
  });
  const filing: FilingDeps = {
    database,
    projections: PROJECTIONS,
    loadClock: () => loadClock(database.pool),
    gateway: createCaseGateway(temporal.client, CASE_WORKFLOWS, gatewayOptionsFor(clock)),
    sources: factSources(database),
    sealingKeys: loadPublicSealingKeys(config.VAULT_PUBLIC_KEYS_FILE),
    receiptKeys: loadReceiptKeys(config.RECEIPT_KEYS_FILE),
    evidenceLimits: DEFAULT_EVIDENCE_LIMITS,
  };
  const handIn = handInTo(createDiskStore(config.FILES_DIR ?? join(homeFolder(), 'files')));
  const note = (accounts: unknown): void => writeJson(join(homeFolder(), 'demo-accounts.json'), accounts);
  try {
    return await seedDemoCity({ database, filing, handIn, hashPassword, noted: demoAccounts(), note });
  } catch (error) {
    if (!(error instanceof NotEmptyError)) throw error;
    console.error(error.message);
    return null;
  } finally {
    await temporal.close();
  }
}
