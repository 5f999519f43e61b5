import { CHINESE_COMMITMENT_LABELS, type CommitmentLabels } from '../../../../domain/commitment/labels';
import { ENGLISH_COMMITMENT_LABELS } from '../../../../domain/commitment/labels.en';
import type { Language } from '../../../../domain/language';
import type { InAnotherLanguage } from '../../../words/words-context';
import { useWords } from '../../words/staff-words';
import { englishCommitmentWords } from './commitment-words.en';
import { chineseCommitmentWords } from './commitment-words.zh';

type Catalogue = InAnotherLanguage<typeof chineseCommitmentWords>;

export interface CommitmentWords extends Catalogue {
  readonly language: Language;
  readonly labels: CommitmentLabels;
  /** What a field of a command's form is called. */
  readonly labelOf: (name: string) => string;
  readonly helpOf: (type: string, name: string) => string | undefined;
}

/** They come with the pages of commitments, and not with the first one. */
const WORDS: Readonly<Record<Language, CommitmentWords>> = {
  'zh-CN': made('zh-CN', chineseCommitmentWords, CHINESE_COMMITMENT_LABELS),
  'en-US': made('en-US', englishCommitmentWords, ENGLISH_COMMITMENT_LABELS),
};

function made(language: Language, catalogue: Catalogue, labels: CommitmentLabels): CommitmentWords {
  const fields: Readonly<Record<string, string>> = catalogue.fields;
  const help: Readonly<Record<string, string>> = catalogue.help;
  return {
    ...{ ...catalogue, language, labels },
    labelOf: (name) => fields[name] ?? name,
    helpOf: (type, name) => help[`${type}.${name}`],
  };
}

export const useCommitmentWords = (): CommitmentWords => WORDS[useWords().language];
