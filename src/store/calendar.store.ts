import { NATIONAL_LAYER } from '../domain/calendar-import';
import type { OfficerId, PlainDate } from '../domain/ids';
import { addMonths } from '../domain/plain-date';
import {
  CALENDAR_FROM_YEAR,
  calendarOf,
  mergeLayers,
  sliceCalendar,
  type CalendarException,
  type CalendarYear,
  type WorkingCalendar,
} from '../domain/working-calendar';
import { Prisma } from './prisma/client';
import type { Reader, Transaction } from './transaction';

export type CalendarState = 'proposed' | 'active' | 'superseded' | 'declined' | 'withdrawn';

export interface CalendarVersion {
  readonly versionId: string;
  readonly layer: string;
  readonly year: number;
  readonly notice: string;
  readonly source: string;
  readonly state: CalendarState;
  /** Null for what the product was delivered with. */
  readonly proposedBy: OfficerId | null;
  readonly proposedAt: Date;
  readonly confirmedBy: OfficerId | null;
  readonly confirmedAt: Date | null;
  /** Who declined it, or withdrew their own. */
  readonly endedBy: OfficerId | null;
  readonly endedAt: Date | null;
  /** Why it was declined. */
  readonly endReason: string | null;
}

const COLUMNS = Prisma.sql`version_id AS "versionId", layer, year, notice, source, state, proposed_by AS "proposedBy",
  proposed_at AS "proposedAt", confirmed_by AS "confirmedBy", confirmed_at AS "confirmedAt",
  ended_by AS "endedBy", ended_at AS "endedAt", end_reason AS "endReason"`;

/** Serialises whoever adds or confirms versions; released with the transaction. */
export const CALENDAR_LOCK = 42020;

/** National first, then province, city and county: each lies on top of those before. */
export function layersOf(regionCode: string | null): readonly string[] {
  if (regionCode === null) return [NATIONAL_LAYER];
  const digits = regionCode.slice(0, 6);
  const levels = [`${digits.slice(0, 2)}0000`, `${digits.slice(0, 4)}00`, digits, regionCode];
  return [NATIONAL_LAYER, ...new Set(levels)];
}

interface LayerHead {
  readonly layer: string;
  readonly confirmations: number;
  readonly lastYear: number;
  /** When it was last changed: two databases may give the same version to different days. */
  readonly changedAt: string;
}

const NOT_SEEDED = '日历尚未写入：先运行 seedNationalCalendar';

/** Calendars that were put together before, by their version: a version's days never change. */
const known = new Map<string, WorkingCalendar>();
const KNOWN_MAXIMUM = 64;

async function readYears(reader: Reader, layer: string): Promise<readonly CalendarYear[]> {
  const rows = await reader.$queryRaw<
    readonly { readonly year: number; readonly days: CalendarException[] }[]
  >`
    SELECT v.year, coalesce(jsonb_agg(jsonb_build_object('on', d.on_day, 'kind', d.kind, 'name', d.name)
             ORDER BY d.on_day) FILTER (WHERE d.on_day IS NOT NULL), '[]') AS days
    FROM app.calendar_version v LEFT JOIN app.calendar_day d ON d.version_id = v.version_id
    WHERE v.layer = ${layer} AND v.state = 'active' GROUP BY v.year ORDER BY v.year`;
  return rows.map(({ year, days }) => ({ year, status: 'official', days }));
}

function regionCalendar(version: string, national: WorkingCalendar, years: readonly CalendarYear[]) {
  return { ...national, version, exceptions: years.flatMap(({ days }) => days) };
}

const versionOf = ({ layer, confirmations, lastYear }: LayerHead): string => {
  if (layer !== NATIONAL_LAYER) return `${layer}.${confirmations}`;
  return confirmations === 0 ? `cn-${lastYear}` : `cn-${lastYear}.${confirmations}`;
};

async function putTogether(
  reader: Reader,
  heads: readonly LayerHead[],
  planned?: PlannedYear,
): Promise<WorkingCalendar> {
  let merged: WorkingCalendar | null = null;
  for (const head of heads) {
    const active = await readYears(reader, head.layer);
    const years = planned?.layer === head.layer ? withPlanned(active, planned) : active;
    const version = versionOf(head);
    merged =
      merged === null
        ? calendarOf(version, years)
        : mergeLayers(merged, regionCalendar(version, merged, years));
  }
  if (merged === null) throw new Error(NOT_SEEDED);
  return merged;
}

/** The days that a notice would bring to its layer. */
export interface PlannedYear {
  readonly layer: string;
  readonly year: number;
  readonly days: readonly CalendarException[];
}

function withPlanned(active: readonly CalendarYear[], { year, days }: PlannedYear): readonly CalendarYear[] {
  return [...active.filter((it) => it.year !== year), { year, status: 'official', days }];
}

async function readHeads(reader: Reader, layers: readonly string[]): Promise<readonly LayerHead[]> {
  const heads = await reader.$queryRaw<readonly LayerHead[]>`
    SELECT layer, count(confirmed_by)::integer AS confirmations,
      max(year) FILTER (WHERE state = 'active') AS "lastYear",
      max(coalesce(confirmed_at, proposed_at))::text AS "changedAt"
    FROM app.calendar_version WHERE layer IN (${Prisma.join([...layers])}) AND state IN ('active', 'superseded') GROUP BY layer`;
  const inOrder = layers.flatMap((layer) => heads.filter((head) => head.layer === layer));
  if (inOrder[0]?.layer !== NATIONAL_LAYER) throw new Error(NOT_SEEDED);
  return inOrder;
}

/**
 * The calendar of a region, or the national one for null: every active layer from the nation down to the region.
 * One short query when nothing has changed since it was last asked for. Throws when no calendar was seeded.
 */
export async function loadCalendar(reader: Reader, regionCode: string | null): Promise<WorkingCalendar> {
  const heads = await readHeads(reader, layersOf(regionCode));
  const key = heads.map((head) => `${versionOf(head)}@${head.changedAt}`).join('+');
  const found = known.get(key);
  if (found !== undefined) return found;
  const calendar = await putTogether(reader, heads);
  if (known.size >= KNOWN_MAXIMUM) known.clear();
  known.set(key, calendar);
  return calendar;
}

/** The region's calendar as it would be with a notice; null when the notice's layer does not reach the region. */
export async function loadPlannedCalendar(
  reader: Reader,
  regionCode: string | null,
  planned: PlannedYear,
): Promise<WorkingCalendar | null> {
  const layers = layersOf(regionCode);
  if (!layers.includes(planned.layer)) return null;
  const heads = await readHeads(reader, layers);
  const isNew = heads.every(({ layer }) => layer !== planned.layer);
  const added: LayerHead = { layer: planned.layer, confirmations: 0, lastYear: planned.year, changedAt: '' };
  const inOrder = layers.flatMap((layer) =>
    [...heads, ...(isNew ? [added] : [])].filter((it) => it.layer === layer),
  );
  return putTogether(reader, inOrder, planned);
}

/** How far a case may look back: a channel's own receipt or a duty before a redirect lies before the case's start. */
const LOOK_BACK_MONTHS = 12;

/** What a case that begins on `fromOn` carries of its region's calendar. */
export async function loadCaseCalendar(
  reader: Reader,
  regionCode: string,
  fromOn: PlainDate,
): Promise<WorkingCalendar> {
  const calendar = await loadCalendar(reader, regionCode);
  const earliest = addMonths(fromOn, -LOOK_BACK_MONTHS);
  return sliceCalendar(calendar, earliest < calendar.startsOn ? calendar.startsOn : earliest);
}

export interface CalendarProposal {
  readonly layer: string;
  readonly year: number;
  readonly notice: string;
  readonly source: string;
  readonly days: readonly CalendarException[];
  readonly proposedBy: OfficerId;
}

async function insertDays(
  transaction: Transaction,
  versionId: string,
  days: readonly CalendarException[],
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO app.calendar_day (version_id, on_day, kind, name)
    SELECT ${versionId}, row."on", row.kind, row.name
    FROM jsonb_to_recordset(${JSON.stringify(days)}::jsonb) AS row("on" date, kind text, name text)`;
}

/** Stores a notice that counts for nothing until a second person has confirmed it. */
export async function proposeCalendar(
  transaction: Transaction,
  proposal: CalendarProposal,
): Promise<CalendarVersion> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${CALENDAR_LOCK})`;
  const { layer, year, notice, source, proposedBy } = proposal;
  const rows = await transaction.$queryRaw<readonly CalendarVersion[]>`
    INSERT INTO app.calendar_version (version_id, layer, year, notice, source, state, proposed_by)
    SELECT ${`${layer}-${year}-`} || (count(*) + 1), ${layer}, ${year}, ${notice}, ${source}, 'proposed', ${proposedBy}
    FROM app.calendar_version WHERE layer = ${layer} AND year = ${year}
    RETURNING ${COLUMNS}`;
  const [version] = rows;
  if (version === undefined) throw new Error('a proposal was not stored');
  await insertDays(transaction, version.versionId, proposal.days);
  return version;
}

/** The active version of its layer and year makes room; other proposals for them are out of date. */
export async function confirmCalendar(
  transaction: Transaction,
  versionId: string,
  confirmedBy: OfficerId,
): Promise<
  | { readonly type: 'confirmed'; readonly version: CalendarVersion }
  | { readonly type: 'not-proposed' }
  | { readonly type: 'own-proposal' }
> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${CALENDAR_LOCK})`;
  const proposal = await findCalendarVersion(transaction, versionId);
  if (proposal?.state !== 'proposed') return { type: 'not-proposed' };
  if (proposal.proposedBy === confirmedBy) return { type: 'own-proposal' };
  await transaction.$executeRaw`
    UPDATE app.calendar_version SET state = 'superseded'
    WHERE layer = ${proposal.layer} AND year = ${proposal.year} AND state IN ('proposed', 'active')
      AND version_id <> ${versionId}`;
  const [version] = await transaction.$queryRaw<readonly CalendarVersion[]>`
    UPDATE app.calendar_version SET state = 'active', confirmed_by = ${confirmedBy}, confirmed_at = now()
    WHERE version_id = ${versionId} RETURNING ${COLUMNS}`;
  if (version === undefined) throw new Error(`calendar version ${versionId} has gone`);
  return { type: 'confirmed', version };
}

export async function findCalendarVersion(
  reader: Reader,
  versionId: string,
): Promise<CalendarVersion | null> {
  const rows = await reader.$queryRaw<readonly CalendarVersion[]>`
    SELECT ${COLUMNS} FROM app.calendar_version WHERE version_id = ${versionId}`;
  return rows[0] ?? null;
}

/** The days of a version, in order. */
export function findCalendarDays(reader: Reader, versionId: string): Promise<readonly CalendarException[]> {
  return reader.$queryRaw<CalendarException[]>`
    SELECT on_day::text AS "on", kind, name FROM app.calendar_day WHERE version_id = ${versionId} ORDER BY on_day`;
}

export interface CalendarQuery {
  readonly layer?: string | undefined;
  readonly year?: number | undefined;
  readonly state?: CalendarState | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Versions with their days, ordered by id. */
export async function listCalendars(
  reader: Reader,
  query: CalendarQuery,
): Promise<readonly (CalendarVersion & { readonly days: readonly CalendarException[] })[]> {
  const { layer = null, year = null, state = null, after = '', limit } = query;
  return reader.$queryRaw`
    SELECT ${COLUMNS}, (SELECT coalesce(jsonb_agg(jsonb_build_object('on', d.on_day, 'kind', d.kind, 'name', d.name)
      ORDER BY d.on_day), '[]') FROM app.calendar_day d WHERE d.version_id = v.version_id) AS days
    FROM app.calendar_version v
    WHERE (${layer}::text IS NULL OR layer = ${layer}) AND (${year}::integer IS NULL OR year = ${year})
      AND (${state}::text IS NULL OR state = ${state}) AND version_id > ${after}
    ORDER BY version_id LIMIT ${limit}`;
}

export interface SeedYear extends CalendarYear {
  readonly notice: string;
}

const SEED_SOURCE = 'chinese-days 1.5.7';

/**
 * Writes the official years that the product knows, when there is no national calendar yet; never again, because
 * then a change is for two people to make. Years without a notice are not written: they are derived.
 */
export async function seedNationalCalendar(
  transaction: Transaction,
  years: readonly SeedYear[],
): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${CALENDAR_LOCK})`;
  const existing = await transaction.$queryRaw<readonly unknown[]>`
    SELECT 1 FROM app.calendar_version WHERE layer = ${NATIONAL_LAYER} LIMIT 1`;
  if (existing.length > 0) return;
  const official = years.filter(({ status, year }) => status === 'official' && year >= CALENDAR_FROM_YEAR);
  for (const { year, notice, days } of official) {
    const versionId = `${NATIONAL_LAYER}-${year}-1`;
    await transaction.$executeRaw`
      INSERT INTO app.calendar_version (version_id, layer, year, notice, source, state)
      VALUES (${versionId}, ${NATIONAL_LAYER}, ${year}, ${notice}, ${SEED_SOURCE}, 'active')`;
    await insertDays(transaction, versionId, days);
  }
}
