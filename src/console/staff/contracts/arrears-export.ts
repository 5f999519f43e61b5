import type { ReplyOf } from '../../api/operations';
import { useTableExport } from '../lists/use-table-export';
import { api } from '../staff-api';
import type { ArrearsSearch } from './arrears-search';
import { useContractWords, type ContractWords } from './words/contract-words';

type Arrear = ReplyOf<'GET /contracts/arrears'>['items'][number];

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
export function useArrearsExport({ cursor: _here, ...search }: ArrearsSearch) {
  const words = useContractWords();
  return useTableExport({
    read: (asked) => api.call('GET /contracts/arrears', { query: { ...search, ...asked } }),
    head: words.owed.table,
    linesOf: (arrear: Arrear) => [toLine(arrear, words)],
    name: words.owed.listTitle,
  });
}
