import type { InAnotherLanguage } from '../../../words/words-context';
import type { chineseStatisticsWords } from './statistics-words.zh';

export const englishStatisticsWords: InAnotherLanguage<typeof chineseStatisticsWords> = {
  title: 'Statistics',
  asOf: (moment) => `As of ${moment}, case time; only cases that you may see are counted`,
  headline: 'Main figures',
  counts: (label, count) => `${label}: ${count}, open the list`,
  rates: {
    closureRate: 'Closure rate',
    satisfactionRate: 'Satisfaction',
    performanceRate: 'Performance rate',
  },
  apart:
    'A determination does not discharge what is owed: "Breach determined" and "Performed" are counted apart; a complaint may be in both, or in one only.',
  overTime: 'By month of receipt',
  byGroup: 'Compared',
  groupings: {
    region: 'Region',
    accepting: 'Accepting department',
    verifying: 'Verifying department',
    respondent: 'Respondent',
    field: 'Field',
    channel: 'Channel',
  },
  month: 'Month',
  notTransferred: 'Not transferred yet',
  chart: 'Click a bar or a point to open the cases behind it; the same numbers stand in the table below.',
  loadingChart: 'Drawing…',
  largest: (count) => `The chart shows the ${count} that received most; the others are in the table.`,
  showTable: 'Show the table of figures',
  definitions: 'What is counted',
  definitionOf: {
    received:
      'Complaints received in the period. One that was split by respondents is counted by its parts, not itself',
    open: 'Received in the period, without an outcome yet',
    closed:
      'Received in the period, with an outcome (not accepted, withdrawn, unfounded, put right, breach determined and so on)',
    rejected: 'Received in the period, decided not to be accepted',
    substantiated:
      'At least one demand was found to be owed (substantiated, partly so, or a lawful change that calls for compensation)',
    determined:
      'A breach was determined. This does not discharge what is owed and is counted apart from performance',
    rectified: 'Put right within the time set; nothing is determined',
    performed: 'Every demand found to be owed has been performed, whether or not a breach was determined',
    'determined-unperformed': 'A breach was determined, and some demand is still not performed',
    overdue: 'An office is behind the date of something it has to do now, by case time',
    listed: 'Under listed supervision',
    rated: 'Rated by the complainant, or in a follow-up call',
    satisfied:
      'Of the rated ones: 4 points or more; without points, satisfied or mostly satisfied in the follow-up call',
  },
  rateOf: (part, whole) => `${part} ÷ ${whole}`,
  periods: { month: 'This month', quarter: 'This quarter', year: 'This year', all: 'All time' },
  period: 'Received',
  empty: 'Nothing to count yet',
  emptyHelp: 'Figures appear here with the first complaint that you may see.',
};
