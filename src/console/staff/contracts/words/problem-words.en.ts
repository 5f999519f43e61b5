import type { InAnotherLanguage } from '../../../words/words-context';
import type { chineseProblemWords } from './problem-words.zh';

/** What the pages say on checks, prompts and assigned problems. */
export const englishProblemWords: InAnotherLanguage<typeof chineseProblemWords> = {
  title: 'Checks and problems',
  listTitle: 'Assigned problems',
  prompts: 'To be looked at now',
  basis: (basis) => `Basis: ${basis}`,
  named: (number, kind) => `Problem ${number}: ${kind}`,
  checked: (count) => `${count} items`,
  nextCheck: (day) => `Next check by ${day}`,
  noChecks: 'Nothing has been checked yet.',
  checkOf: (day, body) => `Check of ${day} (${body})`,
  remarkOn: (item) => `${item}: remark`,
  findingOf: (item) => `${item}: finding`,
  noProblems: 'No problem has been assigned.',
  ended: (count) => `Solved or withdrawn: ${count}`,
  raisedBy: (body, day) => `Assigned by ${body} on ${day}`,
  assignedBy: (body) => `assigned by ${body}`,
  assignedTo: (who) => `Seen to by ${who}`,
  dueOn: (day) => `by ${day}`,
  overdue: 'Overdue',
  answer: (text) => `What was done: ${text}`,
  reason: (text) => `Why it was sent back or withdrawn: ${text}`,
  columns: { problem: 'Problem', contract: 'Contract', assigned: 'Seen to by', due: 'Due', state: 'State' },
  scopes: { mine: 'Waiting for me', body: 'Of my body', all: 'All' },
  onlyOverdue: (count) => `Overdue only (${count})`,
  kind: 'Kind of problem',
  withEnded: 'With those that are solved',
  empty: 'No such problem',
  emptyHelp: 'What is found wanting of a contract and assigned on its page appears here.',
};
