import type { Language } from '../../../../domain/language';
import type { InAnotherLanguage } from '../../../words/words-context';
import { useWords } from '../../words/staff-words';
import { englishSupervisionWords } from './supervision-words.en';
import { chineseSupervisionWords } from './supervision-words.zh';

type SupervisionWords = InAnotherLanguage<typeof chineseSupervisionWords>;

/** They come with the page, and not with the first one. */
const CATALOGUES: Readonly<Record<Language, SupervisionWords>> = {
  'zh-CN': chineseSupervisionWords,
  'en-US': englishSupervisionWords,
};

export const useSupervisionWords = (): SupervisionWords => CATALOGUES[useWords().language];
