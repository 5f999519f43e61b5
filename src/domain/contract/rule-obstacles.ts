import type { LprRate } from './lpr';
import type { Rung } from '../deadline';
import type { Limit } from '../policy';
import {
  basisObstacles,
  clockObstacles,
  inspectorObstacles,
  isWholeFrom,
  ladderObstacles,
  limitObstacles,
  obstacleAt,
  roughDays,
  runningBudget,
  type RuleObstacle,
} from '../rule-obstacle';
import {
  BOTH_PARTIES,
  CONTRACT_DUTIES,
  DUE_DAY_RUNG,
  type ContractCategory,
  type ContractDuty,
  type ContractRules,
} from './contract-rules';
import { DUTY_LABELS } from './labels';
import { decisionObstacles } from './decision-obstacles';
import { monitoringObstacles } from './monitoring-obstacles';

/** Without these nobody would be reminded, nobody explain, and nobody supervise. */
const MUST_RUN: readonly ContractDuty[] = ['perform', 'explain-overdue', 'supervise', 'answer-instruction'];

/** What nobody may sit on: its ladder reaches the supervising office directly (捂藏、层层上报, seed 000). */
const MUST_REACH_INSPECTOR: readonly ContractDuty[] = ['explain-overdue', 'supervise', 'review-succession'];

function dutyLimitObstacles(
  pointer: string,
  duty: ContractDuty,
  limit: Limit | null,
): readonly RuleObstacle[] {
  const label = DUTY_LABELS[duty];
  if (limit === null) {
    return MUST_RUN.includes(duty)
      ? obstacleAt(pointer, `“${label}”不能不计时，否则无人提醒、无人督查`, '给出时限或内部目标')
      : [];
  }
  if (duty !== 'perform') return limitObstacles(pointer, label, limit);
  const isAgreed = limit.budget === null && limit.internalTarget === null;
  return [
    ...(isAgreed ? [] : obstacleAt(pointer, '履行日期由合同约定，规则不能另设', '时限和内部目标都写为 null')),
    ...basisObstacles(`${pointer}/basis`, limit.basis),
  ];
}

/** A milestone has its reminders until its day; from then on it is overdue, and others climb. */
function reminderObstacles(pointer: string, ladder: readonly Rung[]): readonly RuleObstacle[] {
  const isOnItsDay = ({ rung, offset }: Rung): boolean =>
    rung === DUE_DAY_RUNG && offset.amount === 0 && offset.relativeTo === 'due';
  return [
    ...ladder.flatMap(({ offset }, index) =>
      offset.relativeTo === 'due' && offset.amount <= 0
        ? []
        : obstacleAt(
            `${pointer}/${index}/offset`,
            '履约提醒只能在约定的日期当日或者之前',
            '相对于到期日，填写 0 或负数；逾期之后由“提交未履约原因”“督查”的节点督办',
          ),
    ),
    ...(ladder.some(isOnItsDay)
      ? []
      : obstacleAt(pointer, '没有当日提醒', `设一个名为 ${DUE_DAY_RUNG}、在到期日当日的节点`)),
  ];
}

function dutyLadderObstacles(
  pointer: string,
  duty: ContractDuty,
  ladder: readonly Rung[],
): readonly RuleObstacle[] {
  const isMilestone = duty === 'perform';
  return [
    ...ladderObstacles(pointer, ladder, isMilestone ? [BOTH_PARTIES] : []),
    ...(isMilestone ? reminderObstacles(pointer, ladder) : []),
    ...(MUST_REACH_INSPECTOR.includes(duty) ? inspectorObstacles(pointer, DUTY_LABELS[duty], ladder) : []),
  ];
}

/** The reason is in before the supervision ends: it is what is supervised. */
function orderObstacles(
  pointer: string,
  limits: Partial<Pick<ContractRules['limits'], 'explain-overdue' | 'supervise'>>,
): readonly RuleObstacle[] {
  const explain = roughDays(runningBudget(limits['explain-overdue'] ?? null));
  const supervise = roughDays(runningBudget(limits.supervise ?? null));
  if (explain === null || supervise === null || explain < supervise) return [];
  return obstacleAt(
    `${pointer}/limits/explain-overdue`,
    '提交未履约原因的期限不短于督查期限，督查结束时原因还没有提交',
    '缩短这一期限，使它短于督查期限',
  );
}

function categoryObstacles(category: ContractCategory, rules: ContractRules): readonly RuleObstacle[] {
  const { code, label, thresholdFen, limits = {}, ladders = {} } = category;
  const pointer = `#/contract/categories/${code}`;
  const isAmount = thresholdFen === null || isWholeFrom(thresholdFen, 0);
  const ownLimits = CONTRACT_DUTIES.flatMap((duty) => {
    const limit = limits[duty];
    return limit === undefined ? [] : dutyLimitObstacles(`${pointer}/limits/${duty}`, duty, limit);
  });
  const ownLadders = CONTRACT_DUTIES.flatMap((duty) => {
    const ladder = ladders[duty];
    return ladder === undefined ? [] : dutyLadderObstacles(`${pointer}/ladders/${duty}`, duty, ladder);
  });
  const isOwnOrder = limits['explain-overdue'] !== undefined || limits.supervise !== undefined;
  return [
    ...(/^\d{2}$/.test(code) ? [] : obstacleAt(pointer, '类别代码须为两位数字', '改为 01 至 99')),
    ...(label.trim() === '' ? obstacleAt(pointer, '类别没有名称', '填写名称') : []),
    ...(isAmount ? [] : obstacleAt(pointer, '归集金额须为不小于 0 的整数（分）', '填写整数，或写为 null')),
    ...ownLimits,
    ...ownLadders,
    ...(isOwnOrder ? orderObstacles(pointer, { ...rules.limits, ...limits }) : []),
  ];
}

const isInOrder = (table: readonly LprRate[]): boolean =>
  table.every(
    ({ fromOn, perMyriad }, place) =>
      perMyriad > 0 && (place === 0 || (table[place - 1]?.fromOn ?? '') < fromOn),
  );

function figureObstacles(rules: ContractRules): readonly RuleObstacle[] {
  const { payment, interest, lpr = [], keySupervisedFromFen: from, mostToleranceDays } = rules;
  const days = [...Object.values(payment.defaultDays), payment.mostDays];
  const isTooLong = payment.defaultDays['public-body'] > payment.mostDays;
  return [
    ...(days.every((one) => isWholeFrom(one, 1))
      ? []
      : obstacleAt('#/contract/payment', '付款期限须为正整数', '填写 1 以上的整数')),
    ...(isTooLong
      ? obstacleAt('#/contract/payment', '没有约定时的期限长于可以约定的最长期限', '缩短没有约定时的期限')
      : []),
    ...basisObstacles('#/contract/payment/value/inspectionBasis', payment.inspectionBasis),
    ...(interest.statutoryPerMyriadADay > 0
      ? []
      : obstacleAt('#/contract/interest', '逾期利率须大于零', '填写每日万分之几')),
    ...(isInOrder(lpr)
      ? []
      : obstacleAt('#/contract/lpr', '利率须大于零，公布之日须依次在后', '按公布之日先后排列，每日一条')),
    ...(from === null || isWholeFrom(from, 1)
      ? []
      : obstacleAt('#/contract/keySupervisedFromFen', '金额须为正整数（分）', '填写整数，或写为 null')),
    ...(isWholeFrom(mostToleranceDays, 1)
      ? []
      : obstacleAt('#/contract/mostToleranceDays', '容错期限须为正整数', '填写 1 以上的整数')),
  ];
}

/** Why these rules of contracts cannot be put in force; empty when they can. */
export function contractRuleObstacles(rules: ContractRules): readonly RuleObstacle[] {
  const { limits, ladders, categories } = rules;
  return [
    ...CONTRACT_DUTIES.flatMap((duty) => dutyLimitObstacles(`#/contract/limits/${duty}`, duty, limits[duty])),
    ...orderObstacles('#/contract', limits),
    ...CONTRACT_DUTIES.flatMap((duty) =>
      dutyLadderObstacles(`#/contract/ladders/${duty}`, duty, ladders[duty] ?? []),
    ),
    ...(categories.length === 0 ? obstacleAt('#/contract/categories', '没有合同类别', '至少列出一类') : []),
    ...categories.flatMap((category) => categoryObstacles(category, rules)),
    ...figureObstacles(rules),
    ...clockObstacles('#/contract', rules),
    ...monitoringObstacles(rules),
    ...decisionObstacles(rules),
  ];
}
