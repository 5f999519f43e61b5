import type { CaseEvent } from '../domain/case';
import { SALT } from '../audit/chain';
import { mayRead } from '../domain/complaint/access';
import type { ComplaintState } from '../domain/complaint/complaint';
import type { ComplaintData } from '../domain/complaint/events';
import type { CaseId, Instant, OrganizationId } from '../domain/ids';
import type { Actor } from '../domain/officer';
import type { Database } from './database';
import { loadEvents } from './event-rows';
import { Prisma } from './prisma/client';
import { PLANNED_EACH_TIME } from './statement-names';
import type { Transaction } from './transaction';

type Reader = Pick<Transaction, '$queryRaw'>;

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

/** One line of a list. */
export interface ComplaintSummary {
  readonly id: CaseId;
  readonly number: string;
  readonly kind: ComplaintState['kind'];
  readonly channel: ComplaintState['channel'];
  readonly status: ComplaintState['status'];
  readonly outcome: ComplaintState['outcome'];
  readonly title: string;
  readonly respondentId: OrganizationId;
  readonly acceptingId: OrganizationId;
  readonly verifyingId: OrganizationId | null;
  readonly receivedAt: Instant;
  readonly nextDueAt: Instant | null;
  readonly amountFen: number;
  readonly isListed: boolean;
}

export interface ComplaintFilter {
  readonly status: ComplaintState['status'] | null;
  /** Cases with a running duty whose date lies before this case time. */
  readonly overdueAt: Instant | null;
  /** Part of a number, a title or a body's name. */
  readonly text: string | null;
  readonly after: { readonly receivedAt: Instant; readonly id: CaseId } | null;
  readonly limit: number;
}

type OfficerActor = Extract<Actor, { type: 'officer' }>;

/**
 * Who may find which case, in SQL: handling bodies and whoever stands above the parties; the respondent once it was
 * notified; nobody of the respondent's subtree, whatever else their body is in the case (回避).
 */
function visibleTo(actor: OfficerActor): Prisma.Sql {
  const government = actor.roles.includes('inspector') ? actor.organizationPath.at(-2) : undefined;
  const own = [actor.organizationId, ...(government === undefined ? [] : [government])];
  return Prisma.sql`(
    (c.party_ids && ${own}::text[] AND NOT c.respondent_id = ANY (${[...actor.organizationPath]}::text[]))
    OR (c.respondent_id = ${actor.organizationId} AND c.respondent_notified))`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

/** From so many characters on, a part of a number is looked for; shorter ones are in every number. */
const numberPart = /^[a-z0-9]{4,}$/i;

/** Cases whose title, number or bodies bear the text. Each way has an index of its own, so that none walks them all. */
function bearing(text: string, bodies: readonly OrganizationId[]): Prisma.Sql {
  const pattern = `%${escapeLike(text)}%`;
  const ids = Prisma.sql`${[...bodies]}::text[]`;
  const ways = [
    Prisma.sql`(c.title ILIKE ${pattern} AND app.text_grams(c.title, 2) @> app.text_grams(${text}, 2))`,
    ...(numberPart.test(text)
      ? [
          Prisma.sql`(c.number ILIKE ${pattern} AND app.text_grams(c.number, 4) @> app.text_grams(${text}, 4))`,
        ]
      : []),
    ...(bodies.length > 0
      ? [
          Prisma.sql`c.respondent_id = ANY (${ids})`,
          Prisma.sql`(c.party_ids && ${ids} AND (c.accepting_id = ANY (${ids}) OR c.verifying_id = ANY (${ids})))`,
        ]
      : []),
  ];
  return Prisma.sql`(${Prisma.join(ways, ' OR ')})`;
}

/** Bodies whose name bears the text: few, and looked up first, so that what is looked for is known to the planner. */
async function bodiesNamed(reader: Reader, text: string): Promise<readonly OrganizationId[]> {
  const rows = await reader.$queryRaw<readonly { readonly id: OrganizationId }[]>`
    SELECT organization_id AS id FROM app.organization WHERE name ILIKE ${`%${escapeLike(text)}%`}`;
  return rows.map(({ id }) => id);
}

async function conditions(reader: Reader, actor: OfficerActor, filter: ComplaintFilter): Promise<Prisma.Sql> {
  const { status, overdueAt, text, after } = filter;
  const parts = [visibleTo(actor)];
  if (status !== null) parts.push(Prisma.sql`c.status = ${status}`);
  if (overdueAt !== null) {
    parts.push(Prisma.sql`EXISTS (SELECT 1 FROM app.complaint_deadline d WHERE d.complaint_id = c.id
      AND d.state = 'running' AND d.due_at < ${overdueAt}::timestamptz)`);
  }
  if (text !== null) parts.push(bearing(text, await bodiesNamed(reader, text)));
  if (after !== null) {
    parts.push(Prisma.sql`(c.received_at, c.id) < (${after.receivedAt}::timestamptz, ${after.id}::uuid)`);
  }
  return Prisma.join(parts, ' AND ');
}

interface SummaryRow {
  readonly id: CaseId;
  readonly number: string;
  readonly kind: ComplaintState['kind'];
  readonly channel: ComplaintState['channel'];
  readonly status: ComplaintState['status'];
  readonly outcome: ComplaintState['outcome'];
  readonly title: string;
  readonly respondent_id: OrganizationId;
  readonly accepting_id: OrganizationId;
  readonly verifying_id: OrganizationId | null;
  readonly received_at: Date;
  readonly next_due_at: Date | null;
  readonly amount_fen: bigint;
  readonly is_listed: boolean;
}

const toInstant = (at: Date): Instant => at.toISOString() as Instant;

const toSummary = (row: SummaryRow): ComplaintSummary => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  channel: row.channel,
  status: row.status,
  outcome: row.outcome,
  title: row.title,
  respondentId: row.respondent_id,
  acceptingId: row.accepting_id,
  verifyingId: row.verifying_id,
  receivedAt: toInstant(row.received_at),
  nextDueAt: row.next_due_at === null ? null : toInstant(row.next_due_at),
  amountFen: Number(row.amount_fen),
  isListed: row.is_listed,
});

/** A page of what the officer may see, the latest received first. */
export async function listComplaints(
  reader: Reader,
  actor: OfficerActor,
  filter: ComplaintFilter,
): Promise<readonly ComplaintSummary[]> {
  const wanted = await conditions(reader, actor, filter);
  const rows = await reader.$queryRaw<readonly SummaryRow[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} c.id, c.number, c.kind, c.channel, c.status, c.outcome, c.title, c.respondent_id, c.accepting_id,
      c.verifying_id, c.received_at, c.next_due_at, c.amount_fen, c.is_listed
    FROM app.complaint c WHERE ${wanted}
    ORDER BY c.received_at DESC, c.id DESC LIMIT ${filter.limit}`;
  return rows.map(toSummary);
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
  const [row] = await reader.$queryRaw<readonly CaseRow[]>`
    SELECT r.state, c.title, c.narrative, c.contract_name, c.contract_number, c.external_number
    FROM app.case_record r JOIN app.complaint c ON c.id = r.id WHERE r.id = ${id}::uuid`;
  return row === undefined ? null : toStored(row);
}

const toStored = (row: CaseRow): StoredComplaint => ({
  state: row.state,
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

/** What people wrote with each event, by its sequence. Salts stay here. */
export async function eventTexts(
  reader: Reader,
  id: CaseId,
): Promise<ReadonlyMap<number, Readonly<Record<string, string>>>> {
  const rows = await reader.$queryRaw<
    readonly { sequence: number; texts: Readonly<Record<string, unknown>> }[]
  >`
    SELECT sequence, texts FROM app.case_event WHERE case_id = ${id}::uuid AND texts <> '{}'::jsonb`;
  return new Map(rows.map(({ sequence, texts }) => [sequence, readable(texts)]));
}

function readable(texts: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) =>
      typeof text === 'string' && name !== SALT ? [[name, text]] : [],
    ),
  );
}

/** What the officer chose to tell the respondent; empty before the notice. */
export async function disclosedFields(reader: Reader, id: CaseId): Promise<readonly string[]> {
  const [row] = await reader.$queryRaw<readonly { disclose: readonly string[] }[]>`
    SELECT data -> 'disclose' AS disclose FROM app.case_event
    WHERE case_id = ${id}::uuid AND type = 'respondent-notified' ORDER BY sequence DESC LIMIT 1`;
  return row?.disclose ?? [];
}
