import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { toCaseId, toOfficerId, type CommandId } from '../../src/domain/ids';
import type { Role } from '../../src/domain/officer';
import type { ComplaintView } from '../../src/http/complaint-view';
import { commandIdFor } from '../../src/store/command.store';
import type { IssuableCommandType } from '../../src/wire/complaint-command.wire';
import { PASSWORD, usernameOf, type BodyId } from '../journeys/support/journey-city';
import { proofHeaders } from '../support/proof-of-work';

/** What came back for one attempt; null when the connection was cut, or nothing came in time. */
export interface Answer {
  readonly status: number;
  readonly mediaType: string;
  readonly location: string | null;
  readonly body: unknown;
}

/** One command that somebody wanted, and every answer that he was given. */
export interface Sent {
  readonly caseId: string;
  readonly commandId: CommandId;
  readonly type: IssuableCommandType;
  readonly by: string;
  readonly key: string;
  readonly body: object;
  readonly answers: (Answer | null)[];
}

/** One complaint that somebody filed under a key, and every answer. */
export interface Filing {
  readonly key: string;
  readonly body: object;
  readonly answers: (Answer | null)[];
}

/** What whoever complains is told, and must always be told again. */
export interface Filed {
  readonly id: string;
  readonly number: string;
  readonly receipt: string;
}

/** People at their desks, who send again under the same key until they have an answer. */
export interface Senders {
  readonly sent: Sent[];
  readonly filings: Filing[];
  /** Nothing is sent yet. */
  command(by: By, caseId: string, said: Said): Sent;
  /** One attempt. */
  send(sent: Sent): Promise<Answer | null>;
  /** Attempts until there is an answer that is not "later"; a stored command is asked after until it is judged. */
  settle(sent: Sent): Promise<Answer>;
  filing(changes?: object): Filing;
  file(filing: Filing): Promise<Answer | null>;
  settleFiling(filing: Filing): Promise<Filed>;
  /** As this person sees it. */
  look(by: By, caseId: string): Promise<ComplaintView>;
  post(path: string, body: unknown, token: string): Promise<Answer | null>;
}

export type By = readonly [BodyId, Role];
export type Said = { readonly type: IssuableCommandType } & Readonly<Record<string, unknown>>;

const attemptMs = 20_000;
const patienceMs = 90_000;
const pauseMs = 150;

const FILING = {
  respondentOrganizationId: 'works',
  field: 'government-investment',
  title: '工程验收合格后逾期未付尾款',
  narrative: '工程去年九月验收合格，约定三十日内付清尾款，至今未付。',
  demands: [{ kind: 'payment', amountYuan: '128000.00' }],
};

export function openSenders(url: string): Senders {
  const api = `${url}/api/v1`;
  const tokens = new Map<string, Promise<string>>();
  const [sent, filings]: [Sent[], Filing[]] = [[], []];
  const attempt = (path: string, request: RequestInit): Promise<Answer | null> =>
    answerOf(`${api}${path}`, request);
  const post = async (
    path: string,
    body: unknown,
    token: string | null,
    key: string,
  ): Promise<Answer | null> => {
    // Whoever is not there hands out no challenge either.
    const proof = token === null ? await proofHeaders(api, path).catch(() => null) : {};
    if (proof === null) return null;
    const headers = { ...headersFor(token, key), ...proof };
    return attempt(path, { method: 'POST', headers, body: JSON.stringify(body) });
  };
  const signIn = async (username: string): Promise<string> => {
    const credentials = { username, password: PASSWORD };
    const answer = await untilAnswered(() => post('/sessions', credentials, null, randomUUID()));
    return (expectStatus(answer, 201) as { readonly token: string }).token;
  };
  const tokenOf = (username: string): Promise<string> => {
    const token = tokens.get(username) ?? signIn(username);
    tokens.set(username, token);
    return token;
  };
  const send = async (one: Sent): Promise<Answer | null> => {
    const token = await tokenOf(one.by);
    const answer = await post(`/complaints/${one.caseId}/commands`, one.body, token, one.key);
    one.answers.push(answer);
    return answer;
  };
  const outcomeOf = async ({ by, commandId }: Sent): Promise<Answer | null> =>
    attempt(`/commands/${commandId}`, { headers: headersFor(await tokenOf(by), null) });
  return {
    sent,
    filings,
    send,
    command: (by, caseId, body) => {
      const [username, key] = [usernameOf(...by), randomUUID()];
      const made = { caseId, by: username, key, body, type: body.type, answers: [] };
      const one: Sent = { ...made, commandId: commandIdOf(made) };
      sent.push(one);
      return one;
    },
    settle: async (one) => {
      const answer = await untilAnswered(() => send(one));
      if (answer.status !== 202) return answer;
      const judged = await untilAnswered(() => outcomeOf(one), isUndecided);
      one.answers.push(judged);
      return judged;
    },
    filing: (changes = {}) => {
      const identity = {
        mode: 'sealed',
        name: '远航市政工程有限公司',
        email: `${randomUUID()}@sender.example`,
      };
      const filing: Filing = { key: randomUUID(), body: { ...FILING, identity, ...changes }, answers: [] };
      filings.push(filing);
      return filing;
    },
    file: (filing) => fileOnce(post, filing),
    settleFiling: async (filing) =>
      expectStatus(await untilAnswered(() => fileOnce(post, filing)), 201) as Filed,
    look: async (by, caseId) => {
      const headers = headersFor(await tokenOf(usernameOf(...by)), null);
      return expectStatus(
        await untilAnswered(() => attempt(`/complaints/${caseId}`, { headers })),
        200,
      ) as ComplaintView;
    },
    post: (path, body, token) => post(path, body, token, randomUUID()),
  };
}

async function fileOnce(
  post: (path: string, body: unknown, token: null, key: string) => Promise<Answer | null>,
  filing: Filing,
): Promise<Answer | null> {
  const answer = await post('/public/complaints', filing.body, null, filing.key);
  filing.answers.push(answer);
  return answer;
}

/** The id that the product gives this intention: of sender, case and key. */
function commandIdOf({ by, caseId, key }: Pick<Sent, 'by' | 'caseId' | 'key'>): CommandId {
  const actor = { type: 'officer', officerId: toOfficerId(by) } as Parameters<
    typeof commandIdFor
  >[0]['actor'];
  return commandIdFor({ actor, caseId: toCaseId(caseId), idempotencyKey: key });
}

const headersFor = (token: string | null, key: string | null): Record<string, string> => ({
  'content-type': 'application/json',
  ...(key === null ? {} : { 'idempotency-key': key }),
  ...(token === null ? {} : { authorization: `Bearer ${token}` }),
});

async function answerOf(url: string, request: RequestInit): Promise<Answer | null> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(attemptMs) });
    const text = await response.text();
    const mediaType = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
    return {
      status: response.status,
      mediaType,
      location: response.headers.get('location'),
      body: text === '' ? null : JSON.parse(text),
    };
  } catch {
    return null;
  }
}

/** Not there, or too many sign in at once. */
const isLater = ({ status }: Answer): boolean => status === 503 || status === 429;
const isUndecided = (answer: Answer): boolean =>
  isLater(answer) ||
  (answer.status === 200 && (answer.body as { readonly state: string }).state === 'pending');

async function untilAnswered(
  attempt: () => Promise<Answer | null>,
  isWaiting: (answer: Answer) => boolean = isLater,
): Promise<Answer> {
  const until = Date.now() + patienceMs;
  let last: Answer | null = null;
  while (Date.now() < until) {
    last = await attempt();
    if (last !== null && !isWaiting(last)) return last;
    await sleep(pauseMs);
  }
  throw new Error(`no answer in ${patienceMs} ms; the last was ${JSON.stringify(last)}`);
}

export function expectStatus({ status, body }: Answer, ...wanted: readonly number[]): unknown {
  if (!wanted.includes(status)) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
