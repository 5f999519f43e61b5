import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { chosenLanguage } from '../words/language';
import { App } from './app';
import './portal.css';
import { loadPortalWords } from './words/portal-words';

const language = chosenLanguage();
document.documentElement.lang = language;

const place = document.getElementById('root');
if (place !== null) {
  const words = await loadPortalWords(language);
  createRoot(place).render(
    <StrictMode>
      <App words={words} />
    </StrictMode>,
  );
}
