import type { PlainDate } from '../domain/ids';
import { yearOf } from '../domain/plain-date';
import { coversThrough, provisionalFrom, type CalendarException } from '../domain/working-calendar';
import { layersOf, loadCalendar } from './calendar.store';
import { Prisma } from './prisma/client';
import type { Reader } from './transaction';

interface NoticeInForce {
  readonly versionId: string;
  readonly layer: string;
  readonly year: number;
  readonly notice: string;
  readonly source: string;
}

/** One year of a place as cases count it: every day that is not what its weekday says, and by which notice. */
export interface YearOfDays {
  readonly year: number;
  readonly version: string;
  readonly status: 'official' | 'provisional';
  /** From this day on a notice that is not known yet may still change a day. */
  readonly provisionalFrom: PlainDate;
  readonly coveredFrom: number;
  readonly coveredThrough: number;
  /** National first; each lies on top of those before. */
  readonly notices: readonly NoticeInForce[];
  /** `versionId` null: by the law on holidays alone, since no notice is known. */
  readonly days: readonly (CalendarException & { readonly versionId: string | null })[];
}

/** The last days of December may stand in the notice for the year after. */
async function noticesFor(
  reader: Reader,
  layers: readonly string[],
  year: number,
): Promise<readonly (NoticeInForce & { readonly days: readonly PlainDate[] })[]> {
  const rows = await reader.$queryRaw<readonly (NoticeInForce & { readonly days: readonly PlainDate[] })[]>`
    SELECT v.version_id AS "versionId", v.layer, v.year, v.notice, v.source,
      (SELECT coalesce(jsonb_agg(d.on_day), '[]') FROM app.calendar_day d WHERE d.version_id = v.version_id
        AND extract(year FROM d.on_day) = ${year}::integer) AS days
    FROM app.calendar_version v WHERE v.state = 'active' AND v.layer IN (${Prisma.join([...layers])})
      AND v.year IN (${year}::integer, ${year + 1}::integer) ORDER BY v.year`;
  return layers.flatMap((layer) => rows.filter((row) => row.layer === layer));
}

/** Null: the calendar does not reach that year. */
export async function loadYearOfDays(
  reader: Reader,
  regionCode: string | null,
  year: number,
): Promise<YearOfDays | null> {
  const calendar = await loadCalendar(reader, regionCode);
  const [coveredFrom, coveredThrough] = [yearOf(calendar.startsOn), coversThrough(calendar)];
  if (year < coveredFrom || year > coveredThrough) return null;
  const found = await noticesFor(reader, layersOf(regionCode), year);
  const byDay = new Map(found.flatMap(({ versionId, days }) => days.map((on) => [on, versionId] as const)));
  return {
    year,
    version: calendar.version,
    status: year <= calendar.officialThrough ? 'official' : 'provisional',
    provisionalFrom: provisionalFrom(calendar),
    coveredFrom,
    coveredThrough,
    notices: found
      .filter((notice) => notice.year === year || notice.days.length > 0)
      .map(({ days: _days, ...notice }) => notice),
    days: calendar.exceptions
      .filter(({ on }) => yearOf(on) === year)
      .map((day) => ({ ...day, versionId: byDay.get(day.on) ?? null })),
  };
}
