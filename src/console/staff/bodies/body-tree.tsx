import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { ProblemAlert } from '../problem-alert';
import { organizationQuery } from '../query-keys';
import { childrenQuery, type Body } from './body-data';
import { mayOpen, moveFor, visibleRows, type TreeRow } from './tree-rows';
import { useBodyWords } from './words/body-words';

interface BodyTreeProps {
  readonly rootId: string;
  /** The body that is shown beside the tree. */
  readonly shown: Body | null;
  readonly show: (id: string) => void;
}

/** 机构树: opened a level at a time, walked with the arrow keys. */
export function BodyTree({ rootId, shown, show }: BodyTreeProps): ReactNode {
  const { words } = useBodyWords();
  const { data: root, error, refetch } = useQuery(organizationQuery(rootId));
  const { opened, toggle } = useOpened(rootId, shown);
  const rows = useRows(root ?? null, opened);
  if (error !== null) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (root === undefined) return <Skeleton active title={false} />;
  return (
    <>
      <p className="tree-help faint">{words.treeHelp}</p>
      <Rows rows={rows} shownId={shown?.organizationId ?? null} show={show} toggle={toggle} />
    </>
  );
}

function useOpened(rootId: string, shown: Body | null) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set([rootId]));
  // Where somebody came by a link or a search, the way to the body lies open.
  const [followed, setFollowed] = useState<string | null>(null);
  if (shown !== null && followed !== shown.path.join('/')) {
    setFollowed(shown.path.join('/'));
    setOpened(new Set([...opened, ...shown.path.slice(0, -1)]));
  }
  const toggle = (id: string): void => {
    const next = new Set(opened);
    if (!next.delete(id)) next.add(id);
    setOpened(next);
  };
  return { opened, toggle };
}

function useRows(root: Body | null, opened: ReadonlySet<string>): readonly TreeRow[] {
  const ids = [...opened];
  const below = useQueries({ queries: ids.map((id) => childrenQuery(id)) });
  if (root === null) return [];
  return visibleRows(root, opened, (id) => below[ids.indexOf(id)]?.data ?? null);
}

interface RowsProps {
  readonly rows: readonly TreeRow[];
  readonly shownId: string | null;
  readonly show: (id: string) => void;
  readonly toggle: (id: string) => void;
}

function Rows({ rows, shownId, show, toggle }: RowsProps): ReactNode {
  const { words } = useBodyWords();
  const list = useRef<HTMLUListElement>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const known = (id: string | null): id is string => rows.some(({ body }) => body.organizationId === id);
  const first = known(shownId) ? shownId : (rows[0]?.body.organizationId ?? '');
  const focusable = known(wanted) ? wanted : first;
  useEffect(() => {
    if (wanted !== null)
      list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(wanted)}"]`)?.focus();
  }, [wanted]);
  const press = (event: KeyboardEvent): void => {
    const move = moveFor(event.key, rows, focusable);
    if (move === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (move.type === 'focus') setWanted(move.id);
    else if (move.type === 'show') show(move.id);
    else toggle(move.id);
  };
  return (
    <ul className="tree" role="tree" aria-label={words.tree} ref={list} onKeyDown={press}>
      {rows.map((row) => (
        <Row
          key={row.body.organizationId}
          row={row}
          isShown={row.body.organizationId === shownId}
          isFocusable={row.body.organizationId === focusable}
          show={() => {
            setWanted(row.body.organizationId);
            show(row.body.organizationId);
          }}
          toggle={() => toggle(row.body.organizationId)}
        />
      ))}
    </ul>
  );
}

interface RowProps {
  readonly row: TreeRow;
  readonly isShown: boolean;
  readonly isFocusable: boolean;
  readonly show: () => void;
  readonly toggle: () => void;
}

function Row({ row, isShown, isFocusable, show, toggle }: RowProps): ReactNode {
  const { body, level, isOpen } = row;
  const opens = mayOpen(row);
  return (
    <li
      role="treeitem"
      data-id={body.organizationId}
      data-level={Math.min(level, 8)}
      aria-level={level}
      aria-selected={isShown}
      {...(opens ? { 'aria-expanded': isOpen } : {})}
      tabIndex={isFocusable ? 0 : -1}
      onClick={show}
    >
      <span
        className="twig"
        aria-hidden
        onClick={(event) => {
          event.stopPropagation();
          if (opens) toggle();
        }}
      >
        {opens ? <Twig isOpen={isOpen} /> : null}
      </span>
      <span>{body.name}</span>
    </li>
  );
}

const Twig = ({ isOpen }: { readonly isOpen: boolean }): ReactNode =>
  isOpen ? <CaretDownOutlined /> : <CaretRightOutlined />;
