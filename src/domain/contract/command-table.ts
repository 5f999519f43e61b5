import type { Role } from '../officer';
import type { Relation } from './access';
import { CONTRACT_STATUSES, type ContractStatus } from './contract';
import type { ContractCommandType } from './facts';

/** Who may issue a command, and in which status. One table, asked by the workflow, the store and the console. */
export interface CommandRule {
  readonly statuses: readonly ContractStatus[];
  readonly by: readonly { readonly relation: Relation; readonly roles: readonly Role[] }[];
  /** Still open while performance is suspended (不可抗力). */
  readonly whileSuspended: boolean;
}

const IN_FORCE = ['signed', 'filed', 'performing', 'performed'] as const;
const RUNNING = ['signed', 'filed', 'performing'] as const;
const OPEN = CONTRACT_STATUSES.filter((status) => status !== 'closed-out' && status !== 'archived');

/** What was assigned is seen to its end, even where the rules let a contract be closed out before. */
const UNTIL_ARCHIVED = [...OPEN, 'closed-out'] as const;

const MANAGING = { relation: 'undertaking', roles: ['contract-manager', 'section-head'] } as const;
/** 合同主办部门的法制机构; the justice bureau's officers sit above it. */
const REVIEWING = { relation: 'undertaking', roles: ['legal-reviewer', 'justice-officer'] } as const;
const REPORTING = { relation: 'reporter', roles: ['contract-manager', 'collection-reporter'] } as const;
const REGULATING = { relation: 'regulator', roles: ['case-handler', 'section-head'] } as const;
const DECIDING = { relation: 'regulator', roles: ['section-head', 'issuer'] } as const;
const INSPECTOR = { relation: 'supervising', roles: ['inspector'] } as const;
const SUPERIOR = { relation: 'superior', roles: ['section-head', 'issuer', 'leader'] } as const;
const OFFICE_SYSTEM = { relation: 'office-system', roles: [] } as const;
const SYSTEM = { relation: 'system', roles: [] } as const;

function rule(statuses: readonly ContractStatus[], by: CommandRule['by']): CommandRule {
  return { statuses, by, whileSuspended: false };
}
function always(statuses: readonly ContractStatus[], by: CommandRule['by']): CommandRule {
  return { statuses, by, whileSuspended: true };
}

export const COMMAND_TABLE = {
  'submit-for-review': rule(['draft'], [MANAGING]),
  'give-opinion': rule(['reviewing'], [REVIEWING]),
  'answer-decision-item': rule(['draft', 'approved'], [MANAGING]),
  'record-signature': rule(['draft', 'approved'], [MANAGING, OFFICE_SYSTEM]),
  file: always(['signed'], [REGULATING]),
  'record-performance': rule(IN_FORCE, [MANAGING, REPORTING, OFFICE_SYSTEM]),
  'correct-performance': rule(IN_FORCE, [MANAGING, REPORTING]),
  'waive-milestone': rule(RUNNING, [MANAGING]),
  // payments by law
  'record-acceptance': rule(RUNNING, [MANAGING, REPORTING, OFFICE_SYSTEM]),
  'confirm-amount': rule(RUNNING, [MANAGING, REPORTING, OFFICE_SYSTEM]),
  // what a payment system tells, at any time; who matches it by hand vouches for it
  'report-payment': always(CONTRACT_STATUSES, [OFFICE_SYSTEM, MANAGING, REPORTING]),
  'place-payment': always(IN_FORCE, [MANAGING, REPORTING]),
  'disown-payment': always(CONTRACT_STATUSES, [MANAGING, REPORTING]),
  'explain-overdue': always(RUNNING, [MANAGING, REPORTING]),
  amend: always(RUNNING, [MANAGING]),
  suspend: rule(RUNNING, [MANAGING, REGULATING]),
  resume: always(RUNNING, [MANAGING, REGULATING]),
  'open-supervision': always(RUNNING, [REGULATING, INSPECTOR]),
  'conclude-supervision': always(RUNNING, [REGULATING, INSPECTOR]),
  'ask-tolerance': rule(RUNNING, [MANAGING, REGULATING]),
  'grant-tolerance': rule(RUNNING, [DECIDING]),
  'refuse-tolerance': rule(RUNNING, [DECIDING]),
  terminate: always(RUNNING, [MANAGING, REGULATING]),
  rescind: always(RUNNING, [MANAGING]),
  'record-dispute': always(['terminated'], [MANAGING, REGULATING]),
  'settle-dispute': always(['terminated'], [MANAGING, REGULATING]),
  'open-determination': always([...RUNNING, 'terminated'], [REGULATING, SUPERIOR]),
  'open-succession-review': always(OPEN, [MANAGING, INSPECTOR, SYSTEM]),
  'record-negotiation': always(OPEN, [MANAGING]),
  'review-succession': always(OPEN, [MANAGING]),
  'close-out': always(['performed', 'terminated'], [MANAGING]),
  archive: always(['closed-out'], [MANAGING]),
  'assign-manager': always(OPEN, [{ relation: 'undertaking', roles: ['section-head', 'contract-manager'] }]),
  'record-check': always(IN_FORCE, [MANAGING, REGULATING]),
  'report-problem': always(OPEN, [MANAGING, REGULATING, INSPECTOR]),
  'name-handler': always(UNTIL_ARCHIVED, [MANAGING, REPORTING, REGULATING]),
  'answer-problem': always(UNTIL_ARCHIVED, [MANAGING, REPORTING, REGULATING]),
  'confirm-problem': always(UNTIL_ARCHIVED, [MANAGING, REGULATING, INSPECTOR]),
  'return-problem': always(UNTIL_ARCHIVED, [MANAGING, REGULATING, INSPECTOR]),
  'withdraw-problem': always(UNTIL_ARCHIVED, [MANAGING, REGULATING, INSPECTOR]),
  urge: always(OPEN, [INSPECTOR, SUPERIOR, REGULATING]),
  list: always(OPEN, [INSPECTOR]),
  'notice-undelivered': always(CONTRACT_STATUSES, [SYSTEM]),
  'calendar-imported': always(CONTRACT_STATUSES, [SYSTEM]),
  'undertaking-succeeded': always(CONTRACT_STATUSES, [SYSTEM]),
  'body-succeeded': always(CONTRACT_STATUSES, [SYSTEM]),
  'determination-answered': always(CONTRACT_STATUSES, [SYSTEM]),
  'complaint-told': always(CONTRACT_STATUSES, [SYSTEM]),
  'complaint-answered': always(CONTRACT_STATUSES, [SYSTEM]),
  'complaint-unlinked': always(CONTRACT_STATUSES, [SYSTEM]),
} as const satisfies Record<ContractCommandType, CommandRule>;

export function ruleFor(type: ContractCommandType): CommandRule {
  return COMMAND_TABLE[type];
}

export const COMMAND_TYPES = Object.keys(COMMAND_TABLE) as readonly ContractCommandType[];
