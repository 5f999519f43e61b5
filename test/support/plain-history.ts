import type { Payload } from '@temporalio/common';
import { loadPayloadKeys } from '../../src/temporal/codec/key-ring';
import { payloadCodecFor } from '../../src/temporal/codec/payload-codec';

export interface EncryptedHistory {
  /** As the engine's own export writes it. */
  readonly history: unknown;
  readonly keysFile: string;
  readonly namespace: string;
}

interface PayloadJson {
  readonly metadata: Readonly<Record<string, string>>;
  readonly data?: string;
}

const fromBase64 = (text: string): Uint8Array => Buffer.from(text, 'base64');
const toBase64 = (bytes: Uint8Array | null | undefined): string =>
  Buffer.from(bytes ?? new Uint8Array()).toString('base64');

/** The same history with every payload opened, so that it outlives the keys it was written under. */
export async function toPlainHistory({ history, keysFile, namespace }: EncryptedHistory): Promise<unknown> {
  const codec = payloadCodecFor(loadPayloadKeys(keysFile), namespace);
  const open = async (payload: PayloadJson): Promise<PayloadJson> => {
    const { metadata, data = '' } = payload;
    // What the SDK itself notes in a marker is not encrypted.
    if (!isSealed(payload)) return payload;
    const sealed: Payload = {
      metadata: Object.fromEntries(Object.entries(metadata).map(([name, text]) => [name, fromBase64(text)])),
      data: fromBase64(data),
    };
    const [plain] = await codec.decode([sealed], {} as Parameters<typeof codec.decode>[1]);
    const names = Object.entries(plain?.metadata ?? {});
    return {
      metadata: Object.fromEntries(names.map(([name, bytes]) => [name, toBase64(bytes)])),
      data: toBase64(plain?.data),
    };
  };
  const visit = async (value: unknown): Promise<unknown> => {
    if (Array.isArray(value)) return Promise.all(value.map(visit));
    if (typeof value !== 'object' || value === null) return value;
    if (isPayload(value)) return open(value);
    const members = Object.entries(value).map(async ([name, member]) => [name, await visit(member)] as const);
    return Object.fromEntries(await Promise.all(members));
  };
  return visit(history);
}

const isPayload = (value: object): value is PayloadJson => {
  const { metadata } = value as Partial<PayloadJson>;
  return typeof metadata === 'object' && 'encoding' in metadata;
};

const isSealed = ({ metadata }: PayloadJson): boolean =>
  /^binary\/pacta-(?:deflate-)?aes-256-gcm$/.test(
    Buffer.from(metadata['encoding'] ?? '', 'base64').toString('utf8'),
  );
