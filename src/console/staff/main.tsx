import { refuseMarkup, styleNonce } from './trusted-types';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as AntApp, ConfigProvider } from 'antd';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError } from '../api/api-error';
import { chosenLanguage } from '../words/language';
import { router } from './routes';
import { staffTheme } from './theme';
import './staff.css';
import { loadComponentWords, loadStaffWords, WordsProvider } from './words/staff-words';

refuseMarkup();

const language = chosenLanguage();
document.documentElement.lang = language;

/** The client has tried again already where that helps; a "no" of the law does not become a yes by asking twice. */
const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: (count, error) => !(error instanceof ApiError) && count < 1, staleTime: 5_000 },
  },
});

const place = document.getElementById('root');
if (place !== null) {
  const [words, componentWords] = await Promise.all([loadStaffWords(language), loadComponentWords(language)]);
  document.title = words.shell.name;
  createRoot(place).render(
    <StrictMode>
      <ConfigProvider
        locale={componentWords}
        csp={{ nonce: styleNonce() }}
        componentSize="middle"
        button={{ autoInsertSpace: false }}
        theme={staffTheme()}
      >
        <AntApp>
          <WordsProvider words={words}>
            <QueryClientProvider client={queries}>
              <RouterProvider router={router} />
            </QueryClientProvider>
          </WordsProvider>
        </AntApp>
      </ConfigProvider>
    </StrictMode>,
  );
}
