import type { DataOf } from './events';
import type { Sentences } from './journal-voice';

function standingWords({ standing }: DataOf<'contract-linked'>): string {
  const { overdueSince, overdueMilestones } = standing;
  return overdueSince === null
    ? '当时没有超期的履约节点'
    : `当时有${overdueMilestones}个履约节点超期，最早自${overdueSince}起`;
}

/** Read by those alone who see the whole case: the body complained of and the complainant are not told of it. */
export const LINKED_CONTRACT_SENTENCES: Sentences<'contract-linked' | 'contract-unlinked'> = {
  'contract-linked': ({ who, data }) =>
    `${who}将本件关联到合同${data.contractCode}，${standingWords(data)}；通知书没有写明合同编号的，承办单位看不到这一关联。`,
  'contract-unlinked': ({ who, data }) => `${who}解除了本件与合同${data.contractCode}的关联。`,
};
