import type { ClientBase } from 'pg';
import seed from '../../prisma/seed/regions-cn.json';
import type { Reader } from './transaction';

/** Puts in the places that are not there yet; a name that an office has changed stays. */
export async function seedRegions(client: Pick<ClientBase, 'query'>): Promise<void> {
  await client.query(
    `INSERT INTO app.region (code, name) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT (code) DO NOTHING`,
    [Object.keys(seed), Object.values(seed)],
  );
}

const GOVERNMENT = /人民政府$/;
const [PROVINCE, CITY] = [2, 4];
const above = (code: string, digits: number): string => code.slice(0, digits).padEnd(6, '0');

/**
 * What places are called, by region code: as their governments are, and else as GB/T 2260 has it, a county with the city
 * or the province that it lies in. A development zone, which has a suffix, is named by the place that it belongs to.
 * Unknown codes are left out.
 */
export async function regionNames(
  reader: Reader,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(codes)];
  const standing = asked.map((code) => code.slice(0, 6));
  const wanted = standing.flatMap((code) => [code, above(code, CITY), above(code, PROVINCE)]);
  const [governments, places] = await Promise.all([
    reader.$queryRaw<readonly { code: string; name: string }[]>`
      SELECT DISTINCT ON (region_code) region_code AS code, name FROM app.organization
      WHERE kind = 'government' AND region_code = ANY (${asked}::text[])
      ORDER BY region_code, status = 'active' DESC, cardinality(path)`,
    reader.$queryRaw<readonly { code: string; name: string }[]>`
      SELECT code, name FROM app.region WHERE code = ANY (${[...new Set(wanted)]}::text[])`,
  ]);
  const ofGovernment = new Map(governments.map(({ code, name }) => [code, name.replace(GOVERNMENT, '')]));
  const ofPlace = new Map(places.map(({ code, name }) => [code, name]));
  const named = asked.flatMap((code) => {
    const name = ofGovernment.get(code) ?? standardName(code, ofPlace);
    return name === null ? [] : [[code, name] as const];
  });
  return new Map(named);
}

function standardName(code: string, names: ReadonlyMap<string, string>): string | null {
  const [place = '', zone] = code.split('-');
  const own = names.get(place);
  if (own === undefined) return null;
  const suffix = zone === undefined ? '' : `（${zone}）`;
  if (place === above(place, CITY)) return own + suffix;
  return `${names.get(above(place, CITY)) ?? names.get(above(place, PROVINCE)) ?? ''}${own}${suffix}`;
}
