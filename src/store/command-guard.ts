import type { OfficerId } from '../domain/ids';
import type { OrganizationRef } from '../domain/organization';
import type { Refusal } from '../domain/refusal';
import type { Transaction } from './transaction';

/** Locked, so that nobody is given work in the moment in which they leave. */
export async function isServing(transaction: Transaction, officerId: OfficerId): Promise<boolean> {
  const [officer] = await transaction.$queryRaw<readonly { readonly status: string }[]>`
    SELECT status FROM app.officer WHERE officer_id = ${officerId} FOR SHARE`;
  return officer?.status === 'active';
}

/** Locked, so that whoever merges or moves one of them meanwhile finds what this command has made of the case. */
export async function findMoved(
  transaction: Transaction,
  chosen: readonly OrganizationRef[],
): Promise<Refusal | null> {
  if (chosen.length === 0) return null;
  const ids = chosen.map(({ organizationId }) => organizationId);
  const rows = await transaction.$queryRaw<{ id: string; path: readonly string[]; status: string }[]>`
    SELECT organization_id AS id, path, status FROM app.organization
    WHERE organization_id = ANY(${ids}) ORDER BY organization_id FOR SHARE`;
  for (const { organizationId, path } of chosen) {
    const row = rows.find(({ id }) => id === organizationId);
    if (row?.status !== 'active') return { type: 'organization-not-active' };
    if (row.path.join('/') !== path.join('/')) return { type: 'organization-moved' };
  }
  return null;
}
