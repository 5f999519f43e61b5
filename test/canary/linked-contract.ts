import { contractOfficer, purchase } from '../journeys/support/contract-desk';
import { verifyingAt, type Complaint } from '../journeys/support/parties';
import type { World } from '../journeys/support/world';

/** Whoever reads the contract knows its other party: that the sealed complaint is about it may name who complained. */
export async function linkedToAContract(
  world: World,

  complaint: Complaint,
): Promise<{ readonly id: string; readonly code: string }> {
  const collected = await contractOfficer(world, 'works', 'contract-manager').collects(purchase());
  await verifyingAt(world, 'housing').handler.does(complaint, 'link-contract', {
    ...{ contractCode: collected.code, reason: '合同编号一致。' },
  });
  return collected;
}
