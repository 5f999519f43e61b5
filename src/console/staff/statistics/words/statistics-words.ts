import type { Language } from '../../../../domain/language';
import type { InAnotherLanguage } from '../../../words/words-context';
import { useWords } from '../../words/staff-words';
import { englishStatisticsWords } from './statistics-words.en';
import { chineseStatisticsWords } from './statistics-words.zh';

type StatisticsWords = InAnotherLanguage<typeof chineseStatisticsWords>;

/** They come with the page, and not with the first one. */
const CATALOGUES: Readonly<Record<Language, StatisticsWords>> = {
  'zh-CN': chineseStatisticsWords,
  'en-US': englishStatisticsWords,
};

export const useStatisticsWords = (): StatisticsWords => CATALOGUES[useWords().language];
