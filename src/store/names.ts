import type { OfficerId, OrganizationId } from '../domain/ids';
import type { Transaction } from './transaction';

type Reader = Pick<Transaction, '$queryRaw'>;

/** What bodies are called, by id; unknown ones are left out. */
export async function organizationNames(
  reader: Reader,
  ids: readonly OrganizationId[],
): Promise<ReadonlyMap<OrganizationId, string>> {
  const rows = await reader.$queryRaw<readonly { id: OrganizationId; name: string }[]>`
    SELECT organization_id AS id, name FROM app.organization
    WHERE organization_id = ANY (${[...new Set(ids)]}::text[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What officers are called, by id; unknown ones are left out. */
export async function officerNames(
  reader: Reader,
  ids: readonly OfficerId[],
): Promise<ReadonlyMap<OfficerId, string>> {
  const rows = await reader.$queryRaw<readonly { id: OfficerId; name: string }[]>`
    SELECT officer_id AS id, name FROM app.officer WHERE officer_id = ANY (${[...new Set(ids)]}::text[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
