import { englishDomainWords } from '../../words/domain-words.en';
import type { PortalWords } from './portal-words';
import { siteWords } from './site-words.en';

export const englishPortalWords: PortalWords = {
  language: 'en-US',
  domain: englishDomainWords,
  ...siteWords,
};
