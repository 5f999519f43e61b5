import { request as requestInClear, type RequestOptions } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { isIP } from 'node:net';
import { checkedAddress, hostOf, portOf, type Outlet, type Resolver } from './webhook-address';
import { signatureOf } from './webhook-signature';

export interface WebhookMessage {
  /** Stays the same at every attempt. */
  readonly id: string;
  readonly url: string;
  readonly body: string;
  readonly secrets: readonly string[];
}

/** The HTTP status, or why there was none, as a code. */
export type WebhookAnswer =
  { readonly status: number; readonly code: string } | { readonly status: null; readonly code: string };

export interface RequestSettings {
  readonly outlet: Outlet;
  /** Milliseconds for the whole attempt, connecting included. */
  readonly withinMs: number;
  readonly resolve?: Resolver;
}

/** One attempt: signed now, sent to the very address that was checked, redirects not followed, the answer's body unread. */
export async function sendWebhook(
  message: WebhookMessage,
  settings: RequestSettings,
): Promise<WebhookAnswer> {
  // Whoever answers for the name may be as slow as the receiver.
  const deadline = AbortSignal.timeout(settings.withinMs);
  const target = await Promise.race([
    checkedAddress(message.url, settings.outlet, settings.resolve),
    new Promise<'timed-out'>((over) =>
      deadline.addEventListener('abort', () => over('timed-out'), { once: true }),
    ),
  ]);
  if (typeof target === 'string') return { status: null, code: target };
  const url = new URL(message.url);
  const timestamp = Math.floor(Date.now() / 1_000);
  const host = hostOf(url);
  const options: RequestOptions & { servername?: string } = {
    signal: deadline,
    ...{ method: 'POST', agent: false, host: target.address, family: target.family, port: portOf(url) },
    path: `${url.pathname}${url.search}`,
    // A name is proved by its certificate although the address is what is connected to.
    ...(isIP(host) === 0 ? { servername: host } : {}),
    headers: {
      host: url.host,
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(message.body),
      'user-agent': 'Pacta-Webhook/1',
      'webhook-id': message.id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatureOf({ id: message.id, timestamp, body: message.body }, message.secrets),
    },
  };
  return attempt(options, url.protocol === 'https:', message.body);
}

function attempt(options: RequestOptions, isSecure: boolean, body: string): Promise<WebhookAnswer> {
  return new Promise((resolve) => {
    const send = isSecure ? requestSecurely : requestInClear;
    const sent = send(options, (answer) => {
      const status = answer.statusCode ?? 0;
      resolve({ status, code: `HTTP ${status}` });
      // What it says is nobody's concern here, and may be endless.
      answer.on('error', () => undefined);
      answer.destroy();
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      resolve({
        status: null,
        code:
          error.name === 'AbortError' || error.name === 'TimeoutError'
            ? 'timed-out'
            : (error.code ?? 'failed'),
      });
    });
    // A receiver that switches protocols (101) gives neither an answer nor an error: the connection is just closed.
    sent.on('close', () => resolve({ status: null, code: 'closed' }));
    sent.end(body);
  });
}
