import type { DataOf } from './events';
import type { LINKED_CONTRACT_SENTENCES } from './journal-linked-contract';
import type { Sentences } from './journal-voice';

function standingWords({ standing }: DataOf<'contract-linked'>): string {
  const { overdueSince, overdueMilestones } = standing;
  if (overdueSince === null) return 'which had no overdue milestone then';
  const milestones =
    overdueMilestones === 1 ? '1 overdue milestone' : `${overdueMilestones} overdue milestones`;
  return `which had ${milestones} then, the first since ${overdueSince}`;
}

/** Read by those alone who see the whole case: the body complained of and the complainant are not told of it. */
export const ENGLISH_LINKED_CONTRACT_SENTENCES: Sentences<keyof typeof LINKED_CONTRACT_SENTENCES> = {
  'contract-linked': ({ who, data }) =>
    `${who} linked this case to contract ${data.contractCode}, ${standingWords(data)}; unless the notice names the contract, the department that performs it does not see the link.`,
  'contract-unlinked': ({ who, data }) => `${who} unlinked this case from contract ${data.contractCode}.`,
};
