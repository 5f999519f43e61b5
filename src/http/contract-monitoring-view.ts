import type { z } from 'zod';
import type { ContractState } from '../domain/contract/contract';
import { nodeWords } from '../domain/contract/journal-voice';
import { CHECK_FINDING_LABELS } from '../domain/contract/labels';
import { englishTermLabel, itemsOf, termLabel } from '../domain/contract/monitoring-rules';
import { findProblem, monitoringOf } from '../domain/contract/problem';
import { PROBLEM_STEPS, stepObstacle } from '../domain/contract/problem-obstacle';
import { nextCheckOn, promptsOf } from '../domain/contract/prompts';
import { promptSentence } from '../domain/contract/prompt-words';
import { mayIssue } from '../domain/contract/permission';
import type { CaseId, Instant, PlainDate } from '../domain/ids';
import type { Actor } from '../domain/officer';
import { checksOf, problemsOf, type CheckLine, type ProblemLine } from '../store/contract-problem.store';
import { organizationNames } from '../store/names';
import type { Reader } from '../store/transaction';
import type { monitoringView, promptView } from '../wire/contract-problem.wire';
import { problemNames, toProblemView, type ProblemView } from './contract-problem-view';

type MonitoringView = z.output<typeof monitoringView>;

/** What the store keeps of a contract's checks and problems, with the names in it. */
export interface StoredMonitoring {
  readonly checks: readonly CheckLine[];
  readonly problems: readonly ProblemView[];
  readonly bodies: ReadonlyMap<string, string>;
}

export async function storedMonitoring(reader: Reader, id: CaseId, now: Instant): Promise<StoredMonitoring> {
  const [checks, problems]: [readonly CheckLine[], readonly ProblemLine[]] = [
    await checksOf(reader, id),
    await problemsOf(reader, id, now),
  ];
  const names = await problemNames(reader, problems);
  const bodies = await organizationNames(
    reader,
    checks.map(({ organizationId }) => organizationId),
  );
  return { checks, bodies, problems: problems.map((line) => toProblemView(line, names)) };
}

/** What is looked at of a contract, what was found, what has been assigned, and what the actor may do with it. */
export function toMonitoringView(
  state: ContractState,
  actor: Actor,
  stored: StoredMonitoring,
): MonitoringView {
  const { items = [], problemKinds = [] } = state.rules.monitoring ?? {};
  return {
    items: itemsOf(state).map(({ code, label, labelEnglish }) => ({ code, label, labelEnglish })),
    problemKinds: [...problemKinds],
    nextCheckOn: nextCheckOn(state),
    failed: [...(monitoringOf(state).lastCheck?.failed ?? [])],
    checks: stored.checks.map((check) => ({
      ...{ sequence: check.sequence, on: check.on, remark: check.remark },
      by: { id: check.organizationId, name: stored.bodies.get(check.organizationId) ?? '' },
      items: check.items.map(({ code, finding, remark }) => ({
        ...{ code, finding, remark, findingLabel: CHECK_FINDING_LABELS[finding] },
        ...{ label: termLabel(items, code), labelEnglish: englishTermLabel(items, code) },
      })),
    })),
    problems: stored.problems.map((problem) => ({
      ...problem,
      steps:
        findProblem(state, problem.problemId) === null
          ? []
          : PROBLEM_STEPS.filter(
              (step) =>
                mayIssue(state, actor, step).ok &&
                stepObstacle(state, problem.problemId, { step, actor }) === null,
            ),
    })),
  };
}

/** 系统提示, in the words of the law. */
export function promptViews(state: ContractState, today: PlainDate): readonly z.output<typeof promptView>[] {
  const items = state.rules.monitoring?.items ?? [];
  const names = { items, node: (milestoneId: string) => nodeWords(state, milestoneId) };
  return promptsOf(state, today).map(({ basis, ...prompt }) => ({
    ...prompt,
    sentence: promptSentence(prompt, names),
    basis: `${basis.document}${basis.article}`,
  }));
}
