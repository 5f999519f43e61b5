import { unless, when } from '../obstacle';
import { refused } from '../result';
import type { Deciders } from './decision';
import { breachingParty, determinationObstacle, determinerObstacle, partyObstacle } from './determination';
import { findMilestone } from './milestone';

/** 认定, the third exit: opened here, decided by the law of its own case, and told to the contract. */
export const determinationDeciders: Deciders<'open-determination' | 'determination-answered'> = {
  'open-determination': ({ state, facts }) => {
    const milestone = findMilestone(state, facts.milestoneId);
    if (milestone === null) return refused({ type: 'milestone-unknown' });
    const { partyId = null, ...opening } = facts;
    const party = breachingParty(state, milestone, partyId);
    return unless(
      [
        determinationObstacle(state, milestone),
        partyObstacle(state, milestone, partyId),
        determinerObstacle(state, facts.determining),
      ],
      [
        {
          ...opening,
          ...(party === null ? {} : { partyId: party.partyId }),
          type: 'determination-opened',
        },
      ],
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
