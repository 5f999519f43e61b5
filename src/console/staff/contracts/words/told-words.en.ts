import type { InAnotherLanguage } from '../../../words/words-context';
import type { chineseToldWords } from './told-words.zh';

export const englishToldWords: InAnotherLanguage<typeof chineseToldWords> = {
  title: 'Payments to look into',
  ofContract: 'What payment systems told',
  all: 'With those that are settled',
  columns: {
    payment: 'Payment',
    contract: 'Contract',
    payee: 'Payee',
    amount: 'Amount',
    issue: 'What was found',
    acts: 'Settle',
  },
  from: (system) => `told by “${system}”`,
  unknown: (toldOf) => `No such contract: ${toldOf}`,
  reverses: (number) => `reverses ${number}`,
  unplaced: (amount) => `${amount} counted for nothing`,
  share: (title, amount) => `${title}: ${amount}`,
  placements: { milestone: 'Matched by hand', 'not-ours': 'Not of a contract' },
  match: 'Match',
  matchNamed: (number) => `Match payment ${number}`,
  matchHelp: 'It then counts for that milestone, and delay and interest are counted anew.',
  disown: 'Not of a contract',
  disownNamed: (number) => `Set payment ${number} apart as not of a contract`,
  disownHelp: 'It then counts for no milestone; what it counted for is taken back.',
  code: 'Unified contract code',
  node: 'Payment milestone',
  rest: (title, rest) => `${title} (${rest} owed)`,
  reason: 'Reason',
  missing: 'Please fill this in',
  done: 'Settled',
  empty: 'No payment waits to be looked into',
  emptyHelp:
    'What payment systems tell and what fits nothing appears here: no contract, another payee, more than is owed, less than was recorded.',
};
