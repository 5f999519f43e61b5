import { setTimeout as sleep } from 'node:timers/promises';
import type { ContactRef } from '../domain/contract/contact';
import type { OrganizationId } from '../domain/ids';
import type { UndeliveredReason } from '../domain/notice-kind';
import { addresseeKey } from '../domain/notification';
import type { Addressee, Notice, Notification, Template } from '../domain/notification';
import { log } from '../log';
import type { Database } from '../store/database';
import { openIncident } from '../store/incident.store';
import {
  claimDueNotifications,
  insertNotifications,
  markNotificationExpanded,
  markNotificationFailed,
  markNotificationSent,
  openRoleIncident,
  postponeNotification,
} from '../store/notification.store';
import { inTransaction } from '../store/transaction';
import type { Transaction } from '../store/transaction';
import { findHoldersUpwards } from './directory';
import type { Directory, Holders } from './directory';
import type { MailOutcome, OutgoingMail } from './mailer';
import { organizationsIn, renderMail } from './render-mail';
import type { MailContext, MailText } from './render-mail';

/** Mails to people whose address only the vault knows. */
export interface ComplainantMail extends MailText {
  readonly complaintId: string;
  readonly party: 'complainant' | 'agent';
  readonly messageId: string;
}

export interface ContractContactMail extends MailText, ContactRef {
  readonly messageId: string;
}

export interface DeliveryDeps {
  readonly database: Database;
  readonly directory: Directory;
  readonly sendMail: (mail: OutgoingMail) => Promise<MailOutcome>;
  readonly sendToComplainant: (mail: ComplainantMail) => Promise<MailOutcome>;
  readonly sendToContact: (mail: ContractContactMail) => Promise<MailOutcome>;
  /** Where the product is reached, without a slash at the end. */
  readonly publicUrl: string;
  /** Tells the case that a notice will not arrive. May be repeated; a failure here is tried again with the notice. */
  readonly onUndeliverable: (notification: Notification, reason: UndeliveredReason) => Promise<void>;
}

const batchSize = 50;
const atOnce = 4;
/** Longer than the slowest mail server is waited for, so that nobody else sends the same meanwhile. */
const leaseMs = 300_000;
const firstRetryMs = 15_000;
const longestRetryMs = 3_600_000;
/** Some two days: after that a person must see to it. */
const mostAttempts = 56;

/** Real time until the next attempt: doubled each time, at most an hour. */
export function retryDelayMs(attempts: number): number {
  return Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(attempts - 1, 20));
}

/**
 * Delivers what is due now, at most one batch.
 * @returns how many notifications were handled: 0 means that nothing is due.
 */
export async function deliverDue(deps: DeliveryDeps): Promise<number> {
  const claimed = await claimDueNotifications(deps.database.prisma, { limit: batchSize, leaseMs });
  const queue = [...claimed];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await deliverSafely(deps, next);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return claimed.length;
}

/** One notice that cannot even be handled must not keep the others waiting. */
async function deliverSafely(deps: DeliveryDeps, notification: Notification): Promise<void> {
  try {
    await deliverOne(deps, notification);
  } catch (error) {
    log.error({ error, deliveryId: notification.notificationId }, '通知投递出错，稍后重试');
    await settle(deps, notification, { type: 'deferred', code: 'DELIVERY-ERROR' }, null).catch(
      () => undefined,
    );
  }
}

async function deliverOne(deps: DeliveryDeps, notification: Notification): Promise<void> {
  const { addressee } = notification;
  if (addressee.type === 'role') {
    const holders = await findHoldersUpwards(deps.directory, addressee.organizationId, addressee.role);
    return expand(deps, notification, holders);
  }
  if (addressee.type === 'complainant') {
    const mail = await mailFor(deps, notification, 'complainant');
    const { complaintId, party } = addressee;
    return settle(deps, notification, await deps.sendToComplainant({ ...mail, complaintId, party }), null);
  }
  if (addressee.type === 'contract-contact') {
    const mail = await mailFor(deps, notification, 'contact');
    const { contractId, partyId, contactId } = addressee;
    return settle(
      deps,
      notification,
      await deps.sendToContact({ ...mail, contractId, partyId, contactId }),
      null,
    );
  }
  const recipient = await deps.directory.findRecipient(addressee.officerId);
  if (recipient?.email == null) {
    const code = recipient === null ? 'NO-OFFICER' : 'NO-ADDRESS';
    return settle(deps, notification, { type: 'refused', code }, recipient?.organizationId ?? null);
  }
  const mail = await mailFor(deps, notification, 'officer');
  const outcome = await deps.sendMail({ ...mail, to: recipient.email });
  return settle(deps, notification, outcome, recipient.organizationId);
}

async function mailFor(
  deps: DeliveryDeps,
  notification: Notification,
  audience: MailContext['audience'],
): Promise<MailText & { readonly messageId: string }> {
  const names = await deps.directory.findNames(organizationsIn(notification.template));
  const context: MailContext = {
    audience,
    caseKind: notification.about?.caseKind ?? null,
    link: linkFor(deps.publicUrl, notification, audience),
    nameOf: (organizationId) => names.get(organizationId) ?? '有关单位',
  };
  return {
    ...renderMail(notification.template, context),
    messageId: messageIdFor(deps.publicUrl, notification.notificationId),
  };
}

/** The same for every attempt at one notice, so that a repeated mail is known for what it is. */
function messageIdFor(publicUrl: string, notificationId: string): string {
  return `${notificationId}@${new URL(publicUrl).hostname}`;
}

/** Where somebody goes on who is told of no case. */
function pageOf(template: Template): string {
  switch (template.type) {
    case 'reveal-declined':
      return 'reveals';
    case 'calendar-declined':
      return `calendar?notice=${template.versionId}`;
    case 'work-handed-over':
      return 'inbox';
    case 'stock-collected':
      return 'contracts?overdue=true';
    case 'upward-report-due':
      return `contracts/reports/${template.organizationId}/${template.month.slice(0, 7)}`;
    default:
      return 'operations';
  }
}

function linkFor(publicUrl: string, notification: Notice, audience: MailContext['audience']): string {
  if (audience === 'complainant') return `${publicUrl}/receipt`;
  const { about, template } = notification;
  const page = about === null ? pageOf(template) : `${about.caseKind}s/${about.caseId}`;
  return `${publicUrl}/console/${page}`;
}

/** While the notice is ours, with room for a last try. */
const notesWithinMs = leaseMs - 30_000;
const noteAgainMs = 1_000;

/** A mail that is out must not go out again because the database was away just then. @throws when it stays away. */
async function untilNoted(note: () => Promise<void>): Promise<void> {
  const until = performance.now() + notesWithinMs;
  for (;;) {
    try {
      return await note();
    } catch (error) {
      if (performance.now() > until) throw error;
      await sleep(noteAgainMs);
    }
  }
}

/** Writes down what became of an attempt. */
async function settle(
  deps: DeliveryDeps,
  notification: Notification,
  outcome: MailOutcome,
  organizationId: OrganizationId | null,
): Promise<void> {
  const { notificationId, attempts } = notification;
  const { prisma } = deps.database;
  if (outcome.type === 'accepted') {
    const messageId = messageIdFor(deps.publicUrl, notificationId);
    const delivery = { messageId, reply: outcome.reply, organizationId };
    return untilNoted(() => markNotificationSent(prisma, notificationId, delivery));
  }
  if (outcome.type === 'deferred' && attempts < mostAttempts) {
    return postponeNotification(prisma, notificationId, { code: outcome.code, inMs: retryDelayMs(attempts) });
  }
  await deps.onUndeliverable(notification, reasonOf(outcome));
  const { code } = outcome;
  await inTransaction(deps.database, async (transaction) => {
    await markNotificationFailed(transaction, notificationId, { code, organizationId });
    const { addressee, template, about } = notification;
    // Somebody outside who left no address is the case's matter; the mail is in order.
    if (isOutside(addressee) && code === 'NO-ADDRESS') return;
    const detail = { template: template.type, addressee: addressee.type, code };
    await openIncident(transaction, { kind: 'mail-undeliverable', caseId: about?.caseId ?? null, detail });
  });
}

const isOutside = ({ type }: Addressee): boolean => type === 'complainant' || type === 'contract-contact';

const REASON_OF_CODE: Readonly<Record<string, UndeliveredReason>> = {
  'NO-ADDRESS': 'no-address',
  'NO-OFFICER': 'account-closed',
};

/** A mail server that says no says so for good; one that was not reached for days is given up. */
function reasonOf(outcome: Extract<MailOutcome, { type: 'refused' | 'deferred' }>): UndeliveredReason {
  return REASON_OF_CODE[outcome.code] ?? (outcome.type === 'refused' ? 'refused' : 'given-up');
}

/** A notice to a role becomes one for each holder; a role that nobody holds climbs, and operations hears of it. */
async function expand(deps: DeliveryDeps, notification: Notification, holders: Holders): Promise<void> {
  const { notificationId, key, about, template } = notification;
  const operations = holders.unfilled.length === 0 ? null : await deps.directory.findOperations();
  const notices = holders.officerIds.map((officerId): Notice => {
    const addressee = { type: 'officer', officerId } as const;
    return { key: `${key}/to/${addresseeKey(addressee)}`, about, template, addressee };
  });
  const isNobody = holders.officerIds.length === 0;
  if (isNobody) await deps.onUndeliverable(notification, 'nobody-holds-role');
  await inTransaction(deps.database, async (transaction) => {
    await insertNotifications(transaction, notices, notificationId);
    await reportUnfilled(transaction, notification, holders, operations);
    if (isNobody) {
      const failure = { code: 'NOBODY-HOLDS-ROLE', organizationId: holders.organizationId };
      return markNotificationFailed(transaction, notificationId, failure);
    }
    return markNotificationExpanded(transaction, notificationId, holders.organizationId);
  });
}

async function reportUnfilled(
  transaction: Transaction,
  notification: Notification,
  holders: Holders,
  operations: OrganizationId | null,
): Promise<void> {
  const { about, template } = notification;
  const [lowest] = holders.unfilled;
  if (lowest === undefined) return;
  const unfilled = `${lowest.organizationId}/${lowest.role}`;
  const incidentId = await openRoleIncident(transaction, about?.caseId ?? null, unfilled);
  // Who reads incidents may itself be nobody: the incident stands, and is not announced to announce itself.
  if (incidentId === null || operations === null || template.type === 'incident-opened') return;
  const announcement: Template = {
    type: 'incident-opened',
    incident: 'role-unfilled',
    number: template.number,
    organizationId: lowest.organizationId,
    role: lowest.role,
  };
  const addressee = { type: 'role', organizationId: operations, role: 'operations' } as const;
  await insertNotifications(transaction, [
    { key: `incident/${incidentId}`, about, template: announcement, addressee },
  ]);
}
