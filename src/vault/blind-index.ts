import { createHmac, hkdfSync } from 'node:crypto';
import type { Pool } from 'pg';
import type { ComplainantIdentity } from '../domain/complainant';
import type { CaseId } from '../domain/ids';
import { log } from '../log';
import type { VaultKeys } from './keys';
import { openIdentity } from './seal';
import { lockUnindexed, markIndexed } from './sealed-identity';
import { inTransaction } from './transaction';

/** Names are never indexed: they repeat too often to find anybody, and too seldom to hide anybody. */
export const INDEXED_FIELDS = ['phone', 'email', 'uscc'] as const;
export type IndexedField = (typeof INDEXED_FIELDS)[number];

export interface Duplicate {
  readonly complaintId: CaseId;
  readonly matchedOn: readonly IndexedField[];
}

/** 48 bits: enough to find a second complaint, too few to name one phone among eleven digits for certain. */
const digestBytes = 6;
const batchSize = 100;

/** The form in which two spellings of the same thing are equal; null when nothing is left to compare. */
export function normalized(field: IndexedField, value: string): string | null {
  const text = value.normalize('NFKC').trim();
  const plain = {
    phone: () => text.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, ''),
    email: () => text.toLowerCase(),
    uscc: () => text.replace(/[\s-]/g, '').toUpperCase(),
  }[field]();
  return plain === '' ? null : plain;
}

/** A keyed, truncated digest, each field under a key of its own. */
export function blindDigest(blindIndexKey: Buffer, field: IndexedField, value: string): Buffer | null {
  const plain = normalized(field, value);
  if (plain === null) return null;
  const key = Buffer.from(hkdfSync('sha256', blindIndexKey, '', `pacta blind index|${field}`, 32));
  return createHmac('sha256', key).update(plain).digest().subarray(0, digestBytes);
}

/**
 * Indexes what was sealed since the last time. A row that does not open is marked and reported by health: it never
 * holds up the others.
 */
export async function indexAll(pool: Pool, keys: VaultKeys): Promise<void> {
  let handled: number;
  do handled = await indexBatch(pool, keys);
  while (handled === batchSize);
}

async function indexBatch(pool: Pool, keys: VaultKeys): Promise<number> {
  return inTransaction(pool, async (client) => {
    const pending = await lockUnindexed(client, batchSize);
    for (const { id, sealed } of pending) {
      const identity = openOrNull(keys, sealed);
      for (const [field, digest] of digestsOf(keys, identity ?? {})) {
        await client.query(
          `INSERT INTO vault.blind_index (complaint_id, field, digest) VALUES ($1, $2, $3)
           ON CONFLICT DO NOTHING`,
          [sealed.complaintId, field, digest],
        );
      }
      await markIndexed(client, id, identity === null);
    }
    return pending.length;
  });
}

/** Other complaints that share a phone, an email or a USCC with this one: ids only, for a person to compare. */
export async function findDuplicates(pool: Pool, complaintId: CaseId): Promise<readonly Duplicate[]> {
  const { rows } = await pool.query<{ complaint_id: CaseId; fields: IndexedField[] }>(
    `SELECT other.complaint_id, array_agg(DISTINCT other.field ORDER BY other.field) AS fields
     FROM vault.blind_index own
     JOIN vault.blind_index other ON other.field = own.field AND other.digest = own.digest
     WHERE own.complaint_id = $1 AND other.complaint_id <> $1
     GROUP BY other.complaint_id ORDER BY other.complaint_id LIMIT 200`,
    [complaintId],
  );
  return rows.map((row) => ({ complaintId: row.complaint_id, matchedOn: row.fields }));
}

function openOrNull(
  keys: VaultKeys,
  sealed: Parameters<typeof openIdentity>[1],
): Partial<ComplainantIdentity> | null {
  try {
    return openIdentity(keys, sealed);
  } catch (error) {
    log.error({ error, caseId: sealed.complaintId, epoch: sealed.keyEpoch }, '密封的身份无法开启');
    return null;
  }
}

function digestsOf(
  keys: VaultKeys,
  identity: Partial<ComplainantIdentity>,
): readonly (readonly [IndexedField, Buffer])[] {
  return INDEXED_FIELDS.flatMap((field) => {
    const value = identity[field];
    const digest = value ? blindDigest(keys.blindIndexKey, field, value) : null;
    return digest === null ? [] : [[field, digest] as const];
  });
}
