import type { ComplaintState } from '../domain/complaint/complaint';
import type { ComplaintChange } from './complaint-change';
import { storeCommand } from './command.store';
import type { Transaction } from './transaction';

const TYPE = 'determination-answered';

/** What the contract hears of: a result is one when the case is over for it, and none while it is undone again. */
const resultOf = ({ outcome, determinationRevoked }: ComplaintState): ComplaintState['outcome'] =>
  determinationRevoked ? null : outcome;

/** 认定结果: whatever a determination comes to is told to its contract in the same transaction, and so is its undoing. */
export async function tellContract(
  transaction: Transaction,
  { before, after, events }: ComplaintChange,
): Promise<void> {
  const last = events.at(-1);
  if (after.origin === undefined || before === null || last === undefined) return;
  const outcome = resultOf(after);
  if (outcome === resultOf(before)) return;
  const command = {
    caseKind: 'contract',
    caseId: after.origin.contractId,
    actor: { type: 'system' },
    type: TYPE,
    facts: { type: TYPE, determinationId: after.caseId, outcome },
    texts: {},
    idempotencyKey: `${TYPE}/${after.caseId}/${last.sequence}`,
    receivedAt: last.occurredAt,
  } as const;
  await storeCommand({ prisma: transaction }, command, { deliveredAs: 'signal', graceMs: 0 });
}
