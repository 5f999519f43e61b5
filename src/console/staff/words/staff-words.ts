import type { ConfigProviderProps } from 'antd';
import type { DomainWords } from '../../words/domain-words';
import type { Language } from '../../../domain/language';
import { createWords, type InAnotherLanguage } from '../../words/words-context';
import type { chineseStaffWords } from './staff-words.zh';

type Chinese = typeof chineseStaffWords;

export interface StaffWords extends InAnotherLanguage<Omit<Chinese, 'language' | 'domain'>> {
  readonly language: Language;
  readonly domain: DomainWords;
}

export const { WordsProvider, useWords } = createWords<StaffWords>();

/** Fetched once, before the first page is drawn. */
export async function loadStaffWords(language: Language): Promise<StaffWords> {
  if (language === 'zh-CN') return (await import('./staff-words.zh')).chineseStaffWords;
  return (await import('./staff-words.en')).englishStaffWords;
}

/** What the component library says of itself: that a list is empty, how a dialog is left. */
export async function loadComponentWords(
  language: Language,
): Promise<NonNullable<ConfigProviderProps['locale']>> {
  if (language === 'zh-CN') return (await import('antd/es/locale/zh_CN')).default;
  return (await import('antd/es/locale/en_US')).default;
}
