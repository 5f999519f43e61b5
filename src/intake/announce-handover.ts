import type { ComplaintFacts } from '../domain/complaint/facts';
import { caseTimeOf } from '../store/event-log';
import { findPendingHandovers } from '../store/handover.store';
import type { IntakeDeps } from './intake-deps';
import { receiveFact } from './receive-command';

const batchSize = 100;

/**
 * Tells every open complaint that bears the name of somebody who has handed their work over who goes on with it. Safe to
 * repeat: a complaint that was told is asked no more.
 * @returns how many were told.
 */
export async function announceHandovers(deps: IntakeDeps): Promise<number> {
  const pending = await findPendingHandovers(deps.database, batchSize);
  for (const { caseId, party, formerId, successorId, version } of pending) {
    const facts: ComplaintFacts = { type: 'officer-succeeded', party, from: formerId, to: successorId };
    await receiveFact(deps, {
      caseKind: 'complaint',
      caseId,
      actor: { type: 'system' },
      type: facts.type,
      facts,
      texts: {},
      idempotencyKey: `handover/${version}/${party}`,
      receivedAt: await caseTimeOf(deps),
    });
  }
  return pending.length;
}
