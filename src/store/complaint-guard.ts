import type { ComplaintFacts } from '../domain/complaint/facts';
import { DEFAULT_EVIDENCE_LIMITS } from '../domain/evidence';
import type { CaseId, EvidenceId, OrganizationId } from '../domain/ids';
import type { OrganizationRef } from '../domain/organization';
import type { Refusal } from '../domain/refusal';
import { findMoved, isServing } from './command-guard';
import { linkObstacle } from './complaint-duplicate';
import { linkEvidence } from './evidence.store';
import { companiesOf } from './names';
import type { Transaction } from './transaction';

/**
 * What only the store can vouch for, in the transaction that records the command: that the bodies it names still stand
 * where they stood when it was received, and that the evidence it names is there and is nobody else's. Evidence becomes
 * part of the case here, so a refused command hands in nothing.
 */
export async function guardComplaint(
  transaction: Transaction,
  { caseId }: { readonly caseId: CaseId },
  facts: ComplaintFacts,
): Promise<Refusal | null> {
  const moved = await findMoved(transaction, bodiesChosenIn(facts));
  if (moved !== null) return moved;
  if (facts.type === 'link-duplicate') return linkObstacle(transaction, caseId, facts.leadingId);
  if (
    facts.type === 'publish-determination' &&
    facts.secrecy !== 'withheld' &&
    (await isSoleTrader(transaction, caseId))
  )
    return { type: 'sole-trader-withheld' };
  if (facts.type === 'assign' && !(await isServing(transaction, facts.officerId)))
    return { type: 'assignee-not-active' };
  const wanted = { caseId, evidenceIds: evidenceIn(facts) };
  const linked = await linkEvidence(transaction, wanted, DEFAULT_EVIDENCE_LIMITS);
  return linked.ok ? null : linked.refusal;
}

/** 个体工商户 (登记管理部门代码 92): its name may be that of a person, which is never published. */
async function isSoleTrader(transaction: Transaction, caseId: CaseId): Promise<boolean> {
  const [row] = await transaction.$queryRaw<readonly { readonly respondentId: OrganizationId }[]>`
    SELECT respondent_id AS "respondentId" FROM app.complaint WHERE id = ${caseId}::uuid`;
  const companies = row === undefined ? [] : await companiesOf(transaction, [row.respondentId]);
  return companies.some(({ uscc }) => uscc === null || uscc.startsWith('92'));
}

/** Bodies that a person chose. A fact about a succession names bodies too; it is true whatever has become of them. */
function bodiesChosenIn(facts: ComplaintFacts): readonly OrganizationRef[] {
  if (facts.type === 'respondent-succeeded' || facts.type === 'body-succeeded') return [];
  if (facts.type === 'officer-succeeded') return [];
  const named = [
    'verifying' in facts ? facts.verifying : null,
    'accepting' in facts ? facts.accepting : null,
    'to' in facts ? facts.to : null,
    'rightBody' in facts ? facts.rightBody : null,
    'respondent' in facts ? facts.respondent : null,
    ...('children' in facts ? facts.children.map(({ respondent }) => respondent) : []),
  ];
  return named.filter((body) => body !== null);
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
