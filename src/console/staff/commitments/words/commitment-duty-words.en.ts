import type { InAnotherLanguage } from '../../../words/words-context';
import type { chineseCommitmentDutyWords } from './commitment-duty-words.zh';

export const englishCommitmentDutyWords: InAnotherLanguage<typeof chineseCommitmentDutyWords> = {
  title: 'Commitment work',
  duty: 'To do',
  undated: { tolerance: 'Decide on tolerance', proposal: 'Confirm or decline: not honoured' },
  manager: 'Manager',
  noManager: 'Nobody named',
  dueBefore: 'Due by',
  scopes: { mine: 'Mine and unassigned', office: 'All of the body' },
  empty: 'Nothing is to be done in commitments',
  emptyHelp:
    'Nodes appear here from their first reminder on; what is overdue stays until it is honoured or dealt with otherwise.',
};
