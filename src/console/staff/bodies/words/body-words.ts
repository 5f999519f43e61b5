import type { Language } from '../../../../domain/language';
import type { InAnotherLanguage } from '../../../words/words-context';
import { useWords, type StaffWords } from '../../words/staff-words';
import { englishBodyWords } from './body-words.en';
import { chineseBodyWords } from './body-words.zh';

export type BodyWords = InAnotherLanguage<typeof chineseBodyWords>;

/** They come with the page, and not with the first one. */
const CATALOGUES: Readonly<Record<Language, BodyWords>> = {
  'zh-CN': chineseBodyWords,
  'en-US': englishBodyWords,
};

export function useBodyWords(): Pick<StaffWords, 'language' | 'domain'> & { readonly words: BodyWords } {
  const { language, domain } = useWords();
  return { language, domain, words: CATALOGUES[language] };
}
