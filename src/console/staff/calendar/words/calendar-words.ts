import type { Language } from '../../../../domain/language';
import type { InAnotherLanguage } from '../../../words/words-context';
import { useWords } from '../../words/staff-words';
import { englishCalendarWords } from './calendar-words.en';
import { chineseCalendarWords } from './calendar-words.zh';

export interface CalendarWords extends InAnotherLanguage<typeof chineseCalendarWords> {
  readonly language: Language;
}

const WORDS: Readonly<Record<Language, CalendarWords>> = {
  'zh-CN': { ...chineseCalendarWords, language: 'zh-CN' },
  'en-US': { ...englishCalendarWords, language: 'en-US' },
};

/** They come with the page. */
export const useCalendarWords = (): CalendarWords => WORDS[useWords().language];
