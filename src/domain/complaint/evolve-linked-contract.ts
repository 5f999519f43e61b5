import type { Folds } from './fold';

/** The case keeps which contract it is, and how that stood then; neither moves a date of the case. */
export const linkedContractFolds: Folds<'contract-linked' | 'contract-unlinked'> = {
  'contract-linked': ({ state, data: { contractId, contractCode, linkedOn, standing } }) => ({
    ...state,
    linkedContract: { contractId, contractCode, linkedOn, standing },
  }),

  'contract-unlinked': ({ state }) => {
    const { linkedContract: _linkedContract, ...alone } = state;
    return alone;
  },
};
