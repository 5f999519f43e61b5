import { Suspense, type ReactNode } from 'react';
import { Home } from './home';
import { Layout } from './layout';
import { Page } from './page';
import { RouterProvider, useRouter } from './router';
import { useWords, WordsProvider, type PortalWords } from './words/portal-words';

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
  return (
    <Page heading={site.notFound}>
      <p>{site.notFoundHelp}</p>
    </Page>
  );
}
