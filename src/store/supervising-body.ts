import type { OrganizationId } from '../domain/ids';
import type { OrganizationRef } from '../domain/organization';
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

interface Contested {
  /** The body whose result is contested. */
  readonly contested: Pick<OrganizationRef, 'organizationId' | 'path'>;
  readonly respondent: Pick<OrganizationRef, 'organizationId' | 'predecessorIds'>;
}

/**
 * The body that decides a review (复核): the nearest credit office above the government that the contested body stands
 * under, else the one beside that body; in default of any the inspectorate, else whoever stands above it. Never the
 * contested body, nor the respondent, its subtree or its predecessors; null when nobody is left.
 */
export async function findReviewBody(
  transaction: Transaction,
  { contested, respondent }: Contested,
): Promise<OrganizationId | null> {
  const path = [...contested.path];
  const excluded = [contested.organizationId, ...respondent.predecessorIds];
  const [row] = await transaction.$queryRaw<{ organization_id: OrganizationId }[]>`
    WITH own AS (
      SELECT coalesce(max(cardinality(path)), 0) AS depth FROM app.organization
      WHERE kind = 'government' AND organization_id = ANY (${path}::text[]))
    SELECT o.organization_id FROM app.organization o CROSS JOIN own
    WHERE o.status = 'active' AND o.organization_id <> ALL (${excluded}::text[])
      AND NOT o.path @> ARRAY[${respondent.organizationId}]::text[]
      AND (o.kind IN ('credit-office', 'inspectorate') AND o.parent_id = ANY (${path}::text[])
        OR o.organization_id = ANY (${path}::text[]))
    ORDER BY CASE o.kind WHEN 'credit-office' THEN 0 WHEN 'inspectorate' THEN 1 ELSE 2 END,
      o.kind = 'credit-office' AND cardinality(o.path) > own.depth, cardinality(o.path) DESC
    LIMIT 1`;
  return row?.organization_id ?? null;
}

interface Vacancy {
  /** The body that is no more. */
  readonly former: Pick<OrganizationRef, 'organizationId' | 'path'>;
  readonly respondent: Pick<OrganizationRef, 'organizationId' | 'predecessorIds'>;
}

/**
 * Who takes over from an accepting department that nobody succeeds: the nearest credit office; from a verifying one:
 * the nearest body above it. Never the respondent, its subtree or its predecessors; null when nobody is left.
 */
export async function findSupervisingBody(
  transaction: Transaction,
  party: 'accepting' | 'verifying',
  { former, respondent }: Vacancy,
): Promise<OrganizationId | null> {
  const path = [...former.path];
  const excluded = [former.organizationId, ...respondent.predecessorIds];
  const [row] = await transaction.$queryRaw<{ organization_id: OrganizationId }[]>`
    SELECT organization_id FROM app.organization
    WHERE status = 'active' AND organization_id <> ALL (${excluded}::text[])
      AND NOT path @> ARRAY[${respondent.organizationId}]::text[]
      AND (organization_id = ANY (${path}::text[])
        OR (${party} = 'accepting' AND kind = 'credit-office' AND parent_id = ANY (${path}::text[])))
    ORDER BY kind = 'credit-office' DESC, cardinality(path) DESC LIMIT 1`;
  return row?.organization_id ?? null;
}
