import { useQuery } from '@tanstack/react-query';
import { Skeleton, Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { longMoment } from '../../words/dates';
import { ProblemAlert } from '../problem-alert';
import { findingsQuery, healthQuery, type Finding, type Health } from './operations-data';
import { useOperationsWords } from './words/operations-words';

type Part = Health['parts'][number];
type Queue = Health['queues'][number];

/** Each part, who takes work from each queue, and what to do about what is wrong. */
export function HealthTab(): ReactNode {
  const { health } = useOperationsWords();
  const { data, error, refetch } = useQuery(healthQuery);
  return (
    <>
      {error === null ? null : <ProblemAlert error={error} retry={() => void refetch()} />}
      {data === undefined ? (
        <Waits isOver={error !== null} />
      ) : (
        <>
          <p className={data.isWell ? 'verdict well' : 'verdict unwell'} role="status">
            {data.isWell ? health.well : health.unwell}
          </p>
          <Parts parts={data.parts} />
        </>
      )}
      <Findings />
      {data === undefined ? null : <Queues queues={data.queues} />}
    </>
  );
}

const Waits = ({ isOver }: { readonly isOver: boolean }): ReactNode =>
  isOver ? null : <Skeleton active title={false} paragraph={{ rows: 6 }} />;

function Parts({ parts }: { readonly parts: readonly Part[] }): ReactNode {
  const { health } = useOperationsWords();
  return (
    <ul className="parts" aria-label={health.partsTitle}>
      {parts.map((part) => (
        <li key={part.part} data-state={part.state}>
          <div className="part-head">
            <strong>{health.parts[part.part]}</strong>
            <span className={`part-state ${part.state}`}>{health.states[part.state]}</span>
          </div>
          <p>{health.found(part.state, part.found)}</p>
          <Backlog part={part} />
        </li>
      ))}
    </ul>
  );
}

function Backlog({ part: { waiting, oldestAt } }: { readonly part: Part }): ReactNode {
  const { health, language } = useOperationsWords();
  if (waiting === null || waiting === 0) return null;
  const oldest = oldestAt === null ? '' : ` · ${health.oldest(longMoment(oldestAt, language))}`;
  return <p className="faint">{`${health.waiting(waiting)}${oldest}`}</p>;
}

function Findings(): ReactNode {
  const { health } = useOperationsWords();
  const { data, error, refetch } = useQuery(findingsQuery);
  return (
    <section className="findings" aria-labelledby="findings">
      <h2 id="findings">{health.findings}</h2>
      <p className="faint">{health.findingsHelp}</p>
      {error === null ? null : <ProblemAlert error={error} retry={() => void refetch()} />}
      {data === undefined ? <Waits isOver={error !== null} /> : <Found items={data.items} />}
    </section>
  );
}

function Found({ items }: { readonly items: readonly Finding[] }): ReactNode {
  const { health } = useOperationsWords();
  const wrong = items.filter(({ isFine }) => !isFine);
  return (
    <>
      {wrong.length === 0 ? (
        <p>{health.fine}</p>
      ) : (
        <ul>
          {wrong.map((finding) => (
            <Wrong key={finding.code} finding={finding} />
          ))}
        </ul>
      )}
      <p className="faint">{health.checked(items.length)}</p>
    </>
  );
}

function Wrong({ finding }: { readonly finding: Finding }): ReactNode {
  const { health } = useOperationsWords();
  return (
    <li>
      {health.finding(finding)}
      <p className="fix">{health.remedy(finding)}</p>
    </li>
  );
}

function Queues({ queues }: { readonly queues: readonly Queue[] }): ReactNode {
  const words = useOperationsWords();
  const { health, language } = words;
  const columns: TableColumnsType<Queue> = [
    { title: health.queue, dataIndex: 'queue' },
    { title: health.kind, key: 'kind', render: (_value, { kind }) => health.kinds[kind] },
    { title: health.pollers, dataIndex: 'pollers', align: 'right' },
    {
      title: health.lastAsked,
      key: 'asked',
      render: (_value, { lastAskedAt }) =>
        lastAskedAt === null ? health.never : longMoment(lastAskedAt, language),
    },
  ];
  return (
    <section aria-labelledby="queues">
      <h2 id="queues">{health.queues}</h2>
      {queues.length === 0 ? (
        <p>{health.noQueues}</p>
      ) : (
        <Table<Queue>
          className="case-table"
          size="small"
          rowKey={({ queue, kind }) => `${queue}/${kind}`}
          dataSource={queues}
          columns={columns}
          pagination={false}
        />
      )}
    </section>
  );
}
