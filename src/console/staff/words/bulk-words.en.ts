import type { InAnotherLanguage } from '../../words/words-context';
import type { chineseBulkWords } from './bulk-words.zh';

export const englishBulkWords: InAnotherLanguage<typeof chineseBulkWords> = {
  selected: (count) => `${count} ticked`,
  unselect: 'Untick',
  acts: { assign: 'Assign handler', transfer: 'Pass on', urge: 'Urge' },
  message: 'What to tell them',
  messageMissing: 'Write what to tell them',
  assignee: 'Handler',
  assigneeMissing: 'Choose a handler',
  verifier: 'Verifying department',
  verifierMissing: 'Choose the verifying department',
  verifierSearch: 'Type part of its name',
  remark: 'Remark (optional)',
  checking: 'Looking which of them may be done now…',
  preview: (may, all) => `${may} of the ${all} ticked may be done now; the others say why not.`,
  send: (count) => (count === 1 ? 'Do it for this one' : `Do it for these ${count}`),
  sending: (done, all) => `Working: ${done} of ${all}`,
  finished: (done, all) => `${done} of ${all} done`,
  close: 'Close',
  cancel: 'Cancel',
  again: 'Try those that failed again',
  columns: { complaint: 'Complaint', state: 'How it stands' },
  states: {
    ready: 'may be done',
    sending: 'working',
    done: 'done',
    pending: 'taken in, done shortly',
  },
};
