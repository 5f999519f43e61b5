import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Notice } from '../domain/notification';
import type { Role } from '../domain/officer';
import { judgeAttempt, type DeliveryOutcome } from '../domain/webhook';
import { log } from '../log';
import type { Database } from '../store/database';
import { openIncident } from '../store/incident.store';
import { insertNotifications } from '../store/notification.store';
import { inTransaction } from '../store/transaction';
import type { Transaction } from '../store/transaction';
import {
  claimDeliveries,
  pauseForReceiver,
  settleDelivery,
  type ClaimedDelivery,
} from '../store/webhook.store';
import type { Directory } from './directory';
import { sendWebhook, type RequestSettings, type WebhookAnswer } from './webhook-request';

export interface WebhookDeps {
  readonly database: Database;
  readonly directory: Pick<Directory, 'findOperations' | 'findHolders'>;
  readonly openSecret: (webhookId: string, kept: { keyId: string; sealed: Buffer }) => string;
  readonly request: RequestSettings;
  /** Seconds of real time after each attempt; after the last it is given up. */
  readonly retrySeconds: readonly number[];
}

const atOnce = 32;
/** Longer than an attempt is waited for. */
const leaseMs = 60_000;
/** What has not answered by then goes on by itself while the others are looked for. */
const patienceMs = 500;

/**
 * Makes the job that delivers what is due: one at a time to each receiver, and no receiver waits for another.
 * @returns a round; its number says how many were begun.
 */
export function createWebhookDelivery(deps: WebhookDeps): () => Promise<number> {
  const underWay = new Map<string, Promise<void>>();
  return async () => {
    const limit = atOnce - underWay.size;
    const claimed =
      limit > 0 ? await claimDeliveries(deps.database, [...underWay.keys()], { limit, leaseMs }) : [];
    for (const delivery of claimed) {
      const { webhookId } = delivery;
      underWay.set(
        webhookId,
        deliver(deps, delivery).finally(() => underWay.delete(webhookId)),
      );
    }
    if (claimed.length > 0) await Promise.race([sleep(patienceMs), Promise.all(underWay.values())]);
    return claimed.length;
  };
}

async function deliver(deps: WebhookDeps, delivery: ClaimedDelivery): Promise<void> {
  try {
    const answer = await attempt(deps, delivery);
    const outcome = judgeAttempt(answer.status, delivery.attempts, deps.retrySeconds);
    await inTransaction(deps.database, (transaction) =>
      settle(deps, transaction, { delivery, answer, outcome }),
    );
  } catch (error) {
    // Its lease runs out, and it is tried again.
    log.error({ error, deliveryId: delivery.deliveryId }, '推送出错，稍后重试');
  }
}

/** What cannot even be signed is an attempt like any other: its turns come to an end, and somebody hears of it. */
async function attempt(deps: WebhookDeps, delivery: ClaimedDelivery): Promise<WebhookAnswer> {
  try {
    return await send(deps, delivery);
  } catch (error) {
    log.error({ error, deliveryId: delivery.deliveryId }, '推送未能发出，稍后重试');
    return { status: null, code: 'delivery-error' };
  }
}

function send({ openSecret, request }: WebhookDeps, delivery: ClaimedDelivery): Promise<WebhookAnswer> {
  const { deliveryId, webhookId, sequence, url } = delivery;
  const secrets = delivery.secrets.map(({ keyId, sealed }) =>
    openSecret(webhookId, { keyId, sealed: Buffer.from(sealed, 'base64') }),
  );
  const body = JSON.stringify({ ...delivery.body, sequence });
  return sendWebhook({ id: deliveryId, url, body, secrets }, request);
}

interface Attempted {
  readonly delivery: ClaimedDelivery;
  readonly answer: WebhookAnswer;
  readonly outcome: DeliveryOutcome;
}

async function settle(deps: WebhookDeps, transaction: Transaction, attempted: Attempted): Promise<void> {
  const { delivery, answer, outcome } = attempted;
  const { deliveryId, attempts } = delivery;
  const shared = { deliveryId, attempts, answer: answer.code };
  switch (outcome.type) {
    case 'delivered':
      await settleDelivery(transaction, { ...shared, state: 'delivered', afterSeconds: 0 });
      return;
    case 'again':
      await settleDelivery(transaction, { ...shared, state: 'pending', afterSeconds: outcome.afterSeconds });
      return;
    case 'gone':
      // It waits, with all that follows, until somebody resumes the subscription.
      if (await settleDelivery(transaction, { ...shared, state: 'pending', afterSeconds: 0 }))
        await pauseAndReport(deps, transaction, delivery);
      return;
    case 'given-up':
      if (await settleDelivery(transaction, { ...shared, state: 'given-up', afterSeconds: 0 }))
        await report(deps, transaction, { delivery, incident: 'webhook-undeliverable' });
  }
}

/** What an officer has paused meanwhile stays the officer's pause, and is no news to anybody. */
async function pauseAndReport(
  deps: WebhookDeps,
  transaction: Transaction,
  delivery: ClaimedDelivery,
): Promise<void> {
  if (await pauseForReceiver(transaction, delivery.webhookId))
    await report(deps, transaction, { delivery, incident: 'webhook-refused' });
}

interface Reported {
  readonly delivery: ClaimedDelivery;
  readonly incident: 'webhook-refused' | 'webhook-undeliverable';
}

/** On the list of operations; a mail to them, and one to whoever registers systems: they alone can resume it. */
async function report(
  deps: WebhookDeps,
  transaction: Transaction,
  { delivery, incident }: Reported,
): Promise<void> {
  const { deliveryId, webhookId, sequence, contractId } = delivery;
  await openIncident(transaction, {
    kind: incident,
    caseId: contractId,
    detail: { webhookId, deliveryId, sequence },
  });
  const organizationId = await deps.directory.findOperations();
  if (organizationId === null) return;
  const template = {
    type: 'incident-opened',
    incident,
    ...{ number: delivery.body.data.code, organizationId: null, role: null },
  } as const;
  const registrars = await deps.directory.findHolders(organizationId, 'security-administrator');
  const roles: readonly Role[] = [
    'operations',
    ...(registrars.length === 0 ? [] : (['security-administrator'] as const)),
  ];
  const told = roles.map((role): Notice => {
    const key = `${incident}/${deliveryId}/${randomUUID()}`;
    return { key, about: null, template, addressee: { type: 'role', organizationId, role } };
  });
  await insertNotifications(transaction, told);
}
