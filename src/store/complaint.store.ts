import type { CaseEvent } from '../domain/case';
import { mayRead } from '../domain/complaint/access';
import type { ComplaintState } from '../domain/complaint/complaint';
import type { ComplaintData } from '../domain/complaint/events';
import type { CaseId, OrganizationId } from '../domain/ids';
import type { Actor } from '../domain/officer';
import { wholeState, type FramedRow } from './case-frame';
import type { Database } from './database';
import { loadEvents } from './event-rows';
import { Prisma } from './prisma/client';
import type { Reader } from './transaction';

export interface ComplaintTexts {
  readonly title: string;
  readonly narrative: string;
  readonly contractName: string | null;
  readonly contractNumber: string | null;
  readonly externalNumber: string | null;
}

/** The case as it stands, with what was written when it was filed. */
export interface StoredComplaint {
  readonly state: ComplaintState;
  readonly texts: ComplaintTexts;
}

interface CaseRow {
  readonly state: ComplaintState;
  readonly title: string;
  readonly narrative: string;
  readonly contract_name: string | null;
  readonly contract_number: string | null;
  readonly external_number: string | null;
}

/** The case by id, whoever asks: for what has its own door. */
export async function findComplaint(reader: Reader, id: CaseId): Promise<StoredComplaint | null> {
  const [row] = await reader.$queryRaw<readonly (CaseRow & FramedRow)[]>`
    SELECT r.state, r.frame_key AS "frameKey", c.title, c.narrative, c.contract_name, c.contract_number, c.external_number
    FROM app.case_record r JOIN app.complaint c ON c.id = r.id WHERE r.id = ${id}::uuid`;
  return row === undefined ? null : toStored(reader, row);
}

const toStored = async (reader: Reader, row: CaseRow & FramedRow): Promise<StoredComplaint> => ({
  // Cases of this id are complaints: their rows stand beside it.
  state: (await wholeState(reader, row)) as ComplaintState,
  texts: {
    title: row.title,
    narrative: row.narrative,
    contractName: row.contract_name,
    contractNumber: row.contract_number,
    externalNumber: row.external_number,
  },
});

/** The case for somebody who asks; null when there is none, and null when it is not for their eyes. */
export async function findReadableComplaint(
  reader: Reader,
  actor: Actor,
  id: CaseId,
): Promise<StoredComplaint | null> {
  const found = await findComplaint(reader, id);
  return found !== null && mayRead(found.state, actor) ? found : null;
}

/** What says how anybody stands to the case, and under which receipt it is. */
const PARTS = ['accepting', 'verifying', 'reviewer', 'respondent', 'answer', 'parentId'] as const;
type Parties = Pick<ComplaintState, (typeof PARTS)[number]>;
/** All of them out of a state that is unpacked once; each `->` would unpack it anew. */
const partsOfState = Prisma.raw(
  `jsonb_to_record(state) AS part(${PARTS.map((part) => `"${part}" jsonb`).join(', ')})`,
);

/** Who has a part in the case, for somebody who may read it; null for anybody else. Cheaper than the whole case. */
export async function findReadableParties(reader: Reader, actor: Actor, id: CaseId): Promise<Parties | null> {
  const [row] = await reader.$queryRaw<readonly { readonly parties: Parties }[]>`
    SELECT to_jsonb(part) AS parties FROM app.case_record, ${partsOfState} WHERE id = ${id}::uuid`;
  return row !== undefined && mayRead(row.parties, actor) ? row.parties : null;
}

/** The same of several cases, for whoever is known to see them. */
export async function loadParties(
  reader: Reader,
  ids: readonly CaseId[],
): Promise<ReadonlyMap<CaseId, Parties>> {
  const rows = await reader.$queryRaw<readonly { readonly id: CaseId; readonly parties: Parties }[]>`
    SELECT id, to_jsonb(part) AS parties FROM app.case_record, ${partsOfState}
    WHERE id = ANY (${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, parties }) => [id, parties]));
}

/** What the bodies of its list row are called: nearly always all that a view has to name. */
export async function namesOfParties(
  reader: Reader,
  id: CaseId,
): Promise<ReadonlyMap<OrganizationId, string>> {
  const rows = await reader.$queryRaw<readonly { id: OrganizationId; name: string }[]>`
    SELECT o.organization_id AS id, o.name FROM app.complaint c
    JOIN app.organization o ON o.organization_id IN (c.respondent_id, c.accepting_id, c.verifying_id)
    WHERE c.id = ${id}::uuid`;
  return new Map(rows.map(({ id: body, name }) => [body, name]));
}

export async function complaintIdByNumber(reader: Reader, number: string): Promise<CaseId | null> {
  const [row] = await reader.$queryRaw<readonly { id: CaseId }[]>`
    SELECT id FROM app.complaint WHERE number = ${number}`;
  return row?.id ?? null;
}

export async function complaintIdByExternalNumber(
  reader: Reader,
  channel: string,
  externalNumber: string,
): Promise<CaseId | null> {
  const [row] = await reader.$queryRaw<readonly { id: CaseId }[]>`
    SELECT id FROM app.complaint WHERE channel = ${channel} AND external_number = ${externalNumber}`;
  return row?.id ?? null;
}

/** A new number for people: kind, year, serial. Numbers may have gaps; ids never repeat. */
export async function drawComplaintNumber(reader: Reader, year: number): Promise<string> {
  const [number = ''] = await drawComplaintNumbers(reader, [year]);
  return number;
}

/** As many new numbers as years, in their order. */
export async function drawComplaintNumbers(
  reader: Reader,
  years: readonly number[],
): Promise<readonly string[]> {
  const rows = await reader.$queryRaw<readonly { serial: bigint }[]>`
    SELECT nextval('app.complaint_number') AS serial FROM generate_series(1, ${years.length}::integer)`;
  return years.map((year, index) => `TS${year}${String(rows[index]?.serial ?? 0).padStart(7, '0')}`);
}

/** Everything that happened, in order. */
export async function complaintJournal(
  database: Database,
  id: CaseId,
): Promise<readonly CaseEvent<ComplaintData>[]> {
  // Written by this kind's own law.
  return (await loadEvents(database.prisma, id, 0)) as readonly CaseEvent<ComplaintData>[];
}

/** What the officer chose to tell the respondent; empty before the notice. */
export async function disclosedFields(reader: Reader, id: CaseId): Promise<readonly string[]> {
  const [row] = await reader.$queryRaw<readonly { disclose: readonly string[] }[]>`
    SELECT data -> 'disclose' AS disclose FROM app.case_event
    WHERE case_id = ${id}::uuid AND type = 'respondent-notified' ORDER BY sequence DESC LIMIT 1`;
  return row?.disclose ?? [];
}
