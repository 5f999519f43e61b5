import type { OrganizationId } from '../domain/ids';
import type { OrganizationRef } from '../domain/organization';
import type { Reader } from './transaction';

/**
 * Who regulates a body's contracts where nobody is named: the nearest line authority above it, else the credit office of
 * its place; never the body itself, nor what stands below it.
 */
export async function findRegulator(
  reader: Reader,
  { organizationId, path }: OrganizationRef,
): Promise<OrganizationId | null> {
  const above = path.filter((id) => id !== organizationId);
  const [row] = await reader.$queryRaw<readonly { id: OrganizationId }[]>`
    SELECT organization_id AS id FROM app.organization
    WHERE status = 'active' AND NOT path @> ARRAY[${organizationId}]::text[]
      AND ((kind = 'line-authority' AND organization_id = ANY (${above}::text[]))
        OR (kind = 'credit-office' AND parent_id = ANY (${above}::text[])))
    ORDER BY kind = 'line-authority' DESC, cardinality(path) DESC LIMIT 1`;
  return row?.id ?? null;
}
