import { createContext, use, useEffect, useState, type MouseEvent, type ReactNode } from 'react';

/** Where the person is. The address never names a complaint: a receipt is written into a form, not into a link. */
interface Router {
  readonly path: string;
  readonly go: (path: string) => void;
  /** Takes the place of the page that is left, so that "back" does not lead to it. */
  readonly replace: (path: string) => void;
}

const RouterContext = createContext<Router | null>(null);

export function RouterProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    const follow = (): void => setPath(location.pathname);
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const router: Router = {
    path,
    go: (next) => {
      history.pushState(null, '', next);
      setPath(next);
      scrollTo(0, 0);
    },
    replace: (next) => {
      history.replaceState(null, '', next);
      setPath(next);
      scrollTo(0, 0);
    },
  };
  return <RouterContext value={router}>{children}</RouterContext>;
}

export function useRouter(): Router {
  const router = use(RouterContext);
  if (router === null) throw new Error('a link stands outside the router');
  return router;
}

interface LinkProps {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly isCurrent?: boolean;
}

/** A real link, so that it opens in a new tab as well; an ordinary click changes the page without loading it anew. */
export function Link({ to, children, className, isCurrent }: LinkProps): ReactNode {
  const { go } = useRouter();
  const follow = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a
      href={to}
      className={className}
      onClick={follow}
      aria-current={isCurrent === true ? 'page' : undefined}
    >
      {children}
    </a>
  );
}
