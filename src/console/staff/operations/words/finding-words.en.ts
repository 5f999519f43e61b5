import type { Finding } from '../operations-data';

type Code = Finding['code'];
type Figures = Finding['figures'];

export const ENGLISH_PARTS = {
  database: 'Database',
  engine: 'Workflow engine',
  workers: 'Workers',
  housekeeping: 'Repeating jobs',
  vault: 'Identity vault',
  mail: 'Notices and mail',
  files: 'File store',
  relay: 'Delivery of commands and new cases',
  sequencer: 'Numbering of the evidence log',
  checkpoint: 'Signing of the evidence log',
  letters: 'Making of letters',
};
const WHAT: Readonly<Record<Code, string>> = {
  ...ENGLISH_PARTS,
  incidents: 'Incidents',
  'identity-log': 'Log of identities',
  'identity-quota': 'Quota of identities',
  'sealed-identities': 'Sealed identities',
  'complainant-mail': 'Mail server for complainants',
  calendar: 'Working calendar',
};

const figure = (figures: Figures, name: string): number => figures[name] ?? 0;
const waiting = (figures: Figures): string =>
  figures['waiting'] === undefined ? '' : `, ${figure(figures, 'waiting')} waiting`;

const FOUND: Readonly<Record<Finding['outcome'], (figures: Figures) => string>> = {
  ok: () => 'as it should be',
  slow: (figures) => `works, but is behind or not whole${waiting(figures)}`,
  down: (figures) => `does not work, or does not answer${waiting(figures)}`,
  unowned: (figures) =>
    `${figure(figures, 'open')} open, ${figure(figures, 'unowned')} of them owned by nobody`,
  broken: (figures) => `entry ${figure(figures, 'index')} is not as it was written`,
  exceeded: (figures) => `${figure(figures, 'times')} refusals in 24 hours because a quota was used up`,
  unreadable: (figures) =>
    figures['unreadable'] === undefined ? 'cannot be read' : `${figures['unreadable']} cannot be opened`,
  unreachable: () => 'cannot be reached',
  'not-set': () => 'is not set',
  'ends-early': (figures) => `reaches to ${figure(figures, 'through')} only`,
};

const FIXES: Readonly<Record<Code, string>> = {
  database: 'See to the database process and the disk; every part goes on by itself once it is back',
  engine: 'See to the Temporal service; commands are kept meanwhile and carried out once it is back',
  workers: 'Start a worker, or see in its log why it takes no tasks; every queue waits meanwhile',
  housekeeping:
    'See why the runs housekeeping/… in the engine do not go on, and take up those that were paused; meanwhile notices, letters, numbering and reconciliation stand still',
  vault: 'Start the identity vault; meanwhile complainants cannot be told and identities not be seen',
  mail: 'See to the mail server and the outbox',
  files: 'See to the folder of files, or to the S3 bucket: connection, rights, room',
  relay: 'See to the workers and the engine: stored commands and new cases were not delivered in time',
  sequencer: "See the workers' log: committed events were not numbered in time",
  checkpoint: "Check CHECKPOINT_DIR and CHECKPOINT_KEY_FILE, and the errors in the workers' log",
  letters: "See the workers' log: letters were not made in time",
  incidents: 'Take them over in the list of incidents',
  'identity-log': 'The log was tampered with: keep everything as it is and tell the security administrator',
  'identity-quota': 'Ask the audit administrator who it was and why, in the log of identities',
  'sealed-identities': 'Check that the vault has all its keys',
  'complainant-mail': "Check the vault's SMTP_URL",
  calendar:
    'Import the State Council notice, and see that the database holds it; deadlines are provisional until then',
};

/** A finding of the diagnosis, by its codes: what was looked at, and what was found. */
export const englishFinding = ({ code, outcome, figures }: Finding): string =>
  `${WHAT[code]}: ${FOUND[outcome](figures)}`;

export const englishRemedy = ({ code }: Finding): string => `What to do: ${FIXES[code]}`;
