import { openStep } from '../domain/complaint/approval';
import type { ComplaintState, Demand, DemandState, Duty } from '../domain/complaint/complaint';
import { bodyOf } from '../domain/complaint/party';

const NOT_OWED: readonly DemandState[] = ['open', 'unfounded', 'unverifiable'];

/** What inboxes, boards and statistics read of a complaint beside its list row: a function of its state. */
export function complaintReads(state: ComplaintState) {
  const owed = state.demands.filter((demand) => !NOT_OWED.includes(demand.state));
  return {
    acceptingOfficerId: state.assignedOfficers.accepting ?? null,
    verifyingOfficerId: state.assignedOfficers.verifying ?? null,
    isSuspended: state.suspension !== null,
    determinedOn: state.determinedOn,
    owedDemands: owed.length,
    performedDemands: owed.filter(isPerformed).length,
    rating: state.rating,
    followUp: state.followUp,
    leadingId: state.leadingId ?? null,
    ...awaitedSignature(state),
  };
}

const isPerformed = ({ performedOn }: Demand): boolean => performedOn !== null;

/** Whose signature is waited for; whoever proposed the act or has signed it is not meant. */
function awaitedSignature(state: ComplaintState) {
  const { approval } = state;
  const step = approval === null ? null : openStep(approval);
  if (approval === null || step === null) {
    return { approvalOrganizationId: null, approvalRole: null, approvalAct: null, approvalOfficerIds: [] };
  }
  const { proposedBy, signedBy } = approval;
  return {
    approvalOrganizationId: bodyOf(state, step.party)?.organizationId ?? null,
    approvalRole: step.role,
    approvalAct: approval.act.type,
    approvalOfficerIds: [...signedBy, ...(proposedBy === null ? [] : [proposedBy])],
  };
}

/** What inboxes and boards read of one duty beside its dates. */
export function dutyReads(state: ComplaintState, duty: Duty) {
  return {
    owner_id: bodyOf(state, duty.owner)?.organizationId ?? null,
    rung: duty.reachedRungs.at(-1) ?? null,
    started_at: duty.startedAt,
    ended_at: duty.endedAt,
  };
}

/** Whether the body that owes the duty has changed: then its row is written anew, although the duty is the same. */
export function hasOtherOwner(before: ComplaintState | null, after: ComplaintState, duty: Duty): boolean {
  if (before === null) return false;
  return bodyOf(before, duty.owner)?.organizationId !== bodyOf(after, duty.owner)?.organizationId;
}
