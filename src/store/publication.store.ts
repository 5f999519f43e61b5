import type { BreachGround, ComplaintState } from '../domain/complaint/complaint';
import type { RedactableField, WithholdingGround } from '../domain/complaint/publication';
import type { LegalBasis } from '../domain/deadline';
import type { PlainDate } from '../domain/ids';
import { Prisma } from './prisma/client';
import type { Reader } from './transaction';

/** A determination as the public reads it. Its case, and whoever complained, cannot be got from here. */
export interface PublishedDetermination {
  readonly id: string;
  readonly publishedOn: PlainDate;
  readonly publishedUntil: PlainDate;
  readonly span: { readonly months: number; readonly basis: LegalBasis };
  readonly determiningBody: string;
  readonly respondent: string;
  readonly regionCode: string;
  readonly field: ComplaintState['field'] | null;
  readonly promise: string | null;
  readonly finding: string | null;
  readonly grounds: readonly BreachGround[];
  readonly determinedOn: PlainDate;
  readonly documentNumber: string | null;
  readonly withheldBecause: WithholdingGround | null;
  readonly redacted: readonly RedactableField[];
}

export interface DeterminationFilter {
  readonly regionCode: string | null;
  /** Of the determination. */
  readonly year: number | null;
  /** Part of a body's name, of the promise, of the finding or of the document's number. */
  readonly words: string | null;
  /** The day on which the public asks, by the clock of the cases. */
  readonly on: PlainDate;
  readonly after: string | undefined;
  readonly limit: number;
}

const SHOWN = Prisma.sql`id, published_on::text AS "publishedOn", published_until::text AS "publishedUntil", span,
  determining_body AS "determiningBody", respondent, region_code AS "regionCode", field, promise, finding, grounds,
  determined_on::text AS "determinedOn", document_number AS "documentNumber", withheld_because AS "withheldBecause",
  redacted`;

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`);

/** What stands published on a day, the latest first. */
export function listDeterminations(
  reader: Reader,
  { regionCode, year, words, on, after, limit }: DeterminationFilter,
): Promise<readonly PublishedDetermination[]> {
  const conditions = [Prisma.sql`withdrawn_on IS NULL AND published_until >= ${on}::date`];
  if (regionCode !== null) conditions.push(Prisma.sql`region_code = ${regionCode}`);
  if (year !== null) conditions.push(Prisma.sql`extract(year FROM determined_on) = ${year}::int`);
  if (words !== null) {
    conditions.push(Prisma.sql`concat_ws(' ', respondent, determining_body, promise, finding, document_number)
      ILIKE ${`%${escapeLike(words)}%`}`);
  }
  if (after !== undefined) {
    const [day = '', id = ''] = after.split('_');
    conditions.push(Prisma.sql`(published_on, id) < (${day}::date, ${id})`);
  }
  return reader.$queryRaw<readonly PublishedDetermination[]>`
    SELECT ${SHOWN} FROM app.determination_publication WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY published_on DESC, id DESC LIMIT ${limit}`;
}

/** The place of a determination in the list. */
export const placeOf = ({ publishedOn, id }: PublishedDetermination): string => `${publishedOn}_${id}`;

export type FoundDetermination =
  | { readonly state: 'published'; readonly determination: PublishedDetermination }
  | { readonly state: 'withdrawn' | 'ended'; readonly id: string; readonly endedOn: PlainDate };

/** One publication as it stands on a day; null when there never was one. */
export async function findDetermination(
  reader: Reader,
  id: string,
  on: PlainDate,
): Promise<FoundDetermination | null> {
  const [row] = await reader.$queryRaw<
    readonly (PublishedDetermination & { readonly withdrawnOn: PlainDate | null })[]
  >`SELECT ${SHOWN}, withdrawn_on::text AS "withdrawnOn" FROM app.determination_publication WHERE id = ${id}`;
  if (row === undefined) return null;
  const { withdrawnOn, ...determination } = row;
  const { publishedUntil } = determination;
  // Whatever is taken down after its last day had come to its end before.
  if (withdrawnOn !== null && withdrawnOn <= publishedUntil) {
    return { state: 'withdrawn', id, endedOn: withdrawnOn };
  }
  if (withdrawnOn !== null || publishedUntil < on) return { state: 'ended', id, endedOn: publishedUntil };
  return { state: 'published', determination };
}

/** Where and in which years something stands published, for whoever chooses among them. */
export async function publishedPlaces(
  reader: Reader,
  on: PlainDate,
): Promise<{ readonly regionCodes: readonly string[]; readonly years: readonly number[] }> {
  const rows = await reader.$queryRaw<readonly { readonly regionCode: string; readonly year: number }[]>`
    SELECT DISTINCT region_code AS "regionCode", extract(year FROM determined_on)::int AS year
    FROM app.determination_publication WHERE withdrawn_on IS NULL AND published_until >= ${on}::date`;
  return {
    regionCodes: [...new Set(rows.map(({ regionCode }) => regionCode))].sort(),
    years: [...new Set(rows.map(({ year }) => year))].sort((left, right) => right - left),
  };
}
