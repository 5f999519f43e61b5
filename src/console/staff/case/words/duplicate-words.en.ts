import type { InAnotherLanguage } from '../../../words/words-context';
import type { chineseDuplicateWords } from './duplicate-words.zh';

export const englishDuplicateWords: InAnotherLanguage<typeof chineseDuplicateWords> = {
  duplicates: {
    title: 'Repeated complaints',
    none: 'No complaint looks like a repetition.',
    loading: 'Comparing…',
    notCompared: 'The identity vault does not answer: complainants were not compared this time.',
    follows: 'This case follows a leading case',
    followsUnseen: 'This case follows a leading case that you may not see.',
    followsMeans:
      'It keeps its own number, complainant and deadlines; when the leading case is answered, its complainant is told too.',
    unlink: 'Unlink',
    unlinkOf: (number) => `Unlink ${number}`,
    unlinkMeans: 'Its complainant is then told nothing more of this case; it goes on as before.',
    unlinkReason: 'Reason',
    unlinkReasonMissing: 'Say why.',
    unlinked: 'Unlinked.',
    leads: (count) => (count === 1 ? '1 case follows this one' : `${count} cases follow this one`),
    leadsMeans: 'When this case is answered, their complainants are told too.',
    possible: (count) => `Possible repetitions (${count})`,
    possibleMeans:
      'Of the complainants it is said only whether they are the same. Open and compare before you decide.',
    rest: (count) => `${count} more`,
    score: (score) => `Likeness ${score}`,
    link: 'Link to this case',
    linkTo: (number) => `Link to this case ${number}`,
    isFollowing: 'It follows another leading case itself',
    received: (day) => `received ${day}`,
    reasons: {
      'same-complainant': 'Same complainant',
      'same-contract': 'Same contract number',
      'alike-title': 'Titles alike',
      'alike-narrative': 'Facts alike',
      'same-amount': 'Same amount',
      'same-respondent': 'Same respondent',
    },
  },
};
