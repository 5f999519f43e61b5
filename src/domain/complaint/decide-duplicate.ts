import { unless, when } from '../obstacle';
import { refused } from '../result';
import { happened, type Deciders } from './decision';

/**
 * 重复投诉: a person says that this case is about what another is about, and takes it back. The case keeps its own
 * number, duties and complainant. Whether the other leads or follows is for the store to say, which sees both.
 */
export const duplicateDeciders: Deciders<'link-duplicate' | 'unlink-duplicate' | 'leading-case-answered'> = {
  'link-duplicate': ({ state, facts }) =>
    unless(
      [when(facts.leadingId === state.caseId, { type: 'target-is-same' })],
      [{ type: 'duplicate-linked', leadingId: facts.leadingId }],
    ),

  'unlink-duplicate': ({ state }) =>
    state.leadingId === undefined
      ? refused({ type: 'duplicate-not-linked' })
      : happened({ type: 'duplicate-unlinked', leadingId: state.leadingId }),

  // Unlinked meanwhile: what was said in the other case no longer concerns this one.
  'leading-case-answered': ({ state, facts }) =>
    unless([when(state.leadingId === undefined, { type: 'duplicate-not-linked' })], [facts]),
};
