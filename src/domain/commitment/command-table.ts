import type { Relation } from '../contract/access';
import type { OfficeRule } from '../office-obstacle';
import { COMMITMENT_STATUSES, type CommitmentStatus } from './commitment';
import type { CommitmentCommandType } from './facts';

/** Who may issue a command, and in which status. One table, asked by the workflow, the store and the console. */
export interface CommandRule {
  readonly statuses: readonly CommitmentStatus[];
  readonly by: readonly OfficeRule<Relation>[];
}

const RUNNING = ['registered', 'performing'] as const;
const ENDED = ['honoured', 'partly-honoured', 'not-honoured', 'withdrawn'] as const;
const OPEN = [...RUNNING, ...ENDED] as const;

const MANAGING = { relation: 'undertaking', roles: ['contract-manager', 'section-head'] } as const;
const REGULATING = { relation: 'regulator', roles: ['case-handler', 'section-head'] } as const;
const DECIDING = { relation: 'regulator', roles: ['section-head', 'issuer'] } as const;
const INSPECTOR = { relation: 'supervising', roles: ['inspector'] } as const;
const SUPERIOR = { relation: 'superior', roles: ['section-head', 'issuer', 'leader'] } as const;
const SYSTEM = { relation: 'system', roles: [] } as const;

const rule = (statuses: CommandRule['statuses'], by: CommandRule['by']): CommandRule => ({ statuses, by });

const COMMAND_TABLE: Readonly<Record<CommitmentCommandType, CommandRule>> = {
  'record-performance': rule(RUNNING, [MANAGING]),
  'explain-overdue': rule(RUNNING, [MANAGING]),
  'open-supervision': rule(RUNNING, [REGULATING, INSPECTOR]),
  'conclude-supervision': rule(RUNNING, [REGULATING, INSPECTOR]),
  'ask-tolerance': rule(RUNNING, [MANAGING, REGULATING]),
  'grant-tolerance': rule(RUNNING, [DECIDING]),
  'refuse-tolerance': rule(RUNNING, [DECIDING]),
  'propose-not-honoured': rule(RUNNING, [REGULATING]),
  'answer-proposal': rule(RUNNING, [MANAGING]),
  'confirm-not-honoured': rule(RUNNING, [DECIDING]),
  'decline-not-honoured': rule(RUNNING, [DECIDING]),
  change: rule(RUNNING, [MANAGING]),
  withdraw: rule(RUNNING, [MANAGING]),
  'link-contract': rule(OPEN, [MANAGING]),
  'assign-manager': rule(OPEN, [MANAGING]),
  close: rule(ENDED, [MANAGING]),
  urge: rule(OPEN, [INSPECTOR, SUPERIOR, REGULATING]),
  'notice-undelivered': rule(COMMITMENT_STATUSES, [SYSTEM]),
  'calendar-imported': rule(COMMITMENT_STATUSES, [SYSTEM]),
  'promisor-succeeded': rule(COMMITMENT_STATUSES, [SYSTEM]),
};

export const ruleFor = (type: CommitmentCommandType): CommandRule => COMMAND_TABLE[type];

export const COMMAND_TYPES = Object.keys(COMMAND_TABLE) as readonly CommitmentCommandType[];
