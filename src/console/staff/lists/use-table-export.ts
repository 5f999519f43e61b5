import { useState } from 'react';
import { saveTable } from '../save-table';
import { useProblemNotice } from '../use-problem-notice';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** What asks for a page of a list that is read whole. */
export interface PageAsked {
  readonly limit: string;
  readonly cursor?: string;
}

const PAGE_SIZE = '200';

async function readAll<Item>(read: (asked: PageAsked) => Promise<Page<Item>>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await read({ limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) });
    all.push(...page.items);
    if (page.nextCursor === null) return all;
    cursor = page.nextCursor;
  }
}

interface Exporting<Item> {
  readonly read: (asked: PageAsked) => Promise<Page<Item>>;
  /** Headings, then what each item says in one or several lines. */
  readonly head: readonly string[];
  readonly linesOf: (item: Item) => readonly (readonly string[])[];
  readonly name: string;
}

/** Saves all that a list holds as a table, from its first page to its last. */
export function useTableExport<Item>({ read, head, linesOf, name }: Exporting<Item>) {
  const tell = useProblemNotice();
  const [isBusy, setIsBusy] = useState(false);
  const save = async (): Promise<void> => {
    setIsBusy(true);
    try {
      const items = await readAll(read);
      await saveTable([head, ...items.flatMap(linesOf)], name);
    } catch (error) {
      tell(error);
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, save };
}
