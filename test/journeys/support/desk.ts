import { randomUUID } from 'node:crypto';
import { proofHeaders } from '../../support/proof-of-work';
import { eventually } from '../../support/eventually';
import { PASSWORD } from './journey-city';

/** One answer of the API, whatever its status. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** A problem as the API tells it (RFC 9457). */
export interface Refusal {
  readonly status: number;
  readonly refusal: string;
  readonly detail: string;
}

/** Where everybody of the city sits: signs people in once, and carries what they send over HTTP. */
export interface Desk {
  readonly url: string;
  get(path: string, token: string | null): Promise<Reply>;
  post(path: string, body: unknown, token: string | null): Promise<Reply>;
  /** The bytes behind an address, for downloads. @throws unless they are there within twenty seconds. */
  download(path: string, token: string): Promise<Buffer>;
  upload(content: Buffer, name: string, token: string | null): Promise<string>;
  tokenOf(username: string): Promise<string>;
}

const headersFor = (token: string | null): Record<string, string> => ({
  'idempotency-key': randomUUID(),
  ...(token === null ? {} : { authorization: `Bearer ${token}` }),
});

export function openDesk(url: string): Desk {
  const api = `${url}/api/v1`;
  const tokens = new Map<string, Promise<string>>();
  const send = async (path: string, request: RequestInit): Promise<Reply> => {
    const response = await fetch(`${api}${path}`, request);
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  const post = async (path: string, body: unknown, token: string | null): Promise<Reply> =>
    send(path, {
      method: 'POST',
      headers: {
        ...headersFor(token),
        'content-type': 'application/json',
        ...(token === null ? await proofHeaders(api, path) : {}),
      },
      body: JSON.stringify(body),
    });
  return {
    url,
    post,
    get: (path, token) => send(path, { headers: headersFor(token) }),
    download: (path, token) =>
      eventually(async () => {
        const response = await fetch(`${api}${path}`, { headers: headersFor(token) });
        if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
        return Buffer.from(await response.arrayBuffer());
      }, 20_000),
    upload: async (content, name, token) => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(content)]), name);
      const made = await send('/evidence', { method: 'POST', headers: headersFor(token), body: form });
      return idIn(expectStatus(made, 201));
    },
    tokenOf: (username) => {
      const known = tokens.get(username);
      if (known !== undefined) return known;
      const asked = post('/sessions', { username, password: PASSWORD }, null).then(
        (reply) => (expectStatus(reply, 201) as { readonly token: string }).token,
      );
      tokens.set(username, asked);
      return asked;
    },
  };
}

/** @throws with the whole answer, so that a journey that stops says why. */
export function expectStatus({ status, body }: Reply, ...wanted: readonly number[]): unknown {
  if (!wanted.includes(status)) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** On a busy machine a command is answered by 202 once it is stored: waits until it is applied. */
export async function untilApplied(desk: Pick<Desk, 'get'>, token: string, { body }: Reply): Promise<void> {
  const { commandId } = body as { readonly commandId: string };
  await eventually(async () => {
    const told = expectStatus(await desk.get(`/commands/${commandId}`, token), 200);
    const { state } = told as { readonly state: string };
    if (state !== 'recorded') throw new Error(`the command is ${state}`);
  });
}

function idIn(body: unknown): string {
  return (body as { readonly id: string }).id;
}
