import { comparerFor, type Comparable, type Likeness } from '../domain/complaint/duplicate';
import type { ComplaintState } from '../domain/complaint/complaint';
import type { CaseId, Instant, OrganizationId } from '../domain/ids';
import type { OfficerActor } from '../domain/officer';
import { visibleTo } from './complaint-list.store';
import { toInstant } from './event-rows';
import { Prisma } from './prisma/client';
import { PLANNED_EACH_TIME } from './statement-names';
import type { Reader } from './transaction';

/** One complaint beside the one in hand. */
export interface RelatedComplaint {
  readonly id: CaseId;
  readonly number: string;
  readonly channel: ComplaintState['channel'];
  readonly status: ComplaintState['status'];
  readonly outcome: ComplaintState['outcome'];
  readonly title: string;
  readonly respondentId: OrganizationId;
  readonly receivedAt: Instant;
  readonly leadingId: CaseId | null;
}

export interface Proposal extends RelatedComplaint, Likeness {}

/** What a complaint is linked to, as far as the officer may see it. */
export interface Links {
  /** Whether it follows another, also one that the officer does not see. */
  readonly isLinked: boolean;
  readonly leading: RelatedComplaint | null;
  readonly followers: readonly RelatedComplaint[];
}

/** So many of one body are compared, before and after the receipt of the one in hand. */
const nearestInTime = 100;
/** Whoever sees few of them is not sent along the list of all. */
const lookedAt = 1_000;
const sameContract = 50;
const proposed = 20;

type Row = Omit<RelatedComplaint, 'receivedAt'> & { readonly receivedAt: Date };

const COLUMNS = Prisma.sql`c.id, c.number, c.channel, c.status, c.outcome, c.title, c.respondent_id AS "respondentId",
  c.received_at AS "receivedAt", c.leading_id AS "leadingId"`;

const toRelated = (row: Row): RelatedComplaint => ({ ...row, receivedAt: toInstant(row.receivedAt) });

/** A body complained of knows its notice, and is never shown what lies beside it. */
const isSeenWholeBy = (actor: OfficerActor): Prisma.Sql =>
  Prisma.sql`(${visibleTo(actor)} AND c.respondent_id <> ${actor.organizationId})`;

export async function loadLinks(reader: Reader, actor: OfficerActor, id: CaseId): Promise<Links> {
  const rows = await reader.$queryRaw<readonly Row[]>`
    SELECT ${COLUMNS} FROM app.complaint c
    WHERE (c.leading_id = ${id}::uuid OR c.id = (SELECT leading_id FROM app.complaint WHERE id = ${id}::uuid))
      AND ${isSeenWholeBy(actor)} ORDER BY c.received_at, c.id LIMIT 200`;
  const [own] = await reader.$queryRaw<readonly { readonly isLinked: boolean }[]>`
    SELECT leading_id IS NOT NULL AS "isLinked" FROM app.complaint WHERE id = ${id}::uuid`;
  const related = rows.map(toRelated);
  return {
    isLinked: own?.isLinked === true,
    leading: related.find(({ leadingId }) => leadingId !== id) ?? null,
    followers: related.filter(({ leadingId }) => leadingId === id),
  };
}

interface Candidate extends Row, Omit<Comparable, 'amountFen' | 'title'> {
  readonly amountFen: bigint;
  readonly parentId: CaseId | null;
  readonly isSameBody: boolean;
  readonly isSameContract: boolean;
}

/**
 * Complaints that may be about the same matter, the likeliest first: of those that the officer sees, the nearest in time
 * against the same body under any of its names, those with the same contract, and those of the same person. Each way in
 * has an index, and none brings more than some hundred rows, however many there are.
 * @param samePerson by the vault's blind indexes.
 */
export async function proposeDuplicates(
  reader: Reader,
  actor: OfficerActor,
  { id, samePerson }: { readonly id: CaseId; readonly samePerson: readonly CaseId[] },
): Promise<readonly Proposal[]> {
  const people = Prisma.sql`${[...samePerson]}::uuid[]`;
  const [own, ...others] = await reader.$queryRaw<readonly Candidate[]>`
    ${WITH_WAYS_IN(actor, id)}
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} ${COLUMNS}, left(c.narrative, 400) AS narrative, c.amount_fen AS "amountFen",
      c.parent_id AS "parentId",
      c.respondent_id IN (SELECT organization_id FROM line) AS "isSameBody",
      coalesce(app.contract_key(c.contract_number) = app.contract_key(own.contract_number), false) AS "isSameContract"
    FROM own JOIN app.complaint c ON c.id = ANY (ARRAY(SELECT id FROM own UNION SELECT id FROM near
      UNION SELECT id FROM contract UNION SELECT unnest(${people})
      UNION SELECT id FROM app.complaint WHERE parent_id = ANY (${people})))
    WHERE c.id = own.id OR (c.outcome IS DISTINCT FROM 'split' AND c.id IS DISTINCT FROM own.parent_id
      AND (c.parent_id IS NULL OR (c.parent_id <> own.id AND c.parent_id IS DISTINCT FROM own.parent_id))
      AND c.leading_id IS DISTINCT FROM own.id AND c.id IS DISTINCT FROM own.leading_id
      AND ${isSeenWholeBy(actor)})
    ORDER BY c.id <> own.id, c.received_at DESC, c.id`;
  if (own === undefined) return [];
  const known = new Set(samePerson);
  const compare = comparerFor(toComparable(own));
  return others
    .flatMap((other): readonly Proposal[] => {
      const shared = {
        respondent: other.isSameBody,
        contract: other.isSameContract,
        complainant: known.has(other.parentId ?? other.id),
      };
      const likeness = compare(toComparable(other), shared);
      return likeness === null ? [] : [{ ...toProposed(other), ...likeness }];
    })
    .sort((left, right) => right.score - left.score)
    .slice(0, proposed);
}

/** Of one body, in the order of time, as far as the officer sees them. */
const nearest = (inOrder: Prisma.Sql, actor: OfficerActor): Prisma.Sql => Prisma.sql`
  SELECT c.id FROM (SELECT c.* FROM app.complaint c
    WHERE c.respondent_id = line.organization_id AND ${inOrder} LIMIT ${lookedAt}) c
  WHERE ${isSeenWholeBy(actor)} LIMIT ${nearestInTime}`;

/** The body and whoever it took over from or was taken over by: a new name is no other body. */
const WITH_WAYS_IN = (actor: OfficerActor, id: CaseId): Prisma.Sql => Prisma.sql`
  WITH RECURSIVE own AS (SELECT * FROM app.complaint WHERE id = ${id}::uuid),
  line AS (
    SELECT o.organization_id, o.successor_id FROM app.organization o JOIN own ON o.organization_id = own.respondent_id
    UNION
    SELECT o.organization_id, o.successor_id FROM app.organization o
      JOIN line ON o.organization_id = line.successor_id OR o.successor_id = line.organization_id),
  near AS (
    SELECT c.id FROM own CROSS JOIN line CROSS JOIN LATERAL (
      SELECT id FROM (${nearest(Prisma.sql`c.received_at <= own.received_at ORDER BY c.received_at DESC`, actor)}) earlier
      UNION ALL
      SELECT id FROM (${nearest(Prisma.sql`c.received_at > own.received_at ORDER BY c.received_at`, actor)}) later) c),
  contract AS (
    SELECT c.id FROM own JOIN app.complaint c ON c.contract_number IS NOT NULL
      AND app.contract_key(c.contract_number) = app.contract_key(own.contract_number)
    ORDER BY c.received_at DESC LIMIT ${sameContract})`;

const toComparable = ({ title, narrative, amountFen }: Candidate): Comparable => ({
  title,
  narrative,
  amountFen: Number(amountFen),
});

function toProposed(candidate: Candidate): RelatedComplaint {
  const { id, number, channel, status, outcome, title, respondentId, leadingId } = candidate;
  const receivedAt = toInstant(candidate.receivedAt);
  return { id, number, channel, status, outcome, title, respondentId, receivedAt, leadingId };
}
