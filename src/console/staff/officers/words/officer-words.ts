import type { Language } from '../../../../domain/language';
import type { InAnotherLanguage } from '../../../words/words-context';
import { useWords, type StaffWords } from '../../words/staff-words';
import { englishOfficerWords } from './officer-words.en';
import { chineseOfficerWords } from './officer-words.zh';

export type OfficerWords = InAnotherLanguage<typeof chineseOfficerWords>;

/** They come with the page, and not with the first one. */
const CATALOGUES: Readonly<Record<Language, OfficerWords>> = {
  'zh-CN': chineseOfficerWords,
  'en-US': englishOfficerWords,
};

export function useOfficerWords(): Pick<StaffWords, 'language' | 'domain'> & {
  readonly words: OfficerWords;
} {
  const { language, domain } = useWords();
  return { language, domain, words: CATALOGUES[language] };
}
