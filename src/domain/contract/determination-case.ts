import type { DemandKind, ComplaintField } from '../complaint/complaint';
import { companyRef } from '../complaint/company';
import { COMPLAINT_FIELDS } from '../complaint/complaint';
import type { ComplaintData } from '../complaint/events';
import { FIELD_LABELS } from '../complaint/labels';
import { receiptDayFor } from '../deadline';
import type { Instant } from '../ids';
import type { OrganizationRef } from '../organization';
import type { ContractState, MilestoneKind } from './contract';
import { findCategory } from './contract-rules';
import type { DataOf } from './events';
import { findMilestone } from './milestone';

/** What was not done, in the words in which breaches are counted. */
const DEMAND_OF: Readonly<Record<MilestoneKind, DemandKind>> = {
  delivery: 'performance',
  payment: 'payment',
  acceptance: 'settlement',
  promise: 'policy',
  other: 'other',
};

/** A category that bears the name of a field belongs to it. */
function fieldOf({ rules, categoryCode }: ContractState): ComplaintField {
  const label = findCategory(rules, categoryCode)?.label ?? '';
  return (
    COMPLAINT_FIELDS.find((field) => field !== 'other' && label.includes(FIELD_LABELS[field])) ?? 'other'
  );
}

/** A party that is itself a body of the tree answers as one; any other company stands outside it. */
function respondentOf(
  { caseId, undertaking, parties }: ContractState,
  { partyId = null, determining }: DataOf<'determination-opened'>,
): OrganizationRef {
  if (partyId === null) return undertaking;
  const party = parties.find((one) => one.partyId === partyId);
  return (
    party?.organization ?? companyRef({ contractId: caseId, partyId, regionCode: determining.regionCode })
  );
}

/**
 * How the case begins in which a breach of this contract is determined: against the department that answers for it
 * now or the company that owes the milestone, with what is still owed on it as the one demand.
 */
export function determinationOf(
  state: ContractState,
  data: DataOf<'determination-opened'>,
  at: Instant,
): Extract<ComplaintData, { type: 'determination-opened' }> {
  const { determinationId, number, demandId, determining, rules, calendar, milestoneId, partyId } = data;
  const milestone = findMilestone(state, milestoneId);
  const amountFen = milestone?.amountFen ?? null;
  return {
    type: 'determination-opened',
    caseId: determinationId,
    number,
    field: fieldOf(state),
    receivedOn: receiptDayFor(at, calendar, rules.dayRules),
    regionCode: determining.regionCode,
    respondent: respondentOf(state, data),
    determining,
    demands: [
      {
        demandId,
        kind: DEMAND_OF[milestone?.kind ?? 'other'],
        amountFen: amountFen === null ? null : Math.max(0, amountFen - (milestone?.performedFen ?? 0)),
      },
    ],
    origin: {
      ...{ contractId: state.caseId, contractCode: state.code, milestoneId },
      ...(partyId === undefined || partyId === null
        ? {}
        : { partyId, undertakingId: state.undertaking.organizationId }),
    },
    rules,
    calendar,
  };
}
