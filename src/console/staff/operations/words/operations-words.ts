import type { DomainWords } from '../../../words/domain-words';
import type { Language } from '../../../../domain/language';
import type { InAnotherLanguage } from '../../../words/words-context';
import { useWords } from '../../words/staff-words';
import { englishOperationsWords } from './operations-words.en';
import { chineseOperationsWords } from './operations-words.zh';

type Catalogue = InAnotherLanguage<typeof chineseOperationsWords>;

/** They come with the page, and not with the first one. */
const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  'zh-CN': chineseOperationsWords,
  'en-US': englishOperationsWords,
};

interface OperationsWords extends Catalogue {
  readonly language: Language;
  readonly domain: DomainWords;
}

export function useOperationsWords(): OperationsWords {
  const { language, domain } = useWords();
  return { ...CATALOGUES[language], language, domain };
}
