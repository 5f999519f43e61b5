import { obstacleAt, type RuleObstacle } from '../rule-obstacle';
import type { CommitmentProvisions } from './commitment-rules';

const POINTER = '#/contract/commitments';

/** Why these rules of commitments cannot be put in force; empty when they can, or when there are none. */
export function provisionObstacles(said: CommitmentProvisions | undefined): readonly RuleObstacle[] {
  if (said === undefined) return [];
  const codes = said.kinds.map(({ code }) => code);
  const isTold = said.kinds.every(({ label }) => label.trim() !== '');
  return isTold && codes.length > 0 && new Set(codes).size === codes.length
    ? []
    : obstacleAt(POINTER, '承诺的种类至少一种，代码不能重复，名称不能空缺', '改正重复的代码，补全名称');
}
