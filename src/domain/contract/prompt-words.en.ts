import { englishDate } from '../rule-words.en';
import { englishTermLabel } from './monitoring-rules';
import type { PromptNames, PromptSaying, PromptSentences } from './prompt-words';

const node = ({ milestoneId }: PromptSaying, names: PromptNames): string => names.node(milestoneId ?? '');
const day = ({ on }: PromptSaying): string => (on === null ? '' : englishDate(on));

const SENTENCES: PromptSentences = {
  'nothing-performed': (said, names) =>
    `Due on ${day(said)} (${said.count ?? 0} days left): ${node(said, names)}, of which nothing has been recorded as performed. See how far it is; record what has been done.`,
  'acceptance-missing': (said, names) =>
    `Due on ${day(said)}: ${node(said, names)}, but the acceptance that was agreed for before it is not recorded. Hold it and record its result.`,
  'check-failed': (said, names) =>
    `The check of ${day(said)} found “${englishTermLabel(names.items, said.checkItem ?? '')}” wanting, and nobody has been assigned to it. Assign a problem with a day.`,
  'check-overdue': (said) =>
    `The next check was to be held by ${day(said)}, ${said.count ?? 0} days ago. Record a check.`,
  'many-amendments': ({ count }) =>
    `The contract has been amended ${count ?? 0} times. See whether it still is the contract that was agreed, and what became of price and time.`,
  'suspended-long': (said) =>
    `The contract has been suspended since ${day(said)}, for ${said.count ?? 0} days. See whether the ground still stands, and resume it where it does not.`,
  'no-contact': () =>
    'The counterparty has named no contact, and so nobody there is reminded. Add a contact.',
};

export const englishPromptSentence = (said: PromptSaying, names: PromptNames): string =>
  SENTENCES[said.code](said, names);
