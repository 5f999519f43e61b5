import type { CaseEvent } from '../case';
import type { Budget } from '../deadline';
import type { OfficerId, OrganizationId } from '../ids';
import { COMPLAINANT_PARTY_LABELS } from '../labels';
import type { Actor, Role } from '../officer';
import { COMPLAINT_DUTIES, type ComplaintDuty, type ComplaintRules } from '../policy';
import { ROLE_LABELS } from '../role-labels';
import { budgetWords } from '../rule-words';
import { ruleFor } from './command-table';
import type { ComplaintData, ComplaintEventType, DataOf } from './events';
import type { ComplaintCommandType } from './facts';
import { CHANNEL_LABELS, DUTY_LABELS } from './labels';

/** What a journal may look up. A complainant has no name in it: none is asked for. */
export interface JournalNames {
  readonly organization: (id: OrganizationId) => string;
  readonly officer: (id: OfficerId) => string;
  /** The rules of the case; with them a sentence also says how long the next step may take. */
  readonly rules?: ComplaintRules;
}

/** One event on its way to become a sentence. */
export interface Told<Type extends ComplaintEventType> {
  readonly data: DataOf<Type>;
  /** The office and the role of who acted: 市发展和改革委员会登记员李某. */
  readonly who: string;
  readonly names: JournalNames;
  /** `，核实期限自次日起算5个工作日`; empty when the rules give the duty no clock, or are not known here. */
  readonly clock: (duty: ComplaintDuty) => string;
}

export type Sentences<Types extends ComplaintEventType> = {
  readonly [Type in Types]: (told: Told<Type>) => string;
};

/** Whose act an event is when its name does not say so; null: the law's, or the clock's. */
const COMMANDS_OF_EVENT: Readonly<Partial<Record<ComplaintEventType, ComplaintCommandType>>> = {
  'supplement-requested': 'request-supplement',
  'complaint-accepted': 'accept',
  'complaint-transferred': 'transfer',
  'officer-assigned': 'assign',
  'complaint-redirected': 'redirect',
  'complaint-split': 'split-by-respondent',
  'clerical-error-corrected': 'correct-clerical',
  'settlement-confirmed': 'confirm-settlement',
  'instalment-recorded': 'record-instalment',
  'follow-up-recorded': 'record-follow-up',
  'handled-again': 'record-follow-up',
  'handed-over-for-recusal': 'hand-over-for-recusal',
  'transfer-signed-in': 'sign-in',
  'complaint-returned': 'return',
  'appointment-requested': 'return',
  'respondent-notified': 'notify-respondent',
  'question-asked': 'ask',
  'contact-attempted': 'record-contact-attempt',
  'result-explained': 'explain',
  'rectification-confirmed': 'confirm-rectification',
  'completion-refused': 'refuse-completion',
  'justification-judged': 'judge-justification',
  'determination-proposed': 'propose-determination',
  'proposal-withdrawn': 'withdraw-proposal',
  'defence-heard': 'hear-defence',
  'document-served': 'serve',
  'performance-recorded': 'record-performance',
  'determination-corrected': 'correct-determination',
  'review-decided': 'decide-review',
  'answer-given': 'answer',
  'progress-reported': 'report-progress',
  'justification-claimed': 'claim-justification',
  'refusal-declared': 'declare-refusal',
  'defence-submitted': 'defend',
  'right-body-named': 'name-right-body',
  'duplicate-linked': 'link-duplicate',
  'duplicate-unlinked': 'unlink-duplicate',
  urged: 'urge',
  'complaint-listed': 'list',
  'verifier-appointed': 'appoint-verifier',
  'extension-granted': 'grant-extension',
  'handling-suspended': 'suspend',
  'handling-resumed': 'resume',
  'instruction-recorded': 'record-instruction',
  'instruction-answered': 'answer-instruction',
  'case-reassigned': 'reassign',
};

/** The office in which somebody acted: of those they hold, one that may do such a thing. */
function actingRole(roles: readonly Role[], type: ComplaintEventType): Role | undefined {
  const fits = ruleFor(COMMANDS_OF_EVENT[type] ?? 'approve').by.flatMap((by) => by.roles);
  return roles.find((role) => fits.includes(role)) ?? roles[0];
}

function officerWords(
  actor: Extract<Actor, { type: 'officer' }>,
  type: ComplaintEventType,
  names: JournalNames,
): string {
  const role = actingRole(actor.roles, type);
  const office = `${names.organization(actor.organizationId)}${role === undefined ? '' : ROLE_LABELS[role]}`;
  const deputising = actor.onBehalfOf === undefined ? '' : `（代${names.officer(actor.onBehalfOf)}）`;
  return `${office}${names.officer(actor.officerId)}${deputising}`;
}

/** Who acted, as the journal calls them. A complainant is 投诉人 or 代理人 and nothing more. */
export function whoOf({ actor, data }: CaseEvent<ComplaintData>, names: JournalNames): string {
  switch (actor.type) {
    case 'officer':
      return officerWords(actor, data.type, names);
    case 'complainant':
      return COMPLAINANT_PARTY_LABELS[actor.party];
    case 'channel':
      return `${CHANNEL_LABELS[actor.channel]}（${names.organization(actor.organizationId)}）`;
    case 'office-system':
      return actor.officer === null
        ? `${names.organization(actor.organizationId)}办公系统“${actor.name}”`
        : `${officerWords({ ...actor.officer, type: 'officer' }, data.type, names)}（经办公系统“${actor.name}”）`;
    case 'system':
      return '系统';
  }
}

const countedFrom = (budget: Budget): string =>
  budget.unit === 'date' ? budgetWords(budget) : `自次日起算${budgetWords(budget)}`;

/** `，核实期限自次日起算5个工作日`. A target of our own is called so. */
export function clockWords(rules: ComplaintRules | undefined, duty: ComplaintDuty): string {
  const limit = rules?.limits[duty] ?? null;
  if (limit === null) return '';
  if (limit.budget !== null) return `，${DUTY_LABELS[duty]}期限${countedFrom(limit.budget)}`;
  if (limit.internalTarget === null) return '';
  return `，应及时${DUTY_LABELS[duty]}（文件未规定具体时限，内部目标${countedFrom(limit.internalTarget)}）`;
}

/** `rectify/<demand>` is the duty `rectify`. */
export function dutyOf(dutyId: string): ComplaintDuty | null {
  return COMPLAINT_DUTIES.find((duty) => dutyId === duty || dutyId.startsWith(`${duty}/`)) ?? null;
}

export function dutyWords(dutyId: string): string {
  const duty = dutyOf(dutyId);
  return duty === null ? dutyId : DUTY_LABELS[duty];
}
