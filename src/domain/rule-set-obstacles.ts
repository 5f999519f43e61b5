import { CHAINED_ACTS } from './complaint/approval';
import { ruleFor } from './complaint/command-table';
import { ACT_LABELS, DUTY_LABELS } from './complaint/labels';
import type { Budget, LegalBasis, Rung } from './deadline';
import { ADMINISTRATOR_ROLES } from './officer';
import { COMPLAINT_DUTIES, type ComplaintDuty, type ComplaintRules, type Limit } from './policy';
import { roleNames } from './role-labels';
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

/** Cases would stand still without these: a window that never closes, or a date that was set and never runs. */
const MUST_RUN: readonly ComplaintDuty[] = [
  'transfer',
  'verify',
  'supplement',
  'answer',
  'defend',
  'rectify',
  'settle-instalment',
  'check-suspension',
  'answer-instruction',
];

/** What nobody may sit on: its ladder reaches the supervising office directly (捂藏、层层上报, seed 000). */
const MUST_REACH_INSPECTOR: readonly ComplaintDuty[] = [
  'transfer',
  'verify',
  'determine',
  'check-suspension',
];

function at(pointer: string, message: string, fix: string): readonly RuleObstacle[] {
  return [{ pointer, message, fix }];
}

/** Rough, to compare limits of different units: a week has five working days, a month thirty days. */
function roughDays(budget: Budget | null): number | null {
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

const running = (limit: Limit | null): Budget | null => limit?.budget ?? limit?.internalTarget ?? null;

function amountObstacles(pointer: string, budget: Budget | null): readonly RuleObstacle[] {
  if (budget === null) return [];
  if (budget.unit === 'date') return at(pointer, '规则不能写死某一个日期', '改为若干工作日、日或月');
  if (Number.isInteger(budget.amount) && budget.amount > 0) return [];
  return at(pointer, '时限须为正整数', '填写 1 以上的整数');
}

/** A number stands on a document and its article, or says that the document is silent. */
export function basisObstacles(pointer: string, basis: LegalBasis): readonly RuleObstacle[] {
  if (basis.document.trim() === '') return at(pointer, '没有注明所依据的文件', '填写文件名称和文号');
  if (basis.article.trim() !== '' || basis.silent === true) return [];
  return at(pointer, '没有注明条款', '填写条款；文件未规定的，注明“文件未规定”（silent）');
}

function limitObstacles(duty: ComplaintDuty, limit: Limit | null): readonly RuleObstacle[] {
  const pointer = `#/complaint/limits/${duty}`;
  const label = DUTY_LABELS[duty];
  if (limit === null) {
    return MUST_RUN.includes(duty)
      ? at(pointer, `“${label}”不能没有时限，否则案件会停在这一步`, '给出时限或内部目标')
      : [];
  }
  const { budget, internalTarget, basis } = limit;
  const isEmpty = budget === null && internalTarget === null;
  const isUnsaid = budget === null && basis.silent !== true;
  return [
    ...(isEmpty
      ? at(pointer, `“${label}”既没有时限也没有内部目标`, '给出其一；不计时的，把整项写为 null')
      : []),
    ...(isUnsaid ? at(pointer, `“${label}”没有数字，须注明文件未规定具体时限`, '注明 silent: true') : []),
    ...(limit.from !== undefined && duty !== 'transfer'
      ? at(`${pointer}/from`, '只有转交可以选择自何时起算', '删去这一项')
      : []),
    ...basisObstacles(`${pointer}/basis`, basis),
    ...amountObstacles(`${pointer}/budget`, budget),
    ...amountObstacles(`${pointer}/internalTarget`, internalTarget),
  ];
}

/** The answer and the return lie inside the verification: they must leave time to verify. */
function windowObstacles({ limits }: ComplaintRules): readonly RuleObstacle[] {
  const verify = roughDays(running(limits.verify));
  if (verify === null) return [];
  return (['answer', 'return'] as const).flatMap((duty) => {
    const window = roughDays(running(limits[duty]));
    if (window === null || window < verify) return [];
    return at(
      `#/complaint/limits/${duty}`,
      `“${DUTY_LABELS[duty]}”的期限不短于核实时限，核实部门将没有时间核实`,
      '缩短这一期限，使它短于核实时限',
    );
  });
}

function chainObstacles({ approvals }: ComplaintRules): readonly RuleObstacle[] {
  const approvers = ruleFor('approve').by.flatMap((by) => by.roles);
  return CHAINED_ACTS.flatMap((act) => {
    const pointer = `#/complaint/approvals/${act}`;
    const steps = approvals[act];
    if (steps.length === 0) {
      return at(pointer, `“${ACT_LABELS[act]}”没有审批人，拟办人一人即可作出`, '至少设一级审批');
    }
    return steps.flatMap(({ party, role }, index) => [
      ...(approvers.includes(role)
        ? []
        : at(`${pointer}/${index}`, '这一岗位不能审批', `可用的岗位：${roleNames([...new Set(approvers)])}`)),
      ...((party === 'reviewing') === (act === 'decide-review')
        ? []
        : at(
            `${pointer}/${index}`,
            '复核决定由复核机关审批，复核机关不审批其他事项',
            '改由该事项的办理部门审批',
          )),
    ]);
  });
}

const TIME_OF_DAY = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

function rungObstacles(pointer: string, { to, atTime, offset }: Rung): readonly RuleObstacle[] {
  const isAdministrator = ADMINISTRATOR_ROLES.some((role) => role === to);
  return [
    ...(isRole(to) ? [] : at(`${pointer}/to`, `没有“${to}”这个岗位`, '从岗位清单中选择')),
    ...(isAdministrator ? at(`${pointer}/to`, '三员不接收业务督办', '改为业务岗位') : []),
    ...(atTime === undefined || TIME_OF_DAY.test(atTime)
      ? []
      : at(`${pointer}/atTime`, '时刻格式不对', '写作 HH:MM，例如 09:00')),
    ...(Number.isInteger(offset.amount)
      ? []
      : at(`${pointer}/offset`, '间隔须为整数', '填写整数；到期之前为负数')),
  ];
}

function ladderObstacles(duty: ComplaintDuty, ladder: readonly Rung[]): readonly RuleObstacle[] {
  const pointer = `#/complaint/ladders/${duty}`;
  const names = ladder.map(({ rung }) => rung);
  const isAmbiguous = new Set(names).size !== names.length;
  const reachesInspector = ladder.some(({ to }) => to === 'inspector');
  return [
    ...ladder.flatMap((rung, index) => rungObstacles(`${pointer}/${index}`, rung)),
    ...(isAmbiguous ? at(pointer, '有同名的节点，每个节点只会触发一次', '给每个节点不同的名称') : []),
    ...(MUST_REACH_INSPECTOR.includes(duty) && !reachesInspector
      ? at(pointer, `“${DUTY_LABELS[duty]}”超期没有直达督查机构`, '至少设一个送督查人员（inspector）的节点')
      : []),
  ];
}

function extensionObstacles({ extensions, limits }: ComplaintRules): readonly RuleObstacle[] {
  return COMPLAINT_DUTIES.flatMap((duty) => {
    const extension = extensions[duty];
    if (extension === undefined) return [];
    const pointer = `#/complaint/extensions/${duty}`;
    const { amount, times } = extension;
    const isWhole = [amount, times].every((one) => Number.isInteger(one) && one > 0);
    return [
      ...(isWhole ? [] : at(pointer, '延长的天数和次数须为正整数', '填写 1 以上的整数')),
      ...(limits[duty] === null ? at(pointer, '没有时限的事项无从延长', '删去延长，或给出时限') : []),
    ];
  });
}

function reasonObstacles({ rejectReasons }: ComplaintRules): readonly RuleObstacle[] {
  const pointer = '#/complaint/rejectReasons';
  const codes = rejectReasons.map(({ code }) => code);
  return [
    ...(codes.length === 0 ? at(pointer, '没有不予受理的理由', '至少列出一项') : []),
    ...(new Set(codes).size === codes.length ? [] : at(pointer, '理由代码有重复', '每项理由用不同的代码')),
    ...rejectReasons.flatMap(({ label, elsewhere }, index) =>
      label.trim() !== '' && elsewhere.trim() !== ''
        ? []
        : at(`${pointer}/${index}`, '理由须写明内容，并告诉投诉人另向何处反映', '补全 label 和 elsewhere'),
    ),
  ];
}

function numberObstacles(rules: ComplaintRules): readonly RuleObstacle[] {
  const { rectificationLeaderDays, contactAttempts, wakingSpreadMinutes, dayRules } = rules;
  const isWhole = (value: number, from: number): boolean => Number.isInteger(value) && value >= from;
  const isTime = dayRules.closeOfBusiness === '24:00' || TIME_OF_DAY.test(dayRules.closeOfBusiness);
  return [
    ...(isWhole(rectificationLeaderDays, 1)
      ? []
      : at('#/complaint/rectificationLeaderDays', '须为正整数', '填写 1 以上的整数')),
    ...(isWhole(contactAttempts, 1)
      ? []
      : at('#/complaint/contactAttempts', '至少联系一次才能认为无法核实', '填写 1 以上的整数')),
    ...(isWhole(wakingSpreadMinutes, 0) && wakingSpreadMinutes <= LONGEST_SPREAD_MINUTES
      ? []
      : at(
          '#/complaint/wakingSpreadMinutes',
          `错峰须为 0 至 ${LONGEST_SPREAD_MINUTES} 分钟`,
          '缩短错峰时间',
        )),
    ...(isTime ? [] : at('#/complaint/dayRules', '日终时刻格式不对', '写作 24:00 或 HH:MM')),
  ];
}

/** Why these rules cannot be put in force; empty when they can. */
export function ruleSetObstacles(rules: ComplaintRules): readonly RuleObstacle[] {
  return [
    ...COMPLAINT_DUTIES.flatMap((duty) => limitObstacles(duty, rules.limits[duty])),
    ...windowObstacles(rules),
    ...chainObstacles(rules),
    ...COMPLAINT_DUTIES.flatMap((duty) => ladderObstacles(duty, rules.ladders[duty] ?? [])),
    ...extensionObstacles(rules),
    ...reasonObstacles(rules),
    ...numberObstacles(rules),
  ];
}
