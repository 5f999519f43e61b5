import { bootstrapRoutes } from './bootstrap.routes';
import { officerRoutes } from './officer.routes';
import { organizationRoutes } from './organization.routes';
import { roleRoutes } from './role.routes';
import type { Route } from './route';
import { sessionRoutes } from './session.routes';

/** Every operation of the API, one noun a line. */
export const routes: readonly Route[] = [
  ...sessionRoutes,
  ...bootstrapRoutes,
  ...organizationRoutes,
  ...officerRoutes,
  ...roleRoutes,
];
