import type { InAnotherLanguage } from '../../../words/words-context';
import type { chineseBoardWords } from './board-words.zh';

export const englishBoardWords: InAnotherLanguage<typeof chineseBoardWords> = {
  title: 'Board of contracts',
  asOf: (moment) => `As of ${moment}`,
  headline: 'All contracts',
  contracts: 'Contracts',
  closed: (count) => `${count} closed out`,
  amount: 'Amount',
  payable: (amount) => `payable ${amount}`,
  paid: (amount) => `paid ${amount}`,
  onTimeRate: 'Performed in time',
  inTime: (met, due) => `${met} of ${due} milestones due`,
  overdue: 'Overdue contracts',
  ages: {
    'to-30': 'Up to 30 days',
    'to-90': '31–90 days',
    'to-180': '91–180 days',
    'to-365': '181–365 days',
    longer: 'Over a year',
  },
  byGroup: 'Compared',
  groupings: { undertaking: 'Undertaking body', category: 'Category', region: 'Place' },
  chart: 'The chart shows the ten largest groups; the table below has every number.',
  loadingChart: 'Drawing …',
  counts: (what, count) => `${what}: ${count}, open the list`,
  dueFrom: 'Milestones due from',
  dueTo: 'to',
  explained:
    'A contract is overdue since the agreed day of its first overdue milestone; no tolerance and no plan changes it. Performed in time: of the milestones due within the period and before today, the share that was performed by its day; waived ones are left out. The period changes no other number.',
  empty: 'There is no contract that you may read',
  emptyHelp:
    'Once contracts are collected, their number, amounts and delays stand here by body, category and place.',
};
