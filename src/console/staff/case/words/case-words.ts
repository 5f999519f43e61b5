import type { ContractStatus } from '../../../../domain/contract/contract';
import { STATUS_LABELS } from '../../../../domain/contract/labels';
import { ENGLISH_CONTRACT_LABELS } from '../../../../domain/contract/labels.en';
import type { IssuableCommandType } from '../../../../wire/complaint-command.wire';
import type { DomainWords } from '../../../words/domain-words';
import type { Language } from '../../../../domain/language';
import type { InAnotherLanguage } from '../../../words/words-context';
import { useWords } from '../../words/staff-words';
import { englishCaseWords } from './case-words.en';
import { chineseCaseWords } from './case-words.zh';
import { englishContractPartWords } from './contract-part-words.en';
import { chineseContractPartWords } from './contract-part-words.zh';
import { englishDuplicateWords } from './duplicate-words.en';
import { chineseDuplicateWords } from './duplicate-words.zh';
import { englishFormWords } from './form-words.en';
import { chineseFormWords } from './form-words.zh';
import { englishSeeAsWords } from './see-as-words.en';
import { chineseSeeAsWords } from './see-as-words.zh';

type Catalogue = InAnotherLanguage<typeof chineseCaseWords> &
  InAnotherLanguage<typeof chineseFormWords> &
  InAnotherLanguage<typeof chineseDuplicateWords> &
  InAnotherLanguage<typeof chineseContractPartWords> &
  InAnotherLanguage<typeof chineseSeeAsWords>;

/** They come with the page, and not with the first one. */
const CATALOGUES: Readonly<Record<Language, Catalogue>> = {
  'zh-CN': {
    ...{ ...chineseCaseWords, ...chineseFormWords, ...chineseSeeAsWords },
    ...{ ...chineseDuplicateWords, ...chineseContractPartWords },
  },
  'en-US': {
    ...{ ...englishCaseWords, ...englishFormWords, ...englishSeeAsWords },
    ...{ ...englishDuplicateWords, ...englishContractPartWords },
  },
};

export interface CaseWords extends Catalogue {
  readonly language: Language;
  readonly domain: DomainWords;
  /** What a field of a command's form is called. */
  readonly labelOf: (type: IssuableCommandType, name: string) => string;
  readonly helpOf: (type: IssuableCommandType, name: string) => string | undefined;
  /** What somebody wrote with a step, by the name it went over the wire. */
  readonly textNames: Readonly<Record<string, string>>;
  readonly roleName: (role: string) => string;
  /** How a contract stands. */
  readonly contractStatus: (status: ContractStatus) => string;
}

export function useCaseWords(): CaseWords {
  const { language, domain } = useWords();
  return wordsFor(language, domain);
}

/** Of contracts no more than this is said on a page of complaints. */
const CONTRACT_STATUSES = {
  'zh-CN': STATUS_LABELS,
  'en-US': ENGLISH_CONTRACT_LABELS.statuses,
} as const;

const made = new Map<Language, CaseWords>();

function wordsFor(language: Language, domain: DomainWords): CaseWords {
  const known = made.get(language);
  if (known !== undefined) return known;
  const catalogue = CATALOGUES[language];
  const fields: Readonly<Record<string, string>> = catalogue.fields;
  const special: Readonly<Record<string, string>> = catalogue.special;
  const help: Readonly<Record<string, string>> = catalogue.help;
  const roles: Readonly<Record<string, string>> = domain.roles;
  const words: CaseWords = {
    ...catalogue,
    language,
    domain,
    labelOf: (type, name) => special[`${type}.${name}`] ?? fields[name] ?? name,
    helpOf: (type, name) => help[`${type}.${name}`],
    textNames: { ...fields, ...catalogue.journal.texts },
    roleName: (role) => roles[role] ?? role,
    contractStatus: (status) => CONTRACT_STATUSES[language][status],
  };
  made.set(language, words);
  return words;
}
