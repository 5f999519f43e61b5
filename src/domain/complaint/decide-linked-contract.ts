import { refused } from '../result';
import { happened, type Deciders } from './decision';

/** 关联合同: a person says which registered contract the complaint is about, and takes it back. */
export const linkedContractDeciders: Deciders<'link-contract' | 'unlink-contract'> = {
  'link-contract': ({ facts, on }) => happened({ ...facts, type: 'contract-linked', linkedOn: on }),

  'unlink-contract': ({ state: { linkedContract } }) =>
    linkedContract === undefined
      ? refused({ type: 'contract-not-linked' })
      : happened({
          ...{ type: 'contract-unlinked', contractId: linkedContract.contractId },
          contractCode: linkedContract.contractCode,
        }),
};
