import type { Body } from './body-data';

/** One visible line of the tree. */
export interface TreeRow {
  readonly body: Body;
  /** 1 at the root. */
  readonly level: number;
  readonly isOpen: boolean;
  /** What stands below is not known before it is opened once. */
  readonly children: readonly Body[] | null;
}

export type ChildrenOf = (id: string) => readonly Body[] | null;

/** What is visible when these bodies are open, from top to bottom. Bodies that are no more are left out. */
export function visibleRows(
  root: Body,
  opened: ReadonlySet<string>,
  childrenOf: ChildrenOf,
): readonly TreeRow[] {
  const rowsFrom = (body: Body, level: number): readonly TreeRow[] => {
    const children = childrenOf(body.organizationId)?.filter(({ status }) => status === 'active') ?? null;
    const isOpen = opened.has(body.organizationId);
    const row: TreeRow = { body, level, isOpen, children };
    if (!isOpen || children === null) return [row];
    return [row, ...children.flatMap((child) => rowsFrom(child, level + 1))];
  };
  return rowsFrom(root, 1);
}

export const mayOpen = ({ children }: TreeRow): boolean => children === null || children.length > 0;

export type TreeMove =
  | { readonly type: 'focus'; readonly id: string }
  | { readonly type: 'open' | 'close' | 'show'; readonly id: string };

interface Place {
  readonly rows: readonly TreeRow[];
  readonly at: number;
  readonly row: TreeRow;
}

const KEYS: Readonly<Record<string, (place: Place) => TreeMove | null>> = {
  ArrowDown: ({ rows, at }) => focusOn(rows[at + 1]),
  ArrowUp: ({ rows, at }) => focusOn(rows[at - 1]),
  Home: ({ rows }) => focusOn(rows[0]),
  End: ({ rows }) => focusOn(rows.at(-1)),
  ArrowRight: inwards,
  ArrowLeft: outwards,
  Enter: ({ row }) => ({ type: 'show', id: row.body.organizationId }),
  ' ': ({ row }) => ({ type: 'show', id: row.body.organizationId }),
};

/** What a key does in the tree (WAI-ARIA tree view); null: nothing of ours. */
export function moveFor(key: string, rows: readonly TreeRow[], focusedId: string): TreeMove | null {
  const at = rows.findIndex(({ body }) => body.organizationId === focusedId);
  const row = rows[at];
  return row === undefined ? null : (KEYS[key]?.({ rows, at, row }) ?? null);
}

function inwards({ rows, at, row }: Place): TreeMove | null {
  if (!row.isOpen) return mayOpen(row) ? { type: 'open', id: row.body.organizationId } : null;
  const next = rows[at + 1];
  return next?.level === row.level + 1 ? focusOn(next) : null;
}

function outwards({ rows, row }: Place): TreeMove | null {
  const { organizationId, parentId } = row.body;
  if (row.isOpen && mayOpen(row)) return { type: 'close', id: organizationId };
  return focusOn(rows.find(({ body }) => body.organizationId === parentId));
}

function focusOn(row: TreeRow | undefined): TreeMove | null {
  return row === undefined ? null : { type: 'focus', id: row.body.organizationId };
}
