import { lazy, Suspense, type ReactNode } from 'react';
import { Home } from './home';
import { Layout } from './layout';
import { Page } from './page';
import { Link, RouterProvider, useRouter } from './router';
import { useWords, WordsProvider, type PortalWords } from './words/portal-words';

// Fetched when they are opened: the first page carries itself alone.
const FilingPage = lazy(async () => ({ default: (await import('./filing/filing-page')).FilingPage }));
const ReceiptPage = lazy(async () => ({ default: (await import('./receipt/receipt-page')).ReceiptPage }));
const HowPage = lazy(async () => ({ default: (await import('./how-page')).HowPage }));
const ResultsPages = lazy(async () => ({
  default: (await import('./results/results-pages')).ResultsPages,
}));
const ScopePage = lazy(async () => ({ default: (await import('./scope-page')).ScopePage }));

export function App({ words }: { readonly words: PortalWords }): ReactNode {
  return (
    <WordsProvider words={words}>
      <RouterProvider>
        <Layout>
          <Suspense fallback={<p className="loading">{words.site.loading}</p>}>
            <CurrentPage />
          </Suspense>
        </Layout>
      </RouterProvider>
    </WordsProvider>
  );
}

function CurrentPage(): ReactNode {
  const { path } = useRouter();
  const { site } = useWords();
  if (path === '/') return <Home />;
  if (path === '/file' || path.startsWith('/file/')) return <FilingPage />;
  if (path === '/receipt') return <ReceiptPage />;
  if (path === '/results' || path.startsWith('/results/')) return <ResultsPages />;
  if (path === '/how') return <HowPage />;
  if (path === '/scope') return <ScopePage />;
  return (
    <Page heading={site.notFound}>
      <p>
        {site.notFoundHelp} <Link to="/">{site.toHome}</Link>
      </p>
    </Page>
  );
}
