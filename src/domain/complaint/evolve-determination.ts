import { dutyIdOf, meetDuty, withdrawDuty, withdrawWhere } from '../duty';
import type { DemandId, Instant } from '../ids';
import { plainDateAt } from '../plain-date';
import { isCompetentVerifier } from './access';
import type { ComplaintState } from './complaint';
import { openDuty } from './duty';
import { isExOfficio } from './ex-officio';
import { arrivalOn, editDemands, reissued, withoutApproval, type Folding, type Folds } from './fold';
import { takenUpAgain } from './pressing';
import { reopenableIn, tellsResult, toldOn } from './result';

/** 拟认定, 陈述申辩, 认定, service, performance, review. */
export const determinationFolds: Folds<
  | 'determination-proposed'
  | 'proposal-withdrawn'
  | 'defence-submitted'
  | 'defence-recorded'
  | 'hearing-held'
  | 'defence-heard'
  | 'breach-determined'
  | 'document-served'
  | 'performance-recorded'
  | 'determination-corrected'
  | 'determination-revoked'
  | 'publication-decided'
  | 'publication-withdrawn'
  | 'withdrawal-confirmed'
  | 'publication-ended'
  | 'review-asked'
  | 'review-decided'
  | 'follow-up-recorded'
  | 'handled-again'
  | 'approval-requested'
  | 'approval-given'
  | 'approval-returned'
> = {
  'determination-proposed': ({ state, data, at }) => ({
    ...reissued(state, 'determination-notice'),
    proposal: {
      proposedOn: plainDateAt(at),
      demandIds: data.demandIds,
      ground: data.ground,
      excuse: data.excuse,
      servedOn: null,
      defence: 'none',
      defenceClosed: false,
    },
  }),

  // The demands stay as they were, and so does the duty to determine them.
  'proposal-withdrawn': ({ state, at }) => ({ ...withdrawDuty(state, 'defend', at), proposal: null }),

  'defence-submitted': ({ state }) => withProposal(state, { defence: 'submitted' }),

  // Asked for once, a hearing stays owed whatever else the company writes.
  'defence-recorded': ({ state, data }) =>
    withProposal(state, {
      defence: 'submitted',
      ...(data.asksHearing && state.proposal?.hearing === undefined ? { hearing: 'asked' } : {}),
    }),

  'hearing-held': ({ state }) => withProposal(state, { hearing: 'held' }),

  'defence-heard': ({ state, at }) =>
    withProposal(meetDuty(state, 'defend', at), { defence: 'heard', defenceClosed: true }),

  'breach-determined': ({ state, data, at }) => {
    // A completion that was reported meanwhile is still to be answered: the duty to perform lives on.
    const determined = editDemands(
      reissued(withoutApproval(state), 'determination-document'),
      data.demandIds,
      () => ({ state: 'breach', ground: data.ground }),
    );
    const pressed = data.demandIds.reduce<ComplaintState>(
      (next, demandId) => meetDuty(next, dutyIdOf('determine', demandId), at),
      { ...determined, proposal: null, determinationRevoked: false, determinedOn: plainDateAt(at) },
    );
    return reportedToAcceptors(pressed, at);
  },

  'document-served': (folding) => served(folding),

  'performance-recorded': ({ state, data, at }) => {
    const met = ['confirm', 'order'].reduce(
      (next, duty) => meetDuty(next, `${duty}/${data.demandId}`, at),
      state,
    );
    return editDemands(met, [data.demandId], () => ({ performedOn: data.on, completionReported: false }));
  },

  // The corrected document is served anew.
  'determination-corrected': ({ state, at }) =>
    reportedToAcceptors(withdrawnFromPublic(reissued(state, 'determination-document')), at),

  // Undone everywhere: the demands are verified anew, on a clock of their own.
  'determination-revoked': ({ state, at }) => {
    const breached = state.demands.filter((demand) => demand.state === 'breach');
    const hidden = withdrawnFromPublic(withoutApproval(state));
    const undone = withdrawDuty(hidden, 'report-to-acceptors', at);
    return verifiedAnew(
      { ...undone, determinationRevoked: true, determinedOn: null },
      breached.map((demand) => demand.demandId),
      at,
    );
  },

  'publication-decided': ({ state, data }) => ({
    ...withoutApproval(state),
    publication: {
      publicationId: data.publicationId,
      state: data.secrecy === 'withheld' ? 'withheld' : 'published',
      until: data.until,
    },
  }),

  // Taken down by one of the chain, whatever waits for signatures goes on.
  'publication-withdrawn': ({ state, data }) => {
    const { publication } = state;
    if (publication === undefined) return state;
    const hidden = { ...publication, state: 'withdrawn' } as const;
    return data.confirmed
      ? { ...withoutApproval(state), publication: hidden }
      : { ...state, publication: { ...hidden, isUnconfirmed: true } };
  },

  'withdrawal-confirmed': ({ state }) => {
    const { publication } = state;
    const settled = withoutApproval(state);
    return publication === undefined
      ? settled
      : { ...settled, publication: { ...publication, isUnconfirmed: false } };
  },

  'publication-ended': ({ state }) =>
    state.publication === undefined
      ? state
      : { ...state, publication: { ...state.publication, state: 'ended' } },

  'review-asked': ({ state, data, at }) =>
    openDuty(
      { ...meetDuty(state, 'ask-review', at), review: 'asked', reviewer: data.reviewer },
      { duty: 'decide-review', owner: 'reviewing', at, startOn: arrivalOn(state, at) },
    ),

  'review-decided': ({ state, data, at }) => {
    const met = withoutApproval(meetDuty(state, 'decide-review', at));
    const decided: ComplaintState = { ...met, review: data.result };
    if (data.result === 'upheld') return decided;
    const { outcome } = decided;
    if (outcome === 'rejected' || outcome === 'discontinued') {
      return takenUpAgain(withoutResult(decided, at), at);
    }
    const takesOver = isCompetentVerifier(data.reviewer, decided.respondent);
    const taken: ComplaintState = takesOver
      ? { ...decided, verifying: data.reviewer, assignedOfficers: {} }
      : decided;
    return verifiedAnew(taken, reopenableIn(taken), at);
  },

  'follow-up-recorded': ({ state, data, at }) => ({
    ...meetDuty(state, 'follow-up', at),
    followUp: data.result,
  }),

  // 退回重办: not a review; the same verifier does the work again.
  'handled-again': ({ state, at }) => verifiedAnew(state, reopenableIn(state), at),

  'approval-requested': ({ state, data }) => ({ ...state, approval: data.approval }),

  'approval-given': ({ state, data }) => {
    const { approval } = state;
    if (approval === null || data.officerId === null) return state;
    return { ...state, approval: { ...approval, signedBy: [...approval.signedBy, data.officerId] } };
  },

  'approval-returned': ({ state }) => withoutApproval(state),
};

/** Whoever accepted the complaint hears of it; who determines ex officio has nobody to report to. */
function reportedToAcceptors(state: ComplaintState, at: Instant): ComplaintState {
  if (isExOfficio(state)) return state;
  return openDuty(state, { duty: 'report-to-acceptors', owner: 'verifying', at });
}

/** What no longer stands as it was published is shown to nobody any more. */
function withdrawnFromPublic(state: ComplaintState): ComplaintState {
  const { publication } = state;
  if (publication?.state !== 'published') return state;
  return { ...state, publication: { ...publication, state: 'withdrawn' } };
}

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
  switch (party) {
    case 'respondent':
      return servedOnRespondent(noted, { letterKind, on }, at);
    case 'accepting':
      return letterKind === 'determination-document' ? meetDuty(noted, 'report-to-acceptors', at) : noted;
    case 'complainant':
      return !noted.explained && tellsResult(noted, letterKind) ? toldOn(noted, on, at) : noted;
  }
}

function servedOnRespondent(
  state: ComplaintState,
  { letterKind, on }: Pick<Folding<'document-served'>['data'], 'letterKind' | 'on'>,
  at: Instant,
): ComplaintState {
  if (letterKind === 'rectification-order') {
    const ordered = state.demands.filter((one) => one.rectifyBy !== null && one.orderServedOn === null);
    return editDemands(
      state,
      ordered.map((demand) => demand.demandId),
      () => ({ orderServedOn: on }),
    );
  }
  if (letterKind !== 'determination-notice') return state;
  const notified = withProposal(state, { servedOn: on });
  return openDuty(notified, { duty: 'defend', owner: 'respondent', at, startOn: on });
}

/** What a result has set running for the complainant and the offices ends with the result. */
const RESULT_DUTIES: readonly string[] = ['explain', 'ask-review', 'decide-review', 'rate', 'follow-up'];

function withoutResult(state: ComplaintState, at: Instant): ComplaintState {
  const withdrawn = withdrawWhere(state, ({ duty }) => RESULT_DUTIES.includes(duty), at);
  const fresh = ['reply', 'rejection-notice'] as const;
  return fresh.reduce(reissued, {
    ...withdrawn,
    outcome: null,
    explained: false,
    resultOn: null,
    rating: null,
  });
}

/** The demands are verified once more, on a clock of their own; what was found of them before counts no more. */
function verifiedAnew(state: ComplaintState, demandIds: readonly DemandId[], at: Instant): ComplaintState {
  const isAbout = (subjectId: string | null): boolean => demandIds.some((demandId) => demandId === subjectId);
  const ended = withdrawWhere(withoutResult(state, at), ({ subjectId }) => isAbout(subjectId), at);
  const reopened = editDemands(ended, demandIds, () => ({
    state: 'open',
    conclusion: null,
    rectifyBy: null,
    orderServedOn: null,
    completionReported: false,
    ground: null,
    performedOn: null,
  }));
  const refusals = reopened.refusals.filter((refusal) => !isAbout(refusal.demandId));
  return openDuty(
    { ...reopened, refusals, status: 'verifying' },
    { duty: 'verify', owner: 'verifying', at, startOn: arrivalOn(state, at) },
  );
}
