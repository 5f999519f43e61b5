import { BOTH_PARTIES } from './contract/contract-rules';
import type { Budget, DayRules, LegalBasis, Rung } from './deadline';
import type { PlainDate } from './ids';
import type { ApprovalStep, Limit } from './policy';
import { ROLES, type Role } from './officer';
import { ROLE_LABELS } from './role-labels';
import type { Evidence, ExtensionRule } from './rule-set';
import { rungLabel } from './rung-label';

export const EVIDENCE_LABELS = {
  V: '已核对文件原文',
  B: '来源文件所载',
  S: '据公开摘录，待核对原文',
  M: '据记忆，待核实',
  D: '本系统建议值',
} as const satisfies Record<Evidence, string>;

const UNIT_WORDS = {
  'working-day': '个工作日',
  'calendar-day': '日',
  month: '个月',
} as const satisfies Record<Exclude<Budget['unit'], 'date'>, string>;

/** 2月6日; with its year where the reader cannot know it. */
export function dayWords(on: PlainDate): string {
  return `${Number(on.slice(5, 7))}月${Number(on.slice(8, 10))}日`;
}

export function dateWords(on: PlainDate): string {
  return `${Number(on.slice(0, 4))}年${dayWords(on)}`;
}

/** 5个工作日 · 30日 · 1个月 · 至2026年3月1日 */
export function budgetWords(budget: Budget): string {
  if (budget.unit === 'date') return `至${dateWords(budget.on)}`;
  return `${budget.amount}${UNIT_WORDS[budget.unit]}`;
}

const countedFrom = (budget: Budget): string =>
  budget.unit === 'date' ? budgetWords(budget) : `自次日起算${budgetWords(budget)}`;

/** `，核实期限自次日起算5个工作日`. A target of our own is called so; empty when the duty has no clock. */
export function clockWords(limit: Limit | null, duty: string): string {
  if (limit === null) return '';
  if (limit.budget !== null) return `，${duty}期限${countedFrom(limit.budget)}`;
  if (limit.internalTarget === null) return '';
  return `，应及时${duty}（文件未规定具体时限，内部目标${countedFrom(limit.internalTarget)}）`;
}

/** 内发改财金字〔2023〕1444号 二(一)3 */
export function basisWords({ document, article }: LegalBasis): string {
  return article === '' ? document : `${document} ${article}`;
}

const START_WORDS = { receipt: '自收到起', acceptance: '自受理起' } as const;

/** A limit as a reader must see it: a target of our own is never shown as if the document had set it. */
export function limitWords(limit: Limit | null): string {
  if (limit === null) return '不单独计时';
  const { budget, internalTarget, basis } = limit;
  const source = basisWords(basis);
  const from = limit.from === undefined ? '' : START_WORDS[limit.from];
  if (budget !== null) {
    return `${from}${budgetWords(budget)}（${basis.silent === true ? '文件未规定具体时限，缺省值' : source}）`;
  }
  const target = internalTarget === null ? '' : `；内部目标${budgetWords(internalTarget)}`;
  return `及时（文件未规定具体时限${target}）`;
}

/** The same where its document stands beside it. */
export function limitAlone(limit: Limit | null): string {
  if (limit === null) return '不单独计时';
  if (limit.budget !== null) {
    return `${limit.from === undefined ? '' : START_WORDS[limit.from]}${budgetWords(limit.budget)}`;
  }
  return limit.internalTarget === null ? '及时' : `及时（内部目标${budgetWords(limit.internalTarget)}）`;
}

export function extensionWords(extension: ExtensionRule | undefined): string {
  if (extension === undefined) return '不得延长';
  const { amount, unit, times, grantedBy } = extension;
  const who = grantedBy === 'head-of-agency' ? '本机关负责人' : '上级机关';
  return `经${who}批准可延长${times}次，每次${budgetWords({ amount, unit })}`;
}

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}

/** Whom a rung goes to, as a reader is told. */
export function addresseeWords(to: string): string {
  if (to === BOTH_PARTIES) return '双方联系人和承办单位合同管理员';
  return isRole(to) ? ROLE_LABELS[to] : to;
}

const RECEIPT_WORDS = {
  'same-day': '当日收到',
  'next-working-day': '下一工作日收到',
} as const satisfies Record<DayRules['afterHoursReceipt'], string>;

export function dayRulesWords({ closeOfBusiness, afterHoursReceipt }: DayRules): string {
  return `日终 ${closeOfBusiness}；非工作时间收件视为${RECEIPT_WORDS[afterHoursReceipt]}`;
}

export function rungWords({ rung, offset, to, atTime }: Rung): string {
  const from = offset.relativeTo === 'due' ? '到期日' : '起算日';
  const side = offset.amount < 0 ? '前' : '后';
  const distance =
    offset.amount === 0
      ? '当日'
      : `${side}${budgetWords({ amount: Math.abs(offset.amount), unit: offset.unit })}`;
  return `${rungLabel(rung)}：${from}${distance}${atTime ?? '日终'}→${addresseeWords(to)}`;
}

const PARTY_WORDS = {
  accepting: '受理部门',
  verifying: '核实认定部门',
  reviewing: '复核机关',
} as const satisfies Record<ApprovalStep['party'], string>;

export function chainWords(steps: readonly ApprovalStep[]): string {
  return steps.map(({ party, role }) => `${PARTY_WORDS[party]}${ROLE_LABELS[role]}`).join('→');
}
