import { plainDateAt } from '../plain-date';
import type { Instant } from '../ids';
import type { OrganizationRef } from '../organization';
import type { ComplaintState, Duty } from './complaint';
import { dutyIdOf, meetDuty, openDuty, resumeDuties, suspendDuties, withdrawAll, withdrawDuty } from './duty';
import { arrivalOn, editDemands, unchanged, type Folds } from './fold';

const isIntake = (duty: Duty): boolean => duty.duty === 'accept' || duty.duty === 'transfer';

/** From receipt to the transfer. */
export const acceptanceFolds: Folds<
  | 'supplement-requested'
  | 'supplement-supplied'
  | 'complaint-accepted'
  | 'complaint-rejected'
  | 'complaint-transferred'
  | 'verifier-appointed'
  | 'complaint-returned'
  | 'transfer-signed-in'
  | 'officer-assigned'
  | 'complaint-redirected'
  | 'complaint-split'
  | 'clerical-error-corrected'
  | 'handed-over-for-recusal'
  | 'case-reassigned'
  | 'right-body-named'
> = {
  'supplement-requested': ({ state, at }) => {
    const fromOn = plainDateAt(at);
    const waiting = suspendDuties(state, isIntake, { fromOn, ground: 'supplement' });
    return openDuty(
      { ...waiting, status: 'supplementing', supplementRequested: true },
      { duty: 'supplement', owner: 'complainant', at },
    );
  },

  'supplement-supplied': ({ state, at }) => endSupplement(meetDuty(state, 'supplement', at), at),

  'complaint-accepted': ({ state, at }) => ({
    ...meetDuty(state, 'accept', at),
    status: 'accepted',
  }),

  'complaint-rejected': ({ state, at }) => {
    const met = meetDuty(meetDuty(state, 'accept', at), 'transfer', at);
    return openDuty(
      { ...withdrawAll(met, at, ['answer-instruction']), status: 'closed', outcome: 'rejected' },
      { duty: 'ask-review', owner: 'complainant', at },
    );
  },

  'complaint-transferred': ({ state, data, at }) => handToVerifier(state, data.verifying, at),

  'verifier-appointed': ({ state, data, at }) => ({
    ...handToVerifier(state, data.verifying, at),
    verifierAppointed: true,
  }),

  'complaint-returned': ({ state, at }) => {
    const withdrawn = ['verify', 'sign-in', 'return'].reduce(
      (next, dutyId) => withdrawDuty(next, dutyId, at),
      state,
    );
    return openDuty(
      { ...withdrawn, status: 'accepted', verifying: null, signedInAt: null, returnedOnce: true },
      { duty: 'transfer-again', owner: 'accepting', at, startOn: arrivalOn(state, at) },
    );
  },

  'transfer-signed-in': ({ state, at }) => ({
    ...meetDuty(state, 'sign-in', at),
    status: 'verifying',
    signedInAt: at,
  }),

  'officer-assigned': ({ state, data }) => ({
    ...state,
    assignedOfficers: { ...state.assignedOfficers, [data.party]: data.officerId },
  }),

  // Another region keeps number and receipt date; the rule set is pinned anew.
  'complaint-redirected': ({ state, data, at }) => {
    const { accepting, rules, calendar } = data;
    const moved: ComplaintState = {
      ...withdrawAll(state, at),
      status: 'received',
      accepting,
      regionCode: accepting.regionCode,
      rules,
      calendar,
    };
    const opening = { owner: 'accepting', at, startOn: state.receivedOn } as const;
    return openDuty(openDuty(moved, { ...opening, duty: 'accept' }), { ...opening, duty: 'transfer' });
  },

  'complaint-split': ({ state, data, at }) => ({
    ...withdrawAll(state, at),
    status: 'closed',
    outcome: 'split',
    childIds: data.children.map((child) => child.caseId),
  }),

  'clerical-error-corrected': ({ state, data }) => {
    const { demandId, amountFen, respondent } = data;
    const corrected = respondent === null ? state : { ...state, respondent };
    return demandId === null ? corrected : editDemands(corrected, [demandId], () => ({ amountFen }));
  },

  'handed-over-for-recusal': ({ state, data, at }) => handOver(state, data, at),

  'case-reassigned': ({ state, data, at }) => handOver(state, data, at),

  'right-body-named': unchanged,
};

/** Ends the wait for a supplement: the intake clocks go on with what is left of them. */
export function endSupplement(state: ComplaintState, at: Instant): ComplaintState {
  return { ...resumeDuties(state, isIntake, plainDateAt(at)), status: 'received' };
}

/** The verifier's clock runs from arrival in its inbox, not from 签收; each verifier has a full limit. */
function handToVerifier(state: ComplaintState, verifying: OrganizationRef, at: Instant): ComplaintState {
  const handed = ['transfer', 'transfer-again'].reduce((next, dutyId) => meetDuty(next, dutyId, at), state);
  const opening = { owner: 'verifying', at, startOn: arrivalOn(state, at) } as const;
  const transferred: ComplaintState = { ...handed, status: 'transferred', verifying, signedInAt: null };
  return (['sign-in', 'return', 'verify'] as const).reduce(
    (next, duty) => openDuty(next, { ...opening, duty }),
    transferred,
  );
}

function handOver(
  state: ComplaintState,
  data: { readonly party: 'accepting' | 'verifying'; readonly to: OrganizationRef },
  at: Instant,
): ComplaintState {
  const assignedOfficers = { ...state.assignedOfficers };
  delete assignedOfficers[data.party];
  if (data.party === 'accepting') return { ...state, accepting: data.to, assignedOfficers };
  if (state.status === 'transferred' || state.status === 'verifying') {
    return handToVerifier({ ...withdrawDuty(state, dutyIdOf('verify'), at), assignedOfficers }, data.to, at);
  }
  return { ...state, verifying: data.to, assignedOfficers };
}
