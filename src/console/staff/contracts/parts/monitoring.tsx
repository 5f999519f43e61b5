import { Alert, Card, Tag } from 'antd';
import type { ReactNode } from 'react';
import { nodeWords } from '../../../../domain/contract/journal-voice';
import { englishNode } from '../../../../domain/contract/journal-voice.en';
import { promptSentence } from '../../../../domain/contract/prompt-words';
import { englishPromptSentence } from '../../../../domain/contract/prompt-words.en';
import type { PlainDate } from '../../../../domain/ids';
import { longDate } from '../../../words/dates';
import type { ContractView } from '../contract-data';
import { problemsOf, problemWords, termWords, type ProblemOfContract } from '../form/contract-picks';
import { useContractWords, type ContractWords } from '../words/contract-words';

interface Shown {
  readonly view: ContractView;
}

/** 系统提示: what to look at now, each with its rule; nothing where there is nothing. */
export function Prompts({ view }: Shown): ReactNode {
  const words = useContractWords();
  const prompts = view.prompts ?? [];
  if (prompts.length === 0) return null;
  return (
    <Card size="small" title={<h2>{words.problems.prompts}</h2>} id="prompts">
      <div className="rows">
        {prompts.map((prompt) => (
          <Alert
            key={[prompt.code, prompt.milestoneId, prompt.checkItem].join('/')}
            type="warning"
            showIcon
            title={sentenceOf(prompt, view, words)}
            description={<small>{words.problems.basis(prompt.basis)}</small>}
          />
        ))}
      </div>
    </Card>
  );
}

type Prompt = NonNullable<ContractView['prompts']>[number];

function sentenceOf(prompt: Prompt, view: ContractView, { language }: ContractWords): string {
  const items = view.monitoring?.items ?? [];
  const known = { milestones: view.milestones.map((one) => ({ ...one, quantity: null })) };
  const said = { ...prompt, on: prompt.on as PlainDate | null };
  return language === 'zh-CN'
    ? promptSentence(said, { items, node: (milestoneId) => nodeWords(known, milestoneId) })
    : englishPromptSentence(said, { items, node: (milestoneId) => englishNode(known, milestoneId) });
}

/** 监测情况和交办的问题. */
export function Monitoring({ view }: Shown): ReactNode {
  const words = useContractWords();
  const { problems: said, language } = words;
  const { monitoring } = view;
  if (monitoring === undefined || monitoring.items.length === 0) return null;
  const open = problemsOf(view).filter(({ state }) => state === 'assigned' || state === 'answered');
  const ended = problemsOf(view).length - open.length;
  const { nextCheckOn, checks } = monitoring;
  const [last] = checks;
  return (
    <Card size="small" title={<h2>{said.title}</h2>} id="monitoring">
      {open.length === 0 ? <p className="faint">{said.noProblems}</p> : null}
      <ul className="files-list">
        {open.map((problem) => (
          <li key={problem.problemId}>
            <Problem problem={problem} />
          </li>
        ))}
      </ul>
      {ended === 0 ? null : <p className="faint">{said.ended(ended)}</p>}
      {last === undefined ? <p className="faint">{said.noChecks}</p> : <Check check={last} />}
      {nextCheckOn === null ? null : <p>{said.nextCheck(longDate(nextCheckOn as PlainDate, language))}</p>}
    </Card>
  );
}

function Problem({ problem }: { readonly problem: ProblemOfContract }): ReactNode {
  const words = useContractWords();
  const { problems: said, labels, language } = words;
  const { severity, state, dueOn, isOverdue, raisedBy, assignedTo, milestone, answer, reason } = problem;
  const raisedOn = problem.raisedAt.slice(0, 'YYYY-MM-DD'.length) as PlainDate;
  return (
    <div className="stack">
      <div>
        <strong>{problemWords(problem, words)}</strong> <Tag>{labels.problemSeverities[severity]}</Tag>
        <Tag>{labels.problemStates[state]}</Tag>
        {isOverdue ? <Tag color="error">{said.overdue}</Tag> : null}
      </div>
      <span className="written">{problem.what}</span>
      <small>
        {[
          milestone?.title,
          said.raisedBy(raisedBy.organization.name, longDate(raisedOn, language)),
          said.assignedTo(assignedTo.officer?.name ?? assignedTo.organization.name),
          dueOn === null ? undefined : said.dueOn(longDate(dueOn as PlainDate, language)),
        ]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </small>
      {answer === null ? null : <small>{said.answer(answer)}</small>}
      {reason === null ? null : <small>{said.reason(reason)}</small>}
    </div>
  );
}

type CheckShown = NonNullable<ContractView['monitoring']>['checks'][number];

function Check({ check }: { readonly check: CheckShown }): ReactNode {
  const words = useContractWords();
  const { problems: said, labels, language } = words;
  return (
    <div className="stack">
      <strong>{said.checkOf(longDate(check.on as PlainDate, language), check.by.name)}</strong>
      {check.items.map((item) => (
        <span key={item.code}>
          {termWords(item, words)} <Tag>{labels.checkFindings[item.finding]}</Tag>
          {item.remark === null ? null : <small>{item.remark}</small>}
        </span>
      ))}
      {check.remark === null ? null : <span className="written">{check.remark}</span>}
    </div>
  );
}
