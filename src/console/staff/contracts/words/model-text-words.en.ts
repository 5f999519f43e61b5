import type { InAnotherLanguage } from '../../../words/words-context';
import type { chineseModelTextWords } from './model-text-words.zh';

export const englishModelTextWords: InAnotherLanguage<typeof chineseModelTextWords> = {
  title: 'Model texts',
  lead: 'Model texts of contracts by category: drafts may follow them and need not. A version is offered once a second person has confirmed it and its day has come; withdrawn texts and older versions stay readable.',
  category: 'Category',
  allCategories: 'All categories',
  empty: 'There are no model texts yet',
  emptyHelp:
    'Contract managers, the justice bureau and heads of sections register them here; another person confirms them.',
  issued: (body, number) => (number === null ? body : `${body}, ${number}`),
  scope: (region) => `For ${region}`,
  contracts: (count) => (count === 1 ? '1 contract drafted from it' : `${count} contracts drafted from it`),
  withdrawn: (day, by, reason) => `Withdrawn on ${day} by ${by}: ${reason}`,
  withdrawnTag: 'Withdrawn',
  version: (number) => `Version ${number}`,
  from: (day) => `In effect from ${day}`,
  states: {
    pending: 'To be confirmed',
    upcoming: 'Not yet in effect',
    effective: 'In effect',
    superseded: 'Superseded',
  },
  by: (added, confirmed) =>
    confirmed === null
      ? `Added by ${added}; another person has to confirm it`
      : `Added by ${added}, confirmed by ${confirmed}`,
  download: 'Download',
  confirm: 'Confirm',
  confirmOf: (title, number) => `Confirm version ${number} of ${title}`,
  add: 'Add a model text',
  addVersion: 'Add a version',
  withdraw: 'Withdraw',
  done: { add: 'Added; another person has to confirm it', confirm: 'Confirmed', withdraw: 'Withdrawn' },
  dialog: {
    help: 'Upload a PDF or a DOCX file. It cannot be changed afterwards: when the content changes, add a new version.',
    withdrawHelp:
      'It is not offered any more; its versions stay readable, and contracts that named it are not touched. This cannot be taken back.',
    name: 'Title',
    issuingBody: 'Issuing body',
    documentNumber: 'Document number',
    effectiveOn: 'In effect from',
    note: 'What has changed',
    reason: 'Why it is withdrawn',
    chooseFile: 'Choose a file',
    fileMissing: 'Please choose a file',
    sending: (name) => `Uploading ${name}`,
    sent: (name) => `${name} is uploaded`,
    required: 'Please fill this in',
    send: 'Add',
    cancel: 'Cancel',
  },
  use: {
    label: 'Model text',
    help: 'The model text that it was drafted from; leave it empty if there was none.',
    option: (title, number) => `${title} (version ${number})`,
    departs: 'It departs from the model text',
    departure: 'What departs',
    used: 'Drafted from the model text without departures',
    departed: (what) => `Departs: ${what}`,
  },
};
