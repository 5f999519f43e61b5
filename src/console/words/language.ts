import { LANGUAGES, type Language } from '../../domain/language';

export const LANGUAGE_NAMES = { 'zh-CN': '简体中文', 'en-US': 'English' } as const satisfies Record<
  Language,
  string
>;

const KEPT_AS = 'language';

const isLanguage = (text: string | null): text is Language => LANGUAGES.some((known) => known === text);

/** What the person chose here before, else what the browser asks for: Chinese unless it asks for none of it. */
export function chosenLanguage(): Language {
  const kept = readKept();
  if (isLanguage(kept)) return kept;
  const asked = navigator.languages.map((tag) => tag.toLowerCase());
  return asked.some((tag) => tag.startsWith('zh')) || asked.length === 0 ? 'zh-CN' : 'en-US';
}

/** Remembers the choice in this browser and reloads: a page speaks one language from its first word to its last. */
export function chooseLanguage(language: Language): void {
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // A browser that keeps nothing still gets its page in the language of its settings.
  }
  location.reload();
}

function readKept(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}
