import { createHash, createPublicKey, verify } from 'node:crypto';
import { baseOf, claimedBy, judgeSignature, type SignedRequest } from '../../src/http/message-signature';
import { aPair, signedHeaders, type Twist } from '../support/signing';

/** RFC 9421, annexes B.1.4 and B.2.6. */
const ANNEX: SignedRequest = {
  method: 'POST',
  scheme: 'https',
  authority: 'example.com',
  target: '/foo?param=Value&Pet=dog',
  headers: {
    date: 'Tue, 20 Apr 2021 02:07:55 GMT',
    'content-type': 'application/json',
    'content-length': '18',
    'signature-input':
      'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
    signature:
      'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:',
  },
  body: Buffer.from('{"hello": "world"}'),
};
const ANNEX_KEY = 'MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=';

const pair = aPair();
const publicKey = createPublicKey(pair.publicKey).export({ type: 'spki', format: 'der' }).subarray(-32);
const keys = [{ keyId: pair.keyId, publicKey }];
const now = Date.UTC(2026, 1, 9, 2);
const sending = {
  path: '/api/v1/signals/courtListed',
  body: '{"listedOn":"2026-03-10"}',
  idempotencyKey: 'k-1',
};

const arrived = (changed: Partial<SignedRequest> = {}, twist: Twist = {}): SignedRequest => ({
  method: 'POST',
  scheme: 'https',
  authority: 'pacta.example.gov.cn',
  target: sending.path,
  headers: signedHeaders(pair, sending, { createdMs: now, ...twist }),
  body: Buffer.from(sending.body),
  ...changed,
});
const fault = (request: SignedRequest): string | null => {
  const judged = judgeSignature(request, keys, now);
  return judged.ok ? null : judged.refusal;
};

describe('a signature over a message (RFC 9421)', () => {
  it('is read as the standard’s own example is', () => {
    const claimed = claimedBy(ANNEX);
    if (!claimed.ok || claimed.value[0] === undefined) throw new Error('the example carries no signature');
    const base = baseOf(ANNEX, claimed.value[0]) ?? '';
    const key = createPublicKey({ key: Buffer.from(ANNEX_KEY, 'base64'), format: 'der', type: 'spki' });
    expect(verify(null, Buffer.from(base), key, claimed.value[0].signature)).toBe(true);
    expect(fault(ANNEX)).toBe('signing-key-unknown');
  });

  it('counts when it covers method, address, content and key of repetition, and can be judged again later', () => {
    const judged = judgeSignature(arrived(), keys, now);
    if (!judged.ok) throw new Error(judged.refusal);
    const { keyId, base, signature, contentDigest, signedAt } = judged.value;
    expect({ keyId, signedAt }).toEqual({ keyId: pair.keyId, signedAt: '2026-02-09T02:00:00.000Z' });
    expect(contentDigest).toBe(`sha-256=:${createHash('sha256').update(sending.body).digest('base64')}:`);
    expect(verify(null, Buffer.from(base), pair.publicKey, signature)).toBe(true);
  });

  it('says what is wrong with it', () => {
    expect(fault(arrived({ headers: {} }))).toBe('signature-missing');
    expect(fault(arrived({ body: Buffer.from('{"listedOn":"2026-03-11"}') }))).toBe('content-digest-wrong');
    expect(fault(arrived({}, { digestOf: 'another' }))).toBe('content-digest-wrong');
    expect(fault(arrived({ method: 'PUT' }))).toBe('signature-wrong');
    expect(fault(arrived({ target: '/api/v1/signals/courtConcluded' }))).toBe('signature-wrong');
    expect(fault(arrived({ headers: { ...arrived().headers, 'idempotency-key': 'k-2' } }))).toBe(
      'signature-wrong',
    );
    const stranger = aPair();
    const forged = signedHeaders({ ...stranger, keyId: pair.keyId }, sending, { createdMs: now });
    expect(fault(arrived({ headers: forged }))).toBe('signature-wrong');
    expect(fault(arrived({ headers: signedHeaders(stranger, sending) }))).toBe('signing-key-unknown');
  });

  it('holds for five minutes on either side by the real clock, and no longer than it says itself', () => {
    const at = (createdMs: number, expiresMs?: number): string | null =>
      fault(arrived({}, { createdMs, ...(expiresMs === undefined ? {} : { expiresMs }) }));
    expect([at(now - 299_000), at(now + 299_000)]).toEqual([null, null]);
    expect([at(now - 301_000), at(now + 301_000)]).toEqual(['signature-expired', 'signature-expired']);
    expect([at(now, now + 1_000), at(now - 60_000, now - 1_000)]).toEqual([null, 'signature-expired']);
  });

  it('that leaves something out, or is none at all, is incomplete', () => {
    const whole = ['@method', '@path', 'content-digest', 'idempotency-key'];
    for (const left of whole) {
      const covered = whole.filter((name) => name !== left);
      expect({ left, fault: fault(arrived({}, { covered })) }).toEqual({
        left,
        fault: 'signature-incomplete',
      });
    }
    const incomplete = [
      arrived({}, { algorithm: 'hmac-sha256' }),
      arrived({}, { covered: [...whole, '@path'] }),
      arrived({}, { covered: [...whole, 'x-not-sent'] }),
      arrived({}, { covered: [...whole, '@status'] }),
      arrived({ headers: { ...arrived().headers, signature: 'sig=:AAAA:, ((' } }),
      arrived({ headers: { ...arrived().headers, signature: 'other=:AAAA:' } }),
    ];
    for (const request of incomplete) expect(fault(request)).toBe('signature-incomplete');
    const { 'signature-input': input = '', ...rest } = arrived().headers;
    const bound = String(input).replace('"content-digest"', '"content-digest";req');
    expect(fault(arrived({ headers: { ...rest, 'signature-input': bound } }))).toBe('signature-incomplete');
  });
});
