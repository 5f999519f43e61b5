import type { Role } from '../officer';
import type { UnreachedNames } from '../unreached-words';
import { ruleFor } from './command-table';
import type { Milestone, QuantityUnit } from './contract';
import { CONTRACT_DUTIES, type ContractDuty, type ContractRules } from './contract-rules';
import type { ContractEventType, DataOf } from './events';
import type { ContractCommandType } from './facts';
import { DUTY_LABELS, MILESTONE_KIND_LABELS } from './labels';
import { problemNumber } from './problem';

/** What a journal may look up. A contact has no name in it: none is asked for. */
export interface JournalNames extends UnreachedNames {
  /** The contract's milestones, in their order, so that a sentence says which one. */
  readonly milestones?: readonly Pick<Milestone, 'milestoneId' | 'kind' | 'quantity'>[];
  /** The rules of the contract; with them a sentence also says how long the next step may take. */
  readonly rules?: Pick<ContractRules, 'limits' | 'monitoring' | 'decision'>;
}

/** One event on its way to become a sentence. */
export interface Told<Type extends ContractEventType> {
  readonly data: DataOf<Type>;
  /** The office and the role of who acted: 市财政局合同管理员李某. */
  readonly who: string;
  readonly names: JournalNames;
  /** 第2个节点（付款）. */
  readonly node: (milestoneId: string) => string;
  /** `，备案期限自次日起算5个工作日`; empty when the rules give the duty no clock, or are not known here. */
  readonly clock: (duty: ContractDuty) => string;
}

export type Sentences<Types extends ContractEventType> = {
  readonly [Type in Types]: (told: Told<Type>) => string;
};

/** Whose act an event is; the law's and the clock's are nobody's. */
const COMMANDS_OF_EVENT: Readonly<Partial<Record<ContractEventType, ContractCommandType>>> = {
  'contract-collected': 'record-performance',
  'review-requested': 'submit-for-review',
  'opinion-given': 'give-opinion',
  'decision-item-answered': 'answer-decision-item',
  'signature-recorded': 'record-signature',
  'contract-filed': 'file',
  'performance-recorded': 'record-performance',
  'performance-corrected': 'correct-performance',
  'milestone-waived': 'waive-milestone',
  'acceptance-recorded': 'record-acceptance',
  'amount-confirmed': 'confirm-amount',
  'payment-reported': 'report-payment',
  'payment-placed': 'place-payment',
  'payment-disowned': 'disown-payment',
  'overdue-explained': 'explain-overdue',
  'contract-amended': 'amend',
  'performance-suspended': 'suspend',
  'performance-resumed': 'resume',
  'supervision-opened': 'open-supervision',
  'supervision-concluded': 'conclude-supervision',
  'tolerance-asked': 'ask-tolerance',
  'tolerance-granted': 'grant-tolerance',
  'tolerance-refused': 'refuse-tolerance',
  'contract-terminated': 'terminate',
  'contract-rescinded': 'rescind',
  'dispute-recorded': 'record-dispute',
  'dispute-settled': 'settle-dispute',
  'determination-opened': 'open-determination',
  'contract-closed-out': 'close-out',
  'contract-archived': 'archive',
  'manager-assigned': 'assign-manager',
  'succession-review-opened': 'open-succession-review',
  'negotiation-recorded': 'record-negotiation',
  'succession-reviewed': 'review-succession',
  'contract-checked': 'record-check',
  'problem-reported': 'report-problem',
  'handler-named': 'name-handler',
  'problem-answered': 'answer-problem',
  'problem-confirmed': 'confirm-problem',
  'problem-returned': 'return-problem',
  'problem-withdrawn': 'withdraw-problem',
  'contract-urged': 'urge',
  'contract-listed': 'list',
};

/** The offices in which such a thing is done. */
export function rolesBehind(type: ContractEventType): readonly Role[] {
  const command = COMMANDS_OF_EVENT[type];
  return command === undefined ? [] : ruleFor(command).by.flatMap(({ roles }) => roles);
}

/** In what a milestone's things are counted; null where it names no quantity, or nobody knows. */
export const unitOf = ({ milestones = [] }: JournalNames, milestoneId: string): QuantityUnit | null =>
  milestones.find((milestone) => milestone.milestoneId === milestoneId)?.quantity?.unitCode ?? null;

/** 第2个节点（付款）; where the milestones are not known, no more than that it is one. */
export function nodeWords(
  { milestones = [] }: Pick<JournalNames, 'milestones'>,
  milestoneId: string,
): string {
  const place = milestones.findIndex((milestone) => milestone.milestoneId === milestoneId);
  const milestone = milestones[place];
  return milestone === undefined
    ? '一个节点'
    : `第${place + 1}个节点（${MILESTONE_KIND_LABELS[milestone.kind]}）`;
}

/** `perform/m1` is the duty `perform`. */
export function dutyOf(dutyId: string): ContractDuty | null {
  return CONTRACT_DUTIES.find((duty) => dutyId === duty || dutyId.startsWith(`${duty}/`)) ?? null;
}

/** 提交未履约原因（第2个节点（付款））: the duty, and the milestone that it is about. */
export function dutyWords(dutyId: string, names: JournalNames): string {
  const duty = dutyOf(dutyId);
  if (duty === null) return dutyId;
  const subject = dutyId.slice(duty.length + 1);
  const isOfMilestone = names.milestones?.some(({ milestoneId }) => milestoneId === subject) ?? false;
  if (duty === 'answer-issue' && subject !== '') return `${DUTY_LABELS[duty]}·问题${problemNumber(subject)}`;
  return `${DUTY_LABELS[duty]}${isOfMilestone ? `·${nodeWords(names, subject)}` : ''}`;
}
