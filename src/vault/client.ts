import { request as httpRequest } from 'node:http';
import type { CaseId, OfficerId } from '../domain/ids';
import type { RevealRefusal, RevealRequest } from '../domain/complainant';
import type { Result } from '../domain/result';
import type { Duplicate } from './blind-index';
import type { ContactAvailability, ContactMail, VaultMail, VaultMailOutcome } from './mail';
import type {
  Erasure,
  ReplyOf,
  RequestOf,
  VaultFindings,
  VaultHealth,
  VaultOperation,
  VaultOperations,
} from './protocol';
import type { NewRevealRequest, OwnReveals, Reveal } from './reveal';
import type { RecordedRevealLogEntry } from './reveal-log';
import { readToken, tokenPathFor } from './token';

export { loadPublicSealingKeys, type PublicSealingKeys } from './keys';
export {
  createReceiptKeys,
  deriveReceipt,
  loadReceiptKeys,
  parseReceipt,
  receiptKeyIdOf,
  receiptMatches,
  type IssuedReceipt,
  type ReceiptKeys,
} from './receipt';
export { sealIdentity } from './seal';
export { insertSealedContacts, sealContacts, type NewContact, type SealedContact } from './sealed-contact';
export { insertSealedIdentities, insertSealedIdentity } from './sealed-identity';
export type { ContactAvailability, Duplicate, Erasure, NewRevealRequest, RecordedRevealLogEntry, Reveal };
export type { ContactMail, VaultFindings, VaultHealth, VaultMail, VaultMailOutcome };

/** The vault does not answer, or could not do what it was asked. Try again; nothing was shown. */
export class VaultUnavailableError extends Error {
  override readonly name = 'VaultUnavailableError';
}

/** The vault's door from outside: the only part of it that other layers know. Every method may throw VaultUnavailableError. */
export interface VaultClient {
  requestReveal(wish: NewRevealRequest): Promise<Result<RevealRequest, RevealRefusal>>;
  /** By somebody else than the requester; who may approve is the caller's law, that there are two is the vault's. */
  approveReveal(requestId: string, approverId: OfficerId): Promise<Result<RevealRequest, RevealRefusal>>;
  /** By somebody else than the requester, who reads the reason. Safe to repeat. */
  declineReveal(asked: RequestOf<'decline-reveal'>): Promise<Result<RevealRequest, RevealRefusal>>;
  /** By the requester alone. Safe to repeat. */
  withdrawReveal(requestId: string, officerId: OfficerId): Promise<Result<RevealRequest, RevealRefusal>>;
  /** Logged before it is answered. Never keep what it returns: no cache, no log line, no event. */
  reveal(requestId: string, officerId: OfficerId): Promise<Result<Reveal, RevealRefusal>>;
  findReveal(requestId: string): Promise<RevealRequest | null>;
  pendingReveals(): Promise<readonly RevealRequest[]>;
  /** What an officer asked for of late, and how much of the daily quota is used up. */
  ownReveals(officerId: OfficerId): Promise<OwnReveals>;
  /** The newest first. */
  revealLog(wanted: VaultOperations['reveal-log']['request']): Promise<readonly RecordedRevealLogEntry[]>;
  sendMail(mail: VaultMail): Promise<VaultMailOutcome>;
  sendContactMail(mail: ContactMail): Promise<VaultMailOutcome>;
  contactAvailable(complaintId: CaseId): Promise<ContactAvailability>;
  duplicatesOf(complaintId: CaseId): Promise<readonly Duplicate[]>;
  erase(erasure: Erasure): Promise<Result<{ readonly complaintId: CaseId }, RevealRefusal>>;
  health(): Promise<VaultHealth>;
  doctor(): Promise<VaultFindings>;
}

/** Sending waits for a mail server; everything else is a few statements. */
const patienceMs = { mail: 90_000, other: 10_000 } as const;

const isSending = (operation: VaultOperation): boolean =>
  operation === 'send-mail' || operation === 'send-contact-mail';

export function createVaultClient(socketPath: string): VaultClient {
  const ask = <O extends VaultOperation>(operation: O, request: RequestOf<O>): Promise<ReplyOf<O>> =>
    askVault(socketPath, operation, request);
  return {
    requestReveal: (wish) => ask('request-reveal', wish),
    approveReveal: (requestId, officerId) => ask('approve-reveal', { requestId, officerId }),
    declineReveal: (asked) => ask('decline-reveal', asked),
    withdrawReveal: (requestId, officerId) => ask('withdraw-reveal', { requestId, officerId }),
    reveal: (requestId, officerId) => ask('reveal', { requestId, officerId }),
    findReveal: (requestId) => ask('find-reveal', { requestId }),
    pendingReveals: () => ask('pending-reveals', {}),
    ownReveals: (officerId) => ask('own-reveals', { officerId }),
    revealLog: (wanted) => ask('reveal-log', wanted),
    sendMail: (mail) => ask('send-mail', mail),
    sendContactMail: (mail) => ask('send-contact-mail', mail),
    contactAvailable: (complaintId) => ask('contact-available', { complaintId }),
    duplicatesOf: (complaintId) => ask('duplicates-of', { complaintId }),
    erase: (erasure) => ask('erase', erasure),
    health: () => ask('health', {}),
    doctor: () => ask('doctor', {}),
  };
}

async function askVault<O extends VaultOperation>(
  socketPath: string,
  operation: O,
  request: RequestOf<O>,
): Promise<ReplyOf<O>> {
  const { status, text } = await post(socketPath, operation, JSON.stringify(request));
  if (status !== 200) throw new VaultUnavailableError(`保险库没有办成 ${operation}（${status}）`);
  return (JSON.parse(text) as { readonly reply: ReplyOf<O> }).reply;
}

function post(
  socketPath: string,
  operation: VaultOperation,
  body: string,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void =>
      reject(new VaultUnavailableError(`保险库没有应答（${operation}，${error.code ?? error.message}）`));
    const outgoing = httpRequest(
      {
        socketPath,
        path: `/${operation}`,
        method: 'POST',
        agent: false,
        timeout: isSending(operation) ? patienceMs.mail : patienceMs.other,
        headers: { authorization: `Bearer ${tokenFor(socketPath)}`, 'content-type': 'application/json' },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.once('error', fail);
        incoming.once('end', () =>
          resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        );
      },
    );
    outgoing.once('timeout', () => outgoing.destroy(new Error('timeout')));
    outgoing.once('error', fail);
    outgoing.end(body);
  });
}

function tokenFor(socketPath: string): string {
  try {
    return readToken(socketPath);
  } catch {
    throw new VaultUnavailableError(`读不到保险库口令文件 ${tokenPathFor(socketPath)}，保险库是否已启动？`);
  }
}
