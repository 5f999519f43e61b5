import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRecord } from '../local/home';
import type { ComplaintView } from '../http/complaint-view';
import type { z } from 'zod';
import type { ProvenOperation } from '../wire/challenge.wire';
import type { caseEventView } from '../wire/case.wire';
import type { RunningHome } from './running-home';
import { proofFor } from './solve-challenge';

export type JournalEntry = z.output<typeof caseEventView>;

/** The product as somebody outside sees it: HTTP, and who one is. */
export interface DemoClient {
  /** Files a complaint as anybody may. */
  file(filing: object): Promise<{ readonly id: string; readonly number: string; readonly receipt: string }>;
  /** Does one thing in the case as the holder of the username, or as the complainant by receipt. */
  act(caseId: string, as: string, command: object): Promise<void>;
  see(caseId: string, as: string): Promise<ComplaintView>;
  journal(caseId: string, as: string): Promise<readonly JournalEntry[]>;
}

/** The system said no; the message is its own sentence. */
export class DemoRefusedError extends Error {}

const COMPLAINANT = 'complainant';
const patienceMs = 60_000;

export function createDemoClient({ url, accounts }: RunningHome): DemoClient {
  const tokens = new Map<string, string>();
  let receipt = '';
  const call = (method: string, path: string, rest: Calling = {}): Promise<Answer> =>
    send(`${url}/api/v1${path}`, method, rest);

  const prove = (operation: ProvenOperation): Promise<string> => proofFor(`${url}/api/v1`, operation);

  async function tokenOf(as: string): Promise<string> {
    const known = tokens.get(as);
    if (known !== undefined) return known;
    const token = as === COMPLAINANT ? await openReceipt() : await signIn(as);
    tokens.set(as, token);
    return token;
  }

  async function signIn(username: string): Promise<string> {
    const account = accounts.find((one) => one.username === username);
    const { password = '' } = account ?? {};
    return textIn(await call('POST', '/sessions', { body: { username, password } }), 'token');
  }

  const openReceipt = async (): Promise<string> =>
    textIn(
      await call('POST', '/public/receipts', { body: { receipt }, proof: await prove('look-up-receipt') }),
      'token',
    );

  async function settled(commandId: string, token: string): Promise<void> {
    for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(500)) {
      const answer = await call('GET', `/commands/${commandId}`, { token });
      if (isRecord(answer.body) && answer.body['state'] === 'recorded') return;
    }
    throw new DemoRefusedError(
      '命令已存下，但一分钟内没有办理：流程引擎在运行吗？（npm run pacta -- status）',
    );
  }

  return {
    file: async (filing) => {
      const answer = await call('POST', '/public/complaints', {
        body: filing,
        proof: await prove('file-complaint'),
      });
      receipt = textIn(answer, 'receipt');
      return { id: textIn(answer, 'id'), number: textIn(answer, 'number'), receipt };
    },
    act: async (caseId, as, command) => {
      const token = await tokenOf(as);
      const answer = await call('POST', `/complaints/${caseId}/commands`, { token, body: command });
      if (answer.status === 202) await settled(textIn(answer, 'commandId'), token);
    },
    see: async (caseId, as) =>
      (await call('GET', `/complaints/${caseId}`, { token: await tokenOf(as) })).body as ComplaintView,
    journal: async (caseId, as) => {
      const answer = await call('GET', `/complaints/${caseId}/events`, { token: await tokenOf(as) });
      return (answer.body as { readonly items: readonly JournalEntry[] }).items;
    },
  };
}

interface Calling {
  readonly token?: string;
  /** Of work, where nobody is signed in. */
  readonly proof?: string;
  readonly body?: object;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** @throws DemoRefusedError with the system's sentence; fetch's error when nobody listens. */
async function send(address: string, method: string, { token, proof, body }: Calling): Promise<Answer> {
  const response = await fetch(address, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(proof === undefined ? {} : { 'proof-of-work': proof }),
      ...(method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': randomUUID() } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new DemoRefusedError(problemWords(response.status, answer));
  return { status: response.status, body: answer };
}

function problemWords(status: number, problem: unknown): string {
  if (!isRecord(problem)) return `HTTP ${status}`;
  const words = [problem['title'], problem['detail']].filter((text) => typeof text === 'string');
  const errors = problem['errors'] === undefined ? '' : JSON.stringify(problem['errors']);
  return `${words.join('：')}${errors}（${status}）`;
}

function textIn({ body }: Answer, field: string): string {
  const value = isRecord(body) ? body[field] : undefined;
  if (typeof value !== 'string') throw new DemoRefusedError(`应答中没有 ${field}`);
  return value;
}
