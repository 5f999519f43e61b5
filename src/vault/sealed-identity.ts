import type { ClientBase, Pool } from 'pg';
import type { ComplainantIdentity } from '../domain/complainant';
import type { CaseId } from '../domain/ids';
import type { VaultKeys } from './keys';
import { openIdentity, type SealedIdentity } from './seal';
import { insertSealedRows, sealedColumns, toSealed, type SealedRow, type SqlWriter } from './sealed-rows';

type IdentityRow = SealedRow & { readonly complaint_id: CaseId };

const identityColumns = `complaint_id, ${sealedColumns}`;
const table = { name: 'vault.sealed_identity', places: ['complaint_id'] } as const;

export function insertSealedIdentities(client: SqlWriter, sealed: readonly SealedIdentity[]): Promise<void> {
  return insertSealedRows(
    client,
    table,
    sealed.map((one) => ({ place: [one.complaintId], sealed: one })),
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
  const { rows } = await client.query<IdentityRow>(
    `SELECT ${identityColumns} FROM vault.sealed_identity
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
  const { rows } = await client.query<IdentityRow & { readonly id: string }>(
    `SELECT id, ${identityColumns} FROM vault.sealed_identity
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

function toSealedIdentity(row: IdentityRow): SealedIdentity {
  return { complaintId: row.complaint_id, ...toSealed(row) };
}
