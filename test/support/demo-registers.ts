import { officerIdOf } from '../../prisma/seed/demo-city/officers';
import type { ContractState } from '../../src/domain/contract/contract';
import { contractLaw } from '../../src/domain/contract/law';
import type { CaseId } from '../../src/domain/ids';
import { verifyCase } from '../../src/store/audit.store';
import { contractJournal } from '../../src/store/contract.store';
import type { City } from './demo-city';

interface RegisteredContract {
  readonly id: CaseId;
  readonly state: ContractState;
}

/** Contracts and commitments of the demo city, as they stand when it is founded. */
export function describeDemoRegisters(
  city: () => City,
  contracts: () => readonly RegisteredContract[],
): void {
  it('has commitments ahead, honoured, late and tolerated, and one that a second person confirms', async () => {
    const { rows } = await city().store.pool.query<object>(
      `SELECT c.status, n.state, n.tolerance_asked AS asked, n.is_proposed AS proposed, n.proposed_by AS by
       FROM app.commitment c JOIN app.commitment_node n ON n.commitment_id = c.id AND n.node_id = 'n1' ORDER BY c.code`,
    );
    const one = { asked: false, proposed: false, by: null };
    expect(rows).toEqual([
      { ...one, status: 'registered', state: 'upcoming' },
      { ...one, status: 'closed', state: 'met' },
      { ...one, status: 'performing', state: 'overdue', asked: true },
      { ...one, status: 'performing', state: 'overdue', proposed: true, by: officerIdOf('industry.head') },
    ]);
  });

  it('folds every contract from its events into exactly the state of its row', async () => {
    for (const { id, state } of contracts()) {
      const events = await contractJournal(city().database, id);
      const folded = events.reduce<ContractState | null>(
        (before, event) => contractLaw.evolve(before, event),
        null,
      );
      expect(JSON.parse(JSON.stringify(folded))).toEqual(state);
      expect(await verifyCase(city().database.pool, id)).toEqual([]);
    }
  });
}
