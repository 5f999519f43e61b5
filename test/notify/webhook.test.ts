import { randomBytes } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { judgeAttempt } from '../../src/domain/webhook';
import { checkedAddress, faultOfUrl, type Address } from '../../src/notify/webhook-address';
import { sendWebhook } from '../../src/notify/webhook-request';
import { signatureOf } from '../../src/notify/webhook-signature';
import { parsePayloadKeys } from '../../src/temporal/codec/key-ring';
import { openSecret, sealSecret } from '../../src/temporal/codec/seal-secret';

const outside = { ports: [443, 8443], allowsLoopback: false };
const local = { ports: [443], allowsLoopback: true };

it('signs as the published example of Standard Webhooks does, once for each secret', () => {
  const message = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: 1_614_265_330,
    body: '{"test": 2432232314}',
  };
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  expect(signatureOf(message, [secret])).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  expect(signatureOf(message, [secret, secret]).split(' ')).toHaveLength(2);
});

it.each([
  ...[
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
  ],
  ...[
    'https://10.1.2.3/',
    'https://172.31.0.1/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
  ],
  ...[
    'https://169.254.169.254/',
    'https://100.100.100.200/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
  ],
  ...['https://[::1]/', 'https://[::]/', 'https://[::ffff:127.0.0.1]/', 'https://[::ffff:8.8.8.8]/'],
  ...['https://[fe80::1]/', 'https://[fd00:ec2::254]/', 'https://[ff02::1]/', 'https://[64:ff9b::7f00:1]/'],
  ...[
    'https://[2002:7f00:1::]/',
    'https://[2001:0:7f00:1::]/',
    'https://１２７.0.0.1/',
    'https://127。0。0。1/',
  ],
])('never connects to %s', async (url) => {
  expect(faultOfUrl(url, outside)).toBe('address-not-public');
  expect(await checkedAddress(url, outside)).toBe('address-not-public');
});

it.each([
  ['http://pay.example/', 'not-https'],
  ['ftp://pay.example/', 'not-https'],
  ['https://a:b@pay.example/', 'credentials-in-url'],
  ['https://pay.example:22/', 'port-not-allowed'],
  ['https://', 'not-a-url'],
  ['https://8.8.8.8/', null],
  ['https://[2400:3200::1]:8443/x', null],
])('judges %s before it asks anybody: %s', (url, fault) => {
  expect(faultOfUrl(url, outside)).toBe(fault);
});

it('refuses a name that has one address inside, and asks for it once', async () => {
  let asked = 0;
  const answers = (...addresses: readonly string[]) => {
    return (): Promise<readonly Address[]> => {
      asked += 1;
      const now = asked === 1 ? addresses : ['127.0.0.1'];
      return Promise.resolve(now.map((address) => ({ address, family: 4 })));
    };
  };
  const good = await checkedAddress('https://pay.example/', outside, answers('8.8.8.8'));
  expect([good, asked]).toEqual([{ address: '8.8.8.8', family: 4 }, 1]);
  asked = 0;
  expect(await checkedAddress('https://pay.example/', outside, answers('8.8.8.8', '10.0.0.1'))).toBe(
    'address-not-public',
  );
});

describe('one attempt', () => {
  const tell = async (listener: RequestListener, withinMs = 2_000) => {
    const server = createServer(listener);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/`;
    const message = { id: 'one', url, body: '{}', secrets: [] };
    const answer = await sendWebhook(message, { outlet: local, withinMs });
    server.closeAllConnections();
    server.close();
    return answer;
  };

  it('follows no redirect and reads no endless answer', async () => {
    expect(
      await tell((_, answer) => void answer.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()),
    ).toMatchObject({ status: 302 });
    expect(await tell((_, answer) => void answer.writeHead(200).write('x'.repeat(100_000)))).toMatchObject({
      status: 200,
    });
  });

  it('waits no longer than it was told to', async () => {
    expect(await tell(() => undefined, 200)).toEqual({ status: null, code: 'timed-out' });
  });

  it('waits no longer for the address either', async () => {
    const message = { id: 'one', url: 'https://pay.example/', body: '{}', secrets: [] };
    const settings = { outlet: outside, withinMs: 200, resolve: () => new Promise<never>(() => undefined) };
    expect(await sendWebhook(message, settings)).toEqual({ status: null, code: 'timed-out' });
  });

  it('comes to an end with a receiver that would speak something else', async () => {
    const switches: RequestListener = ({ socket }) =>
      void socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n');
    expect(await tell(switches)).toEqual({ status: null, code: 'closed' });
  });
});

it('tries again as often as the schedule says, then gives up; 410 ends it at once', () => {
  const judged = [1, 2, 3].map((attempts) => judgeAttempt(503, attempts, [5, 300]));
  expect(judged).toEqual([
    { type: 'again', afterSeconds: 5 },
    { type: 'again', afterSeconds: 300 },
    { type: 'given-up' },
  ]);
  expect([judgeAttempt(204, 3, []), judgeAttempt(410, 1, [5])]).toEqual([
    { type: 'delivered' },
    { type: 'gone' },
  ]);
});

it('opens a sealed secret for its own subscription only', () => {
  const ring = parsePayloadKeys(
    JSON.stringify({ current: 'k', keys: { k: randomBytes(32).toString('base64') } }),
  );
  const kept = sealSecret(ring, 'one', 'whsec_of-one');
  expect(openSecret(ring, 'one', kept)).toBe('whsec_of-one');
  expect(() => openSecret(ring, 'two', kept)).toThrow();
});
