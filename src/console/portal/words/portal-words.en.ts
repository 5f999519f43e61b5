import { englishDomainWords } from '../../words/domain-words.en';
import type { PortalWords } from './portal-words';
import { filingWords } from './filing-words.en';
import { receiptWords } from './receipt-words.en';
import { resultsWords } from './results-words.en';
import { siteWords } from './site-words.en';

export const englishPortalWords: PortalWords = {
  language: 'en-US',
  domain: englishDomainWords,
  ...siteWords,
  ...filingWords,
  ...receiptWords,
  ...resultsWords,
};
