import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** Any fixed number: whoever migrates this product takes the same lock. */
const migrationLock = 72707369;

/**
 * Same columns as Prisma's own table, so that `prisma migrate status` and `deploy` agree with what is applied here.
 * Prisma's migrate commands need an engine that is fetched from the internet; a city's network often has none.
 */
const historyTable = `
  CREATE TABLE IF NOT EXISTS public._prisma_migrations (
    id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
    migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

/** Every `NNNN_name/migration.sql` below the folder, in the order of their names. */
export function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Applies what is missing, each migration in a transaction of its own, one migrator at a time.
 * Logs in as `databaseUrl` says and acts as `pacta_owner`, who then owns every table.
 * @returns the names of the migrations that were applied now.
 * @throws when the text of an applied migration changed, and the database's error when one fails.
 */
export async function migrate(databaseUrl: string, folder: string): Promise<readonly string[]> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'pacta-migrate' });
  await client.connect();
  try {
    await client.query('SET ROLE pacta_owner');
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await client.query(historyTable);
    return await applyMissing(client, readMigrations(folder));
  } finally {
    await client.end();
  }
}

async function applyMissing(client: Client, migrations: readonly Migration[]): Promise<readonly string[]> {
  const applied = await loadApplied(client);
  const names: string[] = [];
  for (const migration of migrations) {
    const checksum = applied.get(migration.name);
    if (checksum === migration.checksum) continue;
    if (checksum !== undefined) {
      throw new Error(`迁移 ${migration.name} 在应用之后被改动过：恢复原文件，另写一个新的迁移`);
    }
    await applyOne(client, migration);
    names.push(migration.name);
  }
  return names;
}

async function loadApplied(client: Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `SELECT migration_name, checksum FROM public._prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

async function applyOne(client: Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO public._prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
