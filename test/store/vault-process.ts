import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import type { ComplainantIdentity } from '../../src/domain/complainant';
import type { ContactRef, ContractContact } from '../../src/domain/contract/contact';
import { toCaseId, type CaseId } from '../../src/domain/ids';
import {
  createVaultClient,
  insertSealedContacts,
  insertSealedIdentity,
  loadPublicSealingKeys,
  sealContacts,
  sealIdentity,
  type VaultClient,
} from '../../src/vault/client';
import { createVaultKeys } from '../../src/vault/keys';
import { inTransaction } from '../../src/vault/transaction';
import { canaryIdentity, type CanaryIdentity } from '../support/canary';
import { createTestDatabase, requiredAddress, type TestDatabase } from '../support/database';

const program = join(__dirname, '..', '..', 'dist', 'src', 'vault.js');

export interface SealedComplaint {
  readonly complaintId: CaseId;
  readonly canary: CanaryIdentity;
}

/** A vault as it runs in a city: its own process, its own role, a real database and a real mail server. */
export interface RunningVault {
  readonly client: VaultClient;
  readonly database: TestDatabase;
  readonly socketPath: string;
  /** Everything the process has written so far. */
  log(): Buffer;
  /** Every canary sealed so far. */
  canaries(): readonly CanaryIdentity[];
  /** A complaint of a canary, sealed at the door as the application seals it. */
  aComplaint(changes?: Partial<ComplainantIdentity>): Promise<SealedComplaint>;
  /** A contact of a party of a contract, sealed as the application seals it. */
  aContact(contact: Partial<ContractContact>): Promise<ContactRef>;
  inboxOf(address: string | null | undefined): Promise<readonly Letter[]>;
  /** Starts one more process on the same socket. @returns its exit code. */
  startSecond(): Promise<unknown>;
  start(): Promise<void>;
  stop(signal: NodeJS.Signals): Promise<void>;
  close(): Promise<void>;
}

export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly attachments: readonly unknown[];
}

/** @param firstSeed of its canaries; mails of several suites meet in one inbox, so each suite has its own. */
export async function openVault(firstSeed: number): Promise<RunningVault> {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-vault-'));
  const socketPath = join(folder, 'vault.sock');
  const logFile = join(folder, 'vault.log');
  writeFileSync(logFile, '');
  const files = createVaultKeys(join(folder, 'keys.json'));
  const publicKeys = loadPublicSealingKeys(files.publicKeysPath);
  const database = await createTestDatabase();
  const app = new Pool({ connectionString: database.url('app'), max: 2 });
  const client = createVaultClient(socketPath);
  const canaries: CanaryIdentity[] = [];
  const env = {
    VAULT_DATABASE_URL: database.url('vault'),
    VAULT_SOCKET: socketPath,
    VAULT_KEYS_FILE: files.keysPath,
    SMTP_URL: requiredAddress('TEST_SMTP_URL'),
  };
  let child: ChildProcess | undefined;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === undefined) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    child = undefined;
  };
  const start = async (): Promise<void> => {
    child = spawn(process.execPath, [program], { env });
    child.stdout?.on('data', (chunk: Buffer) => {
      appendFileSync(logFile, chunk);
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      appendFileSync(logFile, chunk);
    });
    await untilHealthy(client, () => readFileSync(logFile, 'utf8'));
  };
  await start();
  return {
    client,
    database,
    socketPath,
    log: () => readFileSync(logFile),
    canaries: () => canaries,
    aComplaint: async (changes = {}) => {
      const canary = canaryIdentity(firstSeed + canaries.length);
      canaries.push(canary);
      const complaintId = toCaseId(`complaint-${canary.seed}`);
      const sealed = sealIdentity(publicKeys, complaintId, { ...canary.identity, ...changes });
      await inTransaction(app, (connection) => insertSealedIdentity(connection, sealed));
      return { complaintId, canary };
    },
    aContact: async (contact) => {
      const ref = { contractId: toCaseId(randomUUID()), partyId: 'b', contactId: 'b1' };
      const sealed = sealContacts(publicKeys, [{ ...ref, contact }]);
      await inTransaction(app, (connection) => insertSealedContacts(connection, sealed));
      return ref;
    },
    inboxOf: async (address) => {
      const url = `${requiredAddress('TEST_MAIL_URL')}/messages?to=${encodeURIComponent(address ?? '')}`;
      return (await (await fetch(url)).json()) as readonly Letter[];
    },
    startSecond: async () => {
      const second = spawn(process.execPath, [program], { env, stdio: 'ignore' });
      const [code] = (await once(second, 'exit')) as readonly unknown[];
      return code;
    },
    start,
    stop,
    close: async () => {
      await stop('SIGTERM');
      await app.end();
      await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The type of a refusal, or that there was none. */
export async function refusalOf(
  answer: Promise<
    { readonly ok: true } | { readonly ok: false; readonly refusal: { readonly type: string } }
  >,
): Promise<string> {
  const result = await answer;
  return result.ok ? 'not refused' : result.refusal.type;
}

async function untilHealthy(client: VaultClient, log: () => string): Promise<void> {
  const until = performance.now() + 15_000;
  while (performance.now() < until) {
    if (await client.health().then(Boolean, () => false)) return;
    await sleep(50);
  }
  throw new Error(`the vault did not start: ${log()}`);
}
