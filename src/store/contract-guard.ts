import type { ContractFacts } from '../domain/contract/facts';
import { DEFAULT_EVIDENCE_LIMITS } from '../domain/evidence';
import type { CaseId } from '../domain/ids';
import type { Refusal } from '../domain/refusal';
import { findMoved, isServing } from './command-guard';
import { linkEvidence } from './evidence.store';
import type { Transaction } from './transaction';

/**
 * What only the store can vouch for, in the transaction that records the command: that a manager still serves, and that
 * the evidence is there and nobody else's. Evidence becomes part of the contract here, so a refused command hands in
 * nothing.
 */
export async function guardContract(
  transaction: Transaction,
  { caseId }: { readonly caseId: CaseId },
  facts: ContractFacts,
): Promise<Refusal | null> {
  if (facts.type === 'assign-manager' && !(await isServing(transaction, facts.officerId)))
    return { type: 'assignee-not-active' };
  if (facts.type === 'open-determination') {
    const moved = await findMoved(transaction, [facts.determining]);
    if (moved !== null) return moved;
  }
  const evidenceIds = 'evidenceIds' in facts ? [...new Set(facts.evidenceIds)] : [];
  const linked = await linkEvidence(transaction, { caseId, evidenceIds }, DEFAULT_EVIDENCE_LIMITS);
  return linked.ok ? null : linked.refusal;
}
