import type { Language } from '../../../../domain/language';
import type { InAnotherLanguage } from '../../../words/words-context';
import { useWords } from '../../words/staff-words';
import { englishWebhookWords } from './webhook-words.en';
import { chineseWebhookWords } from './webhook-words.zh';

export type WebhookWords = InAnotherLanguage<typeof chineseWebhookWords>;

/** They come with the page, and not with the first one. */
const CATALOGUES: Readonly<Record<Language, WebhookWords>> = {
  'zh-CN': chineseWebhookWords,
  'en-US': englishWebhookWords,
};

export function useWebhookWords(): { readonly language: Language; readonly words: WebhookWords } {
  const { language } = useWords();
  return { language, words: CATALOGUES[language] };
}
