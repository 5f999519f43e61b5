import { findDuty, meetDuty, openDuty, withdrawDuty } from '../duty';
import type { Instant, PlainDate } from '../ids';
import type { ContractState } from './contract';
import type { Folds } from './fold';
import type { ContractProblem, ProblemAssignee } from './monitoring';
import { findProblem, monitoringOf, problemDutyId } from './problem';

/** 监测与问题交办. A problem that has ended leaves the state: the log and the store keep it. */
export const monitoringFolds: Folds<
  | 'contract-checked'
  | 'problem-reported'
  | 'handler-named'
  | 'problem-answered'
  | 'problem-confirmed'
  | 'problem-returned'
  | 'problem-withdrawn'
> = {
  // What was looked at earlier, and is recorded later, is no news.
  'contract-checked': ({ state, data: { on, items } }) => {
    const monitoring = monitoringOf(state);
    if (monitoring.lastCheck !== null && monitoring.lastCheck.on > on) return { ...state, monitoring };
    const failed = items.filter(({ finding }) => finding === 'unsatisfactory').map(({ code }) => code);
    return { ...state, monitoring: { ...monitoring, lastCheck: { on, failed } } };
  },

  'problem-reported': ({ state, data, at }) => {
    const { problemId, kind, severity, milestoneId, raisedBy, assignee, dueOn, checkItem } = data;
    const { lastCheck, raised, problems } = monitoringOf(state);
    const problem: ContractProblem = {
      ...{ problemId, kind, severity, milestoneId, raisedBy, assignee },
      ...{ handler: null, state: 'assigned', answeredBy: null },
    };
    const taken =
      lastCheck === null
        ? null
        : { ...lastCheck, failed: lastCheck.failed.filter((code) => code !== checkItem) };
    const reported: ContractState = {
      ...state,
      monitoring: { lastCheck: taken, raised: raised + 1, problems: [...problems, problem] },
    };
    return owesAnswer(reported, problem, { dueOn, at });
  },

  'handler-named': ({ state, data }) => editProblem(state, data.problemId, { handler: data.officerId }),

  'problem-answered': ({ state, data: { problemId, answeredBy }, at }) =>
    meetDuty(editProblem(state, problemId, { state: 'answered', answeredBy }), problemDutyId(problemId), at),

  'problem-confirmed': ({ state, data }) => {
    const dutyId = problemDutyId(data.problemId);
    const duties = state.duties.filter((duty) => duty.dutyId !== dutyId);
    return without({ ...state, duties }, data.problemId);
  },

  'problem-returned': ({ state, data: { problemId, dueOn }, at }) => {
    const returned = editProblem(state, problemId, { state: 'assigned', answeredBy: null });
    const problem = findProblem(returned, problemId);
    return problem === null ? returned : owesAnswer(returned, problem, { dueOn, at });
  },

  'problem-withdrawn': ({ state, data, at }) => {
    const dutyId = problemDutyId(data.problemId);
    const isOver = findDuty(state, dutyId)?.state === 'met';
    const duties = isOver ? state.duties.filter((duty) => duty.dutyId !== dutyId) : state.duties;
    return without(withdrawDuty({ ...state, duties }, dutyId, at), data.problemId);
  },
};

function editProblem(state: ContractState, problemId: string, edit: Partial<ContractProblem>): ContractState {
  const monitoring = monitoringOf(state);
  const problems = monitoring.problems.map((problem) =>
    problem.problemId === problemId ? { ...problem, ...edit } : problem,
  );
  return { ...state, monitoring: { ...monitoring, problems } };
}

function without(state: ContractState, problemId: string): ContractState {
  const monitoring = monitoringOf(state);
  const problems = monitoring.problems.filter((problem) => problem.problemId !== problemId);
  return { ...state, monitoring: { ...monitoring, problems } };
}

/** By the day that was set, or else by the rules; a suspended contract's problems are seen to all the same. */
function owesAnswer(
  state: ContractState,
  { problemId, assignee }: ContractProblem,
  { dueOn, at }: { readonly dueOn: PlainDate | null; readonly at: Instant },
): ContractState {
  const opening = { duty: 'answer-issue', owner: assignee, at, subjectId: problemId } as const;
  const budget = dueOn === null ? {} : { budget: { unit: 'date', on: dueOn } as const };
  return openDuty(state, { ...opening, ...budget }, null);
}

/** Another body stands in one's place now: whom the old one had named sees to nothing any more. */
export function leftByItsHandlers(state: ContractState, assignee: ProblemAssignee): ContractState {
  if (state.monitoring === undefined) return state;
  const problems = state.monitoring.problems.map((problem) =>
    problem.assignee === assignee ? { ...problem, handler: null } : problem,
  );
  return { ...state, monitoring: { ...state.monitoring, problems } };
}
