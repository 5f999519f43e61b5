import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate, readMigrations } from '../../src/store/migrate';
import { createTestDatabase, migrationsFolder } from '../support/database';
import type { TestDatabase } from '../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) rmSync(folder, { recursive: true });
  await database.drop();
});

function copyOfMigrations(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-migrations-'));
  folders.push(folder);
  cpSync(migrationsFolder, folder, { recursive: true });
  return folder;
}

function addMigration(folder: string, name: string, sql: string): void {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

describe('migrating', () => {
  it('writes one finished row for every migration, with the checksum of its text', async () => {
    const { rows } = await database.pool.query(
      `SELECT migration_name AS name, checksum FROM public._prisma_migrations
       WHERE finished_at IS NOT NULL ORDER BY migration_name`,
    );
    expect(rows).toEqual(readMigrations(migrationsFolder).map(({ name, checksum }) => ({ name, checksum })));
  });

  it('applies nothing the second time', async () => {
    expect(await migrate(database.url('migrator'), migrationsFolder)).toEqual([]);
  });

  it('applies only the new one, once, when two migrators come together', async () => {
    const folder = copyOfMigrations();
    addMigration(folder, '9998_one', 'CREATE TABLE app.one_more (id integer PRIMARY KEY)');
    const url = database.url('migrator');
    const applied = await Promise.all([migrate(url, folder), migrate(url, folder)]);
    expect(applied.flat()).toEqual(['9998_one']);
  });

  it('leaves no trace of a migration that fails half-way', async () => {
    const folder = copyOfMigrations();
    addMigration(folder, '9999_broken', 'CREATE TABLE app.half (id integer); SELECT 1/0');
    await expect(migrate(database.url('migrator'), folder)).rejects.toThrow('division by zero');
    const { rows } = await database.pool.query(`SELECT to_regclass('app.half') AS half`);
    expect(rows).toEqual([{ half: null }]);
  });

  it('refuses when the text of an applied migration was changed, and names it', async () => {
    const folder = copyOfMigrations();
    const first = readMigrations(folder)[0];
    writeFileSync(join(folder, first?.name ?? '', 'migration.sql'), `${first?.sql}\n-- changed`);
    await expect(migrate(database.url('migrator'), folder)).rejects.toThrow('0001_ground');
  });
});

describe('roles', () => {
  const sqlAs = async (role: 'app' | 'vault', sql: string): Promise<unknown> => {
    const client = new Client({ connectionString: database.url(role) });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };

  it.each([
    ['app', 'CREATE TABLE vault.mine (id integer)', 'permission denied for schema vault'],
    ['vault', 'SELECT 1 FROM app.case_clock', 'permission denied for schema app'],
    ['app', 'CREATE TABLE app.mine (id integer)', 'permission denied for schema app'],
    ['app', 'CREATE TABLE public.mine (id integer)', 'permission denied for schema public'],
    ['app', 'SET ROLE pacta_owner', 'permission denied to set role'],
    ['vault', 'SET ROLE pacta_app', 'permission denied to set role'],
  ] as const)('%s may not: %s', async (role, sql, refusal) => {
    await expect(sqlAs(role, sql)).rejects.toThrow(refusal);
  });
});
