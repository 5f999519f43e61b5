import type { Pool, PoolClient } from 'pg';

/** One transaction on a connection of its own: committed when `work` returns, rolled back when it throws. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const value = await work(client);
    await client.query('COMMIT');
    return value;
  } catch (error) {
    await client
      .query('ROLLBACK')
      .catch((failure: unknown) => (broken = failure instanceof Error ? failure : new Error('rollback')));
    throw error;
  } finally {
    client.release(broken);
  }
}
