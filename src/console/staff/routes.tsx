import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { HomePage } from './home.page';
import { Shell } from './shell';
import { useWords } from './words/staff-words';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage });
const counter = createRoute({
  getParentRoute: () => root,
  path: '/counter',
  component: lazyRouteComponent(() => import('./counter/counter.page'), 'CounterPage'),
});

const complaint = createRoute({
  getParentRoute: () => root,
  path: '/complaints/$id',
  validateSearch: ({ act }: Readonly<Record<string, unknown>>): { readonly act?: string } =>
    typeof act === 'string' ? { act } : {},
  component: lazyRouteComponent(() => import('./case/case.page'), 'CasePage'),
});

/** Every page of the console, one line a page; what is not needed at first is fetched with its page. */
export const router = createRouter({
  routeTree: root.addChildren([home, complaint, counter]),
  basepath: '/console',
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function NotFound(): ReactNode {
  const { shell } = useWords();
  return <h1>{shell.notFound}</h1>;
}
