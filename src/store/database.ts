import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { log } from '../log';
import { PrismaClient } from './prisma/client';
import { createStatementNames } from './statement-names';

export interface DatabaseOptions {
  readonly url: string;
  /** Shown by `pg_stat_activity`, so that an operator sees who holds what. */
  readonly name: string;
  readonly maxConnections?: number;
}

/** One pool, seen from two sides: Prisma for reads and plain writes, `pool` where SQL says it better. */
export interface Database {
  readonly pool: Pool;
  readonly prisma: PrismaClient;
  /** Waits for what runs; afterwards every call throws. */
  close(): Promise<void>;
}

const statementTimeoutMs = 15_000;
const lockTimeoutMs = 5_000;
const connectTimeoutMs = 5_000;
const idleInTransactionTimeoutMs = 30_000;

/**
 * Opens the pool lazily: a database that is down shows at the first query, not here.
 * Nothing waits forever: statements, locks, connecting and idle transactions all end with an error.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new Pool({
    connectionString: options.url,
    application_name: `pacta-${options.name}`,
    max: options.maxConnections ?? 12,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementTimeoutMs,
    lock_timeout: lockTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
  });
  // An idle connection that the server cuts must not end the process; the next query opens another.
  pool.on('error', (error) => log.warn({ error }, '数据库空闲连接中断'));
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: createStatementNames() }),
  });
  return {
    pool,
    prisma,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
