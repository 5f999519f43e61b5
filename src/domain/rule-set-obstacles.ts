import { CHAINED_ACTS } from './complaint/approval';
import { ruleFor } from './complaint/command-table';
import { ACT_LABELS, DUTY_LABELS } from './complaint/labels';
import type { Rung } from './deadline';
import { COMPLAINT_DUTIES, type ComplaintDuty, type ComplaintRules, type Limit } from './policy';
import { roleNames } from './role-labels';
import {
  clockObstacles,
  inspectorObstacles,
  isWholeFrom,
  ladderObstacles,
  limitObstacles,
  obstacleAt as at,
  roughDays,
  runningBudget,
  type RuleObstacle,
} from './rule-obstacle';

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

function dutyLimitObstacles(duty: ComplaintDuty, limit: Limit | null): readonly RuleObstacle[] {
  const pointer = `#/complaint/limits/${duty}`;
  const label = DUTY_LABELS[duty];
  if (limit === null) {
    return MUST_RUN.includes(duty)
      ? at(pointer, `“${label}”不能没有时限，否则案件会停在这一步`, '给出时限或内部目标')
      : [];
  }
  return [
    ...(limit.from !== undefined && duty !== 'transfer'
      ? at(`${pointer}/from`, '只有转交可以选择自何时起算', '删去这一项')
      : []),
    ...limitObstacles(pointer, label, limit),
  ];
}

/** The answer and the return lie inside the verification: they must leave time to verify. */
function windowObstacles({ limits }: ComplaintRules): readonly RuleObstacle[] {
  const verify = roughDays(runningBudget(limits.verify));
  if (verify === null) return [];
  return (['answer', 'return'] as const).flatMap((duty) => {
    const window = roughDays(runningBudget(limits[duty]));
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

function dutyLadderObstacles(duty: ComplaintDuty, ladder: readonly Rung[]): readonly RuleObstacle[] {
  const pointer = `#/complaint/ladders/${duty}`;
  return [
    ...ladderObstacles(pointer, ladder),
    ...(MUST_REACH_INSPECTOR.includes(duty) ? inspectorObstacles(pointer, DUTY_LABELS[duty], ladder) : []),
  ];
}

function extensionObstacles({ extensions, limits }: ComplaintRules): readonly RuleObstacle[] {
  return COMPLAINT_DUTIES.flatMap((duty) => {
    const extension = extensions[duty];
    if (extension === undefined) return [];
    const pointer = `#/complaint/extensions/${duty}`;
    const { amount, times } = extension;
    const isWhole = [amount, times].every((one) => isWholeFrom(one, 1));
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
  const { rectificationLeaderDays, contactAttempts } = rules;
  return [
    ...(isWholeFrom(rectificationLeaderDays, 1)
      ? []
      : at('#/complaint/rectificationLeaderDays', '须为正整数', '填写 1 以上的整数')),
    ...(isWholeFrom(contactAttempts, 1)
      ? []
      : at('#/complaint/contactAttempts', '至少联系一次才能认为无法核实', '填写 1 以上的整数')),
    ...clockObstacles('#/complaint', rules),
  ];
}

/** Why these rules cannot be put in force; empty when they can. */
export function ruleSetObstacles(rules: ComplaintRules): readonly RuleObstacle[] {
  return [
    ...COMPLAINT_DUTIES.flatMap((duty) => dutyLimitObstacles(duty, rules.limits[duty])),
    ...windowObstacles(rules),
    ...chainObstacles(rules),
    ...COMPLAINT_DUTIES.flatMap((duty) => dutyLadderObstacles(duty, rules.ladders[duty] ?? [])),
    ...extensionObstacles(rules),
    ...reasonObstacles(rules),
    ...numberObstacles(rules),
  ];
}
