import type { CommitmentFacts } from '../domain/commitment/facts';
import type { ContractFacts } from '../domain/contract/facts';
import type { OrganizationId } from '../domain/ids';
import type { OrganizationRef } from '../domain/organization';
import { caseTimeOf } from '../store/event-log';
import { organizationRef, successorOf } from '../store/organization.store';
import {
  findOrphanedCommitments,
  findOrphanedContracts,
  type OrphanedCommitment,
  type OrphanedContract,
} from '../store/succession.store';
import type { IntakeDeps } from './intake-deps';
import { receiveFact } from './receive-command';

const batchSize = 100;

/**
 * Tells every open contract of a merged or abolished body who stands in its place now: 新官理旧账. Safe to repeat: a
 * contract that was told is found no longer. Where nobody has succeeded, it waits until somebody does.
 * @returns how many were told.
 */
export async function announceContractSuccessions(deps: IntakeDeps): Promise<number> {
  const orphaned = await findOrphanedContracts(deps.database, batchSize);
  for (const orphan of orphaned) await tellContract(deps, orphan);
  return orphaned.length;
}

/** The same for the commitments of a body that is no more: a promise passes on with the functions. */
export async function announceCommitmentSuccessions(deps: IntakeDeps): Promise<number> {
  const orphaned = await findOrphanedCommitments(deps.database, batchSize);
  for (const orphan of orphaned) await tellCommitment(deps, orphan);
  return orphaned.length;
}

async function heirOf({ database }: IntakeDeps, formerId: OrganizationId): Promise<OrganizationRef | null> {
  const last = await successorOf(database.prisma, formerId);
  const heir = last === null ? null : await organizationRef(database.prisma, last);
  return heir?.status === 'active' ? heir : null;
}

async function tellContract(deps: IntakeDeps, { caseId, party, formerId }: OrphanedContract): Promise<void> {
  const heir = await heirOf(deps, formerId);
  if (heir === null) return;
  const facts = factsOf(party, heir);
  await receiveFact(deps, {
    ...{ caseKind: 'contract', caseId, actor: { type: 'system' }, type: facts.type, facts, texts: {} },
    idempotencyKey: `succession/${party}/${formerId}/${heir.organizationId}`,
    receivedAt: await caseTimeOf(deps),
  });
}

const factsOf = (party: OrphanedContract['party'], body: OrganizationRef): ContractFacts =>
  party === 'undertaking'
    ? { type: 'undertaking-succeeded', undertaking: body }
    : { type: 'body-succeeded', party, body };

async function tellCommitment(deps: IntakeDeps, { caseId, formerId }: OrphanedCommitment): Promise<void> {
  const promisor = await heirOf(deps, formerId);
  if (promisor === null) return;
  const facts: CommitmentFacts = { type: 'promisor-succeeded', promisor };
  await receiveFact(deps, {
    ...{ caseKind: 'commitment', caseId, actor: { type: 'system' }, type: facts.type, facts, texts: {} },
    idempotencyKey: `succession/promisor/${formerId}/${promisor.organizationId}`,
    receivedAt: await caseTimeOf(deps),
  });
}
