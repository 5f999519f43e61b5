import type { OrganizationRef } from '../organization';
import type { ContractOwner, ContractState } from './contract';

/** The body that owes what is this owner's; null for who is no body of the tree (the counterparty). */
export function bodyOf(
  { undertaking, reporter, regulator }: Pick<ContractState, 'undertaking' | 'reporter' | 'regulator'>,
  owner: ContractOwner,
): OrganizationRef | null {
  switch (owner) {
    case 'public':
      return undertaking;
    case 'reporter':
      return reporter;
    case 'regulator':
      return regulator;
    case 'counterparty':
      return null;
  }
}
