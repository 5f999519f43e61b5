import { unless, when } from '../obstacle';
import type { Deciders } from './decision';
import { determinationObstacle, determinerObstacle } from './determination';
import { findMilestone } from './milestone';

/** 认定, the third exit: opened here, decided by the law of its own case, and told to the contract. */
export const determinationDeciders: Deciders<'open-determination' | 'determination-answered'> = {
  'open-determination': ({ state, facts }) => {
    const milestone = findMilestone(state, facts.milestoneId);
    return unless(
      [
        milestone === null ? { type: 'milestone-unknown' } : determinationObstacle(state, milestone),
        determinerObstacle(state, facts.determining),
      ],
      [{ ...facts, type: 'determination-opened' }],
    );
  },

  'determination-answered': ({ state, facts }) => {
    const known = state.determinations.find(({ caseId }) => caseId === facts.determinationId);
    return unless(
      [when(known === undefined || known.outcome === facts.outcome, { type: 'target-is-same' })],
      [{ ...facts, type: 'determination-answered' }],
    );
  },
};
