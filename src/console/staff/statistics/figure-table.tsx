import { Table, type TableColumnsType } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { ComplaintFigure, FIGURE_RATES } from '../../../domain/complaint/figures';
import { percent } from '../../words/numbers';
import { useWords } from '../words/staff-words';
import { FigureLink } from './figure-link';
import type { FigureGroup } from './statistics-data';
import { useStatisticsWords } from './words/statistics-words';

export interface NamedGroup {
  readonly group: FigureGroup;
  readonly name: string;
}

interface FigureTableProps {
  readonly groups: readonly NamedGroup[];
  /** What the groups are. */
  readonly of: string;
}

const COLUMNS: readonly (ComplaintFigure | keyof typeof FIGURE_RATES)[] = [
  ...(['received', 'closed', 'closureRate', 'satisfactionRate', 'overdue'] as const),
  ...(['determined', 'performed', 'determined-unperformed'] as const),
];

type Column = (typeof COLUMNS)[number];

const isRate = (column: Column): column is keyof typeof FIGURE_RATES => column.endsWith('Rate');

const valueOf = ({ group: { figures } }: NamedGroup, column: Column): number =>
  isRate(column) ? (figures[column] ?? -1) : figures[column].count;

/** Every number of a chart, and more, each opening its cases. */
export function FigureTable({ groups, of }: FigureTableProps): ReactNode {
  const { lists } = useWords();
  const { rates } = useStatisticsWords();
  const columns = useMemo<TableColumnsType<NamedGroup>>(
    () => [
      {
        title: of,
        key: 'name',
        className: 'group-name',
        rowScope: 'row',
        render: (_value, { name }) => name,
      },
      ...COLUMNS.map((column) => ({
        title: isRate(column) ? rates[column] : lists.figures[column],
        key: column,
        align: 'right' as const,
        sorter: (left: NamedGroup, right: NamedGroup) => valueOf(left, column) - valueOf(right, column),
        sortDirections: ['descend' as const, 'ascend' as const],
        render: (_value: unknown, { group, name }: NamedGroup) =>
          isRate(column) ? (
            percent(group.figures[column])
          ) : (
            <FigureLink figures={group.figures} figure={column} of={name} />
          ),
      })),
    ],
    [lists, of, rates],
  );
  return (
    <Table<NamedGroup>
      className="case-table figure-table"
      size="small"
      rowKey={({ group }) => group.key ?? ''}
      dataSource={groups}
      columns={columns}
      pagination={false}
      showSorterTooltip={false}
    />
  );
}
