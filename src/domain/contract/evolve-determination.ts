import { dutyIdOf, meetDuty } from '../duty';
import { plainDateAt } from '../plain-date';
import type { Folds } from './fold';

/** 认定: the contract keeps the number and the result of the case, and nothing of what is written in it. */
export const determinationFolds: Folds<'determination-opened' | 'determination-answered'> = {
  // The regulator has gone on to the next step: nothing more is to be supervised meanwhile.
  'determination-opened': ({ state, data, at }) => ({
    ...meetDuty(state, dutyIdOf('supervise', data.milestoneId), at),
    determinations: [
      ...state.determinations,
      {
        caseId: data.determinationId,
        number: data.number,
        milestoneId: data.milestoneId,
        ...(data.partyId == null ? {} : { partyId: data.partyId }),
        openedOn: plainDateAt(at),
        outcome: null,
      },
    ],
  }),

  'determination-answered': ({ state, data }) => ({
    ...state,
    determinations: state.determinations.map((one) =>
      one.caseId === data.determinationId ? { ...one, outcome: data.outcome } : one,
    ),
  }),
};
