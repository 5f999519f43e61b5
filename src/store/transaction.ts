import type { PoolClient } from 'pg';
import type { Database } from './database';
import { inOneGo } from './one-go';
import { statementsOn, type Connection, type Sql, type Statements } from './statements';

/** What every writer inside one transaction is handed: plain SQL on one connection. */
export type Transaction = Statements;

/** What those are handed who write the step of a case: nearly all of it is only written. */
export interface StepTransaction extends Transaction {
  /**
   * Writes what nobody needs the answer of: it is awaited with the commit, which leaves in the same packet where nothing
   * else is waited for. What goes wrong undoes the transaction and is thrown by it.
   */
  readonly $send: (sql: Sql, ...values: readonly unknown[]) => void;
}

/** Shorter than what a recorder may take, so that no transaction outlives the attempt that opened it. */
const transactionTimeoutMs = 8_000;

/**
 * Runs `work` in one READ COMMITTED transaction: all of it is written, or nothing.
 * Who writes to a case locks the case's row first, so a stricter level would only add failures.
 * @throws what `work` throws, and the database's error when it cannot be reached in time.
 */
export async function inTransaction<T>(
  database: Pick<Database, 'pool' | 'nameFor'>,
  work: (transaction: StepTransaction) => Promise<T>,
): Promise<T> {
  const client = await database.pool.connect();
  const holder = holding(client);
  const { transaction, sent } = sending(statementsOn(holder, database.nameFor));
  try {
    // Sent together with the first statement: a connection keeps the order in which it is asked.
    const begun = holder.query({ text: 'BEGIN' });
    begun.catch(() => undefined);
    const answer = await work(transaction);
    const committed = holder.query({ text: 'COMMIT' });
    committed.catch(() => undefined);
    await Promise.all([begun, ...sent]);
    const { command } = await committed;
    // A statement that failed unseen has undone the rest: the server says so, and raises no error.
    if (command !== 'COMMIT') throw new Error('the transaction was undone');
    holder.release();
    return answer;
  } catch (error) {
    await client.query('ROLLBACK').then(
      () => holder.release(),
      () => holder.destroy(),
    );
    // What comes after a statement that failed unseen fails of it: its own words say why.
    await Promise.all(sent);
    throw error;
  }
}

/** Statements, and the answers of those that were only sent. */
function sending(statements: Statements): {
  readonly transaction: StepTransaction;
  readonly sent: readonly Promise<number>[];
} {
  const sent: Promise<number>[] = [];
  const $send: StepTransaction['$send'] = (sql, ...values) => {
    const answer = statements.$executeRaw(sql, ...values);
    answer.catch(() => undefined);
    sent.push(answer);
  };
  return { transaction: { ...statements, $send }, sent };
}

/** What only reads is handed. */
export type Reader = Pick<Transaction, '$queryRaw'>;

/**
 * Runs `work` on one connection: readers that are asked at once share a packet and an answer. Each sees what is
 * committed when it begins, as from the pool.
 */
export async function onOneConnection<T>(
  database: Pick<Database, 'pool' | 'nameFor'>,
  work: (reader: Reader) => Promise<T>,
): Promise<T> {
  const client = await database.pool.connect();
  try {
    return await work(statementsOn(inOneGo(client), database.nameFor));
  } finally {
    client.release();
  }
}

interface Holder extends Connection {
  release(): void;
  destroy(): void;
}

/** Gives a connection back once. One that is held too long is closed, which undoes what it has begun. */
function holding(client: PoolClient): Holder {
  let isHeld = true;
  const giveBack = (isBroken: Error | undefined): void => {
    clearTimeout(timer);
    if (isHeld) client.release(isBroken);
    isHeld = false;
  };
  const destroy = (): void => giveBack(new Error('the transaction took too long'));
  const timer = setTimeout(destroy, transactionTimeoutMs);
  const together = inOneGo(client);
  return {
    query: (statement) =>
      isHeld ? together.query(statement) : Promise.reject(new Error('the transaction has ended')),
    release: () => giveBack(undefined),
    destroy,
  };
}
