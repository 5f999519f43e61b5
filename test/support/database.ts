import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import { migrate, readMigrations } from '../../src/store/migrate';

export type DatabaseRole = 'admin' | 'migrator' | 'app' | 'vault';

export interface TestDatabase {
  /** Address of this database as one of the roles that the product runs under. */
  url(role: DatabaseRole): string;
  /** A pool of the administrator, for arranging and for looking behind the product's back. */
  readonly pool: Pool;
  drop(): Promise<void>;
}

export const migrationsFolder = join(__dirname, '..', '..', 'prisma', 'migrations');

/** A test that needs a server fails without one; it never skips. */
export function requiredAddress(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} 未设置：用 npm test -- <测试文件> 运行，它会先启动真实的服务`);
  }
  return value;
}

function addressFor(role: DatabaseRole, database: string): string {
  const url = new URL(requiredAddress(`TEST_DATABASE_${role.toUpperCase()}_URL`));
  url.pathname = `/${database}`;
  return url.toString();
}

async function asAdministrator<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: requiredAddress('TEST_DATABASE_ADMIN_URL') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Jest runs files in several processes: whoever comes first migrates, the others wait for this lock. */
const templateLock = 72707370;

const ownedBy = (database: string): readonly string[] => [
  `CREATE DATABASE "${database}" OWNER pacta_owner`,
  `REVOKE ALL ON DATABASE "${database}" FROM PUBLIC`,
  `GRANT CONNECT ON DATABASE "${database}" TO pacta_migrator, pacta_app, pacta_vault`,
];

/** The name of a migrated database that nobody connects to; made once for each state of the migrations. */
export async function templateDatabase(): Promise<string> {
  const checksums = readMigrations(migrationsFolder).map((migration) => migration.checksum);
  const name = `template_${createHash('sha256').update(checksums.join()).digest('hex').slice(0, 12)}`;
  await asAdministrator(async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [templateLock]);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount !== 0) return;
    const making = `${name}_making`;
    await client.query(`DROP DATABASE IF EXISTS "${making}" WITH (FORCE)`);
    for (const statement of ownedBy(making)) await client.query(statement);
    await migrate(addressFor('migrator', making), migrationsFolder);
    await client.query(`ALTER DATABASE "${making}" RENAME TO "${name}"`);
  });
  return name;
}

/** A migrated database of one's own, in some 50 ms; one for each test file. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = await templateDatabase();
  const database = `test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  await asAdministrator(async (client) => {
    await client.query(`CREATE DATABASE "${database}" TEMPLATE "${template}" OWNER pacta_owner`);
    await client.query(`REVOKE ALL ON DATABASE "${database}" FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE "${database}" TO pacta_migrator, pacta_app, pacta_vault`);
  });
  const pool = new Pool({ connectionString: addressFor('admin', database), max: 4 });
  pool.on('error', () => undefined);
  return {
    url: (role) => addressFor(role, database),
    pool,
    drop: async () => {
      await pool.end();
      await asAdministrator(async (client) => {
        await untilLeft(client, database);
        await client.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
      });
    },
  };
}

const mostLooks = 40;

/** A connection that is being closed would take being thrown out for a fault; one that stays is thrown out after all. */
async function untilLeft(client: Client, database: string): Promise<void> {
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const { rows } = await client.query('SELECT 1 FROM pg_stat_activity WHERE datname = $1', [database]);
    if (rows.length === 0) return;
    await sleep(50);
  }
}
