import type { CaseEvent } from '../domain/case';
import { mayRead } from '../domain/contract/access';
import type { ContractState } from '../domain/contract/contract';
import type { ContractData } from '../domain/contract/events';
import type { CaseId } from '../domain/ids';
import type { Actor } from '../domain/officer';
import { wholeState, type FramedRow } from './case-frame';
import type { Database } from './database';
import { loadEvents } from './event-rows';
import type { Reader } from './transaction';

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

/** The terms as they were written when the contract was collected. */
export async function contractTerms(reader: Reader, id: CaseId): Promise<string | null> {
  const [row] = await reader.$queryRaw<readonly { terms: string | null }[]>`
    SELECT texts ->> 'terms' AS terms FROM app.case_event WHERE case_id = ${id}::uuid AND sequence = 1`;
  return row?.terms ?? null;
}
