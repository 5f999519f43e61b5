import { isCompetentVerifier } from '../domain/complaint/access';
import type { ComplaintFacts } from '../domain/complaint/facts';
import { toOrganizationId, type OrganizationId } from '../domain/ids';
import { superiorOf, type OrganizationRef } from '../domain/organization';
import { findComplaint } from '../store/complaint.store';
import { caseTimeOf } from '../store/event-log';
import { organizationRef, successorOf } from '../store/organization.store';
import { findPendingSuccessions, type PendingSuccession } from '../store/succession.store';
import type { IntakeDeps } from './intake-deps';
import { receiveFact } from './receive-command';

const batchSize = 100;

/**
 * Tells every open complaint against a merged or abolished body who answers for it now (the new official answers for
 * the old one's promises). Safe to repeat: a complaint that was told is asked no more.
 * @returns how many complaints were told.
 */
export async function announceSuccessions(deps: IntakeDeps): Promise<number> {
  const pending = await findPendingSuccessions(deps.database, batchSize);
  for (const succession of pending) await tell(deps, succession);
  return pending.length;
}

async function tell(
  deps: IntakeDeps,
  { caseId, respondentId, successorId }: PendingSuccession,
): Promise<void> {
  const { prisma } = deps.database;
  const last = (await successorOf(prisma, respondentId)) ?? toOrganizationId(successorId);
  const [respondent, stored] = await Promise.all([
    organizationRef(prisma, last),
    findComplaint(prisma, caseId),
  ]);
  if (respondent === null || stored === null) return;
  const facts: ComplaintFacts = {
    type: 'respondent-succeeded',
    respondent,
    verifying: await verifierAnew(deps, stored.state.verifying, respondent),
  };
  await receiveFact(deps, {
    caseKind: 'complaint',
    caseId,
    actor: { type: 'system' },
    type: facts.type,
    facts,
    texts: {},
    idempotencyKey: `succession/${respondentId}/${last}`,
    receivedAt: await caseTimeOf(deps),
  });
}

/** The verifier is derived anew: it stays where it is still competent, else the successor's superior takes over. */
async function verifierAnew(
  deps: IntakeDeps,
  verifying: OrganizationRef | null,
  respondent: OrganizationRef,
): Promise<OrganizationRef | null> {
  if (verifying === null || isCompetentVerifier(verifying, respondent)) return null;
  const superior: OrganizationId | null = superiorOf(respondent);
  return superior === null ? null : organizationRef(deps.database.prisma, superior);
}
