import type { InAnotherLanguage } from '../../../words/words-context';
import type { chineseListOfDayWords } from './list-of-day-words.zh';

export const englishListOfDayWords: InAnotherLanguage<typeof chineseListOfDayWords> = {
  title: 'List as of a day',
  help: 'How things stood when the chosen day ended, from the journals: what happens later does not change it.',
  on: 'Day',
  heading: (day) => `Commitments as of ${day}`,
  export: 'Export to Excel',
  nodes: 'Nodes',
  node: (title, day, state) => `${title}: ${day}, ${state}`,
  empty: 'No commitment was registered by that day',
  emptyHelp: 'Choose a later day, or another body.',
  table: [
    ...['Code', 'Commitment', 'Kind', 'Promising body', 'Regulator', 'Made on', 'Status'],
    ...['Node', 'Due on', 'State of the node', 'Honoured on'],
  ],
};
