import { cancellationSignal, heartbeat, sleep } from '@temporalio/activity';
import { toCaseId } from '../src/domain/ids';
import type { ComplainantMail, DeliveryDeps } from '../src/notify/deliver';
import { deliverDue } from '../src/notify/deliver';
import type { MailOutcome } from '../src/notify/mailer';
import { VaultUnavailableError } from '../src/vault/client';
import type { VaultClient, VaultMailOutcome } from '../src/vault/client';

const idleMs = 1_000;

/** The vault opens the address and sends; what comes back is codes. */
export function sendThroughVault(
  vault: Pick<VaultClient, 'sendMail'>,
): (mail: ComplainantMail) => Promise<MailOutcome> {
  return async (mail) => {
    try {
      return toMailOutcome(await vault.sendMail({ ...mail, complaintId: toCaseId(mail.complaintId) }));
    } catch (error) {
      if (error instanceof VaultUnavailableError) return { type: 'deferred', code: 'VAULT-UNAVAILABLE' };
      throw error;
    }
  };
}

function toMailOutcome(outcome: VaultMailOutcome): MailOutcome {
  if (outcome.outcome === 'accepted') return { type: 'accepted', reply: '250' };
  if (outcome.outcome === 'no-address') return { type: 'refused', code: 'NO-ADDRESS' };
  const code = outcome.smtpCode === null ? 'SMTP' : `SMTP ${outcome.smtpCode}`;
  return { type: outcome.outcome === 'rejected' ? 'refused' : 'deferred', code };
}

export function createNotificationActivities(deps: DeliveryDeps) {
  return {
    /**
     * Empties the outbox as it fills, for `forMs` of real time; started again by a schedule whose runs may not overlap.
     * @returns how many notifications were handled.
     */
    async deliverNotifications(forMs: number): Promise<number> {
      const endsAt = Date.now() + forMs;
      let handled = 0;
      while (Date.now() < endsAt && !cancellationSignal().aborted) {
        const count = await deliverDue(deps);
        handled += count;
        heartbeat(handled);
        if (count === 0) await sleep(idleMs);
      }
      return handled;
    },
  };
}
