import { memo, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useWords } from '../words/staff-words';
import { useIsNarrow } from './use-is-narrow';
import './case-lines.css';

export interface CaseColumn<Line> {
  readonly key: string;
  readonly title: string;
  /** As CSS has it; what is left over goes to the columns without one. */
  readonly width?: string;
  readonly align?: 'right';
  /** The narrowest screen that has room for it; on every screen where nothing is said. */
  readonly from?: 'lg' | 'xl' | 'xxl';
  readonly cell: (line: Line) => ReactNode;
}

interface CaseLinesProps<Line> {
  readonly lines: readonly Line[];
  readonly selected?: readonly Line[];
  /** Left out, nothing can be ticked. */
  readonly onSelect?: (lines: readonly Line[]) => void;
  readonly columns: readonly CaseColumn<Line>[];
  readonly keyOf: (line: Line) => string;
  readonly numberOf: (line: Line) => string;
}

/** A list of cases, as the browser draws tables itself: a page of them is on the screen within one frame. */
export function CaseLines<Line>(props: CaseLinesProps<Line>): ReactNode {
  const { lines, selected = NONE, onSelect, columns, keyOf, numberOf } = props;
  const isNarrow = useIsNarrow();
  const ticked = useMemo(() => new Set(selected.map(keyOf)), [selected, keyOf]);
  const tick = useTicking({ selected, keyOf, onSelect: onSelect ?? nothing });
  return (
    <div className="case-table">
      <table className="case-lines">
        {isNarrow ? null : (
          <thead>
            <tr>
              {onSelect === undefined ? null : (
                <td className="tick">
                  <TickAll
                    standing={standingOf(ticked.size, lines.length)}
                    onTick={() => onSelect(ticked.size === lines.length ? [] : lines)}
                  />
                </td>
              )}
              {columns.map((column) => (
                <th key={column.key} scope="col" className={classOf(column)} style={widthOf(column)}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {lines.map((line) => (
            <CaseLine
              key={keyOf(line)}
              line={line}
              number={numberOf(line)}
              standing={ticked.has(keyOf(line)) ? 'ticked' : 'open'}
              columns={columns as readonly CaseColumn<unknown>[]}
              onTick={onSelect === undefined ? null : (tick as (line: unknown) => void)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const NONE: readonly never[] = [];
const nothing = (): void => undefined;

type Ticking<Line> = Required<Pick<CaseLinesProps<Line>, 'selected' | 'onSelect' | 'keyOf'>>;

/** @returns ticks a line, or takes its tick away; always the same function, so that no line is drawn for another's tick */
function useTicking<Line>({ selected, onSelect, keyOf }: Ticking<Line>): (line: Line) => void {
  const latest = useRef({ selected, onSelect, keyOf });
  useEffect(() => {
    latest.current = { selected, onSelect, keyOf };
  });
  return useMemo(
    () => (line) => {
      const now = latest.current;
      const others = now.selected.filter((one) => now.keyOf(one) !== now.keyOf(line));
      now.onSelect(others.length < now.selected.length ? others : [...others, line]);
    },
    [],
  );
}

const classOf = ({ align, from }: Pick<CaseColumn<never>, 'align' | 'from'>): string =>
  [align ?? '', from === undefined ? '' : `from-${from}`].join(' ').trim();

const widthOf = ({ width }: Pick<CaseColumn<never>, 'width'>) => (width === undefined ? {} : { width });

type Standing = 'none' | 'some' | 'all';

function standingOf(ticked: number, lines: number): Standing {
  if (ticked === 0) return 'none';
  return ticked === lines ? 'all' : 'some';
}

interface TickAllProps {
  readonly standing: Standing;
  readonly onTick: () => void;
}

function TickAll({ standing, onTick }: TickAllProps): ReactNode {
  const { lists } = useWords();
  return (
    <input
      type="checkbox"
      aria-label={lists.selectAll}
      checked={standing === 'all'}
      ref={(box) => {
        if (box !== null) box.indeterminate = standing === 'some';
      }}
      onChange={onTick}
    />
  );
}

interface CaseLineProps {
  readonly line: unknown;
  readonly number: string;
  readonly standing: 'ticked' | 'open';
  readonly columns: readonly CaseColumn<unknown>[];
  /** Null where nothing can be ticked. */
  readonly onTick: ((line: unknown) => void) | null;
}

const CaseLine = memo(function CaseLine({
  line,
  number,
  standing,
  columns,
  onTick,
}: CaseLineProps): ReactNode {
  const { lists } = useWords();
  return (
    <tr className={standing}>
      {onTick === null ? null : (
        <td className="tick">
          <input
            type="checkbox"
            aria-label={lists.selectRow(number)}
            checked={standing === 'ticked'}
            onChange={() => onTick(line)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.key} className={classOf(column)}>
          {column.cell(line)}
        </td>
      ))}
    </tr>
  );
});
