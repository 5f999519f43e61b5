import { findDuty, isOwed } from '../duty';
import { officerOf } from '../officer';
import { unless, when } from '../obstacle';
import type { Refusal } from '../refusal';
import type { ContractState, Milestone } from './contract';
import { inFuture, notOverdue, withoutEvidence, type Deciders } from './decision';
import { lawfulGround } from './decide-succession';
import { findMilestone } from './milestone';

/** Supervision, tolerance and the exits behind it; what comes from above and from outside. */
export const supervisionDeciders: Deciders<
  | 'open-supervision'
  | 'conclude-supervision'
  | 'ask-tolerance'
  | 'grant-tolerance'
  | 'refuse-tolerance'
  | 'terminate'
  | 'rescind'
  | 'record-dispute'
  | 'settle-dispute'
  | 'urge'
  | 'list'
  | 'notice-undelivered'
  | 'calendar-imported'
> = {
  'open-supervision': ({ state, facts }) => {
    const isOpen = findMilestone(state, facts.milestoneId)?.supervision === 'open';
    return unless(
      [notOverdue(state, facts.milestoneId), when(isOpen, { type: 'supervision-open' })],
      [{ ...facts, type: 'supervision-opened' }],
    );
  },

  'conclude-supervision': ({ state, facts }) =>
    unless(
      [
        notOverdue(state, facts.milestoneId),
        when(findMilestone(state, facts.milestoneId)?.supervision !== 'open', {
          type: 'supervision-missing',
        }),
        withoutEvidence(facts),
      ],
      [{ ...facts, type: 'supervision-concluded' }],
    ),

  'ask-tolerance': ({ state, facts, actor }) => {
    const maximumDays = state.rules.mostToleranceDays;
    return unless(
      [
        notOverdue(state, facts.milestoneId),
        notSupervisable(state, facts.milestoneId),
        when(asked(state, facts.milestoneId) !== null, { type: 'tolerance-pending' }),
        when(facts.days > maximumDays, { type: 'date-too-far', maximumDays }),
      ],
      [{ ...facts, type: 'tolerance-asked', askedBy: officerOf(actor) }],
    );
  },

  // Never one pen: whoever asked does not decide.
  'grant-tolerance': ({ state, facts, actor }) => {
    const waiting = asked(state, facts.milestoneId);
    return unless(
      [
        notOverdue(state, facts.milestoneId),
        when(waiting === null, { type: 'tolerance-not-asked' }),
        when(waiting !== null && waiting.askedBy === officerOf(actor), { type: 'approval-own-proposal' }),
        notSupervisable(state, facts.milestoneId),
      ],
      [{ ...facts, type: 'tolerance-granted', days: waiting?.days ?? 0 }],
    );
  },

  'refuse-tolerance': ({ state, facts, actor }) => {
    const waiting = asked(state, facts.milestoneId);
    return unless(
      [
        when(waiting === null, { type: 'tolerance-not-asked' }),
        when(waiting !== null && waiting.askedBy === officerOf(actor), { type: 'approval-own-proposal' }),
      ],
      [{ ...facts, type: 'tolerance-refused' }],
    );
  },

  terminate: ({ facts: { ground, ...facts }, on }) => {
    const named = lawfulGround(ground);
    return named.ok
      ? unless([inFuture(facts.on, on)], [{ ...facts, ...named.value, type: 'contract-terminated' }])
      : named;
  },

  rescind: ({ facts: { ground, ...facts }, on }) => {
    const named = lawfulGround(ground);
    return named.ok
      ? unless(
          [inFuture(facts.on, on), withoutEvidence(facts)],
          [{ ...facts, ...named.value, type: 'contract-rescinded' }],
        )
      : named;
  },

  'record-dispute': ({ facts, on }) =>
    unless([inFuture(facts.on, on)], [{ ...facts, type: 'dispute-recorded' }]),

  'settle-dispute': ({ facts, on }) =>
    unless([inFuture(facts.on, on), withoutEvidence(facts)], [{ ...facts, type: 'dispute-settled' }]),

  urge: ({ state, facts }) => {
    const duty = facts.dutyId === null ? null : findDuty(state, facts.dutyId);
    const isIdle = facts.dutyId !== null && (duty === null || !isOwed(duty));
    return unless(
      [when(isIdle, { type: 'duty-not-running', duty: facts.dutyId ?? '' })],
      [{ ...facts, type: 'contract-urged' }],
    );
  },

  list: () => unless([], [{ type: 'contract-listed' }]),

  'notice-undelivered': ({ facts }) => unless([], [{ ...facts, type: 'notice-undelivered' }]),

  'calendar-imported': ({ state, facts }) =>
    unless(
      [when(facts.calendar.version === state.calendar.version, { type: 'target-is-same' })],
      [{ ...facts, type: 'calendar-changed' }],
    ),
};

const asked = (state: ContractState, milestoneId: string): Milestone['toleranceAsked'] =>
  findMilestone(state, milestoneId)?.toleranceAsked ?? null;

/** Only a supervision that is awaited can wait longer. */
function notSupervisable(state: ContractState, milestoneId: string): Refusal | null {
  const duty = findDuty(state, `supervise/${milestoneId}`);
  return when(duty?.state !== 'running', { type: 'duty-not-running', duty: 'supervise' });
}
