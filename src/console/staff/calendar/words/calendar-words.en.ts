import { dayInEnglish } from '../../../words/holidays.en';
import type { InAnotherLanguage } from '../../../words/words-context';
import type { chineseCalendarWords } from './calendar-words.zh';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

export const englishCalendarWords: InAnotherLanguage<typeof chineseCalendarWords> = {
  title: 'Working calendar',
  heading: (year) => `Working calendar ${year}`,
  previous: 'Year before',
  next: 'Year after',
  region: 'Region',
  national: 'Whole country',
  official: 'official',
  provisional: 'provisional',
  provisionalMeans: (day) =>
    `The notice on holidays is not out yet: from ${day} on the days follow the law on holidays alone. They are counted again when the notice is imported, and whoever is concerned is told of a date that moves.`,
  notices: 'Notices',
  noNotice: 'There is no notice for this year yet.',
  byLaw: 'provisional, by law',
  month: (month) => MONTHS[month - 1] ?? '',
  weekdays: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
  kinds: {
    'working-day': 'working day',
    weekend: 'weekend',
    'off-day': 'holiday',
    'make-up-day': 'make-up day',
  },
  dayName: dayInEnglish,
  counts: (working, off, makeUp) =>
    `${working} working days (${makeUp} of them make-up days), ${off} holidays`,
  waiting: {
    title: 'Waits for a second person',
    line: (layer, year) => `${layer} ${year}`,
    open: 'See the effect and confirm',
    declined: (layer, year) => `${layer} ${year}: declined`,
    why: 'See why',
    only: 'Another operations engineer or system administrator confirms it.',
  },
  import: {
    open: 'Import a notice',
    title: 'Import a notice on holidays',
    help: 'See first which open dates would move, then propose it; a second person has to confirm it.',
    format: 'Kind of file',
    formats: { csv: 'CSV', 'holiday-cn': 'holiday-cn JSON' },
    layer: 'Holds for',
    layerHelp: '“national”, or the code of a region',
    year: 'Year',
    notice: 'Name and number of the notice',
    source: 'Where it was published',
    text: 'Content',
    csvHelp: 'A line is date,kind,name; kinds are off-day and make-up-day',
    jsonHelp: 'Paste the JSON that holiday-cn publishes for the year',
    file: 'Read from a file',
    notJson: 'This is no JSON that can be read',
    preview: 'Check: which dates would move',
    propose: 'Propose, for a second person to confirm',
    proposed: 'Proposed; a second person has to confirm it',
    close: 'Close',
  },
  impact: {
    days: (off, makeUp) => `${off} holidays, ${makeUp} make-up days`,
    daysTitle: 'The days',
    none: 'No open date would move.',
    moved: (count) =>
      count === 1
        ? 'Once confirmed, 1 open date moves, and whoever is concerned is told:'
        : `Once confirmed, ${count} open dates move, and whoever is concerned is told:`,
    shown: (count) => `The first ${count} are listed here.`,
    caption: 'Open dates that would move',
    columns: { number: 'Case', duty: 'Duty', from: 'Due before', to: 'Due then' },
  },
  confirm: {
    title: 'Second person',
    help: 'Who proposed it cannot confirm it. Once confirmed it holds at once, and all open dates are counted again.',
    proposedBy: 'Proposed by',
    proposedAt: 'Proposed at',
    seeded: 'came with the system',
    submit: 'Confirm',
    ask: 'Confirm this notice?',
    back: 'Look again',
    mayNot: 'You cannot confirm it now',
    done: 'Confirmed; open dates are being counted again',
  },
  decline: {
    title: 'Decline this notice?',
    help: 'It will not count. Whoever proposed it is told and reads your reason.',
    reason: 'Why not',
    missing: 'Please say why',
    submit: 'Decline',
    done: 'Declined; whoever proposed it is told',
    declined: (name) => `Declined by ${name}: it does not count`,
  },
  withdraw: {
    submit: 'Withdraw',
    ask: 'Withdraw this notice?',
    done: 'Withdrawn',
    withdrawn: 'Withdrawn by whoever proposed it: it does not count',
  },
  issues: {
    missing: 'Please fill in',
    choice: 'Please choose',
    form: 'This has the wrong form',
    tooFew: 'Too few, or too small',
    tooMany: (most) => `At most ${most}`,
    wrong: 'Please correct this',
  },
};
