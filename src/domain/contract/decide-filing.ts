import { unless, when } from '../obstacle';
import { refused } from '../result';
import { decisionItemsOf } from './decision-procedure';
import { inFuture, notOwed, withoutEvidence, type Deciders } from './decision';
import { isSuccessionCause } from './succession';

/** From the draft to the filing, and what changes a contract afterwards. */
export const filingDeciders: Deciders<
  | 'submit-for-review'
  | 'give-opinion'
  | 'answer-decision-item'
  | 'record-signature'
  | 'file'
  | 'amend'
  | 'suspend'
  | 'resume'
  | 'assign-manager'
> = {
  'submit-for-review': () => unless([], [{ type: 'review-requested' }]),

  'give-opinion': ({ facts }) => unless([], [{ ...facts, type: 'opinion-given' }]),

  'answer-decision-item': ({ state, facts }) =>
    unless(
      [
        when(!decisionItemsOf(state).some(({ code }) => code === facts.code), {
          type: 'decision-item-unknown',
        }),
        facts.isApplicable ? withoutEvidence(facts) : null,
      ],
      [{ ...facts, type: 'decision-item-answered' }],
    ),

  'record-signature': ({ state, facts, on }) => {
    const party = state.parties.find(({ partyId }) => partyId === facts.partyId);
    return unless(
      [
        when(party === undefined, { type: 'party-unknown' }),
        when(party?.hasSigned === true, { type: 'party-has-signed' }),
        inFuture(facts.on, on),
      ],
      [{ ...facts, type: 'signature-recorded' }],
    );
  },

  file: ({ facts, on }) => unless([], [{ ...facts, type: 'contract-filed', on }]),

  amend: ({ state, facts, on, commandId }) => {
    const { ground } = facts;
    if (isSuccessionCause(ground)) return refused({ type: 'succession-no-ground' });
    return unless(
      [
        when(facts.changes.length === 0, { type: 'nothing-named' }),
        ...facts.changes.map(({ milestoneId }) => notOwed(state, milestoneId)),
        inFuture(facts.on, on),
        withoutEvidence(facts),
      ],
      [{ ...facts, ground, type: 'contract-amended', amendmentId: commandId }],
    );
  },

  suspend: ({ facts, on }) =>
    unless([inFuture(facts.fromOn, on)], [{ ...facts, type: 'performance-suspended' }]),

  resume: ({ state, facts, on }) =>
    unless(
      [
        inFuture(facts.on, on),
        when(facts.on < (state.suspension?.fromOn ?? facts.on), { type: 'date-in-past' }),
      ],
      [{ ...facts, type: 'performance-resumed' }],
    ),

  'assign-manager': ({ state, facts }) =>
    unless(
      [when(state.manager === facts.officerId, { type: 'target-is-same' })],
      [{ ...facts, type: 'manager-assigned' }],
    ),
};
