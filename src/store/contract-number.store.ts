import { contractCodeFor } from '../domain/contract/contract-code';
import type { CaseId, OrganizationId } from '../domain/ids';
import type { Reader, Transaction } from './transaction';

/** By what a contract is known that somebody tells of. */
export interface ContractNumbers {
  readonly reporterId: OrganizationId;
  /** What its reporter calls it; null when it has no such number. */
  readonly externalNumber: string | null;
  readonly undertakingId: OrganizationId;
  /** The number on the paper; null where only the reporter's counts. */
  readonly ownNumber: string | null;
}

export interface NumberedContract {
  readonly id: CaseId;
  readonly code: string;
}

/**
 * For each of these the contract that is registered already, or null: the one that its reporter has told of under this
 * number, else the first that its body calls by it.
 */
export async function registeredUnder(
  reader: Reader,
  numbers: readonly ContractNumbers[],
): Promise<readonly (NumberedContract | null)[]> {
  if (numbers.length === 0) return [];
  const asked = numbers.map((one, place) => ({ ...one, place }));
  const rows = await reader.$queryRaw<readonly (NumberedContract & { readonly place: number })[]>`
    SELECT asked.place, found.id, found.code
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS asked(place integer, "reporterId" text,
      "externalNumber" text, "undertakingId" text, "ownNumber" text)
    CROSS JOIN LATERAL (
      SELECT id, code, 1 AS way FROM app.contract
      WHERE numbered_by_id = asked."reporterId" AND external_number = asked."externalNumber"
      UNION ALL
      (SELECT id, code, 2 FROM app.contract
       WHERE undertaking_id = asked."undertakingId" AND own_number = asked."ownNumber"
       ORDER BY collected_at, id LIMIT 1)
      ORDER BY way LIMIT 1) AS found`;
  const found = new Map(rows.map(({ place, id, code }) => [place, { id, code }]));
  return numbers.map((_, place) => found.get(place) ?? null);
}

/**
 * Holds everybody else off who tells of the same contracts at once, until the transaction ends. All are taken in one
 * order, so that nobody waits for each other.
 */
export async function lockExternalNumbers(
  transaction: Transaction,
  numbers: readonly Pick<ContractNumbers, 'reporterId' | 'externalNumber'>[],
): Promise<void> {
  const keys = numbers.flatMap(({ reporterId, externalNumber }) =>
    externalNumber === null ? [] : [`contract|${reporterId}|${externalNumber}`],
  );
  if (keys.length === 0) return;
  await transaction.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM unnest(${[...new Set(keys)].sort()}::text[]) AS key`;
}

/** What the parts of a 统一合同编码 are made of. */
export interface ContractCodeParts {
  readonly regionCode: string;
  readonly organizationId: OrganizationId;
  readonly categoryCode: string;
  readonly year: number;
}

/** New 统一合同编码, one for each. Serials may have gaps where a transaction was undone; codes never repeat. */
export async function drawContractCodes(
  transaction: Transaction,
  all: readonly ContractCodeParts[],
): Promise<readonly string[]> {
  const places = new Map<string, number[]>();
  for (const [place, { organizationId, year }] of all.entries()) {
    const key = JSON.stringify([organizationId, year]);
    places.set(key, [...(places.get(key) ?? []), place]);
  }
  const codes: string[] = [];
  // Bodies in one order: who draws for two of them waits for nobody who has the second and wants the first.
  for (const [, group] of [...places].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const parts = group.flatMap((place) => all[place] ?? []);
    const drawn = await drawForBody(transaction, parts);
    for (const [index, place] of group.entries()) codes[place] = drawn[index] ?? '';
  }
  return codes;
}

/** For contracts of one body and one year. */
async function drawForBody(
  transaction: Transaction,
  parts: readonly ContractCodeParts[],
): Promise<readonly string[]> {
  const [first] = parts;
  if (first === undefined) return [];
  const { organizationId, year } = first;
  await transaction.$executeRaw`
    INSERT INTO app.contract_body_code (organization_id) VALUES (${organizationId})
    ON CONFLICT (organization_id) DO NOTHING`;
  const [drawn] = await transaction.$queryRaw<readonly { code: string; last: number }[]>`
    WITH drawn AS (
      INSERT INTO app.contract_serial AS s (organization_id, year, last)
      VALUES (${organizationId}, ${year}, ${parts.length}::integer)
      ON CONFLICT (organization_id, year) DO UPDATE SET last = s.last + excluded.last RETURNING last)
    SELECT code, last FROM app.contract_body_code, drawn WHERE organization_id = ${organizationId}`;
  if (drawn === undefined) throw new Error(`no code for contracts of ${organizationId}`);
  const { code: bodyCode, last } = drawn;
  return parts.map(({ regionCode, categoryCode }, index) =>
    contractCodeFor({
      ...{ regionCode: regionCode.slice(0, 6), bodyCode, categoryCode, year },
      serial: last - parts.length + index + 1,
    }),
  );
}
