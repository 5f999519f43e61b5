import { z } from 'zod';
import {
  CHECK_FINDINGS,
  PROBLEM_ASSIGNEES,
  PROBLEM_RAISERS,
  PROBLEM_SEVERITIES,
  PROBLEM_STATES,
} from '../domain/contract/monitoring';
import { CONTRACT_PROMPTS } from '../domain/contract/prompts';
import { toCaseId } from '../domain/ids';
import { cursorSchema, limitSchema, nextCursorSchema } from './common.wire';

const date = z.iso.date();
const named = z.strictObject({ id: z.string(), name: z.string() });

export const problemView = z
  .strictObject({
    problemId: z.string().describe('在一份合同之内不重复'),
    number: z.number().int(),
    kind: z.string(),
    kindLabel: z.string(),
    kindLabelEnglish: z.string(),
    severity: z.enum(PROBLEM_SEVERITIES),
    severityLabel: z.string(),
    milestone: z.strictObject({ id: z.string(), title: z.string() }).nullable(),
    what: z.string().describe('什么问题'),
    raisedAs: z.enum(PROBLEM_RAISERS),
    raisedBy: z.strictObject({ organization: named, officer: named }).describe('交办的单位和人'),
    raisedAt: z.iso.datetime(),
    assignee: z.enum(PROBLEM_ASSIGNEES),
    assignedTo: z.strictObject({ organization: named, officer: named.nullable() }).describe('办理的单位和人'),
    state: z.enum(PROBLEM_STATES),
    stateLabel: z.string(),
    dueOn: date.nullable(),
    isOverdue: z.boolean(),
    answer: z.string().nullable().describe('最近一次反馈的办理情况'),
    reason: z.string().nullable().describe('最近一次退回或者撤回的理由'),
  })
  .meta({ id: 'ContractProblem' });

export const problemQuery = z.strictObject({
  scope: z
    .enum(['mine', 'body', 'all'])
    .default('mine')
    .describe('mine：现在等待本人办理或者确认的；body：本单位办理或者交办的；all：本人可以看到的全部'),
  state: z.enum(['open', 'all']).default('open').describe('open：没有解决的；all：连同已解决、已撤回的'),
  overdue: z.enum(['true']).optional().describe('true：只列超期的'),
  kind: z.string().min(1).max(40).optional().describe('问题种类的代码'),
  contractId: z.uuid().transform(toCaseId).optional().describe('只列一份合同的'),
  cursor: cursorSchema,
  limit: limitSchema,
});

export const problemList = z.strictObject({
  items: z.array(
    z.strictObject({
      ...problemView.shape,
      contract: z.strictObject({ id: z.uuid(), code: z.string(), name: z.string() }),
    }),
  ),
  nextCursor: nextCursorSchema,
});

export const problemCounts = z.strictObject({
  mine: z.number().int().describe('等待本人的'),
  body: z.number().int().describe('本单位办理或者交办、没有解决的'),
  overdue: z.number().int().describe('可以看到的超期的'),
  all: z.number().int().describe('可以看到的没有解决的'),
  kinds: z
    .array(z.strictObject({ kind: z.string(), label: z.string(), labelEnglish: z.string(), count: z.int() }))
    .describe('可以看到的没有解决的，按种类'),
});

const term = { code: z.string(), label: z.string(), labelEnglish: z.string() };

/** What is looked at of a contract, what was found, and what has been assigned. */
export const monitoringView = z.strictObject({
  items: z.array(z.strictObject(term)).describe('监测项，依合同所适用的规则'),
  problemKinds: z.array(z.strictObject(term)),
  nextCheckOn: date.nullable().describe('应于何日前再次监测；规则没有规定的为空'),
  failed: z.array(z.string()).describe('最近一次监测有问题、还没有交办的监测项'),
  checks: z.array(
    z.strictObject({
      sequence: z.number().int(),
      on: date,
      by: named,
      items: z.array(
        z.strictObject({
          code: z.string(),
          label: z.string(),
          labelEnglish: z.string(),
          finding: z.enum(CHECK_FINDINGS),
          findingLabel: z.string(),
          remark: z.string().nullable(),
        }),
      ),
      remark: z.string().nullable(),
    }),
  ),
  problems: z.array(
    z.strictObject({
      ...problemView.shape,
      steps: z
        .array(
          z.enum(['name-handler', 'answer-problem', 'confirm-problem', 'return-problem', 'withdraw-problem']),
        )
        .describe('本人现在可以对它做的'),
    }),
  ),
});

export const promptView = z.strictObject({
  code: z.enum(CONTRACT_PROMPTS),
  milestoneId: z.string().nullable(),
  checkItem: z.string().nullable(),
  count: z.number().int().nullable().describe('剩余或者已过的日数，或者次数'),
  on: date.nullable(),
  sentence: z.string(),
  basis: z.string().describe('所依据的文件和条款'),
});
