import { toCaseId } from '../src/domain/ids';
import type { ComplainantMail, ContractContactMail } from '../src/notify/deliver';
import type { MailOutcome } from '../src/notify/mailer';
import { VaultUnavailableError } from '../src/vault/client';
import type { VaultClient, VaultMailOutcome } from '../src/vault/client';

/** The vault opens the address and sends; what comes back is codes. */
export function sendThroughVault(
  vault: Pick<VaultClient, 'sendMail'>,
): (mail: ComplainantMail) => Promise<MailOutcome> {
  return (mail) => outcomeOf(vault.sendMail({ ...mail, complaintId: toCaseId(mail.complaintId) }));
}

export function sendToContactThroughVault(
  vault: Pick<VaultClient, 'sendContactMail'>,
): (mail: ContractContactMail) => Promise<MailOutcome> {
  return (mail) => outcomeOf(vault.sendContactMail(mail));
}

async function outcomeOf(sending: Promise<VaultMailOutcome>): Promise<MailOutcome> {
  try {
    return toMailOutcome(await sending);
  } catch (error) {
    if (error instanceof VaultUnavailableError) return { type: 'deferred', code: 'VAULT-UNAVAILABLE' };
    throw error;
  }
}

function toMailOutcome(outcome: VaultMailOutcome): MailOutcome {
  if (outcome.outcome === 'accepted') return { type: 'accepted', reply: '250' };
  if (outcome.outcome === 'no-address') return { type: 'refused', code: 'NO-ADDRESS' };
  const code = outcome.smtpCode === null ? 'SMTP' : `SMTP ${outcome.smtpCode}`;
  return { type: outcome.outcome === 'rejected' ? 'refused' : 'deferred', code };
}
