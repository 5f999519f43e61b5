import { officesMay } from '../office-obstacle';
import type { Role } from '../officer';
import type { Relation } from './access';
import { ruleFor } from './command-table';
import type { ContractStatus } from './contract';
import type { ContractDuty } from './contract-rules';
import type { ContractCommandType } from './facts';
import type { ProblemRaiser } from './monitoring';

/** The acts by which each duty is done. What nobody does here yet has none. */
const DUTY_ACTS = {
  'review-legality': ['give-opinion'],
  file: ['file'],
  perform: ['record-performance'],
  'explain-overdue': ['explain-overdue'],
  supervise: ['open-supervision', 'conclude-supervision'],
  'answer-issue': ['answer-problem', 'name-handler'],
  'answer-instruction': [],
  'review-succession': ['review-succession', 'record-negotiation'],
  'settle-dispute': ['record-dispute', 'settle-dispute'],
  compensate: [],
  'close-out': ['close-out'],
  archive: ['archive'],
} as const satisfies Record<ContractDuty, readonly ContractCommandType[]>;

/** As whose a body has work in a contract; whoever stands above or supervises presses, and does not do it. */
export const WORKING_RELATIONS = ['undertaking', 'reporter', 'regulator'] as const;
export type WorkingRelation = (typeof WORKING_RELATIONS)[number];

/** The duties that somebody with these offices does, where their body stands so to the contract. */
export function dutiesActedBy(roles: readonly Role[], relation: WorkingRelation): readonly ContractDuty[] {
  const duties = Object.keys(DUTY_ACTS) as readonly ContractDuty[];
  return duties.filter((duty) => DUTY_ACTS[duty].some((act) => mayDo(act, roles, relation)));
}

/** While a contract stands so, its milestones can be performed. */
export const PERFORMABLE: readonly ContractStatus[] = ruleFor('record-performance').statuses;

/** Whether they decide on tolerance (容错), which waits for a second person. */
export const decidesTolerance = (roles: readonly Role[]): boolean =>
  mayDo('grant-tolerance', roles, 'regulator');

/** Whether they say that a problem is solved, where it was raised as this. */
export const confirmsProblems = (roles: readonly Role[], as: ProblemRaiser): boolean =>
  mayDo('confirm-problem', roles, as);

const mayDo = (act: ContractCommandType, roles: readonly Role[], as: Relation): boolean =>
  officesMay(ruleFor(act).by, roles, as);
