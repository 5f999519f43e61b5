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
  if (facts.type === 'name-handler' && !(await worksForAssignee(transaction, caseId, facts)))
    return { type: 'assignee-not-active' };
  if (facts.type === 'open-determination') {
    const moved = await findMoved(transaction, [facts.determining]);
    if (moved !== null) return moved;
    if (await isWithoutCode(transaction, caseId, facts)) return { type: 'party-without-code' };
  }
  const evidenceIds = 'evidenceIds' in facts ? [...new Set(facts.evidenceIds)] : [];
  const linked = await linkEvidence(transaction, { caseId, evidenceIds }, DEFAULT_EVIDENCE_LIMITS);
  return linked.ok ? null : linked.refusal;
}

/** Whom nothing shows to be a company, no breach is determined of: it may be a person. */
async function isWithoutCode(
  transaction: Transaction,
  caseId: CaseId,
  { milestoneId, partyId = null }: Extract<ContractFacts, { type: 'open-determination' }>,
): Promise<boolean> {
  const rows = await transaction.$queryRaw<readonly object[]>`
    SELECT 1 FROM app.contract_party p JOIN app.contract_milestone m ON m.contract_id = p.contract_id
    WHERE p.contract_id = ${caseId}::uuid AND m.milestone_id = ${milestoneId} AND m.owed_by = 'counterparty'
      AND p.side = 'counterparty' AND p.organization_id IS NULL AND p.uscc IS NULL
      AND p.party_id = coalesce(${partyId}::text, p.party_id)`;
  return rows.length > 0;
}

/** Whether they serve, and in the body that the problem is assigned to. */
async function worksForAssignee(
  transaction: Transaction,
  caseId: CaseId,
  { problemId, officerId }: Extract<ContractFacts, { type: 'name-handler' }>,
): Promise<boolean> {
  const [row] = await transaction.$queryRaw<readonly { readonly works: boolean }[]>`
    SELECT o.organization_id = p.assignee_id AS works FROM app.contract_problem p, app.officer o
    WHERE p.contract_id = ${caseId}::uuid AND p.problem_id = ${problemId} AND o.officer_id = ${officerId}`;
  // A problem that there is none of is refused by the law.
  return (row?.works ?? true) && (await isServing(transaction, officerId));
}
