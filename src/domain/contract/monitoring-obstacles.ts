import { isWholeFrom, obstacleAt, type RuleObstacle } from '../rule-obstacle';
import type { ContractRules } from './contract-rules';
import type { MonitoringRules, MonitoringTerm } from './monitoring-rules';

const POINTER = '#/contract/monitoring';

/** Codes are single, and every term has its name in both languages. */
export const areTold = (terms: readonly MonitoringTerm[]): boolean =>
  terms.every(
    ({ code, label, labelEnglish }, place) =>
      label.trim() !== '' &&
      labelEnglish.trim() !== '' &&
      terms.findIndex((term) => term.code === code) === place,
  );

function daysOf({ checkEveryDays, checkEveryDaysOf, prompts }: MonitoringRules): readonly number[] {
  const { dueWithinDays, amendments, suspendedDays } = prompts;
  const own = Object.values(checkEveryDaysOf);
  const all = [checkEveryDays, ...own, dueWithinDays, amendments, suspendedDays];
  return all.filter((one) => one !== null);
}

/** Why these rules of monitoring cannot be put in force. */
export function monitoringObstacles({ monitoring, categories }: ContractRules): readonly RuleObstacle[] {
  if (monitoring === undefined) return [];
  const { items, problemKinds, checkEveryDaysOf } = monitoring;
  const named = [...items.flatMap((item) => item.categories ?? []), ...Object.keys(checkEveryDaysOf)];
  const isKnown = named.every((code) => categories.some((category) => category.code === code));
  return [
    ...(areTold(items) && areTold(problemKinds)
      ? []
      : obstacleAt(POINTER, '监测项和问题种类的代码不能重复，中英文名称都要有', '改正重复的代码，补全名称')),
    ...(isKnown ? [] : obstacleAt(POINTER, '写明的合同类别不存在', '改为规则中有的类别代码')),
    ...(daysOf(monitoring).every((one) => isWholeFrom(one, 1))
      ? []
      : obstacleAt(POINTER, '天数和次数须为正整数', '填写 1 以上的整数，或写为 null')),
    ...(items.length > 0 && problemKinds.length === 0
      ? obstacleAt(POINTER, '有监测项而没有问题种类，发现的问题无法交办', '至少列出一种问题')
      : []),
  ];
}
