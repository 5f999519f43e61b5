import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApplicationFailure, defaultPayloadConverter, type Payload } from '@temporalio/common';
import fc from 'fast-check';
import { dataConverterFor } from '../../src/temporal/codec/data-converter';
import { failureConverter } from '../../src/temporal/codec/failure-converter';
import {
  createPayloadKeys,
  loadPayloadKeys,
  parsePayloadKeys,
  rotatePayloadKeys,
} from '../../src/temporal/codec/key-ring';
import { payloadCodecFor } from '../../src/temporal/codec/payload-codec';
import { canaryIdentity, findCanary } from '../support/canary';

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const keyRing = parsePayloadKeys(JSON.stringify({ current: 'two', keys: { one: key(1), two: key(2) } }));
const oldKeyRing = parsePayloadKeys(JSON.stringify({ current: 'one', keys: { one: key(1) } }));
const codec = payloadCodecFor(keyRing, 'pacta');

const inWorkflow = (workflowId: string) => ({ type: 'workflow', namespace: 'pacta', workflowId }) as const;
const complaint = inWorkflow('complaint/1');

const toPayload = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const encrypted = async (value: unknown, context = complaint): Promise<Payload> => {
  const [payload] = await codec.encode([toPayload(value)], context);
  if (payload === undefined) throw new Error('nothing was encoded');
  return payload;
};
const opened = async (payload: Payload, context: ReturnType<typeof inWorkflow> | undefined = complaint) => {
  const [plain] = await codec.decode([payload], context);
  return plain === undefined ? undefined : defaultPayloadConverter.fromPayload(plain);
};
const withMetadata = (payload: Payload, name: string, value: string): Payload => ({
  ...payload,
  metadata: { ...payload.metadata, [name]: Buffer.from(value) },
});

describe('a payload of the engine', () => {
  it('comes back as it was sent, whatever it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.json().map((text): unknown => JSON.parse(text)),
        async (value) => {
          expect(await opened(await encrypted(value))).toEqual(value);
        },
      ),
      { numRuns: 200, seed: 20_261_122 },
    );
    expect(await opened(await encrypted(undefined))).toBeUndefined();
    expect(await opened(await encrypted(new Uint8Array([0, 255, 7])))).toEqual(new Uint8Array([0, 255, 7]));
  });

  it('shows the server a key id and a workflow id, and nothing of its content', async () => {
    const canary = canaryIdentity(1);
    const payload = await encrypted(canary.identity);
    expect(Object.keys(payload.metadata ?? {}).sort()).toEqual([
      'encoding',
      'encryption-key-id',
      'workflow-id',
    ]);
    expect(findCanary(Buffer.from(payload.data ?? []), canary)).toEqual([]);
    expect(findCanary(Buffer.from(toPayload(canary.identity).data ?? []), canary)).not.toEqual([]);
  });

  it('takes little room when it is long, and comes back whole', async () => {
    const state = {
      days: Array.from({ length: 800 }, (_, day) => ({ day, kind: 'off', name: '法定节假日' })),
    };
    const plain = toPayload(state).data?.length ?? 0;
    const payload = await encrypted(state);
    expect(payload.data?.length).toBeLessThan(plain / 4);
    expect(await opened(payload)).toEqual(state);
    // Neither encoding can be passed off as the other.
    const renamed = withMetadata(payload, 'encoding', 'binary/pacta-aes-256-gcm');
    await expect(opened(renamed)).rejects.toThrow('altered');
  });

  it('is never the same twice', async () => {
    const [first, second] = [await encrypted('same'), await encrypted('same')];
    expect(Buffer.from(first.data ?? [])).not.toEqual(Buffer.from(second.data ?? []));
  });

  it('is refused when any of its bytes was changed', async () => {
    const payload = await encrypted({ decision: 'substantiated' });
    const data = Buffer.from(payload.data ?? []);
    for (let at = 0; at < data.length; at += 1) {
      const altered = Buffer.from(data);
      altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
      await expect(opened({ ...payload, data: altered })).rejects.toThrow('altered');
    }
    await expect(opened({ ...payload, data: data.subarray(0, 20) })).rejects.toThrow('cut short');
  });

  it('is refused in another workflow than the one it was made for', async () => {
    const payload = await encrypted('for complaint 1');
    await expect(opened(payload, inWorkflow('complaint/2'))).rejects.toThrow('refused in workflow');
  });

  it('is refused when its workflow id was rewritten to fit', async () => {
    const forged = withMetadata(await encrypted('for complaint 1'), 'workflow-id', 'complaint/2');
    await expect(opened(forged, inWorkflow('complaint/2'))).rejects.toThrow('another namespace or workflow');
  });

  it('is refused in another namespace', async () => {
    const other = payloadCodecFor(keyRing, 'another');
    await expect(other.decode([await encrypted('x')], complaint)).rejects.toThrow('another namespace');
  });

  it('is refused when it was not encrypted, except a plain nothing', async () => {
    await expect(opened(toPayload({ injected: true }))).rejects.toThrow('unencrypted payload refused');
    await expect(opened({ data: Buffer.from('x') })).rejects.toThrow('unencrypted payload refused');
    const nothing = withMetadata({ data: Buffer.from('"x"') }, 'encoding', 'binary/null');
    await expect(opened(nothing)).rejects.toThrow('unencrypted payload refused');
    expect(await opened(toPayload(undefined))).toBeUndefined();
  });

  it('is refused under a key id that is not in the ring', async () => {
    const forged = withMetadata(await encrypted('x'), 'encryption-key-id', 'three');
    await expect(opened(forged)).rejects.toThrow('payload key three is not in the key ring');
  });

  it('is refused under another key of the ring', async () => {
    const forged = withMetadata(await encrypted('x'), 'encryption-key-id', 'one');
    await expect(opened(forged)).rejects.toThrow('altered');
  });

  it('is still read after the key was rotated', async () => {
    const [old] = await payloadCodecFor(oldKeyRing, 'pacta').encode([toPayload('before')], complaint);
    expect(await opened(old ?? {})).toBe('before');
  });

  it('is read beside its workflow, where nobody knows the context', async () => {
    const payload = await encrypted('for the page');
    const [plain] = await codec.decode([payload]);
    expect(defaultPayloadConverter.fromPayload(plain ?? {})).toBe('for the page');
  });

  it('that belongs to no workflow is encrypted too, and never let into one', async () => {
    const alone = { type: 'activity', namespace: 'pacta', isLocal: false } as const;
    for (const context of [undefined, alone]) {
      const [payload] = await codec.encode([toPayload('of no workflow')], context);
      const [plain] = await codec.decode([payload ?? {}]);
      expect(defaultPayloadConverter.fromPayload(plain ?? {})).toBe('of no workflow');
      await expect(opened(payload ?? {})).rejects.toThrow('refused in workflow');
    }
  });

  it('that a schedule sent is read by the run it started, and by no other', async () => {
    const payload = await encrypted('batch', inWorkflow('daily-exchange'));
    expect(await opened(payload, inWorkflow('daily-exchange-2026-11-22T08:00:00Z'))).toBe('batch');
    await expect(opened(payload, inWorkflow('daily-exchange-other'))).rejects.toThrow('refused in workflow');
  });

  it('that one run of a schedule came to is read by the next, and by no run of another', async () => {
    const payload = await encrypted('12', inWorkflow('daily-exchange-2026-11-22T08:00:00Z'));
    expect(await opened(payload, inWorkflow('daily-exchange-2026-11-22T08:01:00Z'))).toBe('12');
    for (const other of ['daily-report-2026-11-22T08:01:00Z', 'daily-exchange', 'complaint/1']) {
      await expect(opened(payload, inWorkflow(other))).rejects.toThrow('refused in workflow');
    }
  });
});

describe('a failure', () => {
  it('keeps its message and its stack in a payload, for the codec to encrypt', () => {
    const canary = canaryIdentity(2);
    const thrown = ApplicationFailure.create({ message: canary.values.join(), type: 'case-gone' });
    const failure = failureConverter.errorToFailure(thrown, defaultPayloadConverter);
    const { encodedAttributes, ...readable } = failure;
    expect(findCanary(JSON.stringify(readable), canary)).toEqual([]);
    expect(findCanary(Buffer.from(encodedAttributes?.data ?? []), canary)).not.toEqual([]);
    expect(failureConverter.failureToError(failure, defaultPayloadConverter).message).toBe(
      canary.values.join(),
    );
  });

  it('is converted that way wherever the data converter goes', () => {
    const { failureConverterPath } = dataConverterFor(keyRing, 'pacta');
    expect(failureConverterPath).toMatch(/failure-converter\.[jt]s$/);
  });
});

describe('a ring of payload keys', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-payload-keys-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is made once, readable by its owner alone, and never overwritten', () => {
    const path = join(folder, 'keys.json');
    createPayloadKeys(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(() => createPayloadKeys(path)).toThrow('EEXIST');
    expect(loadPayloadKeys(path).keys.size).toBe(1);
  });

  it('rotates to a new key and keeps the old one', () => {
    const path = join(folder, 'rotated.json');
    createPayloadKeys(path);
    const before = loadPayloadKeys(path);
    const id = rotatePayloadKeys(path);
    const after = loadPayloadKeys(path);
    expect(after.current).toBe(id);
    expect([...after.keys.keys()]).toEqual([before.current, id]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['no JSON', 'keys', 'JSON'],
    ['no keys', '{"current":"a"}', 'keys'],
    ['a short key', '{"current":"a","keys":{"a":"AAAA"}}', '32'],
    ['a current key that is not listed', JSON.stringify({ current: 'b', keys: { a: key(1) } }), 'b'],
  ])('is refused with %s', (_what, text, message) => {
    expect(() => parsePayloadKeys(text)).toThrow(message);
  });

  it('says which file is missing', () => {
    expect(() => loadPayloadKeys(join(folder, 'nowhere.json'))).toThrow('nowhere.json');
  });

  it('never tells a key in an error', () => {
    const path = join(folder, 'keys.json');
    const text = readFileSync(path, 'utf8');
    const { keys } = JSON.parse(text) as { keys: Record<string, string> };
    const [secret = ''] = Object.values(keys);
    const broken = [text.replace('"current"', '"courant"'), text.slice(0, -3), text.replace('payload-', '')];
    const messages = broken.map((each) => {
      try {
        return parsePayloadKeys(each).current;
      } catch (error) {
        return String(error);
      }
    });
    expect(messages).toEqual(broken.map(() => expect.stringContaining('PayloadKeyRingError') as unknown));
    expect(messages.join()).not.toContain(secret);
  });
});
