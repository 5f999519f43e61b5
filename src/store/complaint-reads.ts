import { openStep } from '../domain/complaint/approval';
import type { ComplaintState, Demand, DemandState } from '../domain/complaint/complaint';
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
    contractId: state.linkedContract?.contractId ?? null,
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
