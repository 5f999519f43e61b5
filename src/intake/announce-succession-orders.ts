import type { ContractFacts } from '../domain/contract/facts';
import type { CaseId } from '../domain/ids';
import { storeCommand } from '../store/command.store';
import { caseTimeOf } from '../store/event-log';
import {
  findUntoldContracts,
  findUntoldOrders,
  markContractTold,
  markOrderTold,
  type SuccessionOrder,
} from '../store/succession-order.store';
import { inTransaction } from '../store/transaction';
import type { IntakeDeps } from './intake-deps';

/** Contracts of one order between two looks: a whole government has thousands. */
const BATCH_SIZE = 200;

/**
 * Tells the contracts of a body that changes hands that each of them is to be reviewed. What is told is noted in the
 * same transaction, so that each is told once, whenever this is killed and begun anew.
 * @param batchSize how many contracts of one order are told at most
 * @returns how many were told.
 */
export async function announceSuccessionOrders(deps: IntakeDeps, batchSize = BATCH_SIZE): Promise<number> {
  let told = 0;
  for (const order of await findUntoldOrders(deps.database.prisma)) {
    const untold = await findUntoldContracts(deps.database, order, batchSize);
    for (const contractId of untold) await tell(deps, order, contractId);
    if (untold.length < batchSize) {
      await markOrderTold(deps.database, order.orderId, await caseTimeOf(deps));
    }
    told += untold.length;
  }
  return told;
}

async function tell(deps: IntakeDeps, order: SuccessionOrder, caseId: CaseId): Promise<void> {
  const { orderId, cause, changedOn: on, basis, orderedById } = order;
  const facts: ContractFacts = { type: 'open-succession-review', cause, on, orderedById };
  const received = {
    caseKind: 'contract',
    caseId,
    actor: { type: 'system' },
    type: facts.type,
    facts,
    texts: { basis },
    idempotencyKey: `succession-order/${orderId}`,
    receivedAt: await caseTimeOf(deps),
  } as const;
  await inTransaction(deps.database, async (transaction) => {
    await storeCommand({ prisma: transaction }, received, { deliveredAs: 'signal', graceMs: 0 });
    await markContractTold(transaction, orderId, caseId);
  });
}
