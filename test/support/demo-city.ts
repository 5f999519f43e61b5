import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoAccount } from '../../prisma/seed/demo-city/accounts';
import type { PeopleDeps } from '../../prisma/seed/demo-city/found-city';
import { handInTo } from '../../prisma/seed/demo-city/hand-in';
import { seedDemoCity, type Founded } from '../../prisma/seed/demo-city/seed-demo-city';
import type { CaseClock } from '../../src/domain/case-clock';
import { DEFAULT_EVIDENCE_LIMITS } from '../../src/domain/evidence';
import type { Instant } from '../../src/domain/ids';
import { createDiskStore } from '../../src/files/disk-store';
import { hashPassword } from '../../src/http/password';
import { factSources } from '../../src/intake/fact-sources';
import type { FilingDeps } from '../../src/intake/receive-complaint';
import { nationalSeed } from '../../src/store/calendar-seed';
import { seedNationalCalendar } from '../../src/store/calendar.store';
import { PROJECTIONS } from '../../src/store/projections';
import { openDatabase, type Database } from '../../src/store/database';
import { seedRuleSets } from '../../src/store/rule-set.store';
import { inTransaction } from '../../src/store/transaction';
import { createCaseGateway, gatewayOptionsFor } from '../../src/temporal/case.gateway';
import { CASE_WORKFLOWS } from '../../src/temporal/case-workflows';
import { connectTemporal } from '../../src/temporal/connection';
import { createReceiptKeys, loadPublicSealingKeys, loadReceiptKeys } from '../../src/vault/client';
import { createVaultKeys } from '../../src/vault/keys';
import { createTestDatabase, type TestDatabase } from './database';

/** A city on a database of its own, with keys and a folder of its own. */
export interface City {
  readonly store: TestDatabase;
  readonly database: Database;
  readonly filing: FilingDeps;
  /** What `demo-accounts.json` holds. */
  readonly noted: () => readonly DemoAccount[];
  found(changed?: Pick<PeopleDeps, 'hashPassword'>): Promise<Founded>;
  close(): Promise<void>;
}

export async function aPlace(clock: CaseClock): Promise<City> {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-demo-city-'));
  const store = await createTestDatabase();
  const database = openDatabase({ url: store.url('app'), name: 'demo-city-test', maxConnections: 4 });
  await inTransaction(database, (transaction) => seedNationalCalendar(transaction, nationalSeed));
  await seedRuleSets(database.pool);
  createReceiptKeys(join(folder, 'receipt-keys.json'));
  const sealing = createVaultKeys(join(folder, 'vault-keys.json'));
  // Connects at its first call, and there is none: the seed speaks to no engine.
  const temporal = connectTemporal({ address: '127.0.0.1:1', namespace: 'default' });
  const filing: FilingDeps = {
    database,
    projections: PROJECTIONS,
    loadClock: () => Promise.resolve(clock),
    gateway: createCaseGateway(temporal.client, CASE_WORKFLOWS, gatewayOptionsFor(clock)),
    sources: factSources(database),
    sealingKeys: loadPublicSealingKeys(sealing.publicKeysPath),
    receiptKeys: loadReceiptKeys(join(folder, 'receipt-keys.json')),
    evidenceLimits: DEFAULT_EVIDENCE_LIMITS,
  };
  let noted: readonly DemoAccount[] = [];
  const note = (accounts: readonly DemoAccount[]): void => void (noted = accounts);
  const handIn = handInTo(createDiskStore(join(folder, 'files')));
  return {
    store,
    database,
    filing,
    noted: () => noted,
    found: (changed) => seedDemoCity({ database, filing, hashPassword, handIn, noted, note, ...changed }),
    close: async () => {
      await temporal.close();
      await database.close();
      await store.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const frozenAt = (moment: string): CaseClock => ({
  mode: 'training',
  anchorReal: moment as Instant,
  anchorCase: moment as Instant,
  scale: 0,
});

/** Every row of every table of the product as text, by table. */
export async function everything(city: City): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows: tables } = await city.store.pool.query<{ table_name: string }>(
    `SELECT table_name FROM information_schema.tables WHERE table_schema = 'app' AND table_type = 'BASE TABLE'`,
  );
  const contents = new Map<string, readonly string[]>();
  for (const { table_name: table } of tables) {
    const { rows } = await city.store.pool.query<{ row: string }>(
      `SELECT t::text AS row FROM app."${table}" t ORDER BY 1`,
    );
    contents.set(
      table,
      rows.map(({ row }) => row),
    );
  }
  return contents;
}
