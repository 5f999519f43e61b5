import { ENGLISH_LABELS } from '../../domain/complaint/labels.en';
import type { DomainWords } from './domain-words';
import { explainRefusalInEnglish } from './refusal-words.en';

export const englishDomainWords: DomainWords = {
  ...ENGLISH_LABELS,
  explainRefusal: explainRefusalInEnglish,
};
