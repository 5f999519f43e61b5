import { firstDifference, movedDeadlines, type MovedDeadline } from '../domain/calendar-import';
import type { CaseKind } from '../domain/case';
import type { Deadline } from '../domain/deadline';
import type { CaseId, PlainDate } from '../domain/ids';
import type { WorkingCalendar } from '../domain/working-calendar';
import { loadCalendar, loadPlannedCalendar, type PlannedYear } from './calendar.store';
import type { Reader } from './transaction';

/** A running duty of an open case, as its case has it. */
export interface OpenDeadline {
  readonly caseId: CaseId;
  readonly caseKind: CaseKind;
  readonly number: string;
  readonly regionCode: string;
  readonly dutyId: string;
  readonly deadline: Deadline;
}

/** Regions that have open cases. */
export async function regionsWithOpenCases(reader: Reader): Promise<readonly string[]> {
  const rows = await reader.$queryRaw<readonly { readonly region: string }[]>`
    SELECT DISTINCT state->>'regionCode' AS region FROM app.case_record
    WHERE finished_at IS NULL AND state ? 'regionCode' ORDER BY region`;
  return rows.map(({ region }) => region);
}

/** Running duties of a region's open cases that end on or after a day. */
async function listOpenDeadlines(
  reader: Reader,
  regionCode: string,
  fromOn: PlainDate,
): Promise<readonly OpenDeadline[]> {
  return reader.$queryRaw<readonly OpenDeadline[]>`
    SELECT r.id AS "caseId", r.kind AS "caseKind", r.number, r.state->>'regionCode' AS "regionCode",
      duty->>'dutyId' AS "dutyId", duty->'deadline' AS deadline
    FROM app.case_record r CROSS JOIN LATERAL jsonb_array_elements(r.state->'duties') AS duty
    WHERE r.finished_at IS NULL AND r.state->>'regionCode' = ${regionCode}
      AND duty->>'state' = 'running' AND duty->>'dueOn' >= ${fromOn}
    ORDER BY r.number, duty->>'dutyId'`;
}

async function impactOn(
  reader: Reader,
  regionCode: string,
  planned: PlannedYear,
): Promise<readonly MovedDeadline<OpenDeadline>[]> {
  const after: WorkingCalendar | null = await loadPlannedCalendar(reader, regionCode, planned);
  if (after === null) return [];
  const before = await loadCalendar(reader, regionCode);
  const fromOn = firstDifference(before, after);
  if (fromOn === null) return [];
  return movedDeadlines(await listOpenDeadlines(reader, regionCode, fromOn), before, after);
}

/** Every open deadline that a notice would move, before anybody confirms it; by region and case number. */
export async function impactOfCalendar(
  reader: Reader,
  planned: PlannedYear,
): Promise<readonly MovedDeadline<OpenDeadline>[]> {
  const moved: MovedDeadline<OpenDeadline>[] = [];
  for (const region of await regionsWithOpenCases(reader))
    moved.push(...(await impactOn(reader, region, planned)));
  return moved;
}

/** An open case that counts with an earlier calendar than its region has now. */
export interface StaleCase {
  readonly caseId: CaseId;
  readonly caseKind: CaseKind;
  readonly regionCode: string;
  readonly version: string;
  readonly startsOn: PlainDate;
}

/** Open cases of a region that carry another version, by id. */
export async function listStaleCases(
  reader: Reader,
  question: {
    readonly regionCode: string;
    readonly version: string;
    readonly after: string;
    readonly limit: number;
  },
): Promise<readonly StaleCase[]> {
  const { regionCode, version, after, limit } = question;
  return reader.$queryRaw<readonly StaleCase[]>`
    SELECT id AS "caseId", kind AS "caseKind", state->>'regionCode' AS "regionCode",
      calendar->>'version' AS version, calendar->>'startsOn' AS "startsOn"
    FROM app.case_record LEFT JOIN app.case_frame ON key = frame_key
    CROSS JOIN LATERAL (SELECT coalesce(members, state)->'calendar' AS calendar) counted
    WHERE finished_at IS NULL AND state->>'regionCode' = ${regionCode} AND id > ${after}::uuid
      AND calendar->>'version' <> ${version}
      AND NOT EXISTS (SELECT 1 FROM app.case_command c WHERE c.case_id = case_record.id AND c.state = 'pending'
        AND c.type = 'calendar-imported' AND c.facts->'calendar'->>'version' = ${version})
    ORDER BY id LIMIT ${limit}`;
}
