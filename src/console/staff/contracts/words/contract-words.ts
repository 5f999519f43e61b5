import type { IssuableContractCommand } from '../../../../wire/contract-command.wire';
import type { Language } from '../../../../domain/language';
import type { InAnotherLanguage } from '../../../words/words-context';
import { useWords } from '../../words/staff-words';
import { CHINESE_CONTRACT_LABELS, type ContractLabels } from '../../../../domain/contract/label-tables';
import { ENGLISH_CONTRACT_LABELS } from '../../../../domain/contract/labels.en';
import { englishContractWords } from './contract-words.en';
import { chineseContractWords } from './contract-words.zh';

type Catalogue = InAnotherLanguage<typeof chineseContractWords>;

export interface ContractWords extends Catalogue {
  readonly language: Language;
  readonly labels: ContractLabels;
  /** What a field of a command's form is called. */
  readonly labelOf: (name: string) => string;
  readonly helpOf: (type: IssuableContractCommand, name: string) => string | undefined;
}

/** They come with the pages of contracts, and not with the first one. */
const WORDS: Readonly<Record<Language, ContractWords>> = {
  'zh-CN': made('zh-CN', chineseContractWords, CHINESE_CONTRACT_LABELS),
  'en-US': made('en-US', englishContractWords, ENGLISH_CONTRACT_LABELS),
};

function made(language: Language, catalogue: Catalogue, labels: ContractLabels): ContractWords {
  const fields: Readonly<Record<string, string>> = catalogue.fields;
  const help: Readonly<Record<string, string>> = catalogue.help;
  return {
    ...{ ...catalogue, language, labels },
    labelOf: (name) => fields[name] ?? name,
    helpOf: (type, name) => help[`${type}.${name}`],
  };
}

export const useContractWords = (): ContractWords => WORDS[useWords().language];
