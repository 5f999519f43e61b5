import { useQuery } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { percent, wholeNumber } from '../../words/numbers';
import { Mark } from '../lists/tags';
import { useIsNarrow } from '../lists/use-is-narrow';
import { useWords } from '../words/staff-words';
import { CountedPart } from './counted-part';
import { dwellQuery, type Step } from './supervision-data';
import { countedIn, type ViewProps } from './view';
import { useSupervisionWords } from './words/supervision-words';

const NO_STEPS: readonly Step[] = [];

/** 各环节用时: what takes most of all the time first. */
export function DwellView(props: ViewProps): ReactNode {
  const { dwell: words } = useSupervisionWords();
  const query = useQuery(dwellQuery(countedIn(props.search)));
  const steps = query.data?.steps ?? NO_STEPS;
  const isNarrow = useIsNarrow();
  const wide = useWideColumns();
  const narrow = useMemo<TableColumnsType<Step>>(
    () => [{ title: words.step, key: 'all', render: (_value, step) => <Card step={step} /> }],
    [words],
  );
  return (
    <CountedPart {...props} title={words.title} query={query} isEmpty={steps.length === 0} empty={words}>
      <p className="faint part-help">{words.explain}</p>
      <Table<Step>
        className="case-table dwell"
        size="small"
        rowKey={({ duty, owner }) => `${duty} ${owner}`}
        dataSource={steps}
        columns={isNarrow ? narrow : wide}
        pagination={false}
        showHeader={!isNarrow}
      />
    </CountedPart>
  );
}

const COUNTS = ['ended', 'endedLate', 'running', 'runningLate'] as const;

function useWideColumns(): TableColumnsType<Step> {
  const { domain } = useWords();
  const { dwell: words } = useSupervisionWords();
  return useMemo(
    () => [
      { title: words.step, key: 'step', render: (_value, step) => <Name step={step} /> },
      {
        title: words.owner,
        key: 'owner',
        width: 130,
        responsive: ['lg'],
        render: (_value, { owner }) => domain.parties[owner],
      },
      { title: words.share, key: 'share', width: 150, render: (_value, step) => <Share step={step} /> },
      {
        title: words.median,
        key: 'median',
        width: 108,
        align: 'right',
        render: (_value, { medianWorkingDays }) => <Days count={medianWorkingDays} />,
      },
      {
        title: words.p90,
        key: 'p90',
        width: 120,
        align: 'right',
        render: (_value, { p90WorkingDays }) => <Days count={p90WorkingDays} />,
      },
      ...COUNTS.map((name) => ({
        title: words[name],
        key: name,
        width: 84,
        align: 'right' as const,
        render: (_value: unknown, step: Step) => <Count name={name} step={step} />,
      })),
    ],
    [domain, words],
  );
}

interface OfStep {
  readonly step: Step;
}

function Card({ step }: OfStep): ReactNode {
  const { dwell: words } = useSupervisionWords();
  return (
    <div className="case-card">
      <Name step={step} />
      <Share step={step} />
      <dl className="dwell-counts">
        <div>
          <dt>{words.median}</dt>
          <dd>
            <Days count={step.medianWorkingDays} />
          </dd>
        </div>
        <div>
          <dt>{words.p90}</dt>
          <dd>
            <Days count={step.p90WorkingDays} />
          </dd>
        </div>
        {COUNTS.map((name) => (
          <div key={name}>
            <dt>{words[name]}</dt>
            <dd>
              <Count name={name} step={step} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Name({ step: { duty, isBottleneck } }: OfStep): ReactNode {
  const { domain } = useWords();
  const { dwell: words } = useSupervisionWords();
  return (
    <span className="marks">
      <strong>{domain.duties[duty]}</strong>
      {isBottleneck ? <Mark tone="alert">{words.bottleneck}</Mark> : null}
    </span>
  );
}

function Share({ step: { shareOfTime, isBottleneck } }: OfStep): ReactNode {
  return (
    <span className={isBottleneck ? 'share alarming' : 'share'}>
      <span className="share-bar" aria-hidden>
        <span style={{ width: `${shareOfTime * 100}%` }} />
      </span>
      <span>{percent(shareOfTime)}</span>
    </span>
  );
}

function Days({ count }: { readonly count: number | null }): ReactNode {
  const { dwell: words } = useSupervisionWords();
  return count === null ? '—' : words.days(String(count));
}

function Count({ name, step }: OfStep & { readonly name: (typeof COUNTS)[number] }): ReactNode {
  const isLate = (name === 'endedLate' || name === 'runningLate') && step[name] > 0;
  return <span className={isLate ? 'late-count' : 'count'}>{wholeNumber(step[name])}</span>;
}
