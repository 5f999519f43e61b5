import { Descriptions, Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../domain/ids';
import { longMoment, tableDate } from '../../words/dates';
import { wordFor, type EngineView } from './operations-data';
import { useOperationsWords } from './words/operations-words';

type Legal = EngineView['legal'];
type Duty = Legal['duties'][number];
type Step = Legal['events'][number];

/** What the record says of the case: where it stands, what is owed until when, and which steps there were. */
export function LegalSide({ view }: { readonly view: EngineView }): ReactNode {
  const { workflow: words } = useOperationsWords();
  return (
    <section className="side" aria-labelledby="legal-side">
      <h2 id="legal-side">{words.law}</h2>
      <RecordFacts view={view} />
      <h3>{words.duties}</h3>
      <Duties duties={view.legal.duties} />
      <h3>{words.steps}</h3>
      <p className="faint">{words.stepHelp}</p>
      <Steps steps={view.legal.events} />
    </section>
  );
}

function RecordFacts({ view: { workflow, legal } }: { readonly view: EngineView }): ReactNode {
  const { workflow: words, domain, language } = useOperationsWords();
  const { status, rowVersion, pendingCommands, oldestPendingAt } = workflow;
  const facts: readonly (readonly [keyof typeof words.facts, ReactNode])[] = [
    ['status', wordFor(domain.statuses, status)],
    ['received', longMoment(legal.openedAt, language)],
    ['rowVersion', rowVersion],
    ['pending', pendingCommands],
    ...(oldestPendingAt === null ? [] : ([['oldest', longMoment(oldestPendingAt, language)]] as const)),
  ];
  return (
    <Descriptions
      size="small"
      column={1}
      items={facts.map(([name, children]) => ({ key: name, label: words.facts[name], children }))}
    />
  );
}

function Duties({ duties }: { readonly duties: readonly Duty[] }): ReactNode {
  const { workflow: words, domain, language } = useOperationsWords();
  if (duties.length === 0) return <p>{words.noDuties}</p>;
  const columns: TableColumnsType<Duty> = [
    {
      title: words.dutyColumns.duty,
      key: 'duty',
      render: (_value, { duty }) => wordFor(domain.duties, duty),
    },
    {
      title: words.dutyColumns.state,
      key: 'state',
      render: (_value, { state }) => wordFor(domain.dutyStates, state),
    },
    {
      title: words.dutyColumns.due,
      key: 'due',
      render: (_value, { dueOn }) => (dueOn === null ? words.none : tableDate(dueOn as PlainDate, language)),
    },
  ];
  return (
    <Table<Duty>
      className="case-table"
      size="small"
      rowKey={({ duty, dueAt, state }) => `${duty} ${state} ${dueAt ?? ''}`}
      dataSource={duties}
      columns={columns}
      pagination={false}
    />
  );
}

/** The newest first: what happened last is what the engine has to know. */
function Steps({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  const { workflow: words, domain, language } = useOperationsWords();
  const columns: TableColumnsType<Step> = [
    { title: words.stepColumns.place, dataIndex: 'sequence', width: 48, align: 'right' },
    {
      title: words.stepColumns.what,
      key: 'what',
      render: (_value, { type }) => wordFor(domain.events, type),
    },
    {
      title: words.stepColumns.occurred,
      key: 'occurred',
      render: (_value, { occurredAt, recordedAt }) => (
        <div className="stack">
          <span>{longMoment(occurredAt, language)}</span>
          {recordedAt === occurredAt ? null : (
            <span className="faint">{words.recorded(longMoment(recordedAt, language))}</span>
          )}
        </div>
      ),
    },
  ];
  return (
    <Table<Step>
      className="case-table"
      size="small"
      rowKey="sequence"
      dataSource={[...steps].reverse()}
      columns={columns}
      pagination={false}
    />
  );
}
