import type { Folds } from './fold';

/** The contract keeps the number and the result of the complaint, and nothing of what is written in it. */
export const complaintFolds: Folds<'complaint-told' | 'complaint-answered' | 'complaint-unlinked'> = {
  'complaint-told': ({ state, data: { complaintId: caseId, number, outcome } }) => ({
    ...state,
    complaints: [...(state.complaints ?? []), { caseId, number, outcome }],
  }),

  'complaint-answered': ({ state, data: { complaintId, outcome } }) => ({
    ...state,
    complaints: (state.complaints ?? []).map((one) =>
      one.caseId === complaintId ? { ...one, outcome } : one,
    ),
  }),

  'complaint-unlinked': ({ state, data: { complaintId } }) => ({
    ...state,
    complaints: (state.complaints ?? []).filter(({ caseId }) => caseId !== complaintId),
  }),
};
