import { createHmac, randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Principal } from './authenticate';
import type { HttpSettings } from './deps';
import { ObstacleError } from './problem';
import type { Route } from './route';

const ANONYMOUS_PER_MINUTE = 120;
const SESSION_PER_MINUTE = 6000;
const MACHINE_PER_MINUTE = 6000;
const MINUTE_SECONDS = 60;

/** The network a request comes from: /24 of IPv4, /48 of IPv6. Finer would follow persons, coarser whole towns. */
export function placeOf(request: Request): string {
  const address = (request.ip ?? '').replace(/^::ffff:/, '');
  return address.includes(':')
    ? address.split(':').slice(0, 3).join(':')
    : address.split('.').slice(0, 3).join('.');
}

/** What a route allows whoever is not signed in. */
type Budget = Pick<Route, 'path' | 'anonymousPerMinute'>;

export interface RateLimiter {
  /** Counts one request. @throws ObstacleError `too-many-requests` */
  readonly spend: (budget: Budget, principal: Principal, request: Request) => Promise<void>;
}

/**
 * Budgets by session, or by network where nobody is signed in. Networks are kept in memory only, as hashes under
 * a key that dies with the process: who files a complaint leaves no address behind.
 */
export function createRateLimiter(settings: HttpSettings): RateLimiter {
  const hashKey = randomBytes(32);
  const limiters = new Map<number, RateLimiterMemory>();
  const limiterOf = (perMinute: number): RateLimiterMemory => {
    const points = Math.max(1, Math.round(perMinute * settings.rateFactor));
    const known = limiters.get(points);
    if (known !== undefined) return known;
    const made = new RateLimiterMemory({ points, duration: MINUTE_SECONDS });
    limiters.set(points, made);
    return made;
  };
  const budgetOf = (route: Budget, principal: Principal, request: Request): readonly [number, string] => {
    if (principal.type === 'machine') return [MACHINE_PER_MINUTE, `m:${principal.credentialId}`];
    if (principal.type !== 'anonymous') return [SESSION_PER_MINUTE, `s:${principal.sessionId}`];
    const place = createHmac('sha256', hashKey).update(placeOf(request)).digest('base64url');
    const ownBudget = route.anonymousPerMinute;
    return [
      ownBudget ?? ANONYMOUS_PER_MINUTE,
      ownBudget === undefined ? `p:${place}` : `${route.path}:${place}`,
    ];
  };
  return {
    spend: async (route, principal, request) => {
      const [perMinute, key] = budgetOf(route, principal, request);
      try {
        await limiterOf(perMinute).consume(key);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
        throw new ObstacleError({ type: 'too-many-requests', retryAfterSeconds });
      }
    },
  };
}
