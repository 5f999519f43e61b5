import { dutyIdOf, meetDuty, openDuty, withdrawAll } from './duty';
import { openAfterService, withoutApproval } from './evolve-conclusion';
import { arrivalOn, editDemands, unchanged, type Folding, type Folds } from './fold';
import type { ComplaintState } from './complaint';

/** 拟认定, 陈述申辩, 认定, service, performance, review. */
export const determinationFolds: Folds<
  | 'determination-proposed'
  | 'defence-submitted'
  | 'defence-heard'
  | 'breach-determined'
  | 'document-served'
  | 'performance-recorded'
  | 'determination-corrected'
  | 'determination-revoked'
  | 'review-asked'
  | 'review-decided'
  | 'follow-up-recorded'
  | 'handled-again'
  | 'approval-requested'
  | 'approval-given'
  | 'approval-returned'
> = {
  'determination-proposed': ({ state, data }) => ({
    ...state,
    proposal: {
      demandIds: data.demandIds,
      ground: data.ground,
      excuse: data.excuse,
      servedOn: null,
      defence: 'none',
      defenceClosed: false,
    },
  }),

  'defence-submitted': ({ state }) => withProposal(state, { defence: 'submitted' }),

  'defence-heard': ({ state, at }) =>
    withProposal(meetDuty(state, 'defend', at), { defence: 'heard', defenceClosed: true }),

  'breach-determined': ({ state, data, at }) => {
    const determined = editDemands(withoutApproval(state), data.demandIds, () => ({
      state: 'breach',
      ground: data.ground,
      completionReported: false,
    }));
    const pressed = data.demandIds.reduce<ComplaintState>(
      (next, demandId) => meetDuty(next, dutyIdOf('determine', demandId), at),
      { ...determined, proposal: null },
    );
    return openDuty(pressed, { duty: 'report-to-acceptors', owner: 'verifying', at });
  },

  'document-served': (folding) => served(folding),

  'performance-recorded': ({ state, data }) =>
    editDemands(state, [data.demandId], () => ({ performedOn: data.on })),

  'determination-corrected': unchanged,

  // Undone everywhere: the demands are verified anew, on a clock of their own.
  'determination-revoked': ({ state, at }) => {
    const breached = state.demands.filter((demand) => demand.state === 'breach');
    const demandIds = breached.map((demand) => demand.demandId);
    return verifyAnew(
      { ...withoutApproval(withdrawAll(state, at)), determinationRevoked: true },
      demandIds,
      at,
    );
  },

  'review-asked': ({ state, at }) =>
    openDuty(
      { ...meetDuty(state, 'ask-review', at), review: 'asked' },
      { duty: 'decide-review', owner: 'accepting', at, startOn: arrivalOn(state, at) },
    ),

  'review-decided': ({ state, data, at }) => {
    const decided: ComplaintState = { ...meetDuty(state, 'decide-review', at), review: data.result };
    if (data.result === 'upheld') return decided;
    const demandIds = decided.demands.map((demand) => demand.demandId);
    return verifyAnew({ ...withdrawAll(decided, at), verifying: data.reviewer }, demandIds, at);
  },

  'follow-up-recorded': ({ state, data, at }) => ({
    ...meetDuty(state, 'follow-up', at),
    followUp: data.result,
  }),

  // 退回重办: not a review; the same verifier does the work again.
  'handled-again': ({ state, at }) => {
    const demandIds = state.demands.map((demand) => demand.demandId);
    return verifyAnew(withdrawAll(state, at, ['follow-up']), demandIds, at);
  },

  'approval-requested': ({ state, data }) => ({ ...state, approval: data.approval }),

  'approval-given': ({ state, data }) => {
    const { approval } = state;
    if (approval === null || data.officerId === null) return state;
    return { ...state, approval: { ...approval, signedBy: [...approval.signedBy, data.officerId] } };
  },

  'approval-returned': ({ state }) => withoutApproval(state),
};

function withProposal(
  state: ComplaintState,
  change: Partial<NonNullable<ComplaintState['proposal']>>,
): ComplaintState {
  const { proposal } = state;
  return proposal === null ? state : { ...state, proposal: { ...proposal, ...change } };
}

function served({ state, data, at }: Folding<'document-served'>): ComplaintState {
  const { letterKind, party, method, on, receiptEvidenceId } = data;
  const service = { letterKind, party, method, servedOn: on, receiptEvidenceId };
  const noted: ComplaintState = { ...state, services: [...state.services, service] };
  if (letterKind === 'determination-notice' && party === 'respondent') {
    return openDuty(withProposal(noted, { servedOn: on }), {
      duty: 'defend',
      owner: 'respondent',
      at,
      startOn: on,
    });
  }
  if (letterKind !== 'determination-document') return noted;
  if (party === 'accepting') return meetDuty(noted, 'report-to-acceptors', at);
  if (party === 'respondent') return noted;
  return openAfterService({ ...meetDuty(noted, 'explain', at), explained: true }, at, on);
}

function verifyAnew(
  state: ComplaintState,
  demandIds: readonly ComplaintState['demands'][number]['demandId'][],
  at: Folding<'handled-again'>['at'],
): ComplaintState {
  const reopened = editDemands(state, demandIds, () => ({
    state: 'open',
    conclusion: null,
    rectifyBy: null,
    completionReported: false,
    ground: null,
  }));
  return openDuty(
    { ...reopened, status: 'verifying', outcome: null, explained: false, proposal: null },
    { duty: 'verify', owner: 'verifying', at, startOn: arrivalOn(state, at) },
  );
}
