import { useCallback, type ReactNode } from 'react';
import { longDate } from '../words/dates';
import { LANGUAGES } from '../../domain/language';
import { chooseLanguage, LANGUAGE_NAMES } from '../words/language';
import type { PlainDate } from '../../domain/ids';
import { api } from './portal-api';
import { Link, useRouter } from './router';
import { useLoad } from './use-load';
import { useWords } from './words/portal-words';

/** What stands on every page: the way past the menu, the banner of a training system, the menu, the language. */
export function Layout({ children }: { readonly children: ReactNode }): ReactNode {
  const { site } = useWords();
  return (
    <>
      <a className="skip" href="#content">
        {site.skip}
      </a>
      <TrainingBanner />
      <header>
        <div className="bar">
          <Link to="/" className="brand">
            {site.name}
          </Link>
          <LanguageChoice />
        </div>
        <Menu />
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer>
        <p>{site.footer}</p>
        <p>
          <a href="/console">{site.staff}</a>
        </p>
      </footer>
    </>
  );
}

export const useSystem = () =>
  useLoad(useCallback((signal: AbortSignal) => api.call('GET /public/system', { signal }), []));

function TrainingBanner(): ReactNode {
  const { site, language } = useWords();
  const system = useSystem();
  if (system.state !== 'ready' || system.value.clock !== 'training') return null;
  // The server writes plain dates.
  const today = longDate(system.value.today as PlainDate, language);
  return (
    <aside className="training" aria-label={site.training}>
      <strong>{site.training}</strong> {site.trainingMeans(today)}
    </aside>
  );
}

function Menu(): ReactNode {
  const { site } = useWords();
  const { path } = useRouter();
  const items = [
    { to: '/file', text: site.file },
    { to: '/receipt', text: site.track },
    { to: '/results', text: site.results },
    { to: '/how', text: site.how },
  ];
  return (
    <nav aria-label={site.menu}>
      <ul>
        {items.map(({ to, text }) => (
          <li key={to}>
            <Link to={to} isCurrent={path === to || path.startsWith(`${to}/`)}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function LanguageChoice(): ReactNode {
  const { site, language } = useWords();
  const others = LANGUAGES.filter((other) => other !== language);
  return (
    <div className="languages" role="group" aria-label={site.language}>
      {others.map((other) => (
        <button
          key={other}
          type="button"
          className="plain"
          lang={other}
          onClick={() => chooseLanguage(other)}
        >
          {LANGUAGE_NAMES[other]}
        </button>
      ))}
    </div>
  );
}
