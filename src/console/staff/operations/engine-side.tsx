import { Alert, Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { longMoment } from '../../words/dates';
import type { EngineView, Watched } from './operations-data';
import { EngineState } from './workflow-list';
import { useOperationsWords } from './words/operations-words';

/** What the engine says of the case: whether it is kept, what for, until when, and by which program. */
export function EngineSide({ view }: { readonly view: EngineView }): ReactNode {
  const { workflow: words } = useOperationsWords();
  return (
    <section className="side" aria-labelledby="engine-side">
      <h2 id="engine-side">{words.engine}</h2>
      <Agreement workflow={view.workflow} />
      <EngineFacts view={view} />
      <EngineLink url={view.workflow.engineUrl} />
    </section>
  );
}

function Agreement({ workflow }: { readonly workflow: Watched }): ReactNode {
  const { workflow: words } = useOperationsWords();
  const { isBehind, engineVersion, rowVersion } = workflow;
  if (engineVersion === null) return <Alert type="info" showIcon title={words.notComparable} />;
  if (!isBehind) return <Alert type="success" showIcon title={words.agree} />;
  return <Alert type="warning" showIcon title={words.behind(rowVersion - engineVersion)} />;
}

function EngineFacts({ view }: { readonly view: EngineView }): ReactNode {
  const { workflow: words, cases, language } = useOperationsWords();
  const { workflow, workerVersion, lastFailure } = view;
  const moment = (at: string | null): string => (at === null ? words.none : longMoment(at, language));
  const failure =
    lastFailure === null
      ? words.none
      : `${moment(lastFailure.at)} ${words.cause(lastFailure.cause, lastFailure.sentence)}`;
  const facts: readonly (readonly [keyof typeof words.facts, ReactNode])[] = [
    ['state', <EngineState key="state" row={workflow} />],
    ['waiting', cases.waitingFor(workflow.state, workflow.waitingFor)],
    ['until', moment(workflow.waitingUntil)],
    ['wakes', moment(workflow.wakesAt)],
    ['history', workflow.historyLength === null ? words.unknown : words.events(workflow.historyLength)],
    ['worker', <code key="worker">{workerVersion ?? words.unknown}</code>],
    ['failure', failure],
    ['engineVersion', workflow.engineVersion ?? words.unknown],
    ['epoch', workflow.epoch],
    ['workflowId', <code key="id">{workflow.workflowId}</code>],
  ];
  return (
    <Descriptions
      size="small"
      column={1}
      items={facts.map(([name, children]) => ({ key: name, label: words.facts[name], children }))}
    />
  );
}

function EngineLink({ url }: { readonly url: string | null }): ReactNode {
  const { workflow: words } = useOperationsWords();
  if (url === null) return <p className="faint">{words.noEngine}</p>;
  return (
    <p className="no-print">
      <a href={url} target="_blank" rel="noreferrer">
        {words.openEngine}
      </a>
    </p>
  );
}
