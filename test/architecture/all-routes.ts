import { createRoutes, type RouteParts } from '../../src/http/routes';
import type { Route } from '../../src/http/route';

/** The list that the API is made from. Handlers are not called here, so their parts may be empty. */
export function allRoutes(): readonly Route[] {
  const parts = {
    filing: {},
    evidence: {},
    letters: {},
    operations: {},
    reveals: {},
    changes: {},
    health: {},
  };
  return createRoutes(parts as unknown as RouteParts);
}

export const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string =>
  `${method.toUpperCase()} ${path}`;
