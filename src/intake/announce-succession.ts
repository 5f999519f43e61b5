import { isCompetentVerifier, isRespondentOrBelow } from '../domain/complaint/access';
import type { ComplaintState, HandlingParty } from '../domain/complaint/complaint';
import type { ComplaintFacts } from '../domain/complaint/facts';
import { contestedBody, isIndependent } from '../domain/complaint/review';
import type { CaseId, OrganizationId } from '../domain/ids';
import { superiorOf, type OrganizationRef } from '../domain/organization';
import { findComplaint } from '../store/complaint.store';
import { caseTimeOf } from '../store/event-log';
import { organizationRef, successorOf } from '../store/organization.store';
import { findPendingSuccessions, type PendingSuccession } from '../store/succession.store';
import { findReviewBody, findSupervisingBody } from '../store/supervising-body';
import type { IntakeDeps } from './intake-deps';
import { receiveFact } from './receive-command';

const batchSize = 100;

/**
 * Tells every open complaint in which a merged or abolished body has a part who has it now: of the accused, who answers
 * (the new official answers for the old one's promises); of an office, who goes on handling. Safe to repeat: a complaint
 * that was told is asked no more.
 * @returns how many were told.
 */
export async function announceSuccessions(deps: IntakeDeps): Promise<number> {
  const pending = await findPendingSuccessions(deps.database, batchSize);
  for (const succession of pending) await tell(deps, succession);
  return pending.length;
}

async function tell(deps: IntakeDeps, { caseId, party, formerId }: PendingSuccession): Promise<void> {
  const stored = await findComplaint(deps.database.prisma, caseId);
  if (stored === null) return;
  const facts =
    party === 'respondent'
      ? await respondentSucceeded(deps, stored.state, formerId)
      : await bodySucceeded(deps, stored.state, { party, formerId });
  if (facts !== null) await deliver(deps, caseId, { facts, formerId });
}

interface Told {
  readonly facts: Extract<ComplaintFacts, { type: 'respondent-succeeded' | 'body-succeeded' }>;
  readonly formerId: OrganizationId;
}

async function deliver(deps: IntakeDeps, caseId: CaseId, { facts, formerId }: Told): Promise<void> {
  const key =
    facts.type === 'respondent-succeeded'
      ? `succession/${formerId}/${facts.respondent.organizationId}`
      : `succession/${facts.party}/${formerId}/${facts.to.organizationId}`;
  await receiveFact(deps, {
    caseKind: 'complaint',
    caseId,
    actor: { type: 'system' },
    type: facts.type,
    facts,
    texts: {},
    idempotencyKey: key,
    receivedAt: await caseTimeOf(deps),
  });
}

/** The last in the line of successors, if it is there to act. */
async function successorBody(deps: IntakeDeps, formerId: OrganizationId): Promise<OrganizationRef | null> {
  const { prisma } = deps.database;
  const last = await successorOf(prisma, formerId);
  const found = last === null ? null : await organizationRef(prisma, last);
  return found?.status === 'active' ? found : null;
}

async function respondentSucceeded(
  deps: IntakeDeps,
  state: ComplaintState,
  formerId: OrganizationId,
): Promise<Told['facts'] | null> {
  const respondent = await successorBody(deps, formerId);
  if (respondent === null) return null;
  const verifying = await verifierAnew(deps, state.verifying, respondent);
  return { type: 'respondent-succeeded', respondent, verifying };
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

/** 承继; where nobody has succeeded, or who has may not handle this case (回避), whoever supervises takes the part over. */
async function bodySucceeded(
  deps: IntakeDeps,
  state: ComplaintState,
  { party, formerId }: { readonly party: HandlingParty; readonly formerId: OrganizationId },
): Promise<Told['facts'] | null> {
  const successor = await successorBody(deps, formerId);
  if (successor !== null && mayTakeOver(state, party, successor)) {
    return { type: 'body-succeeded', party, from: formerId, to: successor, as: 'successor' };
  }
  const to = await supervisorFor(deps, state, { party, formerId });
  return to === null ? null : { type: 'body-succeeded', party, from: formerId, to, as: 'supervisor' };
}

async function supervisorFor(
  deps: IntakeDeps,
  state: ComplaintState,
  { party, formerId }: { readonly party: HandlingParty; readonly formerId: OrganizationId },
): Promise<OrganizationRef | null> {
  const { prisma } = deps.database;
  const { respondent } = state;
  const former = await organizationRef(prisma, formerId);
  if (former === null) return null;
  const id =
    party === 'reviewing'
      ? await findReviewBody(prisma, { contested: contestedBody(state), respondent })
      : await findSupervisingBody(prisma, party, { former, respondent });
  return id === null ? null : organizationRef(prisma, id);
}

function mayTakeOver(state: ComplaintState, party: HandlingParty, body: OrganizationRef): boolean {
  if (isRespondentOrBelow(body, state.respondent)) return false;
  return party !== 'reviewing' || isIndependent(state, body);
}
