import { createHmac } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { accepted, refused } from '../domain/result';
import type { Result } from '../domain/result';
import { mayEnter } from './access';
import { authenticate, readCredentials } from './authenticate';
import type { Credentials, Principal } from './authenticate';
import { checkOrigin, checkCsrfToken } from './csrf';
import type { GoodSignature } from '../store/command-signature.store';
import type { AccessEntry } from '../store/access-log.store';
import type { HttpDeps } from './deps';
import { ObstacleError, toObstacle } from './problem';
import type { Obstacle } from './problem';
import type { RateLimiter } from './rate-limit';
import { hasBody, parseJson, pathError, readJsonBytes, readQuery } from './request-body';
import { isStreamed, needsIdempotencyKey } from './route';
import type { Answer, Audit, Idempotency, Incoming, Route } from './route';
import { requestIdOf, sendProblem } from './respond';
import { signatureOf } from './signed-request';

const DEFAULT_BODY_LIMIT = 256 * 1024;
type Query = Readonly<Record<string, string>>;

const KEY_FORMAT = /^[\w.:-]{1,128}$/;

/** Keys sorted at every level, so that the same content has one text. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return entries.map(([key, child]) => [key, canonical(child)]);
}

/** The body as one text, whatever the order of its keys. */
const canonicalText = (body: unknown): string => (body === undefined ? '' : JSON.stringify(canonical(body)));

function readIdempotency(route: Route, request: Request, body: unknown): Result<Idempotency, Obstacle> {
  const key = request.headers['idempotency-key'];
  const isAbsent = typeof key !== 'string' || key === '';
  if (isAbsent && needsIdempotencyKey(route)) return refused({ type: 'idempotency-key-missing' });
  if (isAbsent) return accepted({ key: '', bodyHash: null });
  if (!KEY_FORMAT.test(key)) return refused({ type: 'idempotency-key-malformed' });
  if (isStreamed(route.body)) return accepted({ key, bodyHash: null });
  return accepted({ key, bodyHash: createHmac('sha256', key).update(canonicalText(body)).digest('hex') });
}

/** The bytes of a JSON body; null where there is none, or where the handler reads it. */
async function readBody(route: Route, request: Request): Promise<Result<Buffer | null, Obstacle>> {
  if (isStreamed(route.body)) {
    const isMeant = (request.headers['content-type'] ?? '').toLowerCase().startsWith(route.body.mediaType);
    return isMeant
      ? accepted(null)
      : refused({ type: 'media-type-unsupported', accepted: route.body.mediaType });
  }
  if (route.body === undefined && !hasBody(request)) return accepted(null);
  return readJsonBytes(request, route.bodyLimitBytes ?? DEFAULT_BODY_LIMIT);
}

function parseBody(route: Route, bytes: Buffer | null): Result<unknown, Obstacle> {
  if (bytes === null) return accepted(undefined);
  const parsed = parseJson(bytes);
  if (!parsed.ok || route.body !== undefined) return parsed;
  return z.strictObject({}).safeParse(parsed.value).success ? parsed : refused(unwanted);
}

const unwanted: Obstacle = {
  type: 'input-invalid',
  errors: [{ pointer: '#', message: '这个操作不需要请求内容', fix: '去掉请求内容' }],
};

const actorIdOf = (principal: Principal): string | null => {
  if (principal.type === 'officer') return principal.actor.officerId;
  return principal.type === 'machine' ? principal.credentialId : null;
};

function actorKindOf(principal: Principal): string {
  if (principal.type === 'officer') return principal.actor.onBehalfOf === undefined ? 'officer' : 'deputy';
  return principal.type === 'machine' ? principal.actor.type : principal.type;
}

/** What somebody came for, as the log calls it. */
function auditOf({ audit, auditBy }: Route, query: Query): Audit {
  const value = auditBy === undefined ? undefined : query[auditBy.parameter];
  return (value === undefined ? undefined : auditBy?.values.get(value)?.audit) ?? audit;
}

function accessEntry(audit: Audit, principal: Principal, request: Request, isAllowed: boolean): AccessEntry {
  const objectId = request.params['id'];
  return {
    at: new Date().toISOString(),
    actorId: actorIdOf(principal),
    actorKind: actorKindOf(principal),
    action: audit,
    objectKind: audit.split(':')[0] ?? audit,
    objectId: typeof objectId === 'string' ? objectId : null,
    outcome: isAllowed ? 'allowed' : 'refused',
    reasonHash: null,
    requestId: requestIdOf(request),
  };
}

/** Who it is, whether they may, and the note that they came: all before the body is read. */
async function admit({ route, deps, limiter }: Serving, request: Request, query: Query): Promise<Principal> {
  const credentials: Credentials = readCredentials(request, deps.settings);
  checkOrigin(request, credentials, deps.settings);
  const principal = await authenticate(credentials, deps);
  await limiter.spend(route, principal, request);
  checkCsrfToken(request, credentials, principal);
  const entered = mayEnter(route.access, principal);
  if (route.audit.includes(':') && (entered.ok || principal.type !== 'anonymous')) {
    await deps.recordAccess(accessEntry(auditOf(route, query), principal, request, entered.ok));
  }
  if (!entered.ok) throw new ObstacleError(entered.refusal);
  return principal;
}

/** What a machine says is its own word, over the bytes that came. @throws ObstacleError, after it was noted. */
async function admitSigned(
  { route, deps }: Serving,
  principal: Principal,
  { request, bytes }: { readonly request: Request; readonly bytes: Buffer | null },
): Promise<GoodSignature | null> {
  const asked = { access: route.access, deps, principal };
  const judged = signatureOf(asked, request, bytes ?? Buffer.alloc(0));
  if (judged.ok) return judged.value;
  await deps.recordAccess(accessEntry(route.audit, principal, request, false));
  throw new ObstacleError({ type: judged.refusal });
}

/** Who holds no session has done work for this very request. @throws ObstacleError `proof-of-work-needed` */
async function demandProof(
  { route: { proofOfWork: operation }, deps }: Serving,
  { principal, request, body, idempotency }: Pick<Incoming, 'principal' | 'request' | 'body' | 'idempotency'>,
): Promise<void> {
  if (operation === undefined || principal.type !== 'anonymous') return;
  const header = request.get('proof-of-work');
  const content = `${idempotency.key} ${canonicalText(body)}`;
  if (await deps.proofs.accept(deps.database, { operation, header, content })) return;
  throw new ObstacleError({ type: 'proof-of-work-needed' });
}

const valueOf = <T>(result: Result<T, Obstacle>): T => {
  if (!result.ok) throw new ObstacleError(result.refusal);
  return result.value;
};

async function answerRequest(serving: Serving, request: Request): Promise<Answer> {
  const { route, deps } = serving;
  const unreadable = pathError(request.params);
  if (unreadable !== null) throw new ObstacleError(unreadable);
  const query = valueOf(readQuery(request.originalUrl));
  const principal = await admit(serving, request, query);
  const bytes = valueOf(await readBody(route, request));
  const signature = await admitSigned(serving, principal, { request, bytes });
  const body = valueOf(parseBody(route, bytes));
  const idempotency = valueOf(readIdempotency(route, request, body));
  await demandProof(serving, { principal, request, body, idempotency });
  const requestId = requestIdOf(request);
  return route.run({
    principal,
    params: { ...request.params },
    query,
    body,
    idempotency,
    signature,
    requestId,
    deps,
    request,
  });
}

/** What leaves is what was declared: a field too many or too few is a bug here, never a leak there. */
function declaredBody(route: Route, status: number, body: unknown): unknown {
  const reply = (route.reply as Readonly<Record<number, unknown>>)[status];
  if (reply instanceof z.ZodType) return reply.parse(body);
  if (reply === 'empty') return undefined;
  throw new Error(`${route.method} ${route.path} does not declare the answer ${status}`);
}

/** Whoever asked has gone: nobody hears the rest, and nothing is wrong. */
function passOverDeparture(error: unknown): void {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  if (code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}

async function send(route: Route, answer: Answer, request: Request, response: Response): Promise<void> {
  if ('obstacle' in answer) return sendProblem(request, response, answer.obstacle);
  if ('stream' in answer) {
    response.status(answer.status).set(answer.headers);
    return pipeline(answer.stream, response).catch(passOverDeparture);
  }
  const body = declaredBody(route, answer.status, answer.body);
  response.status(answer.status).set(answer.headers ?? {});
  if (body === undefined) response.end();
  else response.json(body);
}

export interface Serving {
  readonly route: Route;
  readonly deps: HttpDeps;
  readonly limiter: RateLimiter;
}

/** The Express handler of a route: admit, read, judge, run, answer. */
export function serve(serving: Serving): RequestHandler {
  return async (request, response) => {
    response.locals['route'] = serving.route.path;
    try {
      const answer = await answerRequest(serving, request);
      await send(serving.route, answer, request, response);
    } catch (error) {
      const obstacle = toObstacle(error);
      if (obstacle.type === 'unexpected') {
        serving.deps.log.error(
          { error, requestId: requestIdOf(request), route: serving.route.path },
          '请求出错',
        );
      }
      sendProblem(request, response, obstacle);
    }
  };
}
