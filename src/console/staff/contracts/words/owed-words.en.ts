import type { InAnotherLanguage } from '../../../words/words-context';
import type { chineseOwedWords } from './owed-words.zh';

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

export const englishOwedWords: InAnotherLanguage<typeof chineseOwedWords> = {
  term: 'Term of payment',
  agreedDays: (count) => `${days(count)} agreed`,
  agreedOn: (day) => `agreed for ${day}`,
  noneAgreed: 'no term agreed',
  inspection: (count) => `${days(count)} to inspect`,
  notStarted: 'has not begun to run',
  finding: ({ type, days: counted }, agreedDays) => {
    const instead = counted === null ? '' : days(counted);
    if (type === 'agreed-too-long')
      return `${days(agreedDays ?? 0)} were agreed, and no more than ${instead} count (Decree 802, art. 9).`;
    if (type === 'inspection-period-missing')
      return 'The payment depends on an acceptance, and no period of inspection was agreed: it is to be added (Decree 802, art. 10).';
    return counted === null
      ? 'The contract names no term of payment.'
      : `The contract names no term of payment: ${instead} count (Decree 802, art. 9).`;
  },
  counted: (start, count, due) => `${days(count)} after ${start}: due on ${due}`,
  why: 'Why this day',
  basis: (document, article) => `${document} ${article}`,
  acceptance: (day, result, conduct) => `${day}, acceptance: ${result}. ${conduct}`,
  amountConfirmed: (day) => `${day}: both confirmed the amount`,
  paid: (day, amount) => `${day}: ${amount} paid`,
  arrears: 'Late payments and interest',
  debt: (title, due, count) => `${title}: due on ${due}, ${days(count)} late`,
  balance: 'Still owed',
  interest: 'Interest',
  total: 'Interest in all',
  dailyRate: (perMyriad) => `${perMyriad} in ten thousand a day`,
  yearlyRate: (percent, count) => `${percent} % a year of ${count} days`,
  rate: (rate, source) => `${rate}; ${source}`,
  noRate: 'No rate was agreed and the regulation does not apply: no interest is counted.',
  spans: 'The interest, span by span',
  collect: {
    start: 'The term of payment runs',
    startHelp: 'With it the day follows from the law; a day alone stands, but not beyond the longest term.',
    after: 'Counted from milestone',
    afterHelp: 'Left empty: from all deliveries, or from the acceptance recorded of the payment itself.',
    agreedDays: 'Days agreed to pay in',
    inspectionDays: 'Days to inspect',
  },
  listTitle: 'Arrears',
  onlySmall: 'Owed to small enterprises only',
  dueBefore: 'Due no later than',
  sum: (contracts, amount) =>
    `${contracts === 1 ? '1 contract' : `${contracts} contracts`}: ${amount} overdue`,
  byBody: 'By undertaking body',
  small: 'Small or medium enterprise',
  columns: {
    contract: 'Contract and payment',
    due: 'Due',
    balance: 'Still owed',
    interest: 'Interest',
    counterparties: 'Payee',
    undertaking: 'Undertaking body',
    contracts: 'Contracts',
  },
  export: 'Export to Excel',
  table: [
    ...(['Code', 'Contract', 'Payment', 'Undertaking body', 'Payee', 'Payee is small or medium'] as const),
    ...([
      'Due',
      'Days overdue',
      'Owed (yuan)',
      'Paid (yuan)',
      'Still owed (yuan)',
      'Interest (yuan)',
    ] as const),
  ],
  yesNo: { yes: 'yes', no: 'no' },
  disclosure: {
    title: 'Yearly disclosure',
    basis:
      'Decree 802, art. 18: by 31 March of each year, offices and public institutions publish how many contracts and how much they had not paid in time to small and medium enterprises in the year before.',
    year: 'Year',
    asOf: (day) => `Overdue to small and medium enterprises at the end of ${day}.`,
    publishBy: (day) => `To be published by ${day}.`,
    none: 'Nothing was overdue to small and medium enterprises.',
    owedYuan: 'Overdue (yuan)',
    total: 'In all',
    fileName: (year) => `Overdue to small and medium enterprises ${year}`,
    back: 'Back to the arrears',
  },
  empty: 'No payment is in arrears',
  emptyHelp: 'What the public side has not paid by its day will be here.',
  span: { from: 'From', to: 'To', days: 'Days', balance: 'Owed' },
};
