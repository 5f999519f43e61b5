import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { saveTable } from '../save-table';
import { useWords } from '../words/staff-words';
import { useIsNarrow } from './use-is-narrow';

/**
 * Saves the list that is on the page, as its reader sees it: its filters, its order, its words. On a screen that is as
 * wide as a hand there are no columns to save.
 */
export function ExportShown({ name }: { readonly name: string }): ReactNode {
  const { lists } = useWords();
  const { message } = App.useApp();
  const isNarrow = useIsNarrow();
  const save = (): void => {
    const lines = shownLines(document.querySelectorAll('main table'));
    if (lines.length > 0) void saveTable(lines, name);
    else void message.info(lists.nothingShown);
  };
  if (isNarrow) return null;
  return (
    <Button size="small" icon={<DownloadOutlined />} onClick={save}>
      {lists.exportShown}
    </Button>
  );
}

const shownLines = (tables: Iterable<HTMLTableElement>): readonly (readonly string[])[] =>
  [...tables]
    .flatMap(({ rows }) => [...rows].map(({ cells }) => [...cells].filter(isShown).map(textOf)))
    .filter((cells) => cells.length > 0);

/** Not what is ticked, and not what this screen has no room for. */
const isShown = (cell: HTMLTableCellElement): boolean =>
  !cell.classList.contains('tick') && cell.offsetWidth > 0;

const textOf = ({ innerText }: HTMLElement): string =>
  innerText
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' · ');
