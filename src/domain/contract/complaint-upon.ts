import type { CaseId } from '../ids';
import { when } from '../obstacle';
import type { Refusal } from '../refusal';
import type { ContractComplaint, ContractState } from './contract';
import type { ContractData, ContractEventType } from './events';

export function findComplaint(
  { complaints = [] }: ContractState,
  complaintId: CaseId,
): ContractComplaint | null {
  return complaints.find(({ caseId }) => caseId === complaintId) ?? null;
}

/**
 * 投诉未办结，不销号、不归档. Of a complaint that the department may not know of nothing is told to the contract, and so
 * nothing is refused for it: the refusal itself would tell. What was owed then stands in the complaint.
 */
export function complaintOpen({ complaints = [] }: ContractState): Refusal | null {
  return when(
    complaints.some(({ outcome }) => outcome === null),
    { type: 'complaint-open' },
  );
}

/** What a contract tells of complaints. Whoever may not know of the complaint is not shown it. */
export const isOfComplaint = (type: ContractEventType): boolean =>
  type === 'complaint-told' || type === 'complaint-answered' || type === 'complaint-unlinked';

/** The complaint that an event tells of; null for every other event. */
export function complaintToldOf(data: ContractData): CaseId | null {
  return 'complaintId' in data ? data.complaintId : null;
}
