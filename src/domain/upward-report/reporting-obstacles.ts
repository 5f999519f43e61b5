import { inspectorObstacles, ladderObstacles, obstacleAt, type RuleObstacle } from '../rule-obstacle';
import { SCORE_KINDS, type ReportingRules } from './reporting-rules';

const POINTER = '#/contract/reporting/value';

/** Why these rules of monthly reports cannot be put in force; empty when they can, or when nothing is said. */
export function reportingObstacles(rules: ReportingRules | undefined): readonly RuleObstacle[] {
  if (rules === undefined) return [];
  const { kinds, kindsWithReporter, ladder, weights } = rules;
  const isNobody = kinds.length + kindsWithReporter.length === 0;
  const whole = SCORE_KINDS.reduce((sum, kind) => sum + weights[kind], 0);
  return [
    ...(isNobody ? obstacleAt(`${POINTER}/kinds`, '没有应当上报的机构类别', '至少列出一类') : []),
    ...ladderObstacles(`${POINTER}/ladder`, ladder),
    ...inspectorObstacles(`${POINTER}/ladder`, '每月归集上报', ladder),
    ...(whole === 100 ? [] : obstacleAt(`${POINTER}/weights`, '四项权重之和须为 100', '调整各项权重')),
  ];
}
