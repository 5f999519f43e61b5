import { chineseDomainWords } from '../../words/domain-words';
import { filingWords } from './filing-words.zh';
import { receiptWords } from './receipt-words.zh';
import { resultsWords } from './results-words.zh';
import { siteWords } from './site-words.zh';

export const chinesePortalWords = {
  language: 'zh-CN',
  domain: chineseDomainWords,
  ...siteWords,
  ...filingWords,
  ...receiptWords,
  ...resultsWords,
} as const;
