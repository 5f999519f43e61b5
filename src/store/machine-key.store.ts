import { createHash } from 'node:crypto';
import type { AdministrationRefusal } from '../domain/access-administration';
import type { OfficerId } from '../domain/ids';
import { accepted, refused } from '../domain/result';
import type { Result } from '../domain/result';
import type { Database } from './database';
import { Prisma } from './prisma/client';
import type { Transaction } from './transaction';

/** As whoever administers it sees it. */
export interface ListedKey {
  readonly keyId: string;
  readonly createdAt: string;
  readonly isRevoked: boolean;
}

/** One follows the other: the old is valid until nobody signs with it any more. */
const LIVING_KEYS = 2;

/** What a key is called: its JWK thumbprint (RFC 7638, RFC 8037 annex A.3), which its holder can work out alone. */
export function keyIdOf(publicKey: Buffer): string {
  const jwk = `{"crv":"Ed25519","kty":"OKP","x":"${publicKey.toString('base64url')}"}`;
  return createHash('sha256').update(jwk, 'utf8').digest('base64url');
}

const CREATED_AT = Prisma.raw(`to_char(k.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** The keys of the credential in the row beside it, the newest first. */
export const LISTED_KEYS = Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object('keyId', k.key_id, 'createdAt', ${CREATED_AT},
    'isRevoked', k.revoked_at IS NOT NULL) ORDER BY k.created_at DESC, k.key_id), '[]'::json)
  FROM app.machine_key k WHERE k.credential_id = machine_credential.credential_id)`;

/**
 * Registers the public key (32 bytes, Ed25519) with which a machine signs from now on.
 * @returns null when there is no such living credential.
 */
export async function registerKey(
  transaction: Transaction,
  { credentialId, publicKey }: { readonly credentialId: string; readonly publicKey: Buffer },
  createdBy: OfficerId,
): Promise<Result<ListedKey, AdministrationRefusal> | null> {
  const known = await transaction.$queryRaw<readonly unknown[]>`
    SELECT 1 FROM app.machine_credential WHERE credential_id = ${credentialId} AND revoked_at IS NULL FOR UPDATE`;
  if (known.length === 0) return null;
  const [living] = await transaction.$queryRaw<readonly { readonly count: number }[]>`
    SELECT count(*)::integer AS count FROM app.machine_key
    WHERE credential_id = ${credentialId} AND revoked_at IS NULL`;
  if ((living?.count ?? 0) >= LIVING_KEYS) return refused({ type: 'signing-keys-enough' });
  const rows = await transaction.$queryRaw<readonly ListedKey[]>`
    INSERT INTO app.machine_key AS k (key_id, credential_id, public_key, created_by)
    VALUES (${keyIdOf(publicKey)}, ${credentialId}, ${publicKey}, ${createdBy})
    ON CONFLICT (key_id) DO NOTHING
    RETURNING key_id AS "keyId", ${CREATED_AT} AS "createdAt", false AS "isRevoked"`;
  return rows[0] === undefined ? refused({ type: 'signing-key-in-use' }) : accepted(rows[0]);
}

/** What was signed with it is refused from now on; false when there is no such living key. */
export async function revokeKey(
  database: Database,
  { credentialId, keyId }: { readonly credentialId: string; readonly keyId: string },
): Promise<boolean> {
  const count = await database.prisma.$executeRaw`
    UPDATE app.machine_key SET revoked_at = now()
    WHERE key_id = ${keyId} AND credential_id = ${credentialId} AND revoked_at IS NULL`;
  return count === 1;
}
