import type { ComplaintFacts } from '../domain/complaint/facts';
import { DEFAULT_EVIDENCE_LIMITS } from '../domain/evidence';
import type { CaseId, EvidenceId } from '../domain/ids';
import type { Refusal } from '../domain/refusal';
import { linkEvidence } from './evidence.store';
import type { Transaction } from './transaction';

/**
 * What only the store can vouch for: that the evidence a command names is there and is nobody else's. It becomes part
 * of the case in the transaction that records the command, so a refused command hands in nothing.
 */
export async function guardComplaint(
  transaction: Transaction,
  { caseId }: { readonly caseId: CaseId },
  facts: ComplaintFacts,
): Promise<Refusal | null> {
  const linked = await linkEvidence(
    transaction,
    { caseId, evidenceIds: evidenceIn(facts) },
    DEFAULT_EVIDENCE_LIMITS,
  );
  return linked.ok ? null : linked.refusal;
}

/** Every piece of evidence that a command names, each once. */
function evidenceIn(facts: ComplaintFacts): readonly EvidenceId[] {
  const named = [
    ...('evidenceIds' in facts ? facts.evidenceIds : []),
    'sealedEvidenceId' in facts ? facts.sealedEvidenceId : null,
    'receiptEvidenceId' in facts ? facts.receiptEvidenceId : null,
  ];
  return [...new Set(named.filter((evidenceId) => evidenceId !== null))];
}
