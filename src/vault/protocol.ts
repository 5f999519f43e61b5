import type { IdentityField, RevealRefusal, RevealRequest, RevealScope } from '../domain/complainant';
import { IDENTITY_FIELDS } from '../domain/complainant';
import { toCaseId, toOfficerId, type CaseId, type OfficerId } from '../domain/ids';
import type { Result } from '../domain/result';
import type { Duplicate } from './blind-index';
import type {
  ContactAvailability,
  ContactMail,
  VaultMail,
  VaultMailAttachment,
  VaultMailOutcome,
} from './mail';
import type { NewRevealRequest, OwnReveals, Reveal } from './reveal';
import type { RecordedRevealLogEntry, RevealLogHead, RevealLogQuestion } from './reveal-log';

export interface Erasure {
  readonly complaintId: CaseId;
  readonly officerId: OfficerId;
  readonly reason: string;
}

export interface VaultHealth {
  readonly status: 'ok';
  readonly keyEpoch: number;
  /** Sealed rows that the blind index has not seen yet. */
  readonly unindexed: number;
  /** Sealed rows that do not open: tampered with, or sealed to keys that are not ours. */
  readonly unreadable: number;
  readonly alarmsToday: number;
  readonly revealLog: RevealLogHead;
}

export interface VaultFindings extends VaultHealth {
  /** Index of the first log entry that is not as it was written. */
  readonly revealLogBreak: number | null;
  readonly mail: 'reachable' | 'unreachable' | 'not-configured';
}

interface ById {
  readonly requestId: string;
  readonly officerId: OfficerId;
}

/** Every question the door answers. Nothing else crosses it. */
export interface VaultOperations {
  'request-reveal': { request: NewRevealRequest; reply: Result<RevealRequest, RevealRefusal> };
  'approve-reveal': { request: ById; reply: Result<RevealRequest, RevealRefusal> };
  'decline-reveal': {
    request: ById & { readonly reason: string };
    reply: Result<RevealRequest, RevealRefusal>;
  };
  'withdraw-reveal': { request: ById; reply: Result<RevealRequest, RevealRefusal> };
  reveal: { request: ById; reply: Result<Reveal, RevealRefusal> };
  'find-reveal': { request: { readonly requestId: string }; reply: RevealRequest | null };
  'pending-reveals': { request: object; reply: readonly RevealRequest[] };
  'own-reveals': { request: { readonly officerId: OfficerId }; reply: OwnReveals };
  'reveal-log': { request: RevealLogQuestion; reply: readonly RecordedRevealLogEntry[] };
  'send-mail': { request: VaultMail; reply: VaultMailOutcome };
  'send-contact-mail': { request: ContactMail; reply: VaultMailOutcome };
  'contact-available': { request: { readonly complaintId: CaseId }; reply: ContactAvailability };
  'duplicates-of': { request: { readonly complaintId: CaseId }; reply: readonly Duplicate[] };
  erase: { request: Erasure; reply: Result<{ readonly complaintId: CaseId }, RevealRefusal> };
  health: { request: object; reply: VaultHealth };
  doctor: { request: object; reply: VaultFindings };
}

export type VaultOperation = keyof VaultOperations;
export type RequestOf<O extends VaultOperation> = VaultOperations[O]['request'];
export type ReplyOf<O extends VaultOperation> = VaultOperations[O]['reply'];

/** A request that is not what the operation asks for. The message names the member, never its value. */
export class MalformedVaultRequestError extends Error {
  override readonly name = 'MalformedVaultRequestError';
}

type Body = Readonly<Record<string, unknown>>;

/** Where a request enters the vault: each member checked, nothing else passed on. */
export const readRequest: { readonly [O in VaultOperation]: (body: Body) => RequestOf<O> } = {
  'request-reveal': (body) => ({
    complaintId: toCaseId(text(body, 'complaintId')),
    officerId: toOfficerId(text(body, 'officerId')),
    reason: text(body, 'reason'),
    fields: identityFields(body),
    scope: oneOf(body, 'scope', ['masked', 'full'] satisfies RevealScope[]),
  }),
  'approve-reveal': byId,
  'decline-reveal': (body) => ({ ...byId(body), reason: text(body, 'reason') }),
  'withdraw-reveal': byId,
  reveal: byId,
  'find-reveal': (body) => ({ requestId: uuid(body, 'requestId') }),
  'pending-reveals': () => ({}),
  'own-reveals': (body) => ({ officerId: toOfficerId(text(body, 'officerId')) }),
  'reveal-log': (body) => ({
    before: body['before'] === null ? null : count(body, 'before'),
    limit: Math.min(count(body, 'limit'), 500),
    complaintId: body['complaintId'] === null ? null : toCaseId(text(body, 'complaintId')),
  }),
  'send-mail': (body) => ({
    complaintId: toCaseId(text(body, 'complaintId')),
    party: oneOf(body, 'party', ['complainant', 'agent']),
    ...mailText(body),
  }),
  'send-contact-mail': (body) => ({
    contractId: toCaseId(text(body, 'contractId')),
    partyId: text(body, 'partyId'),
    contactId: text(body, 'contactId'),
    ...mailText(body),
  }),
  'contact-available': byComplaint,
  'duplicates-of': byComplaint,
  erase: (body) => ({
    complaintId: toCaseId(text(body, 'complaintId')),
    officerId: toOfficerId(text(body, 'officerId')),
    reason: text(body, 'reason'),
  }),
  health: () => ({}),
  doctor: () => ({}),
};

export function isVaultOperation(name: string): name is VaultOperation {
  return Object.hasOwn(readRequest, name);
}

function byId(body: Body): ById {
  return { requestId: uuid(body, 'requestId'), officerId: toOfficerId(text(body, 'officerId')) };
}

function byComplaint(body: Body): { readonly complaintId: CaseId } {
  return { complaintId: toCaseId(text(body, 'complaintId')) };
}

function text(body: Body, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '')
    throw new MalformedVaultRequestError(`${name}: text expected`);
  return value;
}

function uuid(body: Body, name: string): string {
  const value = text(body, name);
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(value)) return value;
  throw new MalformedVaultRequestError(`${name}: UUID expected`);
}

function count(body: Body, name: string): number {
  const value = body[name];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new MalformedVaultRequestError(`${name}: whole number expected`);
}

function oneOf<T extends string>(body: Body, name: string, known: readonly T[]): T {
  const found = known.find((value) => value === body[name]);
  if (found === undefined)
    throw new MalformedVaultRequestError(`${name}: one of ${known.join(', ')} expected`);
  return found;
}

function identityFields(body: Body): readonly IdentityField[] {
  const asked = body['fields'];
  if (!Array.isArray(asked)) throw new MalformedVaultRequestError('fields: list expected');
  if (asked.some((field) => !IDENTITY_FIELDS.includes(field as IdentityField))) {
    throw new MalformedVaultRequestError('fields: unknown field');
  }
  return IDENTITY_FIELDS.filter((field) => asked.includes(field));
}

function mailText(body: Body) {
  return {
    subject: text(body, 'subject'),
    text: text(body, 'text'),
    messageId: text(body, 'messageId'),
    attachments: attachments(body),
  };
}

function attachments(body: Body): readonly VaultMailAttachment[] {
  const given = body['attachments'] ?? [];
  if (!Array.isArray(given)) throw new MalformedVaultRequestError('attachments: list expected');
  return given.map((attachment: unknown) => {
    if (typeof attachment !== 'object' || attachment === null) {
      throw new MalformedVaultRequestError('attachments: objects expected');
    }
    const entry = attachment as Body;
    return {
      filename: text(entry, 'filename'),
      contentType: text(entry, 'contentType'),
      contentBase64: text(entry, 'contentBase64'),
    };
  });
}
