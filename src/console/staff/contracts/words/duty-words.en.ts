import type { InAnotherLanguage } from '../../../words/words-context';
import type { chineseContractDutyWords } from './duty-words.zh';

export const englishContractDutyWords: InAnotherLanguage<typeof chineseContractDutyWords> = {
  title: 'Contract work',
  duty: 'To do',
  undated: { tolerance: 'Decide on tolerance', problem: 'Confirm that the problem is solved' },
  milestone: (title, side) => `${title} (${side})`,
  manager: 'Contract manager',
  noManager: 'Nobody named',
  search: 'Part of a name or code',
  dueBefore: 'Due by',
  scopes: { mine: 'Mine and unassigned', office: 'All of the body' },
  empty: 'Nothing is to be done in contracts',
  emptyHelp:
    'Milestones appear here a week before they are due; what is overdue stays until it is performed or dealt with otherwise.',
};
