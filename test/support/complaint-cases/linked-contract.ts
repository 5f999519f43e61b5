import type { ComplaintFacts } from '../../../src/domain/complaint/facts';
import { toCaseId } from '../../../src/domain/ids';
import { aComplaint } from '../complaint-builder';
import { officer } from '../complaint-city';
import type { ComplaintWorld } from '../complaint-world';
import { day } from '../national-calendar';
import { tries, type CommandCases, type Try } from './case';

const handler = officer('industry', 'case-handler');
const byHandler = (world: ComplaintWorld, facts: ComplaintFacts): Try => tries(world, handler, facts);
const verifying = (): ComplaintWorld => aComplaint({ status: 'verifying' });

export const linkTo = (contractId: string): ComplaintFacts => ({
  type: 'link-contract',
  contractId: toCaseId(contractId),
  contractCode: '150100-KFQ-06-2026-000001-0',
  standing: {
    ...{ overdueSince: day('2025-12-31'), overdueMilestones: 1 },
    ...{ payableFen: 100_000_00, paidFen: 0 },
  },
});
export const unlink: ComplaintFacts = { type: 'unlink-contract' };
const linked = (): ComplaintWorld => verifying().does(handler, linkTo('contract-1'));

/** 关联合同. That the sender may see the contract is for whoever looks it up to say. */
export const LINKED_CONTRACT_CASES: CommandCases<'link-contract' | 'unlink-contract'> = {
  'link-contract': {
    stands: () => byHandler(verifying(), linkTo('contract-1')),
    happens: ['contract-linked'],
    refused: [
      ['contract-already-linked', 'to a second one', () => byHandler(linked(), linkTo('contract-2'))],
    ],
  },
  'unlink-contract': {
    stands: () => byHandler(linked(), unlink),
    happens: ['contract-unlinked'],
    refused: [['contract-not-linked', 'what is not linked', () => byHandler(verifying(), unlink)]],
  },
};
