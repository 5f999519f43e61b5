import type { ContractFacts } from '../domain/contract/facts';
import { caseTimeOf } from '../store/event-log';
import { organizationRef, successorOf } from '../store/organization.store';
import { findOrphanedContracts, type OrphanedContract } from '../store/succession.store';
import type { IntakeDeps } from './intake-deps';
import { receiveFact } from './receive-command';

const batchSize = 100;

/**
 * Tells every open contract of a merged or abolished department who answers for it now: 新官理旧账. Safe to repeat: a
 * contract that was told is found no longer. Where nobody has succeeded, it waits until somebody does.
 * @returns how many were told.
 */
export async function announceContractSuccessions(deps: IntakeDeps): Promise<number> {
  const orphaned = await findOrphanedContracts(deps.database, batchSize);
  for (const orphan of orphaned) await tell(deps, orphan);
  return orphaned.length;
}

async function tell(deps: IntakeDeps, { caseId, formerId }: OrphanedContract): Promise<void> {
  const { prisma } = deps.database;
  const last = await successorOf(prisma, formerId);
  const undertaking = last === null ? null : await organizationRef(prisma, last);
  if (undertaking?.status !== 'active') return;
  const facts: ContractFacts = { type: 'undertaking-succeeded', undertaking };
  await receiveFact(deps, {
    ...{ caseKind: 'contract', caseId, actor: { type: 'system' }, type: facts.type, facts, texts: {} },
    idempotencyKey: `succession/undertaking/${formerId}/${undertaking.organizationId}`,
    receivedAt: await caseTimeOf(deps),
  });
}
