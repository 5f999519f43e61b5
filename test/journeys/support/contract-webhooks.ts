import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { eventually } from '../../support/eventually';
import { contractOfficer, purchase } from './contract-desk';
import { expectStatus } from './desk';
import type { World } from './world';

interface Told {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A payment system that listens, and answers with what it is told to; null: it does not answer. */
async function openReceiver() {
  const told: Told[] = [];
  const receiver = { told, status: 204 as number | null, url: '', close: (): void => undefined };
  const server = createServer((request, answer) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      told.push({ headers: request.headers, body });
      if (receiver.status !== null) answer.writeHead(receiver.status).end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/told`;
  receiver.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return receiver;
}

const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

function isSignedBy({ headers, body }: Told, secret: string): boolean {
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const key = Buffer.from(secret.slice(6), 'base64');
  const expected = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(expected);
}

async function subscribe(world: World, url: string, secret: string) {
  const { desk } = world;
  const security = await desk.tokenOf('operations.security-administrator');
  const token = `pm_${randomUUID().replaceAll('-', '')}AbCdEfGhIjK`;
  const machine = { kind: 'office-system', name: 'treasury-told', organizationId: 'city', token };
  const { credentialId } = expectStatus(await desk.post('/credentials', machine, security), 201) as {
    readonly credentialId: string;
  };
  const told = { credentialId, url, topics: ['contract.filed', 'contract.clearance-changed'], secret };
  const { webhookId } = expectStatus(await desk.post('/webhooks', told, security), 201) as {
    readonly webhookId: string;
  };
  const path = `/webhooks/${webhookId}`;
  return {
    does: (act: string, body: object) => desk.post(`${path}/${act}`, body, security),
    deliveries: async () =>
      (
        expectStatus(await desk.get(`${path}/deliveries`, security), 200) as {
          readonly items: readonly {
            readonly state: string;
            readonly attempts: number;
            readonly sequence: number;
          }[];
        }
      ).items,
    status: async () =>
      (
        expectStatus(await desk.get('/webhooks', security), 200) as {
          readonly items: readonly { readonly webhookId: string; readonly status: string }[];
        }
      ).items.find((item) => item.webhookId === webhookId)?.status,
  };
}

/** The payment system is told by webhook. */
export function describeContractWebhooks(world: () => World): void {
  describe('a payment system that listens', () => {
    it('is told when a contract is filed, signed by old and new secret, although another receiver hangs', async () => {
      const receiver = await openReceiver();
      const hanging = await openReceiver();
      hanging.status = null;
      const [old, next] = [newSecret(), newSecret()];
      await subscribe(world(), hanging.url, newSecret());
      const webhook = await subscribe(world(), receiver.url, old);
      expectStatus(await webhook.does('secrets', { secret: next }), 200);
      const manager = contractOfficer(world(), 'works', 'contract-manager');
      const head = contractOfficer(world(), 'housing', 'section-head');
      const { id, code } = await manager.collects(purchase());
      await head.does(id, 'file', { number: '榆财备〔2026〕88号' });
      await eventually(() => Promise.resolve(expect(receiver.told).toHaveLength(2)), 14_000);
      const filed = receiver.told.find(({ body }) => body.includes('"contract.filed"'));
      expect(filed).toBeDefined();
      if (filed === undefined) return;
      expect([isSignedBy(filed, old), isSignedBy(filed, next), isSignedBy(filed, newSecret())]).toEqual([
        true,
        true,
        false,
      ]);
      expect(JSON.parse(filed.body)).toMatchObject({
        type: 'contract.filed',
        data: { code, isFiled: true, mayBePaid: true, filing: { number: '榆财备〔2026〕88号' } },
      });
      expect(filed.body).not.toMatch(/远航|周明远/);
      const first = Math.min(...(await webhook.deliveries()).map(({ sequence }) => sequence));
      expect(expectStatus(await webhook.does('replay', { fromSequence: first }), 200)).toEqual({ count: 2 });
      await eventually(() => Promise.resolve(expect(receiver.told).toHaveLength(4)), 14_000);
      expect(new Set(receiver.told.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
      hanging.close();
      receiver.close();
    });

    it('is told again after it was down, and pauses its subscription with 410', async () => {
      const receiver = await openReceiver();
      receiver.status = 503;
      const webhook = await subscribe(world(), receiver.url, newSecret());
      const manager = contractOfficer(world(), 'works', 'contract-manager');
      const head = contractOfficer(world(), 'housing', 'section-head');
      const { id } = await manager.collects(purchase());
      await head.does(id, 'file', { number: '榆财备〔2026〕89号' });
      await eventually(() => Promise.resolve(expect(receiver.told).toHaveLength(2)), 14_000);
      receiver.status = 204;
      await eventually(async () => {
        const states = (await webhook.deliveries()).map(({ state, attempts }) => [state, attempts]);
        expect(states).toEqual([
          ['delivered', 2],
          ['delivered', 2],
        ]);
      }, 20_000);
      receiver.status = 410;
      expectStatus(await webhook.does('replay', { fromSequence: 1 }), 200);
      await eventually(async () => expect(await webhook.status()).toBe('paused'), 14_000);
      receiver.close();
    });
  });
}
