import type { ContractRuleWording } from '../../../../domain/contract/rule-lines';
import { CHINESE_CONTRACT_WORDING } from '../../../../domain/contract/rule-words';
import { CHINESE_RULE_WORDING } from '../../../../domain/rule-set-diff';
import type { RuleSubject, RuleWording } from '../../../../domain/rule-lines';
import type { DomainWords } from '../../../words/domain-words';
import type { Language } from '../../../../domain/language';
import type { InAnotherLanguage } from '../../../words/words-context';
import { useWords } from '../../words/staff-words';
import { englishContractWording } from './contract-wording.en';
import { englishRuleWording } from './rule-wording.en';
import { englishRulesWords } from './rules-words.en';
import { chineseRulesWords } from './rules-words.zh';

export interface RulesWords extends InAnotherLanguage<typeof chineseRulesWords> {
  readonly language: Language;
  readonly domain: DomainWords;
  readonly wording: RuleWording;
  /** In a table of one part: the duty, the act, or what stands by itself. */
  readonly subjectName: (subject: RuleSubject) => string;
  readonly contractWording: ContractRuleWording;
}

/** They come with the pages of rules. */
export function useRulesWords(): RulesWords {
  const { language, domain } = useWords();
  return wordsFor(language, domain);
}

const made = new Map<Language, RulesWords>();

function wordsFor(language: Language, domain: DomainWords): RulesWords {
  const known = made.get(language);
  if (known !== undefined) return known;
  const isChinese = language === 'zh-CN';
  const wording = isChinese ? CHINESE_RULE_WORDING : englishRuleWording(domain);
  const contractWording = isChinese ? CHINESE_CONTRACT_WORDING : englishContractWording(wording);
  const words: RulesWords = {
    ...(isChinese ? chineseRulesWords : englishRulesWords),
    language,
    domain,
    wording,
    subjectName: (subject) => {
      if ('duty' in subject) return domain.duties[subject.duty];
      return 'act' in subject ? domain.acts[subject.act] : wording.label(subject);
    },
    contractWording,
  };
  made.set(language, words);
  return words;
}
