import { when } from '../obstacle';
import { officerOf, type Actor } from '../officer';
import type { Refusal } from '../refusal';
import type { ContractState } from './contract';
import type { ContractCommandType } from './facts';
import type { ContractProblem } from './monitoring';
import { findProblem, isAssignedTo, isRaisedBy, openProblems } from './problem';

type Judging = (state: ContractState, problem: ContractProblem, actor: Actor) => Refusal | null;

const byAssignee: Judging = (state, problem, actor) =>
  when(!isAssignedTo(state, problem, actor), { type: 'problem-not-yours' });

const byRaiser: Judging = (state, problem, actor) =>
  when(!isRaisedBy(state, problem, actor), { type: 'problem-not-raised-by-you' });

const isAnswered: Judging = (_state, problem) =>
  when(problem.state !== 'answered', { type: 'problem-not-answered' });

/** Never one pen: whoever answered does not say that it is solved. */
const bySecond: Judging = (_state, { answeredBy }, actor) =>
  when(answeredBy !== null && answeredBy === officerOf(actor), { type: 'second-person-required' });

/** What has to hold of a problem for each step with it. */
const JUDGING = {
  'name-handler': [byAssignee],
  'answer-problem': [
    byAssignee,
    (_state, problem) => when(problem.state === 'answered', { type: 'problem-answered' }),
  ],
  'confirm-problem': [byRaiser, isAnswered, bySecond],
  'return-problem': [byRaiser, isAnswered],
  'withdraw-problem': [byRaiser],
} as const satisfies Partial<Record<ContractCommandType, readonly Judging[]>>;

export type ProblemStep = keyof typeof JUDGING;
export const PROBLEM_STEPS = Object.keys(JUDGING) as readonly ProblemStep[];

export const isProblemStep = (type: ContractCommandType): type is ProblemStep => type in JUDGING;

function judged(state: ContractState, problem: ContractProblem, of: Asked): Refusal | null {
  const judgings: readonly Judging[] = JUDGING[of.step];
  return judgings.reduce<Refusal | null>((found, judge) => found ?? judge(state, problem, of.actor), null);
}

interface Asked {
  readonly step: ProblemStep;
  readonly actor: Actor;
}

/** What stands in the way of one step with one problem. */
export function stepObstacle(state: ContractState, problemId: string, asked: Asked): Refusal | null {
  const problem = findProblem(state, problemId);
  return problem === null ? { type: 'problem-unknown' } : judged(state, problem, asked);
}

/** Why somebody may take a step with none of a contract's problems; null: with one of them they may. */
export function problemObstacle(
  state: ContractState,
  actor: Actor,
  type: ContractCommandType,
): Refusal | null {
  if (!isProblemStep(type)) return null;
  const obstacles = openProblems(state).map((problem) => judged(state, problem, { step: type, actor }));
  return obstacles.includes(null) ? null : (obstacles.at(0) ?? null);
}
