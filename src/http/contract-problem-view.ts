import type { z } from 'zod';
import { PROBLEM_SEVERITY_LABELS, PROBLEM_STATE_LABELS } from '../domain/contract/labels';
import { problemNumber } from '../domain/contract/problem';
import type { ProblemLine } from '../store/contract-problem.store';
import { officerNames, organizationNames } from '../store/names';
import type { Reader } from '../store/transaction';
import type { problemView } from '../wire/contract-problem.wire';

export type ProblemView = z.output<typeof problemView>;

interface Names {
  readonly bodies: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

/** What the bodies and people of some problems are called. */
export async function problemNames(reader: Reader, lines: readonly ProblemLine[]): Promise<Names> {
  const [bodies, people] = await Promise.all([
    organizationNames(
      reader,
      lines.flatMap(({ raisedById, assigneeId }) => [raisedById, assigneeId]),
    ),
    officerNames(
      reader,
      lines.flatMap(({ raisedBy, handlerId }) => [raisedBy, ...(handlerId === null ? [] : [handlerId])]),
    ),
  ]);
  return { bodies, people };
}

export function toProblemView(line: ProblemLine, { bodies, people }: Names): ProblemView {
  const body = (id: string) => ({ id, name: bodies.get(id) ?? '' });
  const person = (id: string) => ({ id, name: people.get(id) ?? '' });
  const { problemId, kind, severity, state, milestoneId, milestoneTitle, handlerId } = line;
  return {
    ...{ problemId, number: problemNumber(problemId), kind, kindLabel: line.kindLabel },
    ...{ kindLabelEnglish: line.kindEnglish, severity, severityLabel: PROBLEM_SEVERITY_LABELS[severity] },
    milestone: milestoneId === null ? null : { id: milestoneId, title: milestoneTitle ?? '' },
    ...{ what: line.what, raisedAs: line.raisedAs, raisedAt: line.raisedAt, assignee: line.assignee },
    raisedBy: { organization: body(line.raisedById), officer: person(line.raisedBy) },
    assignedTo: {
      organization: body(line.assigneeId),
      officer: handlerId === null ? null : person(handlerId),
    },
    ...{ state, stateLabel: PROBLEM_STATE_LABELS[state], dueOn: line.dueOn, isOverdue: line.isOverdue },
    ...{ answer: line.answer, reason: line.reason },
  };
}
