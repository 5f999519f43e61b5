import type { ClientBase, Pool } from 'pg';
import type { ComplainantIdentity } from '../domain/complainant';
import type { CaseId } from '../domain/ids';
import type { VaultKeys } from './keys';
import { openIdentity, type SealedFields, type SealedIdentity } from './seal';

interface SealedRow {
  readonly complaint_id: CaseId;
  readonly schema_version: number;
  readonly key_epoch: number;
  readonly custodian_wrap: Buffer;
  readonly recovery_wrap: Buffer;
  readonly fields: Readonly<Record<string, string>>;
}

const sealedColumns = 'complaint_id, schema_version, key_epoch, custodian_wrap, recovery_wrap, fields';

/** A connection inside the transaction that stores the complaint: pg's own, or one call of Prisma's. */
export interface SqlWriter {
  query(sql: string, values: unknown[]): PromiseLike<unknown>;
}

/**
 * Puts sealed rows in, inside the transaction that stores their complaints. The application's role may do this and
 * nothing else here: it cannot read them back.
 */
export async function insertSealedIdentities(
  client: SqlWriter,
  sealed: readonly SealedIdentity[],
): Promise<void> {
  if (sealed.length === 0) return;
  const rows = sealed.map(
    ({ complaintId, schemaVersion, keyEpoch, custodianWrap, recoveryWrap, fields }) => ({
      complaint_id: complaintId,
      schema_version: schemaVersion,
      key_epoch: keyEpoch,
      custodian_wrap: custodianWrap.toString('base64'),
      recovery_wrap: recoveryWrap.toString('base64'),
      fields: Object.fromEntries(
        Object.entries(fields).map(([field, bytes]) => [field, bytes.toString('base64')]),
      ),
    }),
  );
  await client.query(
    `INSERT INTO vault.sealed_identity (${sealedColumns})
     SELECT complaint_id, schema_version, key_epoch, decode(custodian_wrap, 'base64'),
       decode(recovery_wrap, 'base64'), fields
     FROM jsonb_to_recordset($1::jsonb) AS row(complaint_id text, schema_version int, key_epoch int,
       custodian_wrap text, recovery_wrap text, fields jsonb)`,
    [JSON.stringify(rows)],
  );
}

export const insertSealedIdentity = (client: SqlWriter, sealed: SealedIdentity): Promise<void> =>
  insertSealedIdentities(client, [sealed]);

export type IdentityState = 'unknown' | 'sealed' | 'erased';

/** Whether there is something to open, without opening it. */
export async function findIdentityState(
  client: Pool | ClientBase,
  complaintId: CaseId,
): Promise<IdentityState> {
  const { rows } = await client.query<{ sealed: string; erased: string }>(
    `SELECT count(*) FILTER (WHERE erased_at IS NULL) AS sealed, count(erased_at) AS erased
     FROM vault.sealed_identity WHERE complaint_id = $1`,
    [complaintId],
  );
  if (Number(rows[0]?.sealed) > 0) return 'sealed';
  return Number(rows[0]?.erased) > 0 ? 'erased' : 'unknown';
}

/**
 * Opens a complaint's identity: later rows lie over earlier ones, field by field. Null when nothing was ever sealed
 * or it was erased. The caller has committed the log entry that says who looks and why.
 * @throws EnvelopeError when a row was altered, moved from another complaint, or sealed to unknown keys.
 */
export async function loadIdentity(
  client: Pool | ClientBase,
  keys: VaultKeys,
  complaintId: CaseId,
): Promise<ComplainantIdentity | null> {
  const { rows } = await client.query<SealedRow>(
    `SELECT ${sealedColumns} FROM vault.sealed_identity
     WHERE complaint_id = $1 AND erased_at IS NULL ORDER BY id`,
    [complaintId],
  );
  if (rows.length === 0) return null;
  const opened = rows.map((row) => openIdentity(keys, toSealedIdentity(row)));
  return Object.assign({}, nobody, ...opened) as ComplainantIdentity;
}

/**
 * Destroys the wrapped keys and the ciphertexts of a complaint. Copies in backups live on until those expire.
 * @returns how many rows were destroyed now.
 */
export async function eraseIdentity(client: ClientBase, complaintId: CaseId): Promise<number> {
  await client.query('DELETE FROM vault.blind_index WHERE complaint_id = $1', [complaintId]);
  const { rowCount } = await client.query(
    `UPDATE vault.sealed_identity
     SET custodian_wrap = NULL, recovery_wrap = NULL, fields = '{}', erased_at = CURRENT_TIMESTAMP
     WHERE complaint_id = $1 AND erased_at IS NULL`,
    [complaintId],
  );
  return rowCount ?? 0;
}

/** Rows the blind index has not seen, oldest first; a second caller waits for the first. */
export async function lockUnindexed(
  client: ClientBase,
  limit: number,
): Promise<readonly { readonly id: string; readonly sealed: SealedIdentity }[]> {
  const { rows } = await client.query<SealedRow & { readonly id: string }>(
    `SELECT id, ${sealedColumns} FROM vault.sealed_identity
     WHERE indexed_at IS NULL AND erased_at IS NULL ORDER BY id LIMIT $1 FOR UPDATE`,
    [limit],
  );
  return rows.map((row) => ({ id: row.id, sealed: toSealedIdentity(row) }));
}

export async function markIndexed(client: ClientBase, id: string, isUnreadable: boolean): Promise<void> {
  await client.query(
    'UPDATE vault.sealed_identity SET indexed_at = CURRENT_TIMESTAMP, is_unreadable = $2 WHERE id = $1',
    [id, isUnreadable],
  );
}

const nobody: ComplainantIdentity = {
  name: null,
  uscc: null,
  contactPerson: null,
  phone: null,
  email: null,
  postalAddress: null,
  agent: null,
};

function toSealedIdentity(row: SealedRow): SealedIdentity {
  const fields = Object.fromEntries(
    Object.entries(row.fields).map(([field, text]) => [field, Buffer.from(text, 'base64')]),
  ) as SealedFields;
  return {
    complaintId: row.complaint_id,
    schemaVersion: row.schema_version,
    keyEpoch: row.key_epoch,
    custodianWrap: row.custodian_wrap,
    recoveryWrap: row.recovery_wrap,
    fields,
  };
}
