import type { Language } from '../../../../domain/language';
import type { InAnotherLanguage } from '../../../words/words-context';
import { useWords } from '../../words/staff-words';
import { englishPdfWords } from './pdf-words.en';
import { chinesePdfWords } from './pdf-words.zh';

const CATALOGUES: Readonly<Record<Language, InAnotherLanguage<typeof chinesePdfWords>>> = {
  'zh-CN': chinesePdfWords,
  'en-US': englishPdfWords,
};

export const usePdfWords = (): InAnotherLanguage<typeof chinesePdfWords> => CATALOGUES[useWords().language];
