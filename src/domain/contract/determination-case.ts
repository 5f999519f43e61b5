import type { DemandKind, ComplaintField } from '../complaint/complaint';
import { COMPLAINT_FIELDS } from '../complaint/complaint';
import type { ComplaintData } from '../complaint/events';
import { FIELD_LABELS } from '../complaint/labels';
import { receiptDayFor } from '../deadline';
import type { Instant } from '../ids';
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

/**
 * How the case begins in which a breach of this contract is determined: against the department that answers for it
 * now, with what is still owed on the milestone as its one demand.
 */
export function determinationOf(
  state: ContractState,
  data: DataOf<'determination-opened'>,
  at: Instant,
): Extract<ComplaintData, { type: 'determination-opened' }> {
  const { determinationId, number, demandId, determining, rules, calendar, milestoneId } = data;
  const milestone = findMilestone(state, milestoneId);
  const amountFen = milestone?.amountFen ?? null;
  return {
    type: 'determination-opened',
    caseId: determinationId,
    number,
    field: fieldOf(state),
    receivedOn: receiptDayFor(at, calendar, rules.dayRules),
    regionCode: determining.regionCode,
    respondent: state.undertaking,
    determining,
    demands: [
      {
        demandId,
        kind: DEMAND_OF[milestone?.kind ?? 'other'],
        amountFen: amountFen === null ? null : Math.max(0, amountFen - (milestone?.performedFen ?? 0)),
      },
    ],
    origin: { contractId: state.caseId, contractCode: state.code, milestoneId },
    rules,
    calendar,
  };
}
