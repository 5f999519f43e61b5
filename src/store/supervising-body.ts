import type { OrganizationId } from '../domain/ids';
import type { Transaction } from './transaction';

/** The inspectorate (政府督查室) of the nearest government above a body, or null when the tree has none. */
export async function findInspectorate(
  transaction: Transaction,
  path: readonly OrganizationId[],
): Promise<OrganizationId | null> {
  const [row] = await transaction.$queryRaw<{ organization_id: OrganizationId }[]>`
    SELECT organization_id FROM app.organization
    WHERE kind = 'inspectorate' AND status = 'active' AND parent_id = ANY (${[...path]}::text[])
    ORDER BY cardinality(path) DESC LIMIT 1`;
  return row?.organization_id ?? null;
}

/**
 * The credit office (社会信用体系建设牵头部门) that receives a column complaint: the respondent's place's own, or the
 * nearest above it; never one that is the respondent or stands below it (回避).
 */
export async function findCreditOffice(
  transaction: Transaction,
  respondentPath: readonly OrganizationId[],
): Promise<OrganizationId | null> {
  const respondentId = respondentPath.at(-1) ?? '';
  const [row] = await transaction.$queryRaw<{ organization_id: OrganizationId }[]>`
    SELECT organization_id FROM app.organization
    WHERE kind = 'credit-office' AND status = 'active' AND parent_id = ANY (${[...respondentPath]}::text[])
      AND NOT path @> ARRAY[${respondentId}]::text[]
    ORDER BY cardinality(path) DESC LIMIT 1`;
  return row?.organization_id ?? null;
}

/** The credit office above a handling body, which decides reviews of what that body concluded; null at the top. */
export async function findSuperiorOffice(
  transaction: Transaction,
  path: readonly OrganizationId[],
): Promise<OrganizationId | null> {
  const [row] = await transaction.$queryRaw<{ organization_id: OrganizationId }[]>`
    SELECT organization_id FROM app.organization
    WHERE kind = 'credit-office' AND status = 'active' AND parent_id = ANY (${[...path]}::text[])
      AND organization_id <> ALL (${[...path]}::text[])
    ORDER BY cardinality(path) LIMIT 1`;
  return row?.organization_id ?? null;
}
