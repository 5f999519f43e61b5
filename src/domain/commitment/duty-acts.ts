import { officesMay } from '../office-obstacle';
import type { Role } from '../officer';
import { ruleFor } from './command-table';
import type { CommitmentStatus } from './commitment';
import type { CommitmentDuty } from './commitment-rules';
import type { CommitmentCommandType } from './facts';

/** The acts by which each duty is done. */
const DUTY_ACTS = {
  perform: ['record-performance'],
  'explain-overdue': ['explain-overdue'],
  supervise: ['open-supervision', 'conclude-supervision'],
  'answer-proposal': ['answer-proposal'],
  close: ['close'],
} as const satisfies Record<CommitmentDuty, readonly CommitmentCommandType[]>;

/** As whose a body has work in a commitment; whoever stands above or supervises presses, and does not do it. */
export const WORKING_RELATIONS = ['undertaking', 'regulator'] as const;
export type WorkingRelation = (typeof WORKING_RELATIONS)[number];

/** The duties that somebody with these offices does, where their body stands so to the commitment. */
export function dutiesActedBy(roles: readonly Role[], relation: WorkingRelation): readonly CommitmentDuty[] {
  const duties = Object.keys(DUTY_ACTS) as readonly CommitmentDuty[];
  return duties.filter((duty) => DUTY_ACTS[duty].some((act) => mayDo(act, roles, relation)));
}

/** While a commitment stands so, its nodes can be performed. */
export const PERFORMABLE: readonly CommitmentStatus[] = ruleFor('record-performance').statuses;

/** Whether they decide on tolerance (容错), which waits for a second person. */
export const decidesTolerance = (roles: readonly Role[]): boolean =>
  mayDo('grant-tolerance', roles, 'regulator');

/** Whether they confirm, or decline, that a promise was not honoured, which another has proposed. */
export const decidesProposals = (roles: readonly Role[]): boolean =>
  mayDo('confirm-not-honoured', roles, 'regulator');

const mayDo = (act: CommitmentCommandType, roles: readonly Role[], as: WorkingRelation): boolean =>
  officesMay(ruleFor(act).by, roles, as);
