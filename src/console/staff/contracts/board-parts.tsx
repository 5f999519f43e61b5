import { Link, useNavigate } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import { OVERDUE_AGES } from '../../../domain/contract/statistics';
import type { ReplyOf } from '../../api/operations';
import { money } from '../../words/money';
import { percent, wholeNumber } from '../../words/numbers';
import { fromAddress } from '../lists/list-search';
import { chartHeight, type ChartData } from '../statistics/chart-option';
import { readContractsSearch } from './contract-search';
import { useContractWords } from './words/contract-words';

type Board = ReplyOf<'GET /statistics/contracts'>;
type Figures = Board['total'];
type Group = Board['groups'][number];
type Counted = Figures['contracts'];

/** The library of charts is fetched when one is drawn, and never before. */
const Chart = lazy(async () => ({ default: (await import('../statistics/chart')).Chart }));
/** More bars than these nobody compares by eye. */
const MOST_BARS = 10;

const searchOf = ({ query }: Counted) => readContractsSearch(fromAddress(query));

/** A count, and the way to the very contracts that it counts. */
function Count({ counted, what }: { readonly counted: Counted; readonly what: string }): ReactNode {
  const { board } = useContractWords();
  const count = wholeNumber(counted.count);
  return (
    <Link
      to="/contracts"
      search={searchOf(counted)}
      className="figure"
      preload={false}
      aria-label={board.counts(what, count)}
    >
      {count}
    </Link>
  );
}

export function BoardHeadline({ figures }: { readonly figures: Figures }): ReactNode {
  const { board, language } = useContractWords();
  const { contracts, overdue, dueMilestones, metInTime } = figures;
  return (
    <section aria-label={board.headline}>
      <dl className="figure-cards">
        <Card title={board.contracts} main={<Count counted={contracts} what={board.contracts} />}>
          <span>{board.closed(wholeNumber(figures.closed))}</span>
        </Card>
        <Card
          title={board.amount}
          main={<span className="amount">{money(figures.amountYuan, language)}</span>}
          isLong
        >
          <span>{board.payable(money(figures.payableYuan, language))}</span>
          <span>{board.paid(money(figures.paidYuan, language))}</span>
        </Card>
        <Card title={board.onTimeRate} main={percent(figures.onTimeRate)}>
          <span>{board.inTime(wholeNumber(metInTime), wholeNumber(dueMilestones))}</span>
        </Card>
        <Card
          title={board.overdue}
          main={<Count counted={overdue} what={board.overdue} />}
          isAlarming={overdue.count > 0}
        >
          {OVERDUE_AGES.filter(({ age }) => figures.ages[age] > 0).map(({ age }) => (
            <span key={age}>
              {board.ages[age]} {figures.ages[age]}
            </span>
          ))}
        </Card>
      </dl>
    </section>
  );
}

interface CardProps {
  readonly title: string;
  readonly main: ReactNode;
  readonly isAlarming?: boolean;
  /** Sums of money are wider than counts. */
  readonly isLong?: boolean;
  readonly children: ReactNode;
}

function Card({ title, main, isAlarming, isLong, children }: CardProps): ReactNode {
  return (
    <div className={isAlarming === true ? 'figure-card alarming' : 'figure-card'}>
      <dt>{title}</dt>
      <dd className={isLong === true ? 'main-figure of-money' : 'main-figure'}>{main}</dd>
      <dd className="beside">{children}</dd>
    </div>
  );
}

interface GroupsProps {
  readonly groups: readonly Group[];
}

const COLOURS = { contracts: '#9db8d9', overdue: '#e08a00' } as const;
const DRAWN = ['contracts', 'overdue'] as const;

export function BoardChart({ groups }: GroupsProps): ReactNode {
  const { board } = useContractWords();
  const navigate = useNavigate();
  const drawn = useMemo(
    () =>
      [...groups]
        .sort((left, right) => right.figures.contracts.count - left.figures.contracts.count)
        .slice(0, MOST_BARS),
    [groups],
  );
  const data = useMemo<ChartData>(
    () => ({
      stance: 'rows',
      categories: drawn.map(({ label }) => label),
      series: DRAWN.map((figure) => ({
        ...{ name: board[figure], colour: COLOURS[figure], kind: 'bar' },
        values: drawn.map(({ figures }) => figures[figure].count),
      })),
    }),
    [board, drawn],
  );
  const open = (category: number, series: number): void => {
    const [group, figure] = [drawn[category], DRAWN[series]];
    if (group === undefined || figure === undefined) return;
    void navigate({ to: '/contracts', search: searchOf(group.figures[figure]) });
  };
  return (
    <figure className="chart-frame no-print">
      <Suspense fallback={<div style={{ height: chartHeight(data) }}>{board.loadingChart}</div>}>
        <Chart data={data} onOpen={open} />
      </Suspense>
      <figcaption className="faint">{board.chart}</figcaption>
    </figure>
  );
}

/** Every number, each body beside the others. @param of what the groups are */
export function BoardTable({ groups, of }: GroupsProps & { readonly of: string }): ReactNode {
  const { board, language } = useContractWords();
  const columns = useMemo<TableColumnsType<Group>>(() => {
    const right = { align: 'right' as const, sortDirections: ['descend' as const, 'ascend' as const] };
    const by = (value: (figures: Figures) => number) => (one: Group, other: Group) =>
      value(one.figures) - value(other.figures);
    return [
      { title: of, key: 'label', className: 'group-name', rowScope: 'row', render: (_, { label }) => label },
      ...DRAWN.map((figure) => ({
        ...{ ...right, title: board[figure], key: figure, sorter: by((figures) => figures[figure].count) },
        render: (_: unknown, { label, figures }: Group) => (
          <Count counted={figures[figure]} what={`${label} ${board[figure]}`} />
        ),
      })),
      ...OVERDUE_AGES.map(({ age }) => ({
        ...{ align: right.align, title: board.ages[age], key: age },
        render: (_: unknown, { figures }: Group) => wholeNumber(figures.ages[age]),
      })),
      {
        ...{
          ...right,
          title: board.onTimeRate,
          key: 'rate',
          sorter: by(({ onTimeRate }) => onTimeRate ?? -1),
        },
        render: (_, { figures }) => percent(figures.onTimeRate),
      },
      {
        ...{
          ...right,
          title: board.amount,
          key: 'amount',
          sorter: by(({ amountYuan }) => Number(amountYuan)),
        },
        render: (_, { figures }) => <span className="amount">{money(figures.amountYuan, language)}</span>,
      },
    ];
  }, [board, language, of]);
  return (
    <Table<Group>
      className="case-table figure-table"
      size="small"
      rowKey={({ key }) => key}
      dataSource={groups}
      columns={columns}
      pagination={false}
      showSorterTooltip={false}
    />
  );
}
