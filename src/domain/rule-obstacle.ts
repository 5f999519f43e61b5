import type { Budget, DayRules, LegalBasis, Rung } from './deadline';
import { ADMINISTRATOR_ROLES } from './officer';
import type { Limit } from './policy';
import { isRole } from './rule-words';

/** Why a rule set cannot stand: where, what is wrong, and what to do. */
export interface RuleObstacle {
  readonly pointer: string;
  readonly message: string;
  readonly fix: string;
}

const CALENDAR_DAYS_A_WEEK = 7;
const WORKING_DAYS_A_WEEK = 5;
const DAYS_A_MONTH = 30;
const LONGEST_SPREAD_MINUTES = 60;

export function obstacleAt(pointer: string, message: string, fix: string): readonly RuleObstacle[] {
  return [{ pointer, message, fix }];
}

/** Rough, to compare limits of different units: a week has five working days, a month thirty days. */
export function roughDays(budget: Budget | null): number | null {
  switch (budget?.unit) {
    case 'working-day':
      return (budget.amount * CALENDAR_DAYS_A_WEEK) / WORKING_DAYS_A_WEEK;
    case 'calendar-day':
      return budget.amount;
    case 'month':
      return budget.amount * DAYS_A_MONTH;
    default:
      return null;
  }
}

export const runningBudget = (limit: Limit | null): Budget | null =>
  limit?.budget ?? limit?.internalTarget ?? null;

export const isWholeFrom = (value: number, from: number): boolean => Number.isInteger(value) && value >= from;

function amountObstacles(pointer: string, budget: Budget | null): readonly RuleObstacle[] {
  if (budget === null) return [];
  if (budget.unit === 'date') return obstacleAt(pointer, '规则不能写死某一个日期', '改为若干工作日、日或月');
  return isWholeFrom(budget.amount, 1) ? [] : obstacleAt(pointer, '时限须为正整数', '填写 1 以上的整数');
}

/** A number stands on a document and its article, or says that the document is silent. */
export function basisObstacles(pointer: string, basis: LegalBasis): readonly RuleObstacle[] {
  if (basis.document.trim() === '') return obstacleAt(pointer, '没有注明所依据的文件', '填写文件名称和文号');
  if (basis.article.trim() !== '' || basis.silent === true) return [];
  return obstacleAt(pointer, '没有注明条款', '填写条款；文件未规定的，注明“文件未规定”（silent）');
}

/** A limit that runs: a number or a target of our own, and where it comes from. */
export function limitObstacles(pointer: string, label: string, limit: Limit): readonly RuleObstacle[] {
  const { budget, internalTarget, basis } = limit;
  const isEmpty = budget === null && internalTarget === null;
  const isUnsaid = budget === null && basis.silent !== true;
  return [
    ...(isEmpty
      ? obstacleAt(pointer, `“${label}”既没有时限也没有内部目标`, '给出其一；不计时的，把整项写为 null')
      : []),
    ...(isUnsaid
      ? obstacleAt(pointer, `“${label}”没有数字，须注明文件未规定具体时限`, '注明 silent: true')
      : []),
    ...basisObstacles(`${pointer}/basis`, basis),
    ...amountObstacles(`${pointer}/budget`, budget),
    ...amountObstacles(`${pointer}/internalTarget`, internalTarget),
  ];
}

const TIME_OF_DAY = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** @param others to whom it may go beside the roles */
function rungObstacles(
  pointer: string,
  { to, atTime, offset }: Rung,
  others: readonly string[],
): readonly RuleObstacle[] {
  const isAdministrator = ADMINISTRATOR_ROLES.some((role) => role === to);
  const isKnown = isRole(to) || others.includes(to);
  return [
    ...(isKnown ? [] : obstacleAt(`${pointer}/to`, `没有“${to}”这个岗位`, '从岗位清单中选择')),
    ...(isAdministrator ? obstacleAt(`${pointer}/to`, '三员不接收业务督办', '改为业务岗位') : []),
    ...(atTime === undefined || TIME_OF_DAY.test(atTime)
      ? []
      : obstacleAt(`${pointer}/atTime`, '时刻格式不对', '写作 HH:MM，例如 09:00')),
    ...(Number.isInteger(offset.amount)
      ? []
      : obstacleAt(`${pointer}/offset`, '间隔须为整数', '填写整数；到期之前为负数')),
  ];
}

/** What any ladder must be; whom it has to reach is for its duty to say. */
export function ladderObstacles(
  pointer: string,
  ladder: readonly Rung[],
  others: readonly string[] = [],
): readonly RuleObstacle[] {
  const names = ladder.map(({ rung }) => rung);
  const isAmbiguous = new Set(names).size !== names.length;
  return [
    ...ladder.flatMap((rung, index) => rungObstacles(`${pointer}/${index}`, rung, others)),
    ...(isAmbiguous ? obstacleAt(pointer, '有同名的节点，每个节点只会触发一次', '给每个节点不同的名称') : []),
  ];
}

/** 捂藏、层层上报 (seed 000): what nobody may sit on reaches the supervising office directly. */
export function inspectorObstacles(
  pointer: string,
  label: string,
  ladder: readonly Rung[],
): readonly RuleObstacle[] {
  return ladder.some(({ to }) => to === 'inspector')
    ? []
    : obstacleAt(pointer, `“${label}”超期没有直达督查机构`, '至少设一个送督查人员（inspector）的节点');
}

export function clockObstacles(
  part: '#/complaint' | '#/contract',
  { dayRules, wakingSpreadMinutes }: { readonly dayRules: DayRules; readonly wakingSpreadMinutes: number },
): readonly RuleObstacle[] {
  const isTime = dayRules.closeOfBusiness === '24:00' || TIME_OF_DAY.test(dayRules.closeOfBusiness);
  return [
    ...(isWholeFrom(wakingSpreadMinutes, 0) && wakingSpreadMinutes <= LONGEST_SPREAD_MINUTES
      ? []
      : obstacleAt(
          `${part}/wakingSpreadMinutes`,
          `错峰须为 0 至 ${LONGEST_SPREAD_MINUTES} 分钟`,
          '缩短错峰时间',
        )),
    ...(isTime ? [] : obstacleAt(`${part}/dayRules`, '日终时刻格式不对', '写作 24:00 或 HH:MM')),
  ];
}
