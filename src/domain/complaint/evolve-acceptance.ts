import type { Deadline } from '../deadline';
import { meetDuty, resumeDuties, suspendDuties, withdrawDuty } from '../duty';
import { plainDateAt } from '../plain-date';
import type { Instant } from '../ids';
import type { OrganizationRef } from '../organization';
import type { ComplaintState, Duty } from './complaint';
import { openDuty, withdrawAll } from './duty';
import { arrivalOn, editDemands, reissued, unchanged, withoutApproval, type Folds } from './fold';
import { openIntake, openTransfer } from './intake-clock';
import { announced } from './result';

const SUPPLEMENT = 'supplement';

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
  | 'appointment-requested'
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
    const waiting = suspendDuties(state, isIntake, { fromOn, ground: SUPPLEMENT });
    return openDuty(
      { ...waiting, status: 'supplementing', supplementRequested: true },
      { duty: 'supplement', owner: 'complainant', at },
    );
  },

  'supplement-supplied': ({ state, at }) => endSupplement(meetDuty(state, 'supplement', at), at),

  'complaint-accepted': ({ state, at }) => ({
    ...openTransfer(meetDuty(state, 'accept', at), at),
    status: 'accepted',
  }),

  // The complainant's windows open when 不予受理告知书 is served, not when it is signed.
  'complaint-rejected': ({ state, at }) => {
    const met = meetDuty(meetDuty(state, 'accept', at), 'transfer', at);
    const closed = withoutApproval(withdrawAll(met, at));
    return announced({ ...closed, status: 'closed', outcome: 'rejected' }, 'accepting', at);
  },

  'complaint-transferred': ({ state, data, at }) => handToVerifier(state, data.verifying, at),

  // 指定办理 is final: there is no window in which to return it.
  'verifier-appointed': ({ state, data, at }) =>
    handToVerifier({ ...state, verifierAppointed: true }, data.verifying, at),

  'complaint-returned': ({ state, at }) => ({ ...withoutVerifier(state, at), returnedOnce: true }),

  // The clock of the body that holds the case runs on until its superior has appointed one.
  'appointment-requested': ({ state, at }) => meetDuty(state, 'return', at),

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
      ...withoutApproval(withdrawAll(state, at)),
      status: 'received',
      assignedOfficers: {},
      supplementRequested: state.supplementRequested && state.status !== 'supplementing',
      accepting,
      regionCode: accepting.regionCode,
      rules,
      calendar,
    };
    return openIntake(moved, { at, suspensions: pastSupplements(state, at) });
  },

  'complaint-split': ({ state, data, at }) => ({
    ...withoutApproval(withdrawAll(state, at)),
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

/** Supplement time stays excluded in the office that the complaint is sent on to; what still waits ends with it. */
function pastSupplements(state: ComplaintState, at: Instant): Deadline['suspensions'] {
  const ledger = state.duties.filter(isIntake).map(({ deadline }) => deadline.suspensions);
  const [longest = []] = [...ledger].sort((left, right) => right.length - left.length);
  return longest.map((gap) => (gap.toOn === null ? { ...gap, toOn: plainDateAt(at) } : gap));
}

/** Ends the wait for a supplement: the intake clocks go on with what is left of them. */
export function endSupplement(state: ComplaintState, at: Instant): ComplaintState {
  return { ...resumeDuties(state, SUPPLEMENT, plainDateAt(at)), status: 'received' };
}

/** Back at the accepting department, which transfers again. What the first body proposed ends with its competence. */
export function withoutVerifier(state: ComplaintState, at: Instant): ComplaintState {
  const withdrawn = ['verify', 'sign-in', 'return'].reduce(
    (next, dutyId) => withdrawDuty(next, dutyId, at),
    unassigned(withoutApproval(state), 'verifying'),
  );
  return openDuty(
    { ...withdrawn, status: 'accepted', verifying: null, signedInAt: null },
    { duty: 'transfer-again', owner: 'accepting', at, startOn: arrivalOn(state, at) },
  );
}

/** Whoever was charged with it in the body that has let go is so no longer. */
export function unassigned(state: ComplaintState, party: 'accepting' | 'verifying'): ComplaintState {
  const { accepting, verifying } = state.assignedOfficers;
  const kept = party === 'accepting' ? { verifying } : { accepting };
  const assignedOfficers = Object.fromEntries(
    Object.entries(kept).filter(([, officerId]) => officerId !== undefined),
  );
  return { ...state, assignedOfficers };
}

/** The verifier's clock runs from arrival in its inbox, not from 签收; each verifier has a full limit. */
export function handToVerifier(
  state: ComplaintState,
  verifying: OrganizationRef,
  at: Instant,
): ComplaintState {
  const handed = ['transfer', 'transfer-again'].reduce((next, dutyId) => meetDuty(next, dutyId, at), state);
  const opening = { owner: 'verifying', at, startOn: arrivalOn(state, at) } as const;
  const transferred: ComplaintState = {
    ...unassigned(
      reissued(withoutApproval(withdrawDuty(handed, 'return', at)), 'transfer-letter'),
      'verifying',
    ),
    status: 'transferred',
    verifying,
    signedInAt: null,
  };
  const isVerified = !state.demands.some((demand) => demand.state === 'open');
  const mayReturn = !isVerified && !state.verifierAppointed;
  const duties = [
    'sign-in',
    ...(isVerified ? [] : (['verify'] as const)),
    ...(mayReturn ? (['return'] as const) : []),
  ] as const;
  return duties.reduce((next, duty) => openDuty(next, { ...opening, duty }), transferred);
}

function handOver(
  state: ComplaintState,
  data: { readonly party: 'accepting' | 'verifying'; readonly to: OrganizationRef },
  at: Instant,
): ComplaintState {
  // What the one body proposed is not for the other to sign.
  const isTheirs = state.approval?.steps.some((step) => step.party === data.party) === true;
  const left = unassigned(isTheirs ? withoutApproval(state) : state, data.party);
  if (data.party === 'accepting') return { ...left, accepting: data.to };
  const isVerified = !state.demands.some((demand) => demand.state === 'open');
  return isVerified ? { ...left, verifying: data.to } : handToVerifier(left, data.to, at);
}
