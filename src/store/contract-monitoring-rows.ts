import type { Texts } from '../audit/chain';
import type { CaseEvent } from '../domain/case';
import type { ContractState } from '../domain/contract/contract';
import type { ContractData, DataOf } from '../domain/contract/events';
import type { ContractProblem } from '../domain/contract/monitoring';
import { englishTermLabel, termLabel } from '../domain/contract/monitoring-rules';
import { assigneeOf, findProblem, openProblems, raiserIdOf } from '../domain/contract/problem';
import type { CaseChange } from './projection';
import type { Transaction } from './transaction';

type Change = CaseChange<ContractState, ContractData>;
type Step = CaseEvent<ContractData>;

/** What the store keeps of checks and problems: the law itself remembers only what is open. */
export async function writeMonitoring(transaction: Transaction, changes: readonly Change[]): Promise<void> {
  const moved = changes.filter(({ before, after }) => before?.monitoring !== after.monitoring);
  if (moved.length === 0) return;
  await Promise.all([writeChecks(transaction, moved), writeProblems(transaction, moved)]);
}

/** Under which name the text of one item of a check is kept. */
export const checkTextKey = (code: string): string => `item/${code}`;

function textAt(texts: Texts, key: string): string | null {
  const text = texts[key];
  return typeof text === 'string' ? text : null;
}

async function writeChecks(transaction: Transaction, changes: readonly Change[]): Promise<void> {
  const rows = changes.flatMap(({ after, events, texts }) =>
    events.flatMap(({ sequence, data, actor, recordedAt }) => {
      if (data.type !== 'contract-checked' || actor.type !== 'officer') return [];
      const items = data.items.map((item) => ({ ...item, remark: textAt(texts, checkTextKey(item.code)) }));
      return [
        {
          ...{
            contract_id: after.caseId,
            sequence,
            checked_on: data.on,
            items,
            remark: textAt(texts, 'remark'),
          },
          ...{ organization_id: actor.organizationId, officer_id: actor.officerId, recorded_at: recordedAt },
        },
      ];
    }),
  );
  if (rows.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO app.contract_check (contract_id, sequence, checked_on, organization_id, officer_id, items, remark,
      recorded_at)
    SELECT contract_id, sequence, checked_on, organization_id, officer_id, items, remark, recorded_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(contract_id uuid, sequence integer,
      checked_on date, organization_id text, officer_id text, items jsonb, remark text, recorded_at timestamptz)`;
}

async function writeProblems(transaction: Transaction, changes: readonly Change[]): Promise<void> {
  const opened = changes.flatMap((change) =>
    change.events.flatMap((event) =>
      event.data.type === 'problem-reported' ? [openedRow(change, event, event.data)] : [],
    ),
  );
  if (opened.length > 0) {
    await transaction.$executeRaw`
      INSERT INTO app.contract_problem (contract_id, problem_id, kind, severity, milestone_id, what, raised_as,
        raised_by_id, raised_by, assignee, assignee_id, state, raised_at, kind_label, kind_english)
      SELECT contract_id, problem_id, kind, severity, milestone_id, what, raised_as, raised_by_id, raised_by, assignee,
        assignee_id, 'assigned', raised_at, kind_label, kind_english
      FROM jsonb_to_recordset(${JSON.stringify(opened)}::jsonb) AS row(contract_id uuid, problem_id text, kind text,
        severity text, milestone_id text, what text, raised_as text, raised_by_id text, raised_by text, assignee text,
        assignee_id text, raised_at timestamptz, kind_label text, kind_english text)`;
  }
  const moved = changes.flatMap((change) => [
    ...change.events.flatMap((event) => endedRow(change, event)),
    ...movedRows(change),
  ]);
  if (moved.length === 0) return;
  await transaction.$executeRaw`
    UPDATE app.contract_problem SET state = row.state,
      raised_by_id = coalesce(row.raised_by_id, contract_problem.raised_by_id),
      assignee_id = coalesce(row.assignee_id, contract_problem.assignee_id),
      handler_id = CASE WHEN row.is_open THEN row.handler_id ELSE contract_problem.handler_id END,
      answered_by = CASE WHEN row.is_open THEN row.answered_by ELSE contract_problem.answered_by END,
      answer = coalesce(row.answer, contract_problem.answer),
      reason = coalesce(row.reason, contract_problem.reason),
      ended_at = row.ended_at
    FROM jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) AS row(contract_id uuid, problem_id text, state text,
      is_open boolean, raised_by_id text, assignee_id text, handler_id text, answered_by text, answer text,
      reason text, ended_at timestamptz)
    WHERE contract_problem.contract_id = row.contract_id AND contract_problem.problem_id = row.problem_id`;
}

function openedRow({ after, texts }: Change, { occurredAt }: Step, data: DataOf<'problem-reported'>) {
  const { problemId, kind, severity, milestoneId, raisedBy, assignee } = data;
  const kinds = after.rules.monitoring?.problemKinds;
  return {
    ...{ contract_id: after.caseId, problem_id: problemId, kind, severity, milestone_id: milestoneId },
    what: textAt(texts, 'what') ?? '',
    ...{ raised_as: raisedBy.as, raised_by_id: raisedBy.organizationId, raised_by: raisedBy.officerId },
    ...{ assignee, raised_at: occurredAt },
    kind_label: termLabel(kinds, kind),
    kind_english: englishTermLabel(kinds, kind),
    assignee_id: assigneeOf(after, { assignee }).organizationId,
  };
}

/** It has left the law's own memory: only how it ended is written. */
function endedRow({ after, texts }: Change, { data, occurredAt }: Step): readonly object[] {
  if (data.type !== 'problem-confirmed' && data.type !== 'problem-withdrawn') return [];
  return [
    {
      ...{ contract_id: after.caseId, problem_id: data.problemId, is_open: false, ended_at: occurredAt },
      state: data.type === 'problem-confirmed' ? 'solved' : 'withdrawn',
      reason: textAt(texts, 'reason'),
    },
  ];
}

/** Those that a step has changed, and those that another body owes now. */
function movedRows({ before, after, events, texts }: Change): readonly object[] {
  if (before === null) return [];
  const named = new Set(events.flatMap(({ data }) => ('problemId' in data ? [data.problemId] : [])));
  return openProblems(after).flatMap((problem) => {
    const earlier = findProblem(before, problem.problemId);
    if (earlier === null) return [];
    const hasMoved = earlier !== problem || bodiesOf(before, problem) !== bodiesOf(after, problem);
    if (!hasMoved) return [];
    const isNamed = named.has(problem.problemId);
    return [
      {
        ...{ contract_id: after.caseId, problem_id: problem.problemId, is_open: true, ended_at: null },
        ...{ state: problem.state, handler_id: problem.handler, answered_by: problem.answeredBy },
        assignee_id: assigneeOf(after, problem).organizationId,
        raised_by_id: raiserIdOf(after, problem.raisedBy),
        answer: isNamed ? textAt(texts, 'answer') : null,
        reason: isNamed ? textAt(texts, 'reason') : null,
      },
    ];
  });
}

const bodiesOf = (state: ContractState, problem: ContractProblem): string =>
  `${assigneeOf(state, problem).organizationId}/${raiserIdOf(state, problem.raisedBy)}`;
