import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { toCaseId } from '../../src/domain/ids';
import { openDatabase } from '../../src/store/database';
import { inTransaction as inStoreTransaction } from '../../src/store/transaction';
import { createVaultKeys, loadPublicSealingKeys, loadVaultKeys } from '../../src/vault/keys';
import { sealIdentity } from '../../src/vault/seal';
import { insertSealedContacts, loadContact, sealContacts } from '../../src/vault/sealed-contact';
import { insertSealedIdentity, loadIdentity } from '../../src/vault/sealed-identity';
import { inTransaction } from '../../src/vault/transaction';
import { canaryIdentity, findCanary } from '../support/canary';
import { createTestDatabase, type TestDatabase } from '../support/database';

const folder = mkdtempSync(join(tmpdir(), 'pacta-vault-grants-'));
const files = createVaultKeys(join(folder, 'keys.json'));
const publicKeys = loadPublicSealingKeys(files.publicKeysPath);
const canary = canaryIdentity(58);
const complaint = toCaseId('complaint-58');

let database: TestDatabase;
let app: Pool;
let vault: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  app = new Pool({ connectionString: database.url('app'), max: 2 });
  vault = new Pool({ connectionString: database.url('vault'), max: 2 });
  const sealed = sealIdentity(publicKeys, complaint, canary.identity);
  await inTransaction(app, (client) => insertSealedIdentity(client, sealed));
});
afterAll(async () => {
  await Promise.all([app.end(), vault.end()]);
  await database.drop();
  rmSync(folder, { recursive: true });
});

describe('the application', () => {
  it.each([
    'SELECT * FROM vault.sealed_identity',
    'SELECT complaint_id FROM vault.sealed_identity',
    'SELECT count(*) FROM vault.sealed_identity',
    "UPDATE vault.sealed_identity SET fields = '{}'",
    'DELETE FROM vault.sealed_identity',
    'TRUNCATE vault.sealed_identity',
    "INSERT INTO vault.sealed_identity (complaint_id, schema_version, key_epoch, custodian_wrap, recovery_wrap, fields) VALUES ('x', 1, 1, '', '', '{}') RETURNING id",
    "INSERT INTO vault.sealed_identity (complaint_id, schema_version, key_epoch, fields, erased_at) VALUES ('x', 1, 1, '{}', now())",
    'SELECT * FROM vault.contract_contact',
    "UPDATE vault.contract_contact SET fields = '{}'",
    'DELETE FROM vault.contract_contact',
    'SELECT * FROM vault.blind_index',
    'SELECT * FROM vault.reveal_request',
    'SELECT * FROM vault.reveal_log',
    'SELECT * FROM vault.mail',
    "INSERT INTO vault.blind_index VALUES ('x', 'phone', '')",
    "INSERT INTO vault.mail (message_id, complaint_id, party, outcome) VALUES ('m', 'x', 'agent', 'accepted')",
    'DELETE FROM app.receipt',
    "UPDATE app.receipt SET digest = 'mine'",
  ])('may not: %s', async (sql) => {
    await expect(app.query(sql)).rejects.toThrow('permission denied');
  });

  it('puts a sealed identity in with the complaint, or with nothing when the complaint is rolled back', async () => {
    const lost = toCaseId('complaint-lost');
    const failing = inTransaction(app, async (client) => {
      await insertSealedIdentity(client, sealIdentity(publicKeys, lost, canary.identity));
      throw new Error('the complaint was not stored');
    });
    await expect(failing).rejects.toThrow('not stored');
    const { rows } = await database.pool.query('SELECT complaint_id FROM vault.sealed_identity');
    expect(rows).toEqual([{ complaint_id: complaint }]);
  });

  it('puts one in through the typed client as well', async () => {
    const store = openDatabase({ url: database.url('app'), name: 'test', maxConnections: 1 });
    const typed = toCaseId('complaint-typed');
    await inStoreTransaction(store, (transaction) =>
      insertSealedIdentity(
        { query: (sql, values) => transaction.$executeRawUnsafe(sql, ...values) },
        sealIdentity(publicKeys, typed, canary.identity),
      ),
    );
    await store.close();
    expect(await loadIdentity(vault, loadVaultKeys(files.keysPath), typed)).toEqual(canary.identity);
    await database.pool.query('DELETE FROM vault.sealed_identity WHERE complaint_id = $1', [typed]);
  });

  it('may issue a receipt and revoke it', async () => {
    await app.query(
      "INSERT INTO app.receipt (locator, digest, complaint_id, party, authority) VALUES ('L1', 'd', 'c-58', 'agent', 'general')",
    );
    await app.query("UPDATE app.receipt SET revoked_at = now() WHERE locator = 'L1'");
    const { rows } = await app.query('SELECT revoked_at IS NOT NULL AS revoked FROM app.receipt');
    expect(rows).toEqual([{ revoked: true }]);
  });
});

describe('the vault', () => {
  it.each([
    'UPDATE vault.reveal_log SET reason = NULL',
    'DELETE FROM vault.reveal_log',
    'TRUNCATE vault.reveal_log',
    'DELETE FROM vault.reveal_request',
    "UPDATE vault.reveal_request SET reason = 'another'",
    "UPDATE vault.sealed_identity SET complaint_id = 'another'",
    "UPDATE vault.contract_contact SET contact_id = 'another'",
    'DELETE FROM vault.sealed_identity',
    'DELETE FROM vault.mail',
    'SELECT * FROM app.receipt',
  ])('may not: %s', async (sql) => {
    await expect(vault.query(sql)).rejects.toThrow('permission denied');
  });

  it('reads what the application sealed, and lays what changed later over it', async () => {
    const changed = { phone: '13900000000', agent: null };
    await inTransaction(app, (client) =>
      insertSealedIdentity(client, sealIdentity(publicKeys, complaint, changed)),
    );
    const opened = await loadIdentity(vault, loadVaultKeys(files.keysPath), complaint);
    expect(opened).toEqual({ ...canary.identity, ...changed });
  });
});

describe('a contact of a contract', () => {
  const known = { name: '钱八', phone: '13766667777', email: 'qian@x.example' };
  const contractId = toCaseId('contract-58');
  const ref = { contractId, partyId: 'b', contactId: 'b1' };
  const other = { ...ref, contactId: 'b2' };
  const keys = loadVaultKeys(files.keysPath);

  it('is put in by the application with a whole batch, and laid over by what changed later', async () => {
    const batch = [
      { ...ref, contact: known },
      { ...other, contact: { ...known, email: null } },
    ];
    await inTransaction(app, (client) => insertSealedContacts(client, sealContacts(publicKeys, batch)));
    expect(await loadContact(vault, keys, ref)).toEqual(known);
    const changed = sealContacts(publicKeys, [{ ...ref, contact: { phone: '13900001111' } }]);
    await inTransaction(app, (client) => insertSealedContacts(client, changed));
    expect(await loadContact(vault, keys, ref)).toEqual({ ...known, phone: '13900001111' });
    expect(await loadContact(vault, keys, other)).toEqual({ ...known, email: null });
    expect(await loadContact(vault, keys, { ...ref, partyId: 'a' })).toBeNull();
  });

  it('does not open in the place of another, though both have one key', async () => {
    await database.pool.query("UPDATE vault.contract_contact SET contact_id = 'b3' WHERE contact_id = 'b2'");
    await expect(loadContact(vault, keys, { ...ref, contactId: 'b3' })).rejects.toThrow('bound to');
  });

  it('leaves no readable trace in its row', async () => {
    const { rows } = await database.pool.query('SELECT t::text AS row FROM vault.contract_contact t');
    const dumped = JSON.stringify(rows);
    expect(rows).toHaveLength(3);
    expect(Object.values(known).filter((value) => dumped.includes(value))).toEqual([]);
  });
});

describe('the database', () => {
  it('holds no readable trace of the complainant in any table', async () => {
    const { rows: tables } = await database.pool.query<{ name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
       WHERE table_schema IN ('app', 'vault', 'public') AND table_type = 'BASE TABLE'`,
    );
    const dumped: string[] = [];
    for (const { name } of tables) {
      const { rows } = await database.pool.query(`SELECT t::text AS row FROM ${name} t`);
      dumped.push(name, JSON.stringify(rows));
    }
    expect(dumped.join()).toContain(complaint);
    expect(findCanary(dumped.join(), canary)).toEqual([]);
    expect(findCanary(`${dumped.join()}${canary.identity.phone ?? ''}`, canary)).toHaveLength(1);
  });

  it('refuses a reveal that one person both asked for and approved, whoever writes it', async () => {
    const alone = database.pool.query(
      `INSERT INTO vault.reveal_request
         (id, complaint_id, requester_id, reason, fields, scope, requested_at, approver_id, approved_at, expires_at)
       VALUES (gen_random_uuid(), 'x', 'one', 'why', '{name}', 'full', now(), 'one', now(), now())`,
    );
    await expect(alone).rejects.toThrow('reveal_request_needs_second_person');
  });
});
