import type { CaseEvent } from '../domain/case';
import { mayRead } from '../domain/contract/access';
import { contractCodeFor } from '../domain/contract/contract-code';
import type { ContractState } from '../domain/contract/contract';
import type { ContractData } from '../domain/contract/events';
import type { CaseId, OrganizationId } from '../domain/ids';
import type { Actor } from '../domain/officer';
import { wholeState, type FramedRow } from './case-frame';
import type { Database } from './database';
import { loadEvents } from './event-rows';
import type { Reader, Transaction } from './transaction';

/** What was written of a contract when it was collected. */
export interface ContractTexts {
  readonly name: string;
  readonly ownNumber: string | null;
  readonly externalNumber: string | null;
  readonly parties: ReadonlyMap<string, { readonly name: string; readonly uscc: string | null }>;
  /** Titles of the milestones by their ids. */
  readonly titles: ReadonlyMap<string, string>;
}

export interface StoredContract {
  readonly state: ContractState;
  readonly texts: ContractTexts;
}

interface ContractRow extends FramedRow {
  readonly name: string;
  readonly ownNumber: string | null;
  readonly externalNumber: string | null;
  readonly parties: readonly { readonly id: string; readonly name: string; readonly uscc: string | null }[];
  readonly titles: readonly { readonly id: string; readonly title: string }[];
}

/** The contract whoever asks, for our own use; null when there is none. */
export async function findContract(reader: Reader, id: CaseId): Promise<StoredContract | null> {
  const [row] = await reader.$queryRaw<readonly ContractRow[]>`
    SELECT r.state, r.frame_key AS "frameKey", c.name, c.own_number AS "ownNumber",
      c.external_number AS "externalNumber",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.party_id, 'name', p.name, 'uscc', p.uscc)), '[]')
       FROM app.contract_party p WHERE p.contract_id = c.id) AS parties,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.milestone_id, 'title', m.title)), '[]')
       FROM app.contract_milestone m WHERE m.contract_id = c.id) AS titles
    FROM app.case_record r JOIN app.contract c ON c.id = r.id WHERE r.id = ${id}::uuid`;
  if (row === undefined) return null;
  const { name, ownNumber, externalNumber } = row;
  return {
    // Cases of this id are contracts: their rows stand beside it.
    state: (await wholeState(reader, row)) as ContractState,
    texts: {
      ...{ name, ownNumber, externalNumber },
      parties: new Map(row.parties.map((party) => [party.id, party])),
      titles: new Map(row.titles.map((milestone) => [milestone.id, milestone.title])),
    },
  };
}

/** The contract for somebody who asks; null when there is none, and null when it is not for their eyes. */
export async function findReadableContract(
  reader: Reader,
  actor: Actor,
  id: CaseId,
): Promise<StoredContract | null> {
  const found = await findContract(reader, id);
  return found !== null && mayRead(found.state, actor) ? found : null;
}

/** Everything that happened, in order. */
export async function contractJournal(
  database: Database,
  id: CaseId,
): Promise<readonly CaseEvent<ContractData>[]> {
  // Written by this kind's own law.
  return (await loadEvents(database.prisma, id, 0)) as readonly CaseEvent<ContractData>[];
}

/** The contract of a 统一合同编码; null when there is none. */
export async function contractIdByCode(reader: Reader, code: string): Promise<CaseId | null> {
  const [row] = await reader.$queryRaw<readonly { id: CaseId }[]>`
    SELECT id FROM app.contract WHERE code = ${code}`;
  return row?.id ?? null;
}

/** The contract that a reporter has told of under its own number before; null when there is none. */
export async function contractByExternalNumber(
  reader: Reader,
  reporterId: OrganizationId,
  externalNumber: string,
): Promise<{ readonly id: CaseId; readonly code: string } | null> {
  const [row] = await reader.$queryRaw<readonly { id: CaseId; code: string }[]>`
    SELECT id, code FROM app.contract WHERE reporter_id = ${reporterId} AND external_number = ${externalNumber}`;
  return row ?? null;
}

/** The contract that a body calls by this number of its own; null when there is none, the earliest when there are two. */
export async function contractByOwnNumber(
  reader: Reader,
  undertakingId: OrganizationId,
  ownNumber: string,
): Promise<{ readonly id: CaseId; readonly code: string } | null> {
  const [row] = await reader.$queryRaw<readonly { id: CaseId; code: string }[]>`
    SELECT id, code FROM app.contract WHERE undertaking_id = ${undertakingId} AND own_number = ${ownNumber}
    ORDER BY collected_at, id LIMIT 1`;
  return row ?? null;
}

/** Holds everybody else off who tells of the same contract at once, until the transaction ends. */
export async function lockExternalNumber(
  transaction: Transaction,
  reporterId: OrganizationId,
  externalNumber: string,
): Promise<void> {
  const key = `contract|${reporterId}|${externalNumber}`;
  await transaction.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}

/** A new 统一合同编码. Serials may have gaps where a transaction was undone; codes never repeat. */
export async function drawContractCode(
  transaction: Transaction,
  of: {
    readonly regionCode: string;
    readonly organizationId: OrganizationId;
    readonly categoryCode: string;
    readonly year: number;
  },
): Promise<string> {
  const { regionCode, organizationId, categoryCode, year } = of;
  await transaction.$executeRaw`
    INSERT INTO app.contract_body_code (organization_id) VALUES (${organizationId})
    ON CONFLICT (organization_id) DO NOTHING`;
  const [drawn] = await transaction.$queryRaw<readonly { code: string; serial: number }[]>`
    WITH drawn AS (
      INSERT INTO app.contract_serial (organization_id, year, last) VALUES (${organizationId}, ${year}, 1)
      ON CONFLICT (organization_id, year) DO UPDATE SET last = contract_serial.last + 1 RETURNING last)
    SELECT code, last AS serial FROM app.contract_body_code, drawn WHERE organization_id = ${organizationId}`;
  if (drawn === undefined) throw new Error(`no code for contracts of ${organizationId}`);
  const { code: bodyCode, serial } = drawn;
  return contractCodeFor({ regionCode: regionCode.slice(0, 6), bodyCode, categoryCode, year, serial });
}

/** The terms as they were written when the contract was collected. */
export async function contractTerms(reader: Reader, id: CaseId): Promise<string | null> {
  const [row] = await reader.$queryRaw<readonly { terms: string | null }[]>`
    SELECT texts ->> 'terms' AS terms FROM app.case_event WHERE case_id = ${id}::uuid AND sequence = 1`;
  return row?.terms ?? null;
}
