import type { Database } from '../../../src/store/database';
import type { Transaction } from '../../../src/store/transaction';

/**
 * The same database, seen from inside a transaction that is already open: whatever opens one joins it. So a whole
 * story is written by the functions that serve the city every day, and is there whole or not at all.
 */
export function within(database: Database, transaction: Transaction): Database {
  const join = (work: (transaction: Transaction) => Promise<unknown>): Promise<unknown> => work(transaction);
  const prisma = new Proxy(transaction, {
    get: (target, name): unknown => (name === '$transaction' ? join : Reflect.get(target, name)),
  });
  // A transaction's client lacks only what opens and closes connections, which nobody asks of it in a story.
  return { ...database, prisma: prisma as Database['prisma'] };
}
