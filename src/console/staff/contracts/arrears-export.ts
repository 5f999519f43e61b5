import { useState } from 'react';
import type { ReplyOf } from '../../api/operations';
import { saveTable } from '../save-table';
import { api } from '../staff-api';
import { useProblemNotice } from '../use-problem-notice';
import type { ArrearsSearch } from './arrears-search';
import { useContractWords, type ContractWords } from './words/contract-words';

type Arrear = ReplyOf<'GET /contracts/arrears'>['items'][number];

const PAGE_SIZE = '200';

/** All that the filters leave, from the first page on. */
async function readAll({ cursor: _here, ...search }: ArrearsSearch): Promise<readonly Arrear[]> {
  const read: Arrear[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await api.call('GET /contracts/arrears', {
      query: { ...search, limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) },
    });
    read.push(...page.items);
    if (page.nextCursor === null) return read;
    cursor = page.nextCursor;
  }
}

/** Amounts as plain figures: they are to be counted with. */
function toLine(arrear: Arrear, { owed: { yesNo } }: ContractWords): readonly string[] {
  const { code, name, title, undertaking, counterparties, isToSmall } = arrear;
  const { dueOn, overdueDays, amountYuan, paidYuan, balanceYuan, interestYuan } = arrear;
  return [
    ...[code, name, title, undertaking.name, counterparties.join('、'), isToSmall ? yesNo.yes : yesNo.no],
    ...[dueOn, String(overdueDays), amountYuan, paidYuan, balanceYuan, interestYuan ?? ''],
  ];
}

/** Saves the arrears that the filters leave as a table. */
export function useArrearsExport(search: ArrearsSearch) {
  const words = useContractWords();
  const tell = useProblemNotice();
  const [isBusy, setIsBusy] = useState(false);
  const save = async (): Promise<void> => {
    setIsBusy(true);
    try {
      const arrears = await readAll(search);
      const { listTitle, table } = words.owed;
      saveTable([table, ...arrears.map((one) => toLine(one, words))], listTitle);
    } catch (error) {
      tell(error);
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, save };
}
