import type { Language } from '../../../../domain/language';
import type { InAnotherLanguage } from '../../../words/words-context';
import { useWords } from '../../words/staff-words';
import { englishAuditWords } from './audit-words.en';
import { chineseAuditWords } from './audit-words.zh';

type Catalogue = InAnotherLanguage<typeof chineseAuditWords>;

/** They come with the page, and not with the first one. */
const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  'zh-CN': chineseAuditWords,
  'en-US': englishAuditWords,
};

interface AuditWords extends Catalogue {
  readonly language: Language;
}

export function useAuditWords(): AuditWords {
  const { language } = useWords();
  return { ...CATALOGUES[language], language };
}
