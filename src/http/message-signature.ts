import { createHash, createPublicKey, timingSafeEqual, verify, type KeyObject } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isInnerList, parseDictionary, serializeInnerList, type InnerList } from 'structured-headers';
import { accepted, refused, type Result } from '../domain/result';
import type { GoodSignature } from '../store/command-signature.store';
import { toInstant } from '../store/event-rows';

/** Why a request does not count as signed. */
export type SignatureFault =
  | 'signature-missing'
  | 'signature-incomplete'
  | 'signing-key-unknown'
  | 'content-digest-wrong'
  | 'signature-expired'
  | 'signature-wrong';

export interface SignedRequest {
  readonly method: string;
  readonly scheme: string;
  /** Host and port as the sender addressed them. */
  readonly authority: string;
  /** Path and query as they were sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface SigningKey {
  readonly keyId: string;
  /** 32 bytes. */
  readonly publicKey: Buffer;
}

/** How far a sender's clock may be from ours. */
const WINDOW_SECONDS = 300;
const SIGNATURE_BYTES = 64;
/** Of an Ed25519 key in the form of RFC 8410; its 32 bytes follow. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** What a signature must cover at the least; one of `@path` and `@target-uri` comes to it. */
const COVERED = ['@method', 'content-digest', 'idempotency-key'] as const;
const ADDRESSES = ['@path', '@target-uri'] as const;

/** What a sender is told to sign (RFC 9421 §5.1). */
export const ACCEPT_SIGNATURE = `sig=("@method" "@path" "content-digest" "idempotency-key");created;keyid;alg="ed25519"`;

interface Claimed {
  readonly components: readonly string[];
  readonly params: InnerList[1];
  readonly input: InnerList;
  readonly signature: Buffer;
}

const headerOf = (headers: IncomingHttpHeaders, name: string): string | null => {
  const value = headers[name];
  if (value === undefined) return null;
  return (Array.isArray(value) ? value.join(', ') : value).trim();
};

/** Path and query of a target; the mark belongs to the query. */
function parted({ target }: SignedRequest): { readonly path: string; readonly query: string } {
  const mark = target.indexOf('?');
  return mark < 0 ? { path: target, query: '?' } : { path: target.slice(0, mark), query: target.slice(mark) };
}

/** What a request says of itself beside its headers (RFC 9421 §2.2). */
const DERIVED: ReadonlyMap<string, (request: SignedRequest) => string> = new Map([
  ['@method', ({ method }) => method],
  ['@scheme', ({ scheme }) => scheme],
  ['@authority', ({ authority }) => authority.toLowerCase()],
  ['@target-uri', ({ scheme, authority, target }) => `${scheme}://${authority.toLowerCase()}${target}`],
  ['@request-target', ({ target }) => target],
  ['@path', (request) => parted(request).path],
  ['@query', (request) => parted(request).query],
]);

/** Null for what is not there, or is nothing that counts here. */
function componentOf(request: SignedRequest, name: string): string | null {
  const derive = DERIVED.get(name);
  if (derive !== undefined) return derive(request);
  return /^[a-z0-9-]+$/.test(name) ? headerOf(request.headers, name) : null;
}

/** Every signature that the request carries, by its label. */
export function claimedBy({ headers }: SignedRequest): Result<readonly Claimed[], SignatureFault> {
  const [inputs, signatures] = [headerOf(headers, 'signature-input'), headerOf(headers, 'signature')];
  if (inputs === null || signatures === null) return refused('signature-missing');
  try {
    const values = parseDictionary(signatures);
    const claimed = [...parseDictionary(inputs)].flatMap(([label, input]) => {
      const value: unknown = values.get(label)?.[0];
      if (!isInnerList(input) || !(value instanceof ArrayBuffer)) return [];
      // A component with a parameter (`;sf`, `;req`) says another thing than its name: it counts as none of those known.
      const components = input[0].map(([name, params]) => (params.size === 0 ? String(name) : ';'));
      return [{ components, params: input[1], input, signature: Buffer.from(value) }];
    });
    return claimed.length === 0 ? refused('signature-incomplete') : accepted(claimed);
  } catch {
    return refused('signature-incomplete');
  }
}

function isComplete({ components, params }: Claimed): boolean {
  const covers = (name: string): boolean => components.includes(name);
  const algorithm: unknown = params.get('alg');
  return (
    COVERED.every(covers) &&
    ADDRESSES.some(covers) &&
    new Set(components).size === components.length &&
    Number.isInteger(params.get('created')) &&
    (algorithm === undefined || algorithm === 'ed25519')
  );
}

function isInTime({ params }: Claimed, nowMs: number): boolean {
  const created = Number(params.get('created'));
  const expires: unknown = params.get('expires');
  if (Math.abs(nowMs / 1_000 - created) > WINDOW_SECONDS) return false;
  return expires === undefined || (typeof expires === 'number' && expires >= nowMs / 1_000);
}

/** Whether `Content-Digest` (RFC 9530) is that of the bytes that came; null where it names no SHA-256. */
function digestHolds({ headers, body }: SignedRequest): boolean | null {
  try {
    const told: unknown = parseDictionary(headerOf(headers, 'content-digest') ?? '').get('sha-256')?.[0];
    if (!(told instanceof ArrayBuffer)) return null;
    const found = createHash('sha256').update(body).digest();
    return told.byteLength === found.length && timingSafeEqual(Buffer.from(told), found);
  } catch {
    return null;
  }
}

/** The text that is signed (RFC 9421 §2.5), or null when it covers what is not there. */
export function baseOf(request: SignedRequest, { components, input }: Claimed): string | null {
  const lines: string[] = [];
  for (const name of components) {
    const value = componentOf(request, name);
    if (value === null) return null;
    lines.push(`"${name}": ${value}`);
  }
  return [...lines, `"@signature-params": ${serializeInnerList(input)}`].join('\n');
}

const keyObject = (publicKey: Buffer): KeyObject =>
  createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' });

/**
 * Judges the signature over a request: RFC 9421 with Ed25519, content covered by RFC 9530, made within five minutes of
 * now by the real clock. Of several signatures the one counts whose key is known.
 */
export function judgeSignature(
  request: SignedRequest,
  keys: readonly SigningKey[],
  nowMs: number,
): Result<GoodSignature, SignatureFault> {
  const all = claimedBy(request);
  if (!all.ok) return all;
  const keyOf = ({ params }: Claimed): SigningKey | undefined =>
    keys.find(({ keyId }) => keyId === params.get('keyid'));
  const claimed = all.value.find((one) => keyOf(one) !== undefined);
  const key = claimed === undefined ? undefined : keyOf(claimed);
  if (claimed === undefined || key === undefined) return refused('signing-key-unknown');
  if (!isComplete(claimed)) return refused('signature-incomplete');
  if (!isInTime(claimed, nowMs)) return refused('signature-expired');
  return judgeContent(request, claimed, key);
}

function judgeContent(
  request: SignedRequest,
  claimed: Claimed,
  key: SigningKey,
): Result<GoodSignature, SignatureFault> {
  const holds = digestHolds(request);
  const base = baseOf(request, claimed);
  if (holds === null || base === null) return refused('signature-incomplete');
  if (!holds) return refused('content-digest-wrong');
  const { signature, params } = claimed;
  const isGood =
    signature.length === SIGNATURE_BYTES &&
    verify(null, Buffer.from(base, 'latin1'), keyObject(key.publicKey), signature);
  if (!isGood) return refused('signature-wrong');
  return accepted({
    keyId: key.keyId,
    signature,
    contentDigest: headerOf(request.headers, 'content-digest') ?? '',
    base,
    signedAt: toInstant(new Date(Number(params.get('created')) * 1_000)),
  });
}
