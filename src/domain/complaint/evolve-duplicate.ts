import { unchanged, type Folds } from './fold';

/** A case that follows another goes on by its own clocks; whoever handles it ends it by its own acts. */
export const duplicateFolds: Folds<'duplicate-linked' | 'duplicate-unlinked' | 'leading-case-answered'> = {
  'duplicate-linked': ({ state, data }) => ({ ...state, leadingId: data.leadingId }),

  'duplicate-unlinked': ({ state }) => {
    const { leadingId: _leadingId, ...alone } = state;
    return alone;
  },

  'leading-case-answered': unchanged,
};
