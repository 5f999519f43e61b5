import { randomUUID } from 'node:crypto';
import type { AdministrationRefusal } from '../domain/access-administration';
import type { OfficerId, OrganizationId } from '../domain/ids';
import { accepted, refused } from '../domain/result';
import type { Result } from '../domain/result';
import type { Database } from './database';
import { LISTED_KEYS, type ListedKey } from './machine-key.store';
import { findOrganization } from './organization.store';
import { Prisma } from './prisma/client';
import type { Transaction } from './transaction';

export interface Credential {
  readonly credentialId: string;
  readonly kind: 'channel' | 'office-system';
  readonly name: string;
  readonly organizationId: OrganizationId;
  readonly isRevoked: boolean;
  readonly signingKeys: readonly ListedKey[];
}

export interface NewCredential {
  readonly kind: 'channel' | 'office-system';
  /** The channel, or what the office system is called. */
  readonly name: string;
  readonly organizationId: OrganizationId;
  /** SHA-256 of the token: the token itself is never stored. */
  readonly tokenHash: Buffer;
}

const COLUMNS = Prisma.sql`credential_id AS "credentialId", kind, name, organization_id AS "organizationId",
  revoked_at IS NOT NULL AS "isRevoked", ${LISTED_KEYS} AS "signingKeys"`;

/** Lets a machine in until it is revoked. `createdBy` is null for a seed. */
export async function issueCredential(
  transaction: Transaction,
  issued: NewCredential,
  createdBy: OfficerId | null,
): Promise<Result<Credential, AdministrationRefusal>> {
  const body = await findOrganization(transaction, issued.organizationId);
  if (body === null) return refused({ type: 'organization-unknown' });
  if (body.status !== 'active') return refused({ type: 'organization-dissolved' });
  const rows = await transaction.$queryRaw<readonly Credential[]>`
    INSERT INTO app.machine_credential (credential_id, kind, name, organization_id, token_hash, created_by)
    VALUES (${randomUUID()}, ${issued.kind}, ${issued.name}, ${issued.organizationId}, ${issued.tokenHash}, ${createdBy})
    ON CONFLICT (token_hash) DO NOTHING RETURNING ${COLUMNS}`;
  return rows[0] === undefined ? refused({ type: 'credential-in-use' }) : accepted(rows[0]);
}

/** All credentials, living ones first. */
export function listCredentials(database: Database): Promise<readonly Credential[]> {
  return database.prisma.$queryRaw<Credential[]>`
    SELECT ${COLUMNS} FROM app.machine_credential ORDER BY revoked_at IS NOT NULL, created_at DESC LIMIT 500`;
}

/** Shuts a machine out at once; false when there is no such living credential. */
export async function revokeCredential(database: Database, credentialId: string): Promise<boolean> {
  const count = await database.prisma.$executeRaw`
    UPDATE app.machine_credential SET revoked_at = now()
    WHERE credential_id = ${credentialId} AND revoked_at IS NULL`;
  return count === 1;
}
