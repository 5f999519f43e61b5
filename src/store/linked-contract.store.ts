import { contractLikeness, codesNamedIn, type ContractLikeness } from '../domain/complaint/contract-likeness';
import { seesLink } from '../domain/complaint/contract-sight';
import { seesWhole } from '../domain/complaint/access';
import type { ComplaintState } from '../domain/complaint/complaint';
import type { ContractStatus } from '../domain/contract/contract';
import type { CaseId, Instant, OrganizationId, PlainDate } from '../domain/ids';
import type { Actor, OfficerActor } from '../domain/officer';
import { disclosedFields, loadParties } from './complaint.store';
import { visibleTo } from './contract-list.store';
import { toInstant } from './event-rows';
import { PLANNED_EACH_TIME } from './statement-names';
import { Prisma } from './prisma/client';
import type { Reader } from './transaction';

/** A registered contract that a complaint may be about. */
export interface ContractCandidate extends ContractLikeness {
  readonly id: CaseId;
  readonly code: string;
  readonly name: string;
  readonly status: ContractStatus;
  readonly undertakingId: OrganizationId;
  readonly signedOn: PlainDate | null;
}

interface CandidateRow extends Omit<ContractCandidate, keyof ContractLikeness> {
  readonly isSameNumber: boolean;
  readonly isCodeNamed: boolean;
  readonly isSameBody: boolean;
}

interface Written {
  readonly title: string;
  readonly narrative: string;
  readonly contractName: string | null;
  readonly contractNumber: string | null;
}

const ofOneBody = 200;
const ofOneSign = 50;
const proposed = 10;

/**
 * Contracts that the complaint may be about, the likeliest first, of those alone that the officer sees in the register.
 * Nothing of who complained is compared.
 */
export async function proposeContracts(
  reader: Reader,
  actor: OfficerActor,
  id: CaseId,
): Promise<readonly ContractCandidate[]> {
  const [own] = await reader.$queryRaw<readonly Written[]>`
    SELECT title, narrative, contract_name AS "contractName", contract_number AS "contractNumber"
    FROM app.complaint WHERE id = ${id}::uuid`;
  if (own === undefined) return [];
  const rows = await loadCandidates(reader, actor, { id, codes: codesNamedIn(Object.values(own)) });
  return rows
    .flatMap(({ isSameNumber, isCodeNamed, isSameBody, ...row }): readonly ContractCandidate[] => {
      const signs = { isSameNumber, isCodeNamed, isSameBody, name: row.name };
      const likeness = contractLikeness(own.contractName, signs);
      return likeness === null ? [] : [{ ...row, ...likeness }];
    })
    .sort((left, right) => right.score - left.score)
    .slice(0, proposed);
}

/** Each way in has an index: by the number, by a code that was written down, by the body under any of its names. */
async function loadCandidates(
  reader: Reader,
  actor: OfficerActor,
  { id, codes }: { readonly id: CaseId; readonly codes: readonly string[] },
): Promise<readonly CandidateRow[]> {
  return reader.$queryRaw<readonly CandidateRow[]>`
    WITH RECURSIVE own AS (
      SELECT respondent_id, contract_id, app.contract_key(contract_number) AS number
      FROM app.complaint WHERE id = ${id}::uuid),
    line AS (
      SELECT o.organization_id, o.successor_id FROM app.organization o
        JOIN own ON o.organization_id = own.respondent_id
      UNION
      SELECT o.organization_id, o.successor_id FROM app.organization o
        JOIN line ON o.organization_id = line.successor_id OR o.successor_id = line.organization_id),
    numbered AS (
      SELECT c.id FROM own JOIN app.contract c ON app.contract_key(c.code) = own.number
      UNION SELECT c.id FROM own JOIN app.contract c ON app.contract_key(c.own_number) = own.number
      UNION SELECT c.id FROM own JOIN app.contract c ON app.contract_key(c.external_number) = own.number
      UNION SELECT c.id FROM own JOIN app.contract c ON app.contract_key(c.filing_number) = own.number),
    coded AS (
      SELECT contract_id AS id FROM app.contract_party WHERE uscc = ANY (${[...codes]}::text[]) LIMIT ${ofOneSign}),
    undertaken AS (
      SELECT c.id FROM line CROSS JOIN LATERAL (
        SELECT id FROM app.contract WHERE undertaking_id = line.organization_id
        ORDER BY collected_at DESC LIMIT ${ofOneBody}) c)
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} c.id, c.code, c.name, c.status, c.undertaking_id AS "undertakingId",
      c.signed_on::text AS "signedOn",
      c.id IN (SELECT id FROM numbered) AS "isSameNumber", c.id IN (SELECT id FROM coded) AS "isCodeNamed",
      c.undertaking_id IN (SELECT organization_id FROM line) AS "isSameBody"
    FROM own JOIN app.contract c ON c.id = ANY (ARRAY(SELECT id FROM numbered UNION SELECT id FROM coded
      UNION SELECT id FROM undertaken))
    WHERE c.id IS DISTINCT FROM own.contract_id AND ${visibleTo(actor)}
    ORDER BY c.collected_at DESC, c.id`;
}

/** A complaint that is linked to a contract, for whoever may know of both. */
export interface ComplaintUpon {
  readonly id: CaseId;
  readonly number: string;
  readonly status: ComplaintState['status'];
  readonly outcome: ComplaintState['outcome'];
  readonly receivedAt: Instant;
  /** The actor sees the complaint itself, and not its notice alone. */
  readonly isSeenWhole: boolean;
}

interface UponRow extends Omit<ComplaintUpon, 'receivedAt' | 'isSeenWhole'> {
  readonly receivedAt: Date;
}

const shownUpon = 100;

/** The complaints upon a contract that the actor may know to run upon it, the latest first. */
export async function complaintsUpon(
  reader: Reader,
  actor: Actor,
  contractId: CaseId,
): Promise<readonly ComplaintUpon[]> {
  const rows = await reader.$queryRaw<readonly UponRow[]>`
    SELECT id, number, status, outcome, received_at AS "receivedAt" FROM app.complaint
    WHERE contract_id = ${contractId}::uuid ORDER BY received_at DESC, id LIMIT ${shownUpon}`;
  const sights = await sightsOf(
    reader,
    actor,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ receivedAt, ...row }) => {
    const sight = sights.get(row.id);
    if (sight === undefined) return [];
    return [{ ...row, receivedAt: toInstant(receivedAt), isSeenWhole: sight === 'whole' }];
  });
}

/** Of these complaints, those of which the actor may know upon which contract they run. */
export async function sightsOf(
  reader: Reader,
  actor: Actor,
  ids: readonly CaseId[],
): Promise<ReadonlyMap<CaseId, 'whole' | 'notice'>> {
  const sights = new Map<CaseId, 'whole' | 'notice'>();
  if (ids.length === 0) return sights;
  for (const [id, parties] of await loadParties(reader, ids)) {
    if (seesWhole(parties, actor)) sights.set(id, 'whole');
    // What the notice disclosed is asked for those alone who see no more than it.
    else if (seesLink(parties, actor, await disclosedFields(reader, id))) sights.set(id, 'notice');
  }
  return sights;
}
