import { COMMAND_LABELS, EVENT_LABELS } from './act-labels';
import {
  AMENDMENT_GROUND_LABELS,
  BREACH_BY_LABELS,
  CHECK_FINDING_LABELS,
  DISPUTE_WAY_LABELS,
  DUTY_LABELS,
  MILESTONE_KIND_LABELS,
  MILESTONE_STATE_LABELS,
  OUTCOME_LABELS,
  OVERDUE_REASON_LABELS,
  OWNER_LABELS,
  PRICE_TYPE_LABELS,
  PROBLEM_ASSIGNEE_LABELS,
  PROBLEM_SEVERITY_LABELS,
  PROBLEM_STATE_LABELS,
  QUANTITY_UNIT_LABELS,
  REVIEW_OPINION_LABELS,
  ROUTE_LABELS,
  SCALE_LABELS,
  SIDE_LABELS,
  STATUS_LABELS,
  SUPERVISION_FORM_LABELS,
  SUPERVISION_RESULT_LABELS,
  SUSPENSION_GROUND_LABELS,
  TOLERANCE_GROUND_LABELS,
} from './labels';
import {
  ACCEPTANCE_RESULT_LABELS,
  BUYER_CONDUCT_LABELS,
  INTEREST_BASIS_LABELS,
  PAYMENT_FINDING_LABELS,
  PAYMENT_ISSUE_LABELS,
  PAYMENT_START_LABELS,
  RATE_SOURCE_LABELS,
} from './payment-words';
import { SUCCESSION_LABELS } from './succession-labels';

/** What people call every code of a contract; the English words are in `labels.en.ts`. */
export const CHINESE_CONTRACT_LABELS = {
  statuses: STATUS_LABELS,
  outcomes: OUTCOME_LABELS,
  routes: ROUTE_LABELS,
  sides: SIDE_LABELS,
  owners: OWNER_LABELS,
  scales: SCALE_LABELS,
  priceTypes: PRICE_TYPE_LABELS,
  units: QUANTITY_UNIT_LABELS,
  milestoneKinds: MILESTONE_KIND_LABELS,
  milestoneStates: MILESTONE_STATE_LABELS,
  supervisions: SUPERVISION_RESULT_LABELS,
  opinions: REVIEW_OPINION_LABELS,
  amendmentGrounds: AMENDMENT_GROUND_LABELS,
  suspensionGrounds: SUSPENSION_GROUND_LABELS,
  acceptanceResults: ACCEPTANCE_RESULT_LABELS,
  buyerConducts: BUYER_CONDUCT_LABELS,
  paymentStarts: PAYMENT_START_LABELS,
  paymentIssues: PAYMENT_ISSUE_LABELS,
  paymentFindings: PAYMENT_FINDING_LABELS,
  rateSources: RATE_SOURCE_LABELS,
  interestBases: INTEREST_BASIS_LABELS,
  overdueReasons: OVERDUE_REASON_LABELS,
  supervisionForms: SUPERVISION_FORM_LABELS,
  toleranceGrounds: TOLERANCE_GROUND_LABELS,
  disputeWays: DISPUTE_WAY_LABELS,
  breachers: BREACH_BY_LABELS,
  checkFindings: CHECK_FINDING_LABELS,
  problemSeverities: PROBLEM_SEVERITY_LABELS,
  problemStates: PROBLEM_STATE_LABELS,
  problemAssignees: PROBLEM_ASSIGNEE_LABELS,
  ...SUCCESSION_LABELS,
  duties: DUTY_LABELS,
  commands: COMMAND_LABELS,
  events: EVENT_LABELS,
} as const;

/** A word for every code. A new code does not compile without its words. */
export type ContractLabels = {
  readonly [Table in keyof typeof CHINESE_CONTRACT_LABELS]: {
    readonly [Code in keyof (typeof CHINESE_CONTRACT_LABELS)[Table]]: string;
  };
};
