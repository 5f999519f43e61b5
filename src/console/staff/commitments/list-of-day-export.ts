import { useTableExport } from '../lists/use-table-export';
import { api } from '../staff-api';
import type { Listed } from './commitment-data';
import { useCommitmentWords, type CommitmentWords } from './words/commitment-words';

interface Chosen {
  readonly on: string;
  readonly promisorId?: string | undefined;
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
export function useListOfDayExport({ on, promisorId }: Chosen) {
  const words = useCommitmentWords();
  const { table, title } = words.ofDay;
  const narrowed = promisorId === undefined ? {} : { promisorId };
  return useTableExport({
    read: (asked) =>
      api.call('GET /commitment-lists/{on}', { params: { on }, query: { ...narrowed, ...asked } }),
    head: table,
    linesOf: (listed: Listed) => toLines(listed, words),
    name: `${title} ${on}`,
  });
}
