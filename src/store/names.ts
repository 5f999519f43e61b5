import { companyPartyOf } from '../domain/complaint/company';
import type { OfficerId, OrganizationId } from '../domain/ids';
import type { Reader } from './transaction';

/** What bodies are called, by id, and companies as their contract names them; unknown ones are left out. */
export async function organizationNames(
  reader: Reader,
  ids: readonly OrganizationId[],
): Promise<ReadonlyMap<OrganizationId, string>> {
  const [rows, companies] = await Promise.all([
    reader.$queryRaw<readonly { id: OrganizationId; name: string }[]>`
      SELECT organization_id AS id, name FROM app.organization
      WHERE organization_id = ANY (${[...new Set(ids)]}::text[])`,
    companiesOf(reader, ids),
  ]);
  return new Map([...rows, ...companies].map(({ id, name }) => [id, name]));
}

export interface Company {
  readonly id: OrganizationId;
  readonly name: string;
  /** 统一社会信用代码. */
  readonly uscc: string | null;
}

/** The companies among these ids, as the contracts name them to which they are parties. */
export async function companiesOf(
  reader: Reader,
  ids: readonly OrganizationId[],
): Promise<readonly Company[]> {
  const wanted = [...new Set(ids)].flatMap((id) => {
    const party = companyPartyOf(id);
    return party === null ? [] : [{ id, ...party }];
  });
  if (wanted.length === 0) return [];
  return reader.$queryRaw<readonly Company[]>`
    SELECT w.id, p.name, p.uscc
    FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS w(id text, "contractId" uuid, "partyId" text)
    JOIN app.contract_party p ON p.contract_id = w."contractId" AND p.party_id = w."partyId"`;
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
