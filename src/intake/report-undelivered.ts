import type { Undelivered, UndeliveredReason, UndeliveredTo } from '../domain/notice-kind';
import type { Addressee, Notification, Template } from '../domain/notification';
import { caseTimeOf } from '../store/event-log';
import type { IntakeDeps } from './intake-deps';
import { receiveFact } from './receive-command';

/**
 * What cannot be delivered becomes an event of its case, for whoever handles it to tell by other means. Safe to repeat:
 * one notice is told of once.
 */
export async function reportUndelivered(
  deps: IntakeDeps,
  { notificationId, about, template, addressee }: Notification,
  reason: UndeliveredReason,
): Promise<void> {
  if (about === null || isNobodysTask(template, reason)) return;
  // Every kind of case has this fact by this name.
  const facts: Undelivered & { readonly type: 'notice-undelivered' } = {
    type: 'notice-undelivered',
    notificationId,
    notice: template.type,
    unreached: unreachedOf(addressee),
    reason,
  };
  await receiveFact(deps, {
    caseKind: about.caseKind,
    caseId: about.caseId,
    actor: { type: 'system' },
    type: facts.type,
    facts,
    texts: {},
    idempotencyKey: `undelivered/${notificationId}`,
    receivedAt: await caseTimeOf(deps),
  });
}

/**
 * What says so itself would go round for ever; incidents are for operations alone; and whoever left no address looks up
 * by receipt at which stage the case is.
 */
function isNobodysTask({ type }: Template, reason: UndeliveredReason): boolean {
  if (type === 'notice-undelivered' || type === 'incident-opened') return true;
  return type === 'complainant-update' && reason === 'no-address';
}

function unreachedOf(addressee: Addressee): UndeliveredTo {
  if (addressee.type === 'complainant') return { type: addressee.party };
  if (addressee.type !== 'contract-contact') return addressee;
  const { type, partyId, contactId } = addressee;
  return { type, partyId, contactId };
}
