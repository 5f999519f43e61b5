import { dueBy, type Said } from '../announcing';
import { findDuty } from '../duty';
import type { Addressee } from '../notification';
import { plainDateAt } from '../plain-date';
import type { ContractState } from './contract';
import type { ContractProblem } from './monitoring';
import type { Announcement } from './notice-clock';
import type { ProblemSaid } from './notice-contents';
import { managerOf, say, workerOf } from './notice-parts';
import { findProblem, problemDutyId, problemNumber } from './problem';

/** Whom the assigned body has named, or else its office. */
export function handlerOf(state: ContractState, { handler, assignee }: ContractProblem): Addressee {
  return handler === null ? workerOf(state, assignee) : { type: 'officer', officerId: handler };
}

/** Who says whether it is solved: the office that raised it, and of the inspectorate the inspector in person. */
function raiserOf(state: ContractState, { raisedBy }: ContractProblem): Addressee {
  if (raisedBy.as === 'supervising') return { type: 'officer', officerId: raisedBy.officerId };
  return raisedBy.as === 'undertaking' ? managerOf(state) : workerOf(state, 'regulator');
}

const saidOf = (state: ContractState, { problemId, severity }: ContractProblem): ProblemSaid => ({
  ...{ undertakingId: state.undertaking.organizationId, problem: problemNumber(problemId), severity },
});

type ProblemEvent =
  | 'problem-reported'
  | 'handler-named'
  | 'problem-answered'
  | 'problem-confirmed'
  | 'problem-returned'
  | 'problem-withdrawn';

/** One step with one problem. */
interface Step extends Pick<Announcement, 'before' | 'after' | 'event'> {
  readonly data: { readonly problemId: string };
}

/** Of a problem that has ended only the state before knows. */
function problemIn({ before, after, data }: Step): ContractProblem | null {
  return findProblem(after, data.problemId) ?? (before === null ? null : findProblem(before, data.problemId));
}

function toHandler(announcement: Step, type: 'problem-assigned' | 'problem-returned'): Said {
  const { after, event } = announcement;
  const problem = problemIn(announcement);
  if (problem === null) return [];
  const duty = findDuty(after, problemDutyId(problem.problemId));
  const by = duty?.state === 'running' ? dueBy(after, duty, plainDateAt(event.occurredAt)) : null;
  return [say(after, { type, ...saidOf(after, problem), by }, handlerOf(after, problem))];
}

function ended(announcement: Step, type: 'problem-solved' | 'problem-withdrawn'): Said {
  const problem = problemIn(announcement);
  const { after } = announcement;
  return problem === null ? [] : [say(after, { type, ...saidOf(after, problem) }, handlerOf(after, problem))];
}

/** Who is told of a problem: who has to see to it, and who says that it is solved. */
export const PROBLEM_ANNOUNCERS: {
  readonly [Type in ProblemEvent]: (announcement: Announcement<Type>) => Said;
} = {
  'problem-reported': (announcement) => toHandler(announcement, 'problem-assigned'),
  'handler-named': (announcement) => toHandler(announcement, 'problem-assigned'),
  'problem-answered': (announcement) => {
    const problem = problemIn(announcement);
    const { after } = announcement;
    if (problem === null) return [];
    return [say(after, { type: 'problem-answered', ...saidOf(after, problem) }, raiserOf(after, problem))];
  },
  'problem-confirmed': (announcement) => ended(announcement, 'problem-solved'),
  'problem-returned': (announcement) => toHandler(announcement, 'problem-returned'),
  'problem-withdrawn': (announcement) => ended(announcement, 'problem-withdrawn'),
};
