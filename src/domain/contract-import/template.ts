import { MILESTONE_KIND_LABELS, PRICE_TYPE_LABELS, SCALE_LABELS, SIDE_LABELS } from '../contract/labels';
import { COLUMNS, type ColumnKey } from './column';

/** The number of the example row: whoever leaves it in imports nothing by it. */
export const EXAMPLE_NUMBER = '示例（此行不导入）';

const EXAMPLE: Readonly<Partial<Record<ColumnKey, string>>> = {
  ...{ name: '市政路灯采购合同', number: EXAMPLE_NUMBER, publicParty: '', undertaking: '' },
  ...{ counterparty: '某某照明有限公司', counterpartyScale: SCALE_LABELS.small, amount: '128000.00' },
  ...{ priceType: PRICE_TYPE_LABELS['fixed-total'], signedOn: '2026-01-09', startsOn: '2026-01-09' },
  ...{ endsOn: '2026-12-31', secrecy: '无', milestoneTitle: '付清货款', milestoneAmount: '128000.00' },
  ...{ milestoneKind: MILESTONE_KIND_LABELS.payment, milestoneOwedBy: SIDE_LABELS.public },
  ...{ milestoneDueOn: '2026-02-12', terms: '到货验收合格后付款' },
};

/** What may be chosen, beside the columns that are filled in: these are not read. */
const CHOICES: readonly (readonly [string, readonly string[]])[] = [
  ['可选：乙方规模', Object.values(SCALE_LABELS)],
  ['可选：计价方式', Object.values(PRICE_TYPE_LABELS)],
  ['可选：节点类型', Object.values(MILESTONE_KIND_LABELS)],
  ['可选：履行方', Object.values(SIDE_LABELS)],
];

export interface Template {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** An empty table with its headings, one example, and what may be chosen. */
export function templateFor(categories: readonly string[]): Template {
  const choices = [['可选：合同类别', categories] as const, ...CHOICES];
  const headings = COLUMNS.map(({ heading }) => heading);
  const longest = Math.max(...choices.map(([, words]) => words.length));
  const example: Readonly<Partial<Record<ColumnKey, string>>> = {
    ...EXAMPLE,
    category: categories[0] ?? '',
  };
  const rows = Array.from({ length: longest }, (_none, place) => [
    ...COLUMNS.map(({ key }) => (place === 0 ? (example[key] ?? null) : null)),
    ...choices.map(([, words]) => words[place] ?? null),
  ]);
  return { header: [...headings, ...choices.map(([heading]) => heading)], rows };
}
