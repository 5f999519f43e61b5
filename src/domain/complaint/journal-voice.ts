import type { ActorNames } from '../actor-words';
import type { Role } from '../officer';
import { COMPLAINT_DUTIES, type ComplaintDuty, type ComplaintRules } from '../policy';
import { ruleFor } from './command-table';
import type { ComplaintEventType, DataOf } from './events';
import type { ComplaintCommandType } from './facts';
import { DUTY_LABELS } from './labels';

/** What a journal may look up. A complainant has no name in it: none is asked for. */
export interface JournalNames extends ActorNames {
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
  'defence-recorded': 'record-defence',
  'hearing-held': 'hold-hearing',
  'right-body-named': 'name-right-body',
  'duplicate-linked': 'link-duplicate',
  'duplicate-unlinked': 'unlink-duplicate',
  'contract-linked': 'link-contract',
  'contract-unlinked': 'unlink-contract',
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

/** The offices in which such a thing is done. */
export const rolesBehind = (type: ComplaintEventType): readonly Role[] =>
  ruleFor(COMMANDS_OF_EVENT[type] ?? 'approve').by.flatMap(({ roles }) => roles);

/** `rectify/<demand>` is the duty `rectify`. */
export function dutyOf(dutyId: string): ComplaintDuty | null {
  return COMPLAINT_DUTIES.find((duty) => dutyId === duty || dutyId.startsWith(`${duty}/`)) ?? null;
}

export function dutyWords(dutyId: string): string {
  const duty = dutyOf(dutyId);
  return duty === null ? dutyId : DUTY_LABELS[duty];
}
