/** The columns of a table of contracts: what each is called, and by which other headings offices know it. */
export const COLUMNS = [
  { key: 'name', heading: '合同名称', alsoCalled: ['合同标题', '项目名称', '名称'] },
  { key: 'number', heading: '合同编号', alsoCalled: ['编号', '合同号'] },
  { key: 'category', heading: '合同类别', alsoCalled: ['类别', '合同类型', '类型'] },
  {
    key: 'undertaking',
    heading: '承办单位',
    alsoCalled: ['承办部门', '采购人', '采购单位', '建设单位', '发包人'],
  },
  { key: 'publicParty', heading: '甲方', alsoCalled: ['甲方名称', '行政机关一方'] },
  {
    key: 'counterparty',
    heading: '乙方',
    alsoCalled: ['乙方名称', '相对方', '供应商', '供应商名称', '中标人', '承包人', '企业名称'],
  },
  {
    key: 'counterpartyCode',
    heading: '乙方统一社会信用代码',
    alsoCalled: ['统一社会信用代码', '信用代码', '供应商统一社会信用代码'],
  },
  { key: 'counterpartyScale', heading: '乙方规模', alsoCalled: ['企业规模', '企业类型'] },
  { key: 'amount', heading: '合同金额', alsoCalled: ['金额', '合同总价', '合同价', '中标金额', '成交金额'] },
  { key: 'priceType', heading: '计价方式', alsoCalled: ['价格形式'] },
  { key: 'signedOn', heading: '签订日期', alsoCalled: ['签约日期', '合同签订日期', '签订时间', '签署日期'] },
  { key: 'startsOn', heading: '开始日期', alsoCalled: ['起始日期', '合同开始日期'] },
  { key: 'endsOn', heading: '结束日期', alsoCalled: ['截止日期', '终止日期', '合同结束日期', '到期日期'] },
  { key: 'period', heading: '履行期限', alsoCalled: ['合同期限', '服务期限', '工期'] },
  { key: 'secrecy', heading: '密级', alsoCalled: ['是否涉密', '涉密'] },
  { key: 'milestoneTitle', heading: '节点名称', alsoCalled: ['履约节点', '节点'] },
  { key: 'milestoneKind', heading: '节点类型', alsoCalled: [] },
  { key: 'milestoneOwedBy', heading: '履行方', alsoCalled: ['由谁履行', '责任方'] },
  { key: 'milestoneDueOn', heading: '节点日期', alsoCalled: ['约定日期', '履约日期', '应履行日期'] },
  { key: 'milestoneAmount', heading: '节点金额', alsoCalled: ['应付金额'] },
  { key: 'milestonePerformedOn', heading: '节点已履行日期', alsoCalled: ['实际履行日期', '履行日期'] },
  { key: 'publicContact', heading: '甲方联系人', alsoCalled: [] },
  { key: 'publicPhone', heading: '甲方电话', alsoCalled: ['甲方联系电话'] },
  { key: 'publicEmail', heading: '甲方邮箱', alsoCalled: ['甲方电子邮箱'] },
  { key: 'counterpartyContact', heading: '乙方联系人', alsoCalled: ['联系人'] },
  { key: 'counterpartyPhone', heading: '乙方电话', alsoCalled: ['联系电话', '乙方联系电话'] },
  { key: 'counterpartyEmail', heading: '乙方邮箱', alsoCalled: ['邮箱', '乙方电子邮箱'] },
  { key: 'terms', heading: '主要条款', alsoCalled: ['备注', '主要内容'] },
] as const satisfies readonly {
  readonly key: string;
  readonly heading: string;
  readonly alsoCalled: readonly string[];
}[];

export type ColumnKey = (typeof COLUMNS)[number]['key'];
export const COLUMN_KEYS = COLUMNS.map(({ key }) => key) as [ColumnKey, ...ColumnKey[]];

export const headingOf = (key: ColumnKey): string =>
  COLUMNS.find((column) => column.key === key)?.heading ?? key;

/** Who may be reached: personal, so their cells are sealed on the way in and kept nowhere in the clear. */
export const CONTACT_COLUMNS: readonly ColumnKey[] = [
  ...(['publicContact', 'publicPhone', 'publicEmail'] as const),
  ...(['counterpartyContact', 'counterpartyPhone', 'counterpartyEmail'] as const),
];

/** Without these no contract can be read at all. */
export const NEEDED: readonly ColumnKey[] = ['name', 'category', 'counterparty'];

/** Which heading stands for which column; a heading that is not named is not read. */
export type Mapping = Readonly<Record<string, ColumnKey | null>>;

/** In which unit the amounts of a column are written when a cell does not say. */
export type AmountUnit = '元' | '万元' | '亿元';

const inBrackets = /[(（[【].*?[)）\]】]/g;
const plain = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(inBrackets, '')
    .replace(/[\s*:]/g, '');

/** 合同金额（万元） is written in 万元. */
export function unitOf(heading: string): AmountUnit {
  const text = heading.normalize('NFKC');
  if (text.includes('亿元')) return '亿元';
  return text.includes('万元') ? '万元' : '元';
}

/** What a heading is usually taken for; null when it is none of ours. */
export function guess(heading: string): ColumnKey | null {
  const text = plain(heading);
  const found = COLUMNS.find(
    (column) => column.heading === text || column.alsoCalled.some((other) => other === text),
  );
  return found?.key ?? null;
}

export interface RecognisedColumns {
  /** By the place of a heading in the table. */
  readonly keys: readonly (ColumnKey | null)[];
  readonly units: readonly AmountUnit[];
  /** Needed, and no heading stands for them. */
  readonly missing: readonly ColumnKey[];
  /** Headings that nothing stands for: they are not read. */
  readonly unread: readonly string[];
  /** Columns that two headings claim. */
  readonly claimedTwice: readonly ColumnKey[];
}

/** What each column of a table is: as somebody said, else as it is usually called. */
export function recogniseColumns(headings: readonly string[], said: Mapping): RecognisedColumns {
  const keys = headings.map((heading) =>
    Object.hasOwn(said, heading) ? (said[heading] ?? null) : guess(heading),
  );
  const claimed = keys.filter((key) => key !== null);
  return {
    keys,
    units: headings.map(unitOf),
    missing: NEEDED.filter((key) => !claimed.includes(key)),
    unread: headings.filter((heading, place) => keys[place] === null && heading.trim() !== ''),
    claimedTwice: [...new Set(claimed.filter((key, place) => claimed.indexOf(key) !== place))],
  };
}
