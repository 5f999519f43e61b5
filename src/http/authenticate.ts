import type { Request } from 'express';
import type { CaseId } from '../domain/ids';
import type { Actor } from '../domain/officer';
import { findMachine, findSession } from '../store/session.store';
import type { OfficerSession } from '../store/session.store';
import type { HttpDeps, HttpSettings } from './deps';
import type { SigningKey } from './message-signature';
import { ObstacleError } from './problem';
import { hashToken } from './token';

export type OfficerActor = Extract<Actor, { type: 'officer' }>;
export type ComplainantActor = Extract<Actor, { type: 'complainant' }>;
export type MachineActor = Extract<Actor, { type: 'channel' | 'office-system' }>;

export interface OfficerPrincipal {
  readonly type: 'officer';
  readonly sessionId: string;
  readonly actor: OfficerActor;
  readonly session: OfficerSession;
  readonly csrfToken: string;
}

/** Somebody who showed a receipt: sees and moves this one case, whose number is all that is known of them here. */
export interface ComplainantPrincipal {
  readonly type: 'complainant';
  readonly sessionId: string;
  readonly actor: ComplainantActor;
  readonly caseId: CaseId;
  readonly csrfToken: string;
}

export interface MachinePrincipal {
  readonly type: 'machine';
  readonly credentialId: string;
  readonly actor: MachineActor;
  /** Those that are valid now: one, or two while one follows the other. */
  readonly signingKeys: readonly SigningKey[];
  readonly hasHadKey: boolean;
}

export interface AnonymousPrincipal {
  readonly type: 'anonymous';
  readonly actor: null;
}

export type Principal = OfficerPrincipal | ComplainantPrincipal | MachinePrincipal | AnonymousPrincipal;

export const ANONYMOUS: AnonymousPrincipal = { type: 'anonymous', actor: null };
const BEARER = /^Bearer ([\w.~+/=-]{1,200})$/i;
/** Tokens of machines begin with it, so that each is looked for in one place only. */
export const MACHINE_TOKEN_PREFIX = 'pm_';

/** `__Host-` binds the cookie to this very host and path, but a browser takes it over https only. */
export function sessionCookieName(settings: HttpSettings): string {
  return settings.secureCookies ? '__Host-pacta-session' : 'pacta-session';
}

/** The `Set-Cookie` line that signs a browser in, or out when `token` is null. */
export function sessionCookie(settings: HttpSettings, token: string | null): string {
  const value = `${sessionCookieName(settings)}=${token ?? ''}; Path=/; HttpOnly; SameSite=Strict`;
  const secure = settings.secureCookies ? '; Secure' : '';
  return token === null ? `${value}${secure}; Max-Age=0` : `${value}${secure}`;
}

/** Derived from the session's token, so that only a page that was told it at sign-in can send it back. */
export function csrfTokenFor(token: string): string {
  return hashToken(`csrf:${token}`).toString('base64url');
}

function cookieToken(request: Request, settings: HttpSettings): string | null {
  const wanted = `${sessionCookieName(settings)}=`;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const found = pairs.filter((pair) => pair.startsWith(wanted));
  return found.length === 1 ? (found[0]?.slice(wanted.length) ?? null) : null;
}

export interface Credentials {
  readonly token: string | null;
  readonly carrier: 'none' | 'bearer' | 'cookie';
}

/** The token a request carries; a Bearer header wins over a cookie. */
export function readCredentials(request: Request, settings: HttpSettings): Credentials {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const token = BEARER.exec(header)?.[1];
    if (token === undefined) throw new ObstacleError({ type: 'session-ended' });
    return { token, carrier: 'bearer' };
  }
  const token = cookieToken(request, settings);
  return token === null || token === '' ? { token: null, carrier: 'none' } : { token, carrier: 'cookie' };
}

/**
 * Who is asking. Looked up on every request, so that a session that was ended or an office that was taken away
 * is gone at once.
 * @throws ObstacleError `session-ended` for a Bearer token that is unknown, revoked or expired; a cookie that went
 * stale leaves the caller anonymous, so that the sign-in page still opens.
 */
export async function authenticate(credentials: Credentials, deps: HttpDeps): Promise<Principal> {
  const { token, carrier } = credentials;
  if (token === null) return ANONYMOUS;
  const principal = token.startsWith(MACHINE_TOKEN_PREFIX)
    ? await machinePrincipal(token, deps)
    : await sessionPrincipal(token, deps);
  if (principal !== null) return principal;
  if (carrier === 'bearer') throw new ObstacleError({ type: 'session-ended' });
  return ANONYMOUS;
}

async function machinePrincipal(token: string, deps: HttpDeps): Promise<Principal | null> {
  const machine = await findMachine(deps.database, hashToken(token));
  return machine === null ? null : { type: 'machine', ...machine };
}

async function sessionPrincipal(token: string, deps: HttpDeps): Promise<Principal | null> {
  const session = await findSession(deps.database, hashToken(token));
  if (session === null) return null;
  const csrfToken = csrfTokenFor(token);
  const { sessionId } = session;
  if (session.type === 'officer') {
    return { type: 'officer', sessionId, actor: session.actor, session, csrfToken };
  }
  return { type: 'complainant', sessionId, actor: session.actor, caseId: session.caseId, csrfToken };
}
