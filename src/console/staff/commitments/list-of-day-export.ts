import { useState } from 'react';
import { saveTable } from '../save-table';
import { api } from '../staff-api';
import { useProblemNotice } from '../use-problem-notice';
import type { Listed } from './commitment-data';
import { useCommitmentWords, type CommitmentWords } from './words/commitment-words';

const PAGE_SIZE = '200';

interface Chosen {
  readonly on: string;
  readonly promisorId?: string | undefined;
}

/** All of the day, from the first page on. */
async function readAll({ on, promisorId }: Chosen): Promise<readonly Listed[]> {
  const read: Listed[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await api.call('GET /commitment-lists/{on}', {
      params: { on },
      query: {
        ...{ limit: PAGE_SIZE, ...(promisorId === undefined ? {} : { promisorId }) },
        ...(cursor === undefined ? {} : { cursor }),
      },
    });
    read.push(...page.items);
    if (page.nextCursor === null) return read;
    cursor = page.nextCursor;
  }
}

/** One line a node. */
function toLines(listed: Listed, { labels }: CommitmentWords): readonly (readonly string[])[] {
  const { code, name, kindCode, kindLabel, promisor, regulator, madeOn, status } = listed;
  const whole = [code, name, `${kindCode} ${kindLabel}`, promisor.name, regulator.name, madeOn];
  return listed.nodes.map(({ title, dueOn, state, performedOn }) => [
    ...[...whole, labels.statuses[status]],
    ...[title, dueOn, labels.nodeStates[state], performedOn ?? ''],
  ]);
}

/** Saves the whole list of the day as a table. */
export function useListOfDayExport(chosen: Chosen) {
  const words = useCommitmentWords();
  const tell = useProblemNotice();
  const [isBusy, setIsBusy] = useState(false);
  const save = async (): Promise<void> => {
    setIsBusy(true);
    try {
      const listed = await readAll(chosen);
      const { table, title } = words.ofDay;
      saveTable([table, ...listed.flatMap((one) => toLines(one, words))], `${title} ${chosen.on}`);
    } catch (error) {
      tell(error);
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, save };
}
