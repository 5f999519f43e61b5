import type { Language } from '../../../../domain/language';
import type { InAnotherLanguage } from '../../../words/words-context';
import { useWords, type StaffWords } from '../../words/staff-words';
import { englishCredentialWords } from './credential-words.en';
import { chineseCredentialWords } from './credential-words.zh';

export type CredentialWords = InAnotherLanguage<typeof chineseCredentialWords>;

/** They come with the page, and not with the first one. */
const CATALOGUES: Readonly<Record<Language, CredentialWords>> = {
  'zh-CN': chineseCredentialWords,
  'en-US': englishCredentialWords,
};

export function useCredentialWords(): Pick<StaffWords, 'language' | 'domain'> & {
  readonly words: CredentialWords;
} {
  const { language, domain } = useWords();
  return { language, domain, words: CATALOGUES[language] };
}
