import type { DomainWords } from '../../words/domain-words';
import type { Language } from '../../../domain/language';
import { createWords, type InAnotherLanguage } from '../../words/words-context';
import type { chinesePortalWords } from './portal-words.zh';

type Chinese = typeof chinesePortalWords;

export interface PortalWords extends InAnotherLanguage<Omit<Chinese, 'language' | 'domain'>> {
  readonly language: Language;
  readonly domain: DomainWords;
}

export const { WordsProvider, useWords } = createWords<PortalWords>();

/** Fetched once, before the first page is drawn. */
export async function loadPortalWords(language: Language): Promise<PortalWords> {
  if (language === 'zh-CN') return (await import('./portal-words.zh')).chinesePortalWords;
  return (await import('./portal-words.en')).englishPortalWords;
}
