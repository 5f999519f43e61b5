import type { InAnotherLanguage } from '../../../words/words-context';
import { ENGLISH_ACTS } from './audit-acts.en';
import type { chineseAuditWords } from './audit-words.zh';

export const englishAuditWords: InAnotherLanguage<typeof chineseAuditWords> = {
  title: 'Audit',
  tabs: { accesses: 'Access log', identities: 'Log of identities' },
  help: 'Numbers and acts only, nothing of what was seen. What you look for is logged as well.',
  filters: {
    object: 'Case number or id',
    action: 'Act',
    officerId: 'Who (id)',
    outcome: 'Outcome',
    from: 'From',
    to: 'To',
  },
  actions: {
    'identity:': 'Identities',
    'complaint:': 'Complaints',
    'letter:': 'Letters',
    'evidence:': 'Evidence',
    'officer:': 'Accounts',
    'role:': 'Offices',
    'workflow:': 'Workflow engine',
    'access:': 'Audit',
  },
  outcomes: { allowed: 'let through', refused: 'refused', failed: 'failed' },
  kinds: {
    officer: 'officer',
    deputy: 'deputy',
    channel: 'channel',
    'office-system': 'office system',
    complainant: 'complainant by receipt',
    anonymous: 'visitor',
  },
  columns: { at: 'When', who: 'Who', what: 'Act', object: 'Object', outcome: 'Outcome', request: 'Request' },
  nobody: 'no account',
  onlyHer: (name) => `Only ${name}`,
  empty: 'No entries',
  emptyHelp: 'Every look and every attempt is noted here.',
  emptyIdentities: 'Nobody has asked for or seen an identity',
  label: (action) => ENGLISH_ACTS[action] ?? action.replace(/[:-]/g, ' '),
  identity: {
    search: 'Case number (whole)',
    columns: {
      index: 'No.',
      at: 'When',
      what: 'What',
      who: 'Who',
      number: 'Case',
      scope: 'Scope',
      reason: 'Reason',
    },
    types: {
      requested: 'Asked',
      approved: 'Approved',
      revealed: 'Opened',
      'quota-exceeded': 'Refused: quota',
      erased: 'Erased',
    },
    help: 'A chained log: an entry taken out or a word changed is found. What was seen is not in it.',
  },
};
