import type { ReactNode } from 'react';
import { JournalCard } from '../../case/parts/journal';
import { useContractJournal, type ContractView } from '../contract-data';
import { termWords } from '../form/contract-picks';
import { useContractWords, type ContractWords } from '../words/contract-words';

const GROUPS = {
  progress: [],
  performance: ['performance-recorded', 'performance-corrected', 'milestone-waived'],
  overdue: [
    'overdue-explained',
    'supervision-opened',
    'supervision-concluded',
    'determination-opened',
    'determination-answered',
    'complaint-told',
    'complaint-answered',
    'complaint-unlinked',
    'tolerance-asked',
    'tolerance-granted',
    'tolerance-refused',
    'contract-urged',
    'contract-listed',
  ],
  monitoring: [
    ...(['contract-checked', 'problem-reported', 'handler-named', 'problem-answered'] as const),
    ...(['problem-confirmed', 'problem-returned', 'problem-withdrawn'] as const),
  ],
  change: [
    'contract-amended',
    'performance-suspended',
    'performance-resumed',
    'contract-terminated',
    'contract-rescinded',
    'dispute-recorded',
    'dispute-settled',
  ],
  clock: ['rungs-reached', 'duty-lapsed', 'calendar-changed'],
} as const;

/** What is in no other group is a step of the contract itself. */
const groupOf = (type: string): string =>
  Object.entries<readonly string[]>(GROUPS).find(([, types]) => types.includes(type))?.[0] ?? 'progress';

type CollectWords = ReturnType<typeof useContractWords>['collect'];

/** What was told when the contract was collected, by the names under which it is kept. */
function namesOfCollected(
  { parties, milestones }: ContractView,
  { name, ownNumber, externalNumber, terms, party, uscc, milestone }: CollectWords,
): Readonly<Record<string, string>> {
  return {
    ...{ name, ownNumber, externalNumber, terms },
    ...Object.fromEntries(parties.map(({ partyId }, place) => [`party/${partyId}/name`, party(place + 1)])),
    ...Object.fromEntries(parties.map(({ partyId }) => [`party/${partyId}/uscc`, uscc])),
    ...Object.fromEntries(
      milestones.map(({ milestoneId }, place) => [`milestone/${milestoneId}/title`, milestone(place + 1)]),
    ),
  };
}

/** What was written of each item of a check, by the names under which it is kept. */
const namesOfItems = ({ monitoring }: ContractView, words: ContractWords): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (monitoring?.items ?? []).map((item) => [`item/${item.code}`, termWords(item, words)] as const),
  );

export function ContractJournal({ view }: { readonly view: ContractView }): ReactNode {
  const words = useContractWords();
  const { groups, fields, collect } = words;
  const { data } = useContractJournal(view);
  const kind = {
    ...{ groupOf, groups: Object.keys(GROUPS), groupNames: groups },
    textNames: { ...fields, ...namesOfCollected(view, collect), ...namesOfItems(view, words) },
  };
  return <JournalCard lines={data?.items ?? []} kind={kind} />;
}
