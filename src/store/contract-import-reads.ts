import type { CaseId, OrganizationId, PlainDate } from '../domain/ids';
import type { Reader } from './transaction';

/** What is registered of contracts by their ids, as far as a table tells of it too. */
export interface RegisteredContract {
  readonly id: CaseId;
  readonly name: string;
  readonly categoryCode: string;
  readonly amountFen: bigint | null;
  readonly signedOn: Date | null;
}

export function registeredContracts(
  reader: Reader,
  ids: readonly CaseId[],
): Promise<readonly RegisteredContract[]> {
  return reader.$queryRaw`
    SELECT id, name, category_code AS "categoryCode", amount_fen AS "amountFen", signed_on AS "signedOn"
    FROM app.contract WHERE id = ANY (${[...ids]}::uuid[])`;
}

/** The bodies for which somebody may collect, by what they are called. */
export async function bodiesBelow(
  reader: Reader,
  organizationId: OrganizationId,
): Promise<ReadonlyMap<string, OrganizationId>> {
  const rows = await reader.$queryRaw<readonly { id: OrganizationId; name: string }[]>`
    SELECT organization_id AS id, name FROM app.organization
    WHERE status = 'active' AND path @> ARRAY[${organizationId}]::text[]`;
  return new Map(rows.map(({ id, name }) => [name, id]));
}

/** Which of these names are bodies of the tree. */
export async function bodiesNamed(
  reader: Reader,
  names: readonly string[],
): Promise<ReadonlyMap<string, OrganizationId>> {
  const rows = await reader.$queryRaw<readonly { id: OrganizationId; name: string }[]>`
    SELECT organization_id AS id, name FROM app.organization
    WHERE status = 'active' AND name = ANY (${[...new Set(names)]}::text[])`;
  return new Map(rows.map(({ id, name }) => [name, id]));
}

export interface OverdueOfBody {
  readonly undertakingId: OrganizationId;
  readonly collected: number;
  readonly overdue: number;
}

/** Of the bodies for which a table has brought in something overdue: how much of how much. */
export function overdueByBody(
  reader: Reader,
  importId: string,
  today: PlainDate,
): Promise<readonly OverdueOfBody[]> {
  return reader.$queryRaw`
    SELECT c.undertaking_id AS "undertakingId", count(*)::integer AS collected,
      count(*) FILTER (WHERE m.is_late)::integer AS overdue
    FROM app.contract_import_row r JOIN app.contract c ON c.id = r.contract_id
      CROSS JOIN LATERAL (SELECT EXISTS (
        SELECT 1 FROM app.contract_milestone m WHERE m.contract_id = c.id AND m.due_on < ${today}::date
          AND m.state NOT IN ('met', 'waived')) AS is_late) m
    WHERE r.import_id = ${importId}::uuid AND r.verdict = 'collected'
    GROUP BY 1 HAVING bool_or(m.is_late) ORDER BY 1`;
}
