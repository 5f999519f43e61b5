import type { Database } from './database';
import type { Prisma } from './prisma/client';

/** What every writer inside one transaction is handed: typed models and plain SQL on the same connection. */
export type Transaction = Prisma.TransactionClient;

/** Shorter than what a recorder may take, so that no transaction outlives the attempt that opened it. */
const transactionTimeoutMs = 8_000;
const connectionWaitMs = 5_000;

/**
 * Runs `work` in one READ COMMITTED transaction: all of it is written, or nothing.
 * Who writes to a case locks the case's row first, so a stricter level would only add failures.
 * @throws what `work` throws, and the database's error when it cannot be reached in time.
 */
export function inTransaction<T>(
  database: Database,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return database.prisma.$transaction(work, { maxWait: connectionWaitMs, timeout: transactionTimeoutMs });
}
