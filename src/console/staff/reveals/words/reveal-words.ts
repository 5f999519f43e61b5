import type { DomainWords } from '../../../words/domain-words';
import type { Language } from '../../../../domain/language';
import type { InAnotherLanguage } from '../../../words/words-context';
import { useWords } from '../../words/staff-words';
import { englishRevealWords } from './reveal-words.en';
import { chineseRevealWords } from './reveal-words.zh';

type Catalogue = InAnotherLanguage<typeof chineseRevealWords>;

/** They come with the page, and not with the first one. */
const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  'zh-CN': chineseRevealWords,
  'en-US': englishRevealWords,
};

interface RevealWords extends Catalogue {
  readonly language: Language;
  readonly domain: DomainWords;
}

export function useRevealWords(): RevealWords {
  const { language, domain } = useWords();
  return { ...CATALOGUES[language], language, domain };
}
