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
/** Demands stand in different states at once: what a command may do is judged on its demand, by `decide`. */
const WITH_VERIFIER = ['transferred', 'verifying', 'rectifying', 'determining'] as const;
const AT_WORK = ['verifying', 'rectifying', 'determining'] as const;
const FROM_TRANSFER = ['accepted', ...WITH_VERIFIER] as const;

const ACCEPTING = { relation: 'accepting', roles: ['registrar', 'acceptance-reviewer'] } as const;
const DISPATCHING = { relation: 'accepting', roles: ['registrar', 'hotline-dispatcher'] } as const;
const HANDLING = { relation: 'verifying', roles: ['case-handler', 'section-head'] } as const;
const TAKING_DOWN = {
  relation: 'verifying',
  roles: ['case-handler', 'section-head', 'legal-reviewer', 'issuer'],
} as const;
const SIGNING_IN = { relation: 'verifying', roles: ['receiving-clerk', 'case-handler'] } as const;
const LIAISON = { relation: 'respondent', roles: ['respondent-liaison', 'respondent-leader'] } as const;
const RESPONDENT_LEADER = { relation: 'respondent', roles: ['respondent-leader'] } as const;
const COMPLAINANT = { relation: 'complainant', roles: [] } as const;
const INSPECTOR = { relation: 'supervising', roles: ['inspector'] } as const;
const SUPERIOR = { relation: 'superior', roles: ['acceptance-reviewer', 'section-head', 'issuer'] } as const;
const SYSTEM = { relation: 'system', roles: [] } as const;
const OFFICE_SYSTEM = { relation: 'office-system', roles: [] } as const;
const CHANNEL = { relation: 'channel', roles: [] } as const;
const APPROVERS = ['acceptance-reviewer', 'section-head', 'legal-reviewer', 'issuer', 'leader'] as const;
/** The upper credit office as a rule; in default of one the inspectorate, or whoever stands above. */
const REVIEWING = {
  relation: 'reviewer',
  roles: ['registrar', 'acceptance-reviewer', 'case-handler', 'section-head', 'issuer', 'inspector'],
} as const;
const SIGNING = [
  { relation: 'accepting', roles: APPROVERS },
  { relation: 'verifying', roles: APPROVERS },
  { relation: 'reviewer', roles: [...APPROVERS, 'inspector'] },
  OFFICE_SYSTEM,
] as const;
/** 本机关负责人: grants an extension of the body's own duties where the rule set says so. */
const HEADS = ['issuer', 'leader'] as const;
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
  assign: alsoSuspended(NOT_CLOSED, [
    { relation: 'accepting', roles: ['acceptance-reviewer', 'registrar'] },
    { relation: 'verifying', roles: ['section-head', 'receiving-clerk'] },
  ]),
  redirect: rule(BEFORE_TRANSFER, [ACCEPTING]),
  'split-by-respondent': rule(BEFORE_TRANSFER, [ACCEPTING]),
  'correct-clerical': rule(OPEN, [ACCEPTING]),
  'confirm-settlement': alsoSuspended(OPEN, [ACCEPTING, HANDLING]),
  'record-instalment': always(COMPLAINT_STATUSES, [ACCEPTING, HANDLING]),
  'record-follow-up': always(
    ['determined', 'closed'],
    [{ relation: 'accepting', roles: ['follow-up-caller', 'registrar'] }, CHANNEL],
  ),
  'hand-over-for-recusal': alsoSuspended(NOT_CLOSED, [ACCEPTING, HANDLING, SUPERIOR]),
  'sign-in': rule(['transferred'], [SIGNING_IN]),
  return: rule(['transferred', 'verifying'], [SIGNING_IN]),
  'notify-respondent': rule(['transferred', 'verifying'], [HANDLING]),
  ask: rule(AT_WORK, [HANDLING]),
  'record-contact-attempt': rule(WITH_VERIFIER, [HANDLING]),
  conclude: rule(AT_WORK, [HANDLING]),
  // 终止办理 closes the case before anybody was told of it.
  explain: rule([...AT_WORK, 'determined', 'closed'], [HANDLING]),
  'order-rectification': rule(AT_WORK, [HANDLING]),
  'confirm-rectification': rule(AT_WORK, [HANDLING]),
  'refuse-completion': rule([...AT_WORK, 'determined'], [HANDLING]),
  'judge-justification': rule(AT_WORK, [HANDLING]),
  'propose-determination': rule(AT_WORK, [HANDLING]),
  'withdraw-proposal': rule(AT_WORK, [HANDLING]),
  'record-defence': rule(AT_WORK, [HANDLING]),
  'hold-hearing': rule(AT_WORK, [HANDLING]),
  'hear-defence': rule(AT_WORK, [HANDLING]),
  determine: rule(AT_WORK, [HANDLING]),
  serve: alsoSuspended(
    [...WITH_VERIFIER, 'determined', 'closed', 'received', 'supplementing', 'accepted'],
    [ACCEPTING, HANDLING],
  ),
  'record-performance': alsoSuspended([...AT_WORK, 'determined'], [HANDLING]),
  'correct-determination': rule([...AT_WORK, 'determined', 'closed'], [HANDLING]),
  'revoke-determination': rule([...AT_WORK, 'determined', 'closed'], [HANDLING]),
  'publish-determination': rule([...AT_WORK, 'determined', 'closed'], [HANDLING]),
  'withdraw-publication': alsoSuspended([...AT_WORK, 'determined', 'closed'], [TAKING_DOWN]),
  'decide-review': rule(['determined', 'closed'], [REVIEWING]),
  answer: rule(FROM_TRANSFER, [LIAISON]),
  'report-progress': rule([...FROM_TRANSFER, 'determined'], [LIAISON]),
  'claim-justification': rule(FROM_TRANSFER, [LIAISON]),
  'declare-refusal': rule(FROM_TRANSFER, [RESPONDENT_LEADER]),
  defend: rule(FROM_TRANSFER, [LIAISON]),
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
  approve: alsoSuspended(COMPLAINT_STATUSES, SIGNING),
  'return-for-revision': alsoSuspended(COMPLAINT_STATUSES, SIGNING),
  'link-duplicate': always(NOT_CLOSED, [ACCEPTING, DISPATCHING, HANDLING]),
  'unlink-duplicate': always(COMPLAINT_STATUSES, [ACCEPTING, DISPATCHING, HANDLING]),
  'link-contract': always(NOT_CLOSED, [ACCEPTING, DISPATCHING, HANDLING]),
  'unlink-contract': always(COMPLAINT_STATUSES, [ACCEPTING, DISPATCHING, HANDLING]),
  urge: always(COMPLAINT_STATUSES, [INSPECTOR, SUPERIOR]),
  list: always(NOT_CLOSED, [INSPECTOR]),
  'appoint-verifier': rule(['accepted', 'transferred', 'verifying'], [INSPECTOR, SUPERIOR]),
  'grant-extension': rule(OPEN, [
    INSPECTOR,
    SUPERIOR,
    { relation: 'accepting', roles: HEADS },
    { relation: 'verifying', roles: HEADS },
  ]),
  suspend: rule(OPEN, [HANDLING, SUPERIOR, INSPECTOR, OFFICE_SYSTEM]),
  resume: alsoSuspended(OPEN, [HANDLING, SUPERIOR, INSPECTOR, OFFICE_SYSTEM]),
  discontinue: alsoSuspended(OPEN, [HANDLING]),
  'record-instruction': always(COMPLAINT_STATUSES, [
    RECORDER('superior'),
    RECORDER('supervising'),
    RECORDER('accepting'),
    RECORDER('verifying'),
  ]),
  'answer-instruction': always(COMPLAINT_STATUSES, [ACCEPTING, HANDLING]),
  reassign: alsoSuspended(NOT_CLOSED, [INSPECTOR, SUPERIOR]),
  'notice-undelivered': always(COMPLAINT_STATUSES, [SYSTEM]),
  'calendar-imported': always(COMPLAINT_STATUSES, [SYSTEM]),
  'respondent-succeeded': always(COMPLAINT_STATUSES, [SYSTEM]),
  'body-succeeded': always(COMPLAINT_STATUSES, [SYSTEM]),
  'officer-succeeded': always(COMPLAINT_STATUSES, [SYSTEM]),
  'leading-case-answered': always(COMPLAINT_STATUSES, [SYSTEM]),
  'delivery-failed': always(COMPLAINT_STATUSES, [OFFICE_SYSTEM]),
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
