import { chineseDomainWords } from '../../words/domain-words';
import { siteWords } from './site-words.zh';

export const chinesePortalWords = {
  language: 'zh-CN',
  domain: chineseDomainWords,
  ...siteWords,
} as const;
