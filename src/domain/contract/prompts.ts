import type { LegalBasis } from '../deadline';
import type { PlainDate } from '../ids';
import { addDays, daysBetween, plainDateAt } from '../plain-date';
import { awaitsAcceptance } from './clearance';
import type { ContractState, ContractStatus, Milestone } from './contract';
import { isSettled } from './milestone';
import { cadenceOf, type PromptThresholds } from './monitoring-rules';
import { silentParties } from './notice-parts';
import { monitoringOf } from './problem';

/** What the page of a contract says to look at now (系统提示, seed 002). */
export const CONTRACT_PROMPTS = [
  'nothing-performed', // 节点临近而没有履行
  'acceptance-missing', // 付款临近而没有验收
  'check-failed', // 监测发现的问题没有交办
  'check-overdue', // 到了监测的时候
  'many-amendments', // 变更频繁
  'suspended-long', // 中止时间长
  'no-contact', // 相对方没有联系人
] as const;
export type ContractPromptCode = (typeof CONTRACT_PROMPTS)[number];

export interface ContractPrompt {
  readonly code: ContractPromptCode;
  readonly milestoneId: string | null;
  /** The item of a check, by its code. */
  readonly checkItem: string | null;
  /** Days left, days gone by, or how many, as the code has it. */
  readonly count: number | null;
  /** The day that it speaks of. */
  readonly on: PlainDate | null;
  /** The rule that has it said. */
  readonly basis: LegalBasis;
}

const WATCHED: readonly ContractStatus[] = ['signed', 'filed', 'performing'];

type Unfounded = Omit<ContractPrompt, 'basis'>;

const prompt = (code: ContractPromptCode, said: Partial<Unfounded> = {}): Unfounded => ({
  ...{ code, milestoneId: null, checkItem: null, count: null, on: null },
  ...said,
});

/**
 * 关键环节和风险点的系统提示: what follows from the contract as it stands on a day, and from the numbers of its rules.
 * @param today a date in Asia/Shanghai.
 */
export function promptsOf(state: ContractState, today: PlainDate): readonly ContractPrompt[] {
  const { monitoring } = state.rules;
  if (monitoring === undefined || !WATCHED.includes(state.status)) return [];
  const { basis, prompts } = monitoring;
  const found = [
    ...ofMilestones(state, today, prompts.dueWithinDays),
    ...ofChecks(state, today),
    ...ofStanding(state, today, prompts),
  ];
  return found.map((one) => ({ ...one, basis }));
}

function ofMilestones(
  state: ContractState,
  today: PlainDate,
  dueWithinDays: number | null,
): readonly Unfounded[] {
  if (dueWithinDays === null || state.suspension !== null) return [];
  return state.milestones.flatMap((milestone) => {
    const { milestoneId, dueOn } = milestone;
    if (dueOn === null || isSettled(milestone)) return [];
    const count = daysBetween(today, dueOn);
    if (count < 0 || count > dueWithinDays) return [];
    const said = { milestoneId, count, on: dueOn };
    return [
      ...(hasBegun(milestone) ? [] : [prompt('nothing-performed', said)]),
      ...(isPaymentOfPublic(milestone) && awaitsAcceptance(state, milestone)
        ? [prompt('acceptance-missing', said)]
        : []),
    ];
  });
}

const hasBegun = ({ performedFen, performedThousandths }: Milestone): boolean =>
  performedFen > 0 || performedThousandths > 0;

const isPaymentOfPublic = ({ kind, owedBy }: Milestone): boolean => kind === 'payment' && owedBy === 'public';

/** What the last check found wanting stays in sight until somebody assigns it; the next check is owed from it. */
function ofChecks(state: ContractState, today: PlainDate): readonly Unfounded[] {
  const { lastCheck } = monitoringOf(state);
  const failed = (lastCheck?.failed ?? []).map((checkItem) =>
    prompt('check-failed', { checkItem, on: lastCheck?.on ?? null }),
  );
  const on = nextCheckOn(state);
  const isLate = on !== null && on < today;
  return isLate ? [...failed, prompt('check-overdue', { count: daysBetween(on, today), on })] : failed;
}

/** By when somebody should look again: counted from the last check, or from when the contract came here. */
export function nextCheckOn(state: ContractState): PlainDate | null {
  const everyDays = cadenceOf(state);
  if (everyDays === null) return null;
  const from = monitoringOf(state).lastCheck?.on ?? plainDateAt(state.collectedAt);
  return addDays(from, everyDays);
}

function ofStanding(
  state: ContractState,
  today: PlainDate,
  { amendments, suspendedDays }: PromptThresholds,
): readonly Unfounded[] {
  const changed = state.amendments.length;
  const suspendedOn = state.suspension?.fromOn ?? null;
  const stoodStill = suspendedOn === null ? 0 : daysBetween(suspendedOn, today);
  const isSilent = silentParties(state).some(({ side }) => side === 'counterparty');
  return [
    ...(amendments !== null && changed >= amendments ? [prompt('many-amendments', { count: changed })] : []),
    ...(suspendedOn !== null && suspendedDays !== null && stoodStill >= suspendedDays
      ? [prompt('suspended-long', { count: stoodStill, on: suspendedOn })]
      : []),
    ...(isSilent ? [prompt('no-contact')] : []),
  ];
}
