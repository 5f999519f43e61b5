import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { HomePage } from './home.page';
import { Shell } from './shell';
import { useWords } from './words/staff-words';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage });

/** Every page of the console, one line a page; what is not needed at first is fetched with its page. */
export const router = createRouter({
  routeTree: root.addChildren([home]),
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
