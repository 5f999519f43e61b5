import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { Credentials, Principal } from './authenticate';
import type { HttpSettings } from './deps';
import { ObstacleError } from './problem';

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD'];
const OWN_SITES: readonly string[] = ['same-origin', 'none'];

const isOwnOrigin = (origin: string, request: Request, settings: HttpSettings): boolean =>
  settings.allowedOrigins.includes(origin) ||
  origin === `${request.protocol}://${request.headers.host ?? ''}`;

/**
 * A browser says where a change comes from; another site's page is turned away, also at sign-in. A Bearer header
 * cannot be sent by another site, so who carries one is exempt; so are programs, which send neither header.
 * @throws ObstacleError `origin-not-allowed`
 */
export function checkOrigin(request: Request, credentials: Credentials, settings: HttpSettings): void {
  if (SAFE_METHODS.includes(request.method) || credentials.carrier === 'bearer') return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isKnownOrigin = typeof origin === 'string' && isOwnOrigin(origin, request, settings);
  const isForeignOrigin = typeof origin === 'string' && !isKnownOrigin;
  const isForeignSite = typeof site === 'string' && !OWN_SITES.includes(site) && !isKnownOrigin;
  if (isForeignOrigin || isForeignSite) throw new ObstacleError({ type: 'origin-not-allowed' });
}

const isSame = (left: string, right: string): boolean => {
  const [leftBytes, rightBytes] = [Buffer.from(left), Buffer.from(right)];
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes);
};

/**
 * Second wall: who is signed in by cookie must also send the token that only our own page was told.
 * @throws ObstacleError `csrf-token-missing`
 */
export function checkCsrfToken(request: Request, credentials: Credentials, principal: Principal): void {
  if (SAFE_METHODS.includes(request.method) || credentials.carrier !== 'cookie') return;
  if (principal.type !== 'officer' && principal.type !== 'complainant') return;
  const sent = request.headers['x-csrf-token'];
  if (typeof sent !== 'string' || !isSame(sent, principal.csrfToken)) {
    throw new ObstacleError({ type: 'csrf-token-missing' });
  }
}
