import type { ColumnKey } from '../../src/domain/contract-import/column';
import type { PlainDate } from '../../src/domain/ids';
import { daysBetween } from '../../src/domain/plain-date';

/** What is to be found of a contract; `repeated` and `continued` of rows that belong to the one above. */
export type Expected = 'new' | 'refused' | 'secret' | 'repeated' | 'continued';

type Cells = Partial<Record<ColumnKey, string>>;
interface Line {
  readonly cells: Cells;
  readonly expected: Expected;
}

/** As a public list of contracts heads its columns. */
const HEADINGS: readonly (readonly [string, ColumnKey | null])[] = [
  ['序号', null],
  ['项目名称', 'name'],
  ['合同编号', 'number'],
  ['合同类型', 'category'],
  ['采购单位', 'undertaking'],
  ['供应商名称', 'counterparty'],
  ['供应商统一社会信用代码', 'counterpartyCode'],
  ['企业规模', 'counterpartyScale'],
  ['合同金额（万元）', 'amount'],
  ['签订时间', 'signedOn'],
  ['履行期限', 'period'],
  ['是否涉密', 'secrecy'],
  ['履约节点', 'milestoneTitle'],
  ['约定日期', 'milestoneDueOn'],
  ['节点金额（元）', 'milestoneAmount'],
  ['实际履行日期', 'milestonePerformedOn'],
  ['联系人', 'counterpartyContact'],
  ['联系电话', 'counterpartyPhone'],
  ['备注', 'terms'],
];
/** Not read by the import: what its verdict must be. */
const EXPECTED_HEADING = '应有结论';

const CONTRACTS = 2_100;
const THINGS = [
  '路灯',
  '井盖',
  '沥青',
  '护栏',
  '绿化苗木',
  '办公电脑',
  '监控设备',
  '环卫车辆',
  '供暖管材',
  '标志标牌',
];
const WORKS = ['采购', '改造工程', '维护服务', '施工', '设计服务', '监理服务', '清运服务', '租赁'];
const PLACES = ['东湖路', '新华街', '白桦大道', '滨河西岸', '站前广场', '北环', '老城区', '产业园'];
const COMPANIES = ['远航', '安平', '长青', '大路', '明光', '恒信', '北辰', '金穗', '云杉', '鼎立'];
const TRADES = ['照明', '铸造', '建材', '园林', '科技', '工程', '环境', '物业'];
const CATEGORIES = ['政府采购', '06', '6', '政府投资项目建设合同', '01', '政府采购合同'];

/** A sequence of numbers that is the same on every machine (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Chance {
  readonly below: (most: number) => number;
  readonly one: <T>(of: readonly T[]) => T;
}

function openChance(seed: number): Chance {
  const next = chanceFrom(seed);
  const below = (most: number): number => Math.floor(next() * most);
  return {
    below,
    one: <T>(of: readonly T[]): T => {
      const found = of[below(of.length)];
      if (found === undefined) throw new Error('nothing to choose from');
      return found;
    },
  };
}

const wide = (text: string): string =>
  text.replace(/[\dA-Z.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** A day of 2025, in one of the forms in which offices write it. */
function dayIn(chance: Chance, [month, day]: readonly [number, number], year = 2025): string {
  const [mm, dd] = [String(month).padStart(2, '0'), String(day).padStart(2, '0')];
  const on = `${year}-${mm}-${dd}` as PlainDate;
  // 2025-01-01 is day 45658 of spreadsheets.
  const serial = 45_658 + daysBetween('2025-01-01' as PlainDate, on);
  return chance.one([
    `${year}-${mm}-${dd}`,
    `${year}/${month}/${day}`,
    `${year}.${month}.${day}`,
    `${year}年${month}月${day}日`,
    ` ${year}年${mm}月${dd}日 `,
    wide(`${year}.${mm}.${dd}`),
    `${year}${mm}${dd}`,
    String(serial),
  ]);
}

/** An amount below a column of 万元. */
function amountIn(chance: Chance): string {
  const tens = 1 + chance.below(9_000);
  const yuan = tens * 100;
  return chance.one([
    String(tens / 100),
    `${tens / 100}万元`,
    `${yuan}元`,
    `￥${String(yuan).replace(/\B(?=(?:\d{3})+$)/g, ',')}.00元`,
    wide(String(tens / 100)),
    `${tens / 100} 万`,
  ]);
}

function plain(chance: Chance, place: number): Cells {
  const day = [1 + chance.below(6), 1 + chance.below(28)] as const;
  return {
    name: `${chance.one(PLACES)}${chance.one(THINGS)}${chance.one(WORKS)}合同`,
    number: chance.one([`SZ-2025-${place}`, `榆政采〔2025〕${place}号`, `HT2025${place}`]),
    category: chance.one(CATEGORIES),
    undertaking: chance.one(['', '榆关市市政工程建设中心', ' 榆关市市政工程建设中心 ']),
    counterparty: `${chance.one(COMPANIES)}${chance.one(TRADES)}有限公司`,
    counterpartyScale: chance.one(['', '小型', '中型企业', '微型', '无', '大型企业']),
    amount: amountIn(chance),
    signedOn: dayIn(chance, day),
    secrecy: chance.one(['', '否', '无', '不涉密', '/']),
    terms: chance.one(['', '验收合格后付款', '按进度付款，留质保金 3%', '“包工包料”,详见正文']),
  };
}

const payment = (chance: Chance): Cells => ({
  milestoneTitle: chance.one(['首付款', '进度款', '尾款', '质保金']),
  milestoneDueOn: dayIn(chance, [7 + chance.below(6), 1 + chance.below(28)]),
  milestoneAmount: chance.one(['10000', '1.5万元', '¥20,000.00', '３０００']),
});

/** One contract, by how it is untidy or wrong; how often each is drawn stands beside it. */
type Maker = (chance: Chance, cells: Cells) => readonly Line[];
const alone = (cells: Cells, expected: Expected = 'new'): readonly Line[] => [{ cells, expected }];
const wrong =
  (change: (chance: Chance, cells: Cells) => Cells): Maker =>
  (chance, cells) =>
    alone({ ...cells, ...change(chance, cells) }, 'refused');
const secret =
  (change: (chance: Chance) => Cells): Maker =>
  (chance, cells) =>
    alone({ ...cells, ...change(chance) }, 'secret');

const MAKERS: readonly (readonly [number, Maker])[] = [
  [40, (_chance, cells) => alone(cells)],
  [
    10,
    (chance, cells) => alone({ ...cells, ...payment(chance), milestonePerformedOn: dayIn(chance, [12, 20]) }),
  ],
  // merged cells: the contract in the first row, a milestone in each
  [
    8,
    (chance, cells) => [
      ...alone({ ...cells, ...payment(chance) }),
      ...alone(payment(chance), 'continued'),
      ...alone(payment(chance), 'continued'),
    ],
  ],
  // two days in one cell, or words that are none
  [
    8,
    (chance, cells) => {
      const from = dayIn(chance, [7, 1]).trim();
      const to = dayIn(chance, [3, 31], 2026).trim();
      return alone({
        ...cells,
        period: chance.one([`${from}至${to}`, `${from}~${to}`, '90日历天', '自签订之日起至验收合格']),
      });
    },
  ],
  [6, (_chance, { number: _number, ...cells }) => alone(cells)],
  [
    6,
    (_chance, cells) =>
      alone({ ...cells, counterpartyContact: '钱多多', counterpartyPhone: '０４１０-５５５０１２３' }),
  ],
  [
    5,
    (_chance, cells) => [
      ...alone(cells),
      ...alone({ ...cells, amount: wide(cells.amount ?? '') }, 'repeated'),
    ],
  ],
  [3, secret((chance) => ({ secrecy: chance.one(['是', '涉密', '机密', '秘密']) }))],
  [2, secret((chance) => ({ terms: chance.one(['机密★ 二十年', '涉密合同，另行保管', '属国家秘密']) }))],
  [2, wrong((chance) => ({ signedOn: chance.one(['2025-02-30', '2025年13月1日', '20250431']) }))],
  [2, wrong((chance) => ({ signedOn: chance.one(['年底前', '2025年', '详见合同']) }))],
  [2, wrong((chance) => ({ amount: chance.one(['据实结算', '壹拾万元', '约12万', '-5']) }))],
  [2, wrong(() => ({ category: '' }))],
  [1, wrong((chance) => ({ category: chance.one(['其它', '服务类', '政府']) }))],
  [1, wrong(() => ({ counterparty: '' }))],
  [1, wrong(() => ({ undertaking: '榆关市城市照明管理中心' }))],
  [1, wrong(() => ({ signedOn: '' }))],
  [1, wrong(() => ({ counterpartyCode: '91150100MA0' }))],
  [1, wrong(() => ({ secrecy: '待定' }))],
  [1, wrong(() => ({ period: '2025-12-31至2025-07-01' }))],
  [1, wrong((chance) => ({ ...payment(chance), milestoneDueOn: '下月底' }))],
  [1, wrong(() => ({ counterpartyContact: '钱多多', counterpartyPhone: '不详' }))],
  // one number, two amounts
  [
    1,
    (_chance, cells) => [...alone(cells, 'refused'), ...alone({ ...cells, amount: '7777.77' }, 'continued')],
  ],
];

const DRAWN = MAKERS.flatMap(([times, maker]) => Array<Maker>(times).fill(maker));

/** The table, row by row, titles and headings first. The same every time. */
export function untidyContracts(): readonly (readonly string[])[] {
  const chance = openChance(20_260_112);
  const lines = Array.from({ length: CONTRACTS }, (_none, place) =>
    chance
      .one(DRAWN)(chance, plain(chance, place + 1))
      .map((line) => ({ ...line, place: place + 1 })),
  ).flat();
  const rows = lines.map(({ cells, expected, place }) => [
    ...HEADINGS.map(([, key]) => (key === null ? String(place) : (cells[key] ?? ''))),
    expected,
  ]);
  return [
    ['榆关市2025年政府采购及工程合同公示台账'],
    [...HEADINGS.map(([heading]) => heading), EXPECTED_HEADING],
    ...rows,
  ];
}
