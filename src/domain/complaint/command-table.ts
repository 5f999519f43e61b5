import type { Role } from '../officer';
import type { Relation } from './access';
import { COMPLAINT_STATUSES, type ComplaintStatus } from './complaint';
import type { ComplaintCommandType } from './facts';

/** Who may issue a command, and in which status. One table, asked by the workflow, the store and the console. */
export interface CommandRule {
  readonly statuses: readonly ComplaintStatus[];
  readonly by: readonly { readonly relation: Relation; readonly roles: readonly Role[] }[];
  /** Still open while the handling is suspended (中止办理). */
  readonly whileSuspended: boolean;
  /** Open on a case that a channel handles in its own system (归集件). */
  readonly whenFollowed: boolean;
}

const OPEN = COMPLAINT_STATUSES.filter((status) => status !== 'closed' && status !== 'determined');
const NOT_CLOSED = COMPLAINT_STATUSES.filter((status) => status !== 'closed');
const BEFORE_TRANSFER = ['received', 'supplementing', 'accepted'] as const;
const WITH_VERIFIER = ['transferred', 'verifying', 'rectifying', 'determining'] as const;
const AFTER_CONCLUSION = ['rectifying', 'determining', 'determined'] as const;

const ACCEPTING = { relation: 'accepting', roles: ['registrar', 'acceptance-reviewer'] } as const;
const DISPATCHING = { relation: 'accepting', roles: ['registrar', 'hotline-dispatcher'] } as const;
const HANDLING = { relation: 'verifying', roles: ['case-handler', 'section-head'] } as const;
const SIGNING_IN = { relation: 'verifying', roles: ['receiving-clerk', 'case-handler'] } as const;
const LIAISON = { relation: 'respondent', roles: ['respondent-liaison', 'respondent-leader'] } as const;
const RESPONDENT_LEADER = { relation: 'respondent', roles: ['respondent-leader'] } as const;
const COMPLAINANT = { relation: 'complainant', roles: [] } as const;
const INSPECTOR = { relation: 'supervising', roles: ['inspector'] } as const;
const SUPERIOR = { relation: 'superior', roles: ['acceptance-reviewer', 'section-head', 'issuer'] } as const;
const SYSTEM = { relation: 'system', roles: [] } as const;
const CHANNEL = { relation: 'channel', roles: [] } as const;
const APPROVERS = ['acceptance-reviewer', 'section-head', 'legal-reviewer', 'issuer', 'leader'] as const;
const RECORDER = (relation: Relation) =>
  ({ relation, roles: ['instruction-recorder', 'inspector'] }) as const;

type By = CommandRule['by'];

function rule(statuses: readonly ComplaintStatus[], by: By): CommandRule {
  return { statuses, by, whileSuspended: false, whenFollowed: false };
}
function alsoSuspended(statuses: readonly ComplaintStatus[], by: By): CommandRule {
  return { statuses, by, whileSuspended: true, whenFollowed: false };
}
function always(statuses: readonly ComplaintStatus[], by: By): CommandRule {
  return { statuses, by, whileSuspended: true, whenFollowed: true };
}

export const COMMAND_TABLE = {
  'request-supplement': rule(['received'], [ACCEPTING]),
  accept: rule(['received'], [ACCEPTING]),
  reject: rule(BEFORE_TRANSFER, [ACCEPTING]),
  transfer: rule(['accepted'], [ACCEPTING, DISPATCHING]),
  assign: alsoSuspended(OPEN, [
    { relation: 'accepting', roles: ['acceptance-reviewer', 'registrar'] },
    { relation: 'verifying', roles: ['section-head', 'receiving-clerk'] },
  ]),
  redirect: rule(BEFORE_TRANSFER, [ACCEPTING]),
  'split-by-respondent': rule(BEFORE_TRANSFER, [ACCEPTING]),
  'correct-clerical': rule(OPEN, [ACCEPTING]),
  'confirm-settlement': rule(OPEN, [ACCEPTING, HANDLING]),
  'record-instalment': always(COMPLAINT_STATUSES, [ACCEPTING, HANDLING]),
  'record-follow-up': always(
    ['determined', 'closed'],
    [{ relation: 'accepting', roles: ['follow-up-caller', 'registrar'] }],
  ),
  'hand-over-for-recusal': alsoSuspended(OPEN, [ACCEPTING, HANDLING, SUPERIOR]),
  'sign-in': rule(['transferred'], [SIGNING_IN]),
  return: rule(['transferred', 'verifying'], [SIGNING_IN]),
  'notify-respondent': rule(['transferred', 'verifying'], [HANDLING]),
  ask: rule(['verifying', 'rectifying', 'determining'], [HANDLING]),
  'record-contact-attempt': rule(WITH_VERIFIER, [HANDLING]),
  conclude: rule(['verifying', 'rectifying', 'determining'], [HANDLING]),
  explain: rule([...AFTER_CONCLUSION, 'verifying'], [HANDLING]),
  'order-rectification': rule(['verifying', 'rectifying', 'determining'], [HANDLING]),
  'confirm-rectification': rule(['rectifying', 'determining'], [HANDLING]),
  'refuse-completion': rule(['rectifying', 'determining'], [HANDLING]),
  'judge-justification': rule(['rectifying', 'determining'], [HANDLING]),
  'propose-determination': rule(['verifying', 'rectifying', 'determining'], [HANDLING]),
  'hear-defence': rule(['determining'], [HANDLING]),
  determine: rule(['determining'], [HANDLING]),
  serve: alsoSuspended(
    [...WITH_VERIFIER, 'determined', 'closed', 'received', 'supplementing', 'accepted'],
    [ACCEPTING, HANDLING],
  ),
  'record-performance': always(['determined', 'closed'], [HANDLING]),
  'correct-determination': rule(['determined'], [HANDLING]),
  'revoke-determination': rule(['determined'], [HANDLING]),
  'decide-review': rule(['determined', 'closed'], [SUPERIOR, INSPECTOR]),
  answer: rule(['transferred', 'verifying', 'rectifying'], [LIAISON]),
  'report-progress': rule(['rectifying', 'determining', 'determined'], [LIAISON]),
  'claim-justification': rule(['rectifying', 'determining'], [LIAISON]),
  'declare-refusal': rule(['verifying', 'rectifying'], [RESPONDENT_LEADER]),
  defend: rule(['determining'], [LIAISON]),
  'name-right-body': rule(['transferred', 'verifying'], [LIAISON]),
  'supply-supplement': rule(['supplementing'], [COMPLAINANT]),
  'add-evidence': alsoSuspended(NOT_CLOSED, [COMPLAINANT]),
  reply: alsoSuspended(OPEN, [COMPLAINANT]),
  'agree-to-be-named': alsoSuspended(OPEN, [COMPLAINANT]),
  withdraw: always(OPEN, [COMPLAINANT]),
  settle: alsoSuspended(OPEN, [COMPLAINANT]),
  rate: always(['determined', 'closed'], [COMPLAINANT]),
  'request-review': always(['determined', 'closed'], [COMPLAINANT]),
  'call-off-agent': always(COMPLAINT_STATUSES, [COMPLAINANT]),
  approve: rule(COMPLAINT_STATUSES, [
    { relation: 'accepting', roles: APPROVERS },
    { relation: 'verifying', roles: APPROVERS },
    SYSTEM,
  ]),
  'return-for-revision': rule(COMPLAINT_STATUSES, [
    { relation: 'accepting', roles: APPROVERS },
    { relation: 'verifying', roles: APPROVERS },
    SYSTEM,
  ]),
  urge: always(NOT_CLOSED, [INSPECTOR, SUPERIOR]),
  list: always(NOT_CLOSED, [INSPECTOR]),
  'appoint-verifier': rule(['accepted', 'transferred', 'verifying'], [INSPECTOR, SUPERIOR]),
  'grant-extension': rule(OPEN, [INSPECTOR, SUPERIOR]),
  suspend: rule(OPEN, [HANDLING, SUPERIOR, INSPECTOR]),
  resume: alsoSuspended(OPEN, [HANDLING, SUPERIOR, INSPECTOR]),
  discontinue: alsoSuspended(OPEN, [HANDLING]),
  'record-instruction': always(COMPLAINT_STATUSES, [
    RECORDER('superior'),
    RECORDER('supervising'),
    RECORDER('accepting'),
    RECORDER('verifying'),
  ]),
  'answer-instruction': always(COMPLAINT_STATUSES, [ACCEPTING, HANDLING]),
  reassign: alsoSuspended(OPEN, [INSPECTOR, SUPERIOR]),
  'calendar-imported': always(COMPLAINT_STATUSES, [SYSTEM]),
  'respondent-succeeded': always(COMPLAINT_STATUSES, [SYSTEM]),
  'channel-progressed': always(OPEN, [CHANNEL]),
} as const satisfies Record<ComplaintCommandType, CommandRule>;

/** The command types that may be issued in a status, for the answer to a refusal. */
export function commandsIn(status: ComplaintStatus): readonly ComplaintCommandType[] {
  return COMMAND_TYPES.filter((type) => ruleFor(type).statuses.includes(status));
}

export function ruleFor(type: ComplaintCommandType): CommandRule {
  return COMMAND_TABLE[type];
}

export const COMMAND_TYPES = Object.keys(COMMAND_TABLE) as readonly ComplaintCommandType[];
