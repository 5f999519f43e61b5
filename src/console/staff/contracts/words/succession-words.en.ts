import type { InAnotherLanguage } from '../../../words/words-context';
import type { chineseSuccessionWords } from './succession-words.zh';

export const englishSuccessionWords: InAnotherLanguage<typeof chineseSuccessionWords> = {
  title: 'Succession reviews',
  lead: 'After a change of government, of leader, of bodies or of functions the contracts stand, with their agreed dates. Once a review is ordered, the department of each open contract negotiates and confirms how it goes on.',
  columns: {
    organization: 'Body',
    change: 'Change',
    basis: 'Basis',
    contracts: 'Under review',
    open: 'Not confirmed',
    overdue: 'Overdue',
    concluded: 'Confirmed',
  },
  change: (cause, day) => `${cause}, ${day}`,
  orderedBy: (body, moment) => `Ordered by ${body}, ${moment}`,
  telling: 'Contracts are being told',
  number: (organization, day) => `${organization} (${day})`,
  empty: 'No succession review has been ordered yet',
  emptyHelp:
    'When a government, a leader, bodies or functions change, order the review of all contracts of a body and of those below it here.',
  order: 'Order a review',
  dialog: {
    title: 'Order a succession review',
    help: 'Of every contract of the body and of those below it that is not closed out, once each; one already under review is not reviewed twice. An order cannot be taken back.',
    organizationId: 'Which body',
    cause: 'What has changed',
    changedOn: 'Day of the change',
    basis: 'Name and number of the document it rests on',
    required: 'Please fill this in',
    send: 'Order',
    cancel: 'Cancel',
    done: 'Ordered; the contracts go under review one by one',
  },
};
