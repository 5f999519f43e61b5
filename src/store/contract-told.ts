import { resultOf, toldToContract } from '../domain/complaint/contract-sight';
import type { ComplaintState } from '../domain/complaint/complaint';
import type { ContractFacts } from '../domain/contract/facts';
import type { CaseId } from '../domain/ids';
import type { ComplaintChange } from './complaint-change';
import { storeCommand } from './command.store';
import type { Transaction } from './transaction';

/** 认定结果: whatever a determination comes to is told to its contract in the same transaction, and so is its undoing. */
export async function tellContract(transaction: Transaction, change: ComplaintChange): Promise<void> {
  const { before, after } = change;
  if (after.origin === undefined || before === null) return;
  const outcome = resultOf(after);
  if (outcome === resultOf(before)) return;
  const { contractId } = after.origin;
  await tell(transaction, change, {
    contractId,
    facts: { type: 'determination-answered', determinationId: after.caseId, outcome },
  });
}

/**
 * 关联合同: a contract is told of a complaint upon it when the notice to its own department names it, and not before:
 * whoever reads the contract would learn from it who may have complained. Then it is told the result, and a mistake.
 */
export async function tellLinkedContract(transaction: Transaction, change: ComplaintChange): Promise<void> {
  const { before, after } = change;
  const known = before === null ? null : toldToContract(before);
  const told = toldToContract(after);
  const { caseId: complaintId, number } = after;
  if (known !== null && known.contractId !== told?.contractId) {
    await tell(transaction, change, {
      contractId: known.contractId,
      facts: { type: 'complaint-unlinked', complaintId },
    });
  }
  if (told === null) return;
  const { contractId, outcome } = told;
  if (known?.contractId !== contractId) {
    if (!(await isUndertakenByRespondent(transaction, after, contractId))) return;
    const facts = { type: 'complaint-told', complaintId, number, outcome } as const;
    await tell(transaction, change, { contractId, facts });
  } else if (known.outcome !== outcome) {
    await tell(transaction, change, {
      contractId,
      facts: { type: 'complaint-answered', complaintId, outcome },
    });
  }
}

/** A department that was not complained of got no notice, whatever its contract. */
async function isUndertakenByRespondent(
  transaction: Transaction,
  { respondent }: ComplaintState,
  contractId: CaseId,
): Promise<boolean> {
  const rows = await transaction.$queryRaw<readonly object[]>`
    SELECT 1 FROM app.contract WHERE id = ${contractId}::uuid AND undertaking_id = ${respondent.organizationId}`;
  return rows.length > 0;
}

async function tell(
  transaction: Transaction,
  { after, events }: ComplaintChange,
  { contractId, facts }: { readonly contractId: CaseId; readonly facts: ContractFacts },
): Promise<void> {
  const last = events.at(-1);
  if (last === undefined) return;
  const { type } = facts;
  const command = {
    caseKind: 'contract',
    caseId: contractId,
    actor: { type: 'system' },
    ...{ type, facts, texts: {} },
    idempotencyKey: `${type}/${after.caseId}/${last.sequence}`,
    receivedAt: last.occurredAt,
  } as const;
  await storeCommand({ prisma: transaction }, command, { deliveredAs: 'signal', graceMs: 0 });
}
