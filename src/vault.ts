import { existsSync } from 'node:fs';
import { Pool } from 'pg';
import { loadConfig } from './config';
import { log, setLogLevel } from './log';
import { indexAll } from './vault/blind-index';
import { openDoor } from './vault/door';
import { createVaultKeys, loadVaultKeys, rotateVaultKeys } from './vault/keys';
import { openMailPost } from './vault/mail';
import { defaultRevealLimits } from './vault/reveal';
import { vaultHandlersFor, type Vault } from './vault/handlers';

type VaultConfig = ReturnType<typeof loadConfig<'vault'>>;

const indexPauseMs = 2_000;

/**
 * The vault's process, the only one that holds private keys. `prepare` makes the key files where there are none,
 * `rotate` starts a new epoch (restart the vault and the API afterwards); without a word it serves until it is told to
 * stop.
 */
async function main(words: readonly string[]): Promise<void> {
  const config = loadConfig('vault');
  setLogLevel(config.LOG_LEVEL);
  if (words[0] === 'prepare') return prepare(config.VAULT_KEYS_FILE);
  if (words[0] === 'rotate') return rotate(config.VAULT_KEYS_FILE);
  if (words[0] !== undefined)
    throw new Error(`不认识的命令 ${words[0]}：可用 prepare、rotate，或不带命令直接运行`);
  await serve(config);
}

function prepare(keysPath: string): void {
  if (existsSync(keysPath)) return;
  const files = createVaultKeys(keysPath);
  log.info({ operation: 'prepare' }, `保险库密钥已生成；请把恢复密钥 ${files.recoveryKeyPath} 移到别处保管`);
}

function rotate(keysPath: string): void {
  log.info({ operation: 'rotate', epoch: rotateVaultKeys(keysPath) }, '保险库密钥已轮换');
}

async function serve(config: VaultConfig): Promise<void> {
  const keys = loadVaultKeys(config.VAULT_KEYS_FILE);
  const vault: Vault = {
    pool: openPool(config.VAULT_DATABASE_URL, 6),
    mailPool: openPool(config.VAULT_DATABASE_URL, 4),
    keys,
    limits: defaultRevealLimits,
    post: openMailPost(config.SMTP_URL, config.MAIL_FROM),
  };
  const server = await openDoor(config.VAULT_SOCKET, vaultHandlersFor(vault));
  const indexing = setInterval(() => void indexQuietly(vault), indexPauseMs);
  log.info({ part: 'vault', pid: process.pid }, '保险库已就绪');
  const stop = async (): Promise<void> => {
    clearInterval(indexing);
    server.closeIdleConnections();
    await new Promise((resolve) => server.close(resolve));
    await Promise.all([vault.pool.end(), vault.mailPool.end()]);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
}

/** The database may be away for a while: what was not indexed now is indexed the next time. */
async function indexQuietly(vault: Vault): Promise<void> {
  await indexAll(vault.pool, vault.keys).catch((error: unknown) =>
    log.warn({ error, operation: 'index' }, '盲索引稍后再试'),
  );
}

function openPool(connectionString: string, max: number): Pool {
  const pool = new Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 5_000,
    application_name: 'pacta-vault',
  });
  pool.on('error', (error) => log.warn({ error }, '保险库的数据库连接断开'));
  // One that is lent out while a mail is on its way has nobody who listens; its next statement tells.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

void main(process.argv.slice(2)).catch((error: unknown) => {
  log.fatal({ error }, '保险库无法启动');
  process.exitCode = 1;
});
