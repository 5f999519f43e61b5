import type { InAnotherLanguage } from '../../../words/words-context';
import type { chineseDecisionWords } from './decision-words.zh';

export const englishDecisionWords: InAnotherLanguage<typeof chineseDecisionWords> = {
  title: 'Steps of the decision before signing',
  basis: 'Basis',
  states: { open: 'Open', evidenced: 'With evidence', 'not-applicable': 'Not applicable' },
  compulsory: 'Compulsory',
  optional: 'Optional',
};
