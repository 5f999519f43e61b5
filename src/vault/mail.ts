import { createTransport, type Transporter } from 'nodemailer';
import type { ClientBase, Pool } from 'pg';
import type { ComplainantIdentity, ComplainantParty } from '../domain/complainant';
import type { ContactRef } from '../domain/contract/contact';
import type { CaseId } from '../domain/ids';
import { log } from '../log';
import type { VaultKeys } from './keys';
import { loadContact } from './sealed-contact';
import { loadIdentity } from './sealed-identity';
import { inTransaction } from './transaction';

interface VaultMailText {
  readonly subject: string;
  readonly text: string;
  /** One per notice: a repeated one is answered, not sent again. Without angle brackets. */
  readonly messageId: string;
  readonly attachments?: readonly VaultMailAttachment[];
}

export interface VaultMail extends VaultMailText {
  readonly complaintId: CaseId;
  readonly party: ComplainantParty;
}

/** A mail to somebody whom a party of a contract has named. */
export interface ContactMail extends VaultMailText, ContactRef {}

export interface VaultMailAttachment {
  readonly filename: string;
  readonly contentType: string;
  readonly contentBase64: string;
}

/**
 * What became of a mail, never where it went: an SMTP answer repeats the address, so only its code is passed on.
 * `deferred` may be tried again, the others are final.
 */
export type VaultMailOutcome =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'no-address' }
  | { readonly outcome: 'rejected'; readonly smtpCode: number | null }
  | { readonly outcome: 'deferred'; readonly smtpCode: number | null };

export interface MailPost {
  readonly transporter: Transporter;
  readonly from: string;
}

/** The mail server of `SMTP_URL`; null when the city has none, and every mail is deferred. */
export function openMailPost(smtpUrl: string | undefined, from: string): MailPost | null {
  if (smtpUrl === undefined) return null;
  const transporter = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { transporter, from };
}

interface Posting {
  readonly pool: Pool;
  readonly keys: VaultKeys;
  readonly post: MailPost | null;
}

/** To the complainant of a complaint, or the agent. */
export function sendVaultMail(vault: Posting, mail: VaultMail): Promise<VaultMailOutcome> {
  const { complaintId, party } = mail;
  return sendOnce(vault, mail, {
    columns: { complaint_id: complaintId, party },
    findAddress: async (client) => addressOf(await loadIdentity(client, vault.keys, complaintId), party),
  });
}

export function sendContactMail(vault: Posting, mail: ContactMail): Promise<VaultMailOutcome> {
  return sendOnce(vault, mail, {
    columns: { contract_id: mail.contractId, contact_id: mail.contactId },
    findAddress: async (client) => (await loadContact(client, vault.keys, mail))?.email ?? null,
  });
}

interface SealedRecipient {
  /** What is noted of who it went to: ids. */
  readonly columns: Readonly<Record<string, string>>;
  readonly findAddress: (client: ClientBase) => Promise<string | null>;
}

/**
 * Opens the address, sends, forgets. A message id is held locked while its mail is on the way, so two callers send it
 * once; if the process dies between the server's yes and our note, it goes twice with the same Message-ID.
 */
async function sendOnce(
  { pool, post }: Posting,
  mail: VaultMailText,
  { columns, findAddress }: SealedRecipient,
): Promise<VaultMailOutcome> {
  if (post === null) return { outcome: 'deferred', smtpCode: null };
  return inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`mail|${mail.messageId}`]);
    const { rows } = await client.query<{ outcome: 'accepted' | 'rejected'; smtp_code: number | null }>(
      'SELECT outcome, smtp_code FROM vault.mail WHERE message_id = $1',
      [mail.messageId],
    );
    const [sent] = rows;
    if (sent !== undefined) return toOutcome(sent.outcome, sent.smtp_code);
    const address = await findAddress(client);
    if (address === null || address === '') return { outcome: 'no-address' };
    const result = await post.transporter
      .sendMail(messageFor(post, mail, address))
      .then(() => toOutcome('accepted', null), toFailure);
    if (result.outcome === 'deferred') return result;
    await client.query(
      `INSERT INTO vault.mail (message_id, ${Object.keys(columns).join(', ')}, outcome, smtp_code)
       VALUES ($1, $2, $3, $4, $5)`,
      [
        mail.messageId,
        ...Object.values(columns),
        result.outcome,
        'smtpCode' in result ? result.smtpCode : null,
      ],
    );
    return result;
  });
}

export interface ContactMeans {
  readonly email: boolean;
  readonly phone: boolean;
  readonly postalAddress: boolean;
}

/** By what means somebody can be reached, without saying where. `agent` is null when there is none. */
export interface ContactAvailability {
  readonly complainant: ContactMeans;
  readonly agent: ContactMeans | null;
}

export async function findContactAvailability(
  pool: Pool,
  keys: VaultKeys,
  complaintId: CaseId,
): Promise<ContactAvailability> {
  const identity = await loadIdentity(pool, keys, complaintId);
  return {
    complainant: meansOf(identity),
    agent: identity?.agent ? meansOf(identity.agent) : null,
  };
}

type Reachable = Pick<ComplainantIdentity, 'email' | 'phone' | 'postalAddress'>;

function meansOf(person: Reachable | null): ContactMeans {
  return {
    email: Boolean(person?.email),
    phone: Boolean(person?.phone),
    postalAddress: Boolean(person?.postalAddress),
  };
}

function addressOf(identity: ComplainantIdentity | null, party: ComplainantParty): string | null {
  return { complainant: identity?.email, agent: identity?.agent?.email }[party] ?? null;
}

/** The address goes in as data: a name in quotes or a comma in it can never name a second recipient. */
function messageFor(post: MailPost, mail: VaultMailText, address: string) {
  return {
    from: post.from,
    to: { name: '', address },
    subject: mail.subject,
    text: mail.text,
    messageId: `<${mail.messageId}>`,
    attachments: (mail.attachments ?? []).map((attachment) => ({
      filename: attachment.filename,
      contentType: attachment.contentType,
      content: Buffer.from(attachment.contentBase64, 'base64'),
    })),
  };
}

function toOutcome(outcome: 'accepted' | 'rejected', smtpCode: number | null): VaultMailOutcome {
  return outcome === 'accepted' ? { outcome } : { outcome, smtpCode };
}

/** Only the code is logged: the error's text holds the address. */
function toFailure(error: unknown): VaultMailOutcome {
  const failure = error as { readonly code?: unknown; readonly responseCode?: unknown };
  const smtpCode = typeof failure.responseCode === 'number' ? failure.responseCode : null;
  log.warn({ operation: 'send-mail', type: String(failure.code), status: smtpCode }, '邮件没有送出');
  const concernsThisMail = failure.code === 'EENVELOPE' || failure.code === 'EMESSAGE';
  const isFinal = concernsThisMail && (smtpCode === null || smtpCode >= 500);
  return { outcome: isFinal ? 'rejected' : 'deferred', smtpCode };
}
