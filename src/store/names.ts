import type { OfficerId, OrganizationId } from '../domain/ids';
import type { Reader } from './transaction';

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

export interface OfficerAndBody {
  readonly id: OfficerId;
  readonly name: string;
  readonly organization: { readonly id: OrganizationId; readonly name: string };
}

/** Officers with the bodies they belong to, by id; unknown ones are left out. */
export async function officersAndBodies(
  reader: Reader,
  ids: readonly OfficerId[],
): Promise<ReadonlyMap<OfficerId, OfficerAndBody>> {
  const rows = await reader.$queryRaw<
    readonly { id: OfficerId; name: string; body: OrganizationId; bodyName: string }[]
  >`
    SELECT f.officer_id AS id, f.name, o.organization_id AS body, o.name AS "bodyName"
    FROM app.officer f JOIN app.organization o ON o.organization_id = f.organization_id
    WHERE f.officer_id = ANY (${[...new Set(ids)]}::text[])`;
  return new Map(
    rows.map(({ id, name, body, bodyName }) => [
      id,
      { id, name, organization: { id: body, name: bodyName } },
    ]),
  );
}
