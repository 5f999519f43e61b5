import type { ProblemDocument } from '../../wire/problem.wire';
import { ApiError, isSessionEnded } from './api-error';
import { createIntent, newKey } from './intent';
import type { CallOf, Operation, ReplyOf } from './operations';

export const API_BASE = '/api/v1';

/** Who calls. The portal carries a receipt's token and never the cookie of whoever works at the same machine. */
export type Caller =
  | { readonly type: 'anonymous' }
  | { readonly type: 'receipt'; readonly token: string }
  | { readonly type: 'officer'; readonly csrfToken: string | null };

export interface ApiClient {
  /** @throws ApiError; DOMException `AbortError` when `signal` aborts */
  readonly call: <Op extends Operation>(operation: Op, input: CallOf<Op>) => Promise<ReplyOf<Op>>;
  /** Sends a form with a file. @param key under which it is done once; see `Intent`. @throws ApiError */
  readonly submit: <Op extends Operation>(
    operation: Op,
    form: FormData,
    key?: string,
  ) => Promise<ReplyOf<Op>>;
  /** A file, with the name that the server gives it. */
  readonly download: (path: string, signal?: AbortSignal) => Promise<Blob>;
  readonly setCaller: (caller: Caller) => void;
  /** Headers and credentials of whoever calls now, for what is sent otherwise (files in pieces). */
  readonly caller: () => Caller;
  /** Tells when a session has ended while somebody worked. @returns how to stop listening */
  readonly onSessionEnded: (listener: () => void) => () => void;
}

const MOST_TRIES = 3;
const FIRST_PAUSE_MS = 400;
const LONGEST_WAIT_SECONDS = 5;

export function createApiClient(first: Caller): ApiClient {
  let caller = first;
  const listeners = new Set<() => void>();
  const watched = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      if (isSessionEnded(error) && caller.type !== 'anonymous') for (const listener of listeners) listener();
      throw error;
    }
  };
  return {
    call: <Op extends Operation>(operation: Op, input: CallOf<Op>) =>
      watched(callWithRetries(() => caller, operation, input)),
    submit: <Op extends Operation>(operation: Op, form: FormData, key = newKey()) =>
      // The server declares what it answers to this operation.
      watched(submit(caller, { operation, form, key })) as Promise<ReplyOf<Op>>,
    download: (path, signal) => watched(download(caller, path, signal)),
    setCaller: (next) => {
      caller = next;
    },
    caller: () => caller,
    onSessionEnded: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Sends again what got no answer or found the server busy: a read as it is, a write under the same key, so that it is
 * done once however often it arrives.
 */
async function callWithRetries<Op extends Operation>(
  caller: () => Caller,
  operation: Op,
  input: CallOf<Op>,
): Promise<ReplyOf<Op>> {
  const body = input.body === undefined ? null : JSON.stringify(input.body);
  const key = (input.intent ?? createIntent()).keyFor(`${operation} ${body ?? ''}`);
  for (let tried = 1; ; tried += 1) {
    try {
      // The server judges what it takes and declares what it answers: both are of this operation.
      return (await send(caller(), { operation, input, body, key })) as ReplyOf<Op>;
    } catch (error) {
      const pauseMs = pauseBeforeRetry(error, tried);
      if (pauseMs === null) throw error;
      await pause(pauseMs, input.signal);
    }
  }
}

/** A call when it no longer matters which operation it is. */
interface AnyCall {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: unknown;
  readonly proof?: string;
  readonly signal?: AbortSignal;
}

interface Sending {
  readonly operation: Operation;
  readonly input: AnyCall;
  readonly body: string | null;
  readonly key: string;
}

async function send(caller: Caller, { operation, input, body, key }: Sending): Promise<unknown> {
  const [method = 'GET', path = ''] = operation.split(' ');
  const response = await answered(
    fetch(API_BASE + fillIn(path, input), {
      method,
      body,
      ...credentialsOf(caller),
      headers: {
        ...headersOf(caller),
        ...(body === null ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' ? { 'idempotency-key': key } : {}),
        ...(input.proof === undefined ? {} : { 'proof-of-work': input.proof }),
      },
      signal: input.signal ?? null,
    }),
  );
  if (response.status === 204) return undefined;
  return readJson(response);
}

function fillIn(path: string, { params, query }: AnyCall): string {
  const named = params ?? {};
  const filled = path.replace(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(named[name] ?? ''));
  const asked = Object.entries((query ?? {}) as Readonly<Record<string, unknown>>)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]): [string, string] => [name, String(value)]);
  return asked.length === 0 ? filled : `${filled}?${new URLSearchParams(asked).toString()}`;
}

interface Form {
  readonly operation: Operation;
  readonly form: FormData;
  readonly key: string;
}

async function submit(caller: Caller, { operation, form, key }: Form): Promise<unknown> {
  const [method = 'POST', path = ''] = operation.split(' ');
  const headers = { ...headersOf(caller), 'idempotency-key': key };
  const request = fetch(API_BASE + path, { method, body: form, ...credentialsOf(caller), headers });
  return readJson(await answered(request));
}

async function download(caller: Caller, path: string, signal: AbortSignal | undefined): Promise<Blob> {
  const response = await answered(
    fetch(API_BASE + path, { ...credentialsOf(caller), headers: headersOf(caller), signal: signal ?? null }),
  );
  if (!response.ok) await readJson(response);
  return response.blob();
}

export const credentialsOf = (caller: Caller): { readonly credentials: RequestCredentials } => ({
  credentials: caller.type === 'officer' ? 'same-origin' : 'omit',
});

export function headersOf(caller: Caller): Readonly<Record<string, string>> {
  if (caller.type === 'receipt') return { authorization: `Bearer ${caller.token}` };
  if (caller.type === 'officer' && caller.csrfToken !== null) return { 'x-csrf-token': caller.csrfToken };
  return {};
}

export async function answered(response: Promise<Response>): Promise<Response> {
  try {
    return await response;
  } catch (error) {
    if (error instanceof TypeError) throw new ApiError({ type: 'offline' });
    throw error;
  }
}

/** @throws ApiError for whatever is no success that can be read */
export async function readJson(response: Response): Promise<unknown> {
  const content: unknown = await response.json().catch(() => null);
  if (response.ok && content !== null) return content;
  throw new ApiError(failureOf(response.status, content, response.headers.get('retry-after')));
}

function failureOf(status: number, content: unknown, retryAfter: string | null): ApiError['failure'] {
  if (!isProblem(content)) return { type: 'unreadable', status };
  const seconds = Number(retryAfter);
  return { type: 'problem', problem: content, retryAfterSeconds: seconds > 0 ? seconds : null };
}

const isProblem = (content: unknown): content is ProblemDocument =>
  typeof content === 'object' && content !== null && 'type' in content && 'detail' in content;

function pauseBeforeRetry(error: unknown, tried: number): number | null {
  if (tried >= MOST_TRIES || !(error instanceof ApiError)) return null;
  const { failure } = error;
  if (failure.type === 'offline') return FIRST_PAUSE_MS * tried;
  if (failure.type === 'unreadable') return failure.status >= 502 ? FIRST_PAUSE_MS * tried : null;
  if (failure.problem.status !== 503) return null;
  const seconds = failure.retryAfterSeconds ?? 1;
  return seconds <= LONGEST_WAIT_SECONDS ? seconds * 1000 : null;
}

export function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new DOMException('aborted', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
