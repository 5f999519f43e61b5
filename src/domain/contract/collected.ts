import type { CaseEvent } from '../case';
import { plainDateAt } from '../plain-date';
import type { ContractState, Milestone } from './contract';
import { isKeySupervised, rulesOfCategory } from './contract-rules';
import type { CollectedMilestone, ContractCollected, ContractData } from './events';
import { isWhole } from './milestone';

/** The contract as it comes in; the clocks are started by whoever knows whether it is in force. */
export function collected(event: CaseEvent<ContractData>, data: ContractCollected): ContractState {
  const { categoryCode, amountFen } = data;
  const rules = rulesOfCategory(data.rules, categoryCode);
  return {
    schema: 1,
    caseId: data.caseId,
    sequence: event.sequence,
    code: data.code,
    status: data.status,
    outcome: null,
    route: data.route,
    isStock: data.isStock,
    collectedAt: data.collectedAt,
    categoryCode,
    regionCode: data.regionCode,
    isKeySupervised: isKeySupervised(rules, categoryCode, amountFen),
    undertaking: data.undertaking,
    reporter: data.reporter,
    regulator: data.regulator,
    manager: null,
    parties: data.parties,
    amountFen,
    priceType: data.priceType,
    interest: data.interest ?? NO_INTEREST_AGREED,
    ...(data.modelText === undefined ? {} : { modelText: data.modelText }),
    reviewOpinion: null,
    signedOn: data.signedOn,
    startsOn: data.startsOn,
    endsOn: data.endsOn,
    filing: null,
    milestones: data.milestones.map((milestone) => incoming(milestone, data)),
    amendments: [],
    terminatedBy: null,
    dispute: null,
    determinations: [],
    duties: [],
    suspension: null,
    listed: false,
    rules,
    calendar: data.calendar,
  };
}

const NO_INTEREST_AGREED: ContractState['interest'] = { agreedPerMyriad: null, basis: 'regulation' };

function incoming(milestone: CollectedMilestone, data: ContractCollected): Milestone {
  const { term = null, dueOn } = milestone;
  const whole: Milestone = {
    ...milestone,
    ...{ state: 'upcoming', supervision: 'none', toleranceAsked: null },
    ...{ acceptance: null, amountConfirmedOn: null, payments: paidBefore(milestone, data) },
    term: term === null ? null : { ...term, agreedOn: dueOn },
  };
  if (milestone.performedOn !== null || isWhole(whole)) return { ...whole, state: 'met' };
  const isPartly = milestone.performedFen > 0 || milestone.performedThousandths > 0;
  return isPartly ? { ...whole, state: 'partly-met' } : whole;
}

/** Of what was paid before it came in only the sum may be known; of such a part nobody is charged interest. */
function paidBefore(
  { performedFen, performedOn }: CollectedMilestone,
  { signedOn, collectedAt }: ContractCollected,
): Milestone['payments'] {
  if (performedFen === 0) return [];
  return [{ on: performedOn ?? signedOn ?? plainDateAt(collectedAt), amountFen: performedFen }];
}
