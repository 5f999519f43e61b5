import type { Database } from './database';
import { readMigrations } from './migrate';

/** Whether the database has every migration of the folder; one that is ahead of this code is fine (expand first). */
export async function isMigrated(database: Database, folder: string): Promise<boolean> {
  const { rows } = await database.pool.query<{ migration_name: string }>(
    `SELECT migration_name FROM public._prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const applied = new Set(rows.map((row) => row.migration_name));
  return readMigrations(folder).every((migration) => applied.has(migration.name));
}
