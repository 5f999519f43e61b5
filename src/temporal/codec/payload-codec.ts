import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import type { PayloadKeyRing } from './key-ring';

const encoding = 'binary/pacta-aes-256-gcm';
const deflatedEncoding = 'binary/pacta-deflate-aes-256-gcm';
const nullEncoding = 'binary/null';
/**
 * The failure of a workflow task is encoded by the SDK without a context, and throwing there would end the worker. Such
 * a payload is read beside the workflows (by a client, a page), and never let into one.
 */
const unbound = '';
const ivBytes = 12;
const tagBytes = 16;
/** From here on a payload is made smaller first: a case's whole state (rules, calendar) shrinks to a fifth. */
const deflatedFromBytes = 4_096;
/** The engine takes no larger payload than 2 MiB; what unfolds beyond this was not written here. */
const mostInflatedBytes = 64 * 1_024 * 1_024;

const { Payload: PayloadMessage } = temporal.api.common.v1;

/** A payload that must not be read or written. The message names ids only, never content. */
export class PayloadCodecError extends Error {
  override readonly name = 'PayloadCodecError';
}

/**
 * Encrypts what leaves for the engine, and refuses whatever comes back that this key ring did not encrypt for this
 * namespace and this workflow. Synchronous `node:crypto`, about 10 µs a payload.
 *
 * The workflow id stands in the metadata (it is no secret) and is authenticated, because a reader beside a workflow
 * (the Web UI's decoder) knows no other place to take it from.
 */
export function payloadCodecFor(keyRing: PayloadKeyRing, namespace: string): PayloadCodec {
  return {
    encode: async (payloads, context) =>
      payloads.map((payload) => encrypt(payload, toWorkflowId(context) ?? unbound, keyRing, namespace)),
    decode: async (payloads, context) =>
      payloads.map((payload) => decrypt(payload, toWorkflowId(context), keyRing, namespace)),
  };
}

function encrypt(payload: Payload, workflowId: string, keyRing: PayloadKeyRing, namespace: string): Payload {
  const keyId = keyRing.current;
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(keyRing, keyId), iv);
  const message = PayloadMessage.encode(PayloadMessage.create(payload)).finish();
  const isLong = message.length >= deflatedFromBytes;
  const used = isLong ? deflatedEncoding : encoding;
  cipher.setAAD(associatedData(used, [namespace, workflowId, keyId]));
  const sealed = cipher.update(isLong ? deflateRawSync(message, { level: 1 }) : message);
  return {
    metadata: {
      encoding: Buffer.from(used),
      'encryption-key-id': Buffer.from(keyId),
      'workflow-id': Buffer.from(workflowId),
    },
    data: Buffer.concat([iv, sealed, cipher.final(), cipher.getAuthTag()]),
  };
}

function decrypt(
  payload: Payload,
  expectedWorkflowId: string | undefined,
  keyRing: PayloadKeyRing,
  namespace: string,
): Payload {
  const used = metadataOf(payload, 'encoding');
  if (used === nullEncoding && (payload.data ?? []).length === 0) return payload;
  if (used !== encoding && used !== deflatedEncoding)
    throw new PayloadCodecError(`unencrypted payload refused (encoding ${used})`);
  const workflowId = metadataOf(payload, 'workflow-id');
  if (expectedWorkflowId !== undefined && !isBoundTo(workflowId, expectedWorkflowId)) {
    throw new PayloadCodecError(
      `payload of workflow ${workflowId} refused in workflow ${expectedWorkflowId}`,
    );
  }
  const keyId = metadataOf(payload, 'encryption-key-id');
  const opened = open(
    payload.data ?? new Uint8Array(),
    keyOf(keyRing, keyId),
    associatedData(used, [namespace, workflowId, keyId]),
  );
  const message = used === encoding ? opened : inflateRawSync(opened, { maxOutputLength: mostInflatedBytes });
  const { metadata, data } = PayloadMessage.decode(message);
  return { metadata, data };
}

function open(data: Uint8Array, key: KeyObject, associated: Buffer): Buffer {
  if (data.length < ivBytes + tagBytes) throw new PayloadCodecError('payload is cut short');
  const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(associated);
  decipher.setAuthTag(data.subarray(data.length - tagBytes));
  try {
    return Buffer.concat([decipher.update(data.subarray(ivBytes, data.length - tagBytes)), decipher.final()]);
  } catch {
    throw new PayloadCodecError('payload was altered, or encrypted for another namespace or workflow');
  }
}

/**
 * A schedule encrypts for its own workflow id; each run it starts is called `<id>-<the nominal UTC second>`, and is
 * handed what the run before it came to.
 */
function isBoundTo(workflowId: string, expectedWorkflowId: string): boolean {
  if (workflowId === expectedWorkflowId) return true;
  const schedule = scheduleOf(expectedWorkflowId);
  return schedule !== null && (workflowId === schedule || scheduleOf(workflowId) === schedule);
}

function scheduleOf(workflowId: string): string | null {
  return /^(.+)-\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.exec(workflowId)?.[1] ?? null;
}

function associatedData(used: string, names: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify([used === encoding ? 'pacta-payload-1' : 'pacta-payload-2', ...names]));
}

function keyOf(keyRing: PayloadKeyRing, keyId: string): KeyObject {
  const key = keyRing.keys.get(keyId);
  if (key === undefined) throw new PayloadCodecError(`payload key ${keyId} is not in the key ring`);
  return key;
}

function metadataOf(payload: Payload, name: string): string {
  const value = payload.metadata?.[name];
  return value ? Buffer.from(value).toString('utf8') : '';
}

function toWorkflowId(context: SerializationContext | undefined): string | undefined {
  return context?.workflowId === '' ? undefined : context?.workflowId;
}
