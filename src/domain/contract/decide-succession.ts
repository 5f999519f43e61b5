import { when, unless } from '../obstacle';
import type { Refusal } from '../refusal';
import { accepted, refused, type Result } from '../result';
import { inFuture, type Deciders } from './decision';
import { bodyOf } from './party';
import { isSuccessionCause, type SuccessionCause } from './succession';

/** 承继审查: what follows from a change of government, bodies or people, and what never does. */
export const successionDeciders: Deciders<
  | 'open-succession-review'
  | 'record-negotiation'
  | 'review-succession'
  | 'undertaking-succeeded'
  | 'body-succeeded'
> = {
  'open-succession-review': ({ facts, on }) =>
    unless([inFuture(facts.on, on)], [{ ...facts, type: 'succession-review-opened' }]),

  'record-negotiation': ({ facts, on }) =>
    unless(
      [
        inFuture(facts.on, on),
        when(!facts.posts.includes('counterparty'), { type: 'negotiation-one-sided' }),
      ],
      [{ ...facts, type: 'negotiation-recorded' }],
    ),

  'review-succession': ({ state, facts }) =>
    unless(
      [
        when(facts.finding === 'negotiated' && (state.succession?.negotiations ?? 0) === 0, {
          type: 'negotiation-missing',
        }),
      ],
      [{ ...facts, type: 'succession-reviewed' }],
    ),

  'undertaking-succeeded': ({ state, facts }) =>
    unless(
      [
        when(facts.undertaking.organizationId === state.undertaking.organizationId, {
          type: 'target-is-same',
        }),
        when(facts.undertaking.status !== 'active', { type: 'organization-not-active' }),
      ],
      [{ ...facts, type: 'undertaking-succeeded' }],
    ),

  'body-succeeded': ({ state, facts: { party, body } }) =>
    unless(
      [
        when(bodyOf(state, party)?.organizationId === body.organizationId, { type: 'target-is-same' }),
        when(body.status !== 'active', { type: 'organization-not-active' }),
      ],
      [{ party, body, type: 'body-succeeded' }],
    ),
};

/** On what a contract is changed or ended: never on a change of those who govern (优化营商环境条例 31). */
export function lawfulGround<Ground extends string>(
  ground: Ground | SuccessionCause | null | undefined,
): Result<{ readonly ground?: Exclude<Ground, SuccessionCause> }, Refusal> {
  if (ground === undefined || ground === null) return accepted({});
  if (isSuccessionCause(ground)) return refused({ type: 'succession-no-ground' });
  return accepted({ ground: ground as Exclude<Ground, SuccessionCause> });
}
