import type { Quantity } from '../domain/contract/contract';
import type { FiledCopy, FiledMilestone } from '../domain/contract/filed-copy';
import {
  MILESTONE_KIND_LABELS,
  PRICE_TYPE_LABELS,
  QUANTITY_UNIT_LABELS,
  SIDE_LABELS,
} from '../domain/contract/labels';
import type { PlainDate } from '../domain/ids';
import { amountWords } from '../domain/money';
import { inCapitals } from '../domain/money-capitals';
import { dateWords } from './wording';

/** One line of the copy: what it is, and what it says. */
export interface CopyEntry {
  readonly term: string;
  readonly text: string;
}

/** 甲、乙、丙……, as parties are called on the paper. */
const STEMS = '甲乙丙丁戊己庚辛壬癸';

const dayWords = (on: PlainDate | null): string => (on === null ? '未约定' : dateWords(on));

const moneyWords = (fen: number): string => `${inCapitals(fen)}（¥${amountWords(fen)}）`;

const periodWords = ({ startsOn, endsOn }: FiledCopy): string =>
  startsOn === null && endsOn === null ? '未约定' : `${dayWords(startsOn)}至${dayWords(endsOn)}`;

const partyWords = ({ side, name, uscc }: FiledCopy['parties'][number]): string =>
  [name, ...(uscc === null ? [] : [`统一社会信用代码 ${uscc}`]), SIDE_LABELS[side]].join('；');

const quantityWords = ({ thousandths, unitCode }: Quantity): string =>
  `${thousandths / 1_000}${QUANTITY_UNIT_LABELS[unitCode]}`;

/** What stands above the milestones. */
export function copyEntries(copy: FiledCopy): readonly CopyEntry[] {
  const { amountFen, priceType, ownNumber } = copy;
  const price = PRICE_TYPE_LABELS[priceType];
  return [
    { term: '统一编码', text: copy.code },
    { term: '备案号', text: copy.filingNumber },
    { term: '备案日期', text: dateWords(copy.filedOn) },
    { term: '备案机关', text: copy.filedBy },
    { term: '合同名称', text: copy.name },
    ...(ownNumber === null ? [] : [{ term: '合同编号', text: ownNumber }]),
    { term: '合同类别', text: copy.category },
    { term: '承办单位', text: copy.undertaking },
    ...copy.parties.map((party, index) => ({
      term: `${STEMS.charAt(index) || index + 1}方`,
      text: partyWords(party),
    })),
    { term: '合同金额', text: amountFen === null ? price : `${moneyWords(amountFen)}；${price}` },
    { term: '签订日期', text: dayWords(copy.signedOn) },
    { term: '履行期限', text: periodWords(copy) },
  ];
}

/** One milestone a line, as it was agreed. */
export function milestoneWords(milestone: FiledMilestone): string {
  const { kind, title, owedBy, dueOn, amountFen, quantity } = milestone;
  return [
    `${MILESTONE_KIND_LABELS[kind]}：${title}`,
    SIDE_LABELS[owedBy],
    dayWords(dueOn),
    ...(quantity === null ? [] : [quantityWords(quantity)]),
    ...(amountFen === null ? [] : [moneyWords(amountFen)]),
  ].join('；');
}
