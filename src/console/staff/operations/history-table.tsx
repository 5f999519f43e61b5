import { Checkbox, Table, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import { longMoment } from '../../words/dates';
import type { EngineView } from './operations-data';
import { useOperationsWords } from './words/operations-words';

type Line = EngineView['events'][number];

/** How the engine goes about its work; what a person asks is mostly what lies between. */
const INNER = /^(?:WORKFLOW_TASK_(?:SCHEDULED|STARTED|COMPLETED)|TIMER_CANCELED)$/;

/** The engine's history in words, beside its own names. */
export function HistoryTable({ events }: { readonly events: readonly Line[] }): ReactNode {
  const { workflow: words, language } = useOperationsWords();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? events : events.filter(({ type }) => !INNER.test(type));
  const columns: TableColumnsType<Line> = [
    { title: words.historyColumns.id, dataIndex: 'eventId', width: 56, align: 'right' },
    {
      title: words.historyColumns.sentence,
      key: 'sentence',
      render: (_value, { type, sentence }) => words.sentence(type, sentence),
    },
    {
      title: words.historyColumns.type,
      key: 'type',
      render: (_value, { type }) => <code>{type}</code>,
    },
    {
      title: words.historyColumns.at,
      key: 'at',
      render: (_value, { at }) => longMoment(at, language),
    },
  ];
  return (
    <section aria-labelledby="engine-history">
      <h2 id="engine-history">{words.history}</h2>
      <p className="faint">{words.historyHelp}</p>
      {events.length === 0 ? (
        <p>{words.noHistory}</p>
      ) : (
        <>
          <Checkbox checked={isWhole} onChange={({ target }) => setIsWhole(target.checked)}>
            {words.technical}
          </Checkbox>
          <Table<Line>
            className="case-table history"
            size="small"
            rowKey="eventId"
            dataSource={[...shown].reverse()}
            columns={columns}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          />
        </>
      )}
    </section>
  );
}
