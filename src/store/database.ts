import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { log } from '../log';
import { PrismaClient } from './prisma/client';
import { createStatementNames } from './statement-names';
import { statementsOn, type StatementNames, type Statements } from './statements';

export interface DatabaseOptions {
  readonly url: string;
  /** Shown by `pg_stat_activity`, so that an operator sees who holds what. */
  readonly name: string;
  readonly maxConnections?: number;
}

/** One pool, seen from two sides: Prisma's models with plain SQL beside them, and `pool` where a reader needs no more. */
export interface Database {
  readonly pool: Pool;
  readonly prisma: PrismaClient;
  /** Of statements that PostgreSQL keeps planned, the same on every connection of the pool. */
  readonly nameFor: StatementNames;
  /** Waits for what runs; afterwards every call throws. */
  close(): Promise<void>;
}

const statementTimeoutMs = 15_000;
const lockTimeoutMs = 5_000;
const connectTimeoutMs = 5_000;
const idleInTransactionTimeoutMs = 30_000;
/** Until it has planned what it is asked, a new connection costs several commands: it outlives a pause. */
const idleTimeoutMillis = 600_000;

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
    idleTimeoutMillis,
    statement_timeout: statementTimeoutMs,
    lock_timeout: lockTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
    // What is asked in one go travels in one go.
    pipeline: true,
  });
  // An idle connection that the server cuts must not end the process; the next query opens another.
  pool.on('error', (error) => log.warn({ error }, '数据库空闲连接中断'));
  // One that is lent out and between two statements has nobody who listens; whoever has it learns at his next one.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const nameFor = createStatementNames();
  const models = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: nameFor }) });
  return {
    pool,
    prisma: withPlainSql(models, statementsOn(pool, nameFor)),
    nameFor,
    close: async () => {
      await models.$disconnect();
      await pool.end();
    },
  };
}

/** Its own way with plain SQL costs several times what the statement does; models are left to it. */
function withPlainSql(models: PrismaClient, plain: Statements): PrismaClient {
  const { $queryRaw, $executeRaw } = plain;
  return models.$extends({ client: { $queryRaw, $executeRaw } }) as unknown as PrismaClient;
}
