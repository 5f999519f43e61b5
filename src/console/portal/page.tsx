import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from './words/portal-words';
import { sayProblem } from '../words/problem-words';
import type { Loaded } from './use-load';

interface PageProps {
  readonly heading: string;
  /** Above the heading: which step of how many. */
  readonly caption?: string;
  readonly children: ReactNode;
}

/** One page: its title, and its heading, which takes the focus so that a screen reader begins there. */
export function Page({ heading, caption, children }: PageProps): ReactNode {
  const { site } = useWords();
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${heading} · ${site.title}`;
    if (hasMoved) ref.current?.focus({ preventScroll: true });
    hasMoved = true;
  }, [heading, site.title]);
  return (
    <>
      {caption === undefined ? null : <p className="caption">{caption}</p>}
      <h1 ref={ref} tabIndex={-1}>
        {heading}
      </h1>
      {children}
    </>
  );
}

/** The first page leaves the focus where the browser puts it, before the link that skips the menu. */
let hasMoved = false;

export function ProblemNotice({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: () => void;
}): ReactNode {
  const { language, domain, site } = useWords();
  const { sentence, errors, requestId } = sayProblem(error, language, domain);
  return (
    <div className="notice problem" role="alert">
      <p>{sentence}</p>
      {errors.length === 0 ? null : (
        <ul>
          {errors.map(({ pointer, message, fix }) => (
            <li key={pointer}>{language === 'zh-CN' ? `${message}。${fix}` : `${pointer}: ${message}`}</li>
          ))}
        </ul>
      )}
      {requestId === null ? null : <p className="hint">{site.requestId(requestId)}</p>}
      {retry === undefined ? null : (
        <button type="button" className="secondary" onClick={retry}>
          {site.retry}
        </button>
      )}
    </div>
  );
}

interface WhenLoadedProps<T> {
  readonly loaded: Loaded<T>;
  readonly children: (value: T, reload: () => void) => ReactNode;
}

export function WhenLoaded<T>({ loaded, children }: WhenLoadedProps<T>): ReactNode {
  const { site } = useWords();
  switch (loaded.state) {
    case 'loading':
      return (
        <p className="loading" role="status">
          {site.loading}
        </p>
      );
    case 'failed':
      return <ProblemNotice error={loaded.error} retry={loaded.retry} />;
    case 'ready':
      return children(loaded.value, loaded.reload);
  }
}
