import type { ContractSide, MilestoneKind, PartyScale, PriceType } from '../contract/contract';
import { MILESTONE_KIND_LABELS, PRICE_TYPE_LABELS, SCALE_LABELS, SIDE_LABELS } from '../contract/labels';
import type { PlainDate } from '../ids';
import { readCode, readDay, readPeriod, readSecrecy, readYuan, tidy, type Read } from './cell';
import type { ColumnKey } from './column';
import type { Cells, RowGroup, TableRow, Units } from './table';

/** What is wrong with a cell, in which row, and what to do. */
export interface CellFault {
  readonly row: number;
  readonly column: ColumnKey;
  readonly message: string;
  readonly fix: string;
}

export interface DraftMilestone {
  readonly row: number;
  readonly kind: MilestoneKind;
  readonly title: string;
  readonly owedBy: ContractSide;
  readonly dueOn: PlainDate | null;
  readonly amountYuan: string | null;
  readonly performedOn: PlainDate | null;
}

/** A contract as its rows tell of it; bodies and categories by the words of the table. */
export interface ContractDraft {
  readonly name: string;
  readonly number: string | null;
  readonly category: string;
  readonly undertaking: string | null;
  readonly publicParty: string | null;
  readonly counterparty: string;
  readonly counterpartyCode: string | null;
  readonly counterpartyScale: PartyScale;
  readonly amountYuan: string | null;
  readonly priceType: PriceType;
  readonly signedOn: PlainDate | null;
  readonly startsOn: PlainDate | null;
  readonly endsOn: PlainDate | null;
  readonly terms: string | null;
  readonly milestones: readonly DraftMilestone[];
}

const SCALES: Readonly<Record<string, PartyScale>> = {
  ...{ 大型: 'large', 中型: 'medium', 小型: 'small', 微型: 'micro', 小微企业: 'small' },
  ...{ 无: 'not-declared', 其他: 'not-declared' },
};
const PRICES: Readonly<Record<string, PriceType>> = {
  ...{
    总价: 'fixed-total',
    总价合同: 'fixed-total',
    固定: 'fixed-total',
    单价: 'fixed-unit',
    单价合同: 'fixed-unit',
  },
  ...{ 可调: 'adjustable', 无价款: 'none' },
};
const SIDES: Readonly<Record<string, ContractSide>> = {
  ...{ 甲方: 'public', 政府: 'public', 行政机关: 'public', 采购人: 'public' },
  ...{ 乙方: 'counterparty', 相对方: 'counterparty', 供应商: 'counterparty', 企业: 'counterparty' },
};
const KINDS: Readonly<Record<string, MilestoneKind>> = {
  ...{
    支付: 'payment',
    供货: 'delivery',
    交货: 'delivery',
    竣工验收: 'acceptance',
    承诺: 'promise',
    其他: 'other',
  },
};

/** By whom a milestone is owed where the table does not say: who receives pays. */
const OWED_BY: Readonly<Record<MilestoneKind, ContractSide>> = {
  ...{ delivery: 'counterparty', payment: 'public', acceptance: 'public' },
  ...{ promise: 'public', other: 'counterparty' },
};

/** Of one contract every row must say the same. */
const SAID_ONCE: readonly ColumnKey[] = [
  ...(['name', 'category', 'publicParty', 'counterparty', 'counterpartyCode', 'amount', 'signedOn'] as const),
];

interface Reading {
  readonly row: number;
  readonly cells: Cells;
  readonly faults: CellFault[];
}

/** Reads one cell; what is wrong with it is kept, and it counts as empty. */
function take<T>(
  { row, cells, faults }: Reading,
  column: ColumnKey,
  read: (cell: string) => Read<T>,
): T | null {
  const result = read(cells[column] ?? '');
  if (result.ok) return result.value;
  faults.push({ row, column, ...result.refusal });
  return null;
}

function needed({ row, cells, faults }: Reading, column: ColumnKey): string {
  const text = tidy(cells[column] ?? '');
  if (text === '') faults.push({ row, column, message: '没有填写', fix: '补上这一格' });
  return text;
}

const optional = ({ cells }: Reading, column: ColumnKey): string | null => {
  const text = tidy(cells[column] ?? '');
  return text === '' || /^[-/—无]$/.test(text) ? null : text;
};

/** A contract from its rows, or all that is wrong with them. */
export function readDraft(
  { rows }: Pick<RowGroup, 'rows'>,
  units: Units,
): { readonly draft: ContractDraft; readonly faults: readonly CellFault[] } {
  const faults: CellFault[] = [];
  const [first] = rows;
  const reading: Reading = { row: first?.row ?? 0, cells: first?.cells ?? {}, faults };
  const draft: ContractDraft = {
    ...readNames(reading),
    ...readTerms(reading, units),
    ...readDays(reading),
    milestones: rows.flatMap((row) => readMilestone({ ...row, faults }, units) ?? []),
  };
  for (const row of rows) take({ ...row, faults }, 'secrecy', readSecrecy);
  return { draft, faults: [...faults, ...contradictions(rows)] };
}

const readNames = (
  reading: Reading,
): Pick<
  ContractDraft,
  'name' | 'number' | 'category' | 'undertaking' | 'publicParty' | 'counterparty' | 'counterpartyCode'
> => ({
  name: needed(reading, 'name'),
  number: optional(reading, 'number'),
  category: needed(reading, 'category'),
  undertaking: optional(reading, 'undertaking'),
  publicParty: optional(reading, 'publicParty'),
  counterparty: needed(reading, 'counterparty'),
  counterpartyCode: optional(reading, 'counterpartyCode')?.toUpperCase() ?? null,
});

const readTerms = (
  reading: Reading,
  units: Units,
): Pick<ContractDraft, 'counterpartyScale' | 'amountYuan' | 'priceType' | 'terms'> => ({
  counterpartyScale:
    take(reading, 'counterpartyScale', (cell) => readCode(cell, SCALE_LABELS, SCALES)) ?? 'not-declared',
  amountYuan: take(reading, 'amount', (cell) => readYuan(cell, units.amount)),
  priceType: take(reading, 'priceType', (cell) => readCode(cell, PRICE_TYPE_LABELS, PRICES)) ?? 'fixed-total',
  terms: optional(reading, 'terms'),
});

/** A column of its own goes before both days in one cell. */
function readDays(reading: Reading): Pick<ContractDraft, 'signedOn' | 'startsOn' | 'endsOn'> {
  const period = take(reading, 'period', readPeriod);
  return {
    signedOn: take(reading, 'signedOn', readDay),
    startsOn: take(reading, 'startsOn', readDay) ?? period?.startsOn ?? null,
    endsOn: take(reading, 'endsOn', readDay) ?? period?.endsOn ?? null,
  };
}

function readMilestone(reading: Reading, units: Units): DraftMilestone | null {
  const { cells } = reading;
  const named: readonly ColumnKey[] = [
    'milestoneTitle',
    'milestoneKind',
    'milestoneDueOn',
    'milestoneAmount',
  ];
  if (named.every((key) => cells[key] === undefined)) return null;
  const amountYuan = take(reading, 'milestoneAmount', (cell) => readYuan(cell, units.milestoneAmount));
  const kind =
    take(reading, 'milestoneKind', (cell) => readCode(cell, MILESTONE_KIND_LABELS, KINDS)) ??
    (amountYuan === null ? 'other' : 'payment');
  return {
    row: reading.row,
    kind,
    amountYuan,
    title: optional(reading, 'milestoneTitle') ?? MILESTONE_KIND_LABELS[kind],
    owedBy: take(reading, 'milestoneOwedBy', (cell) => readCode(cell, SIDE_LABELS, SIDES)) ?? OWED_BY[kind],
    dueOn: take(reading, 'milestoneDueOn', readDay),
    performedOn: take(reading, 'milestonePerformedOn', readDay),
  };
}

/** Rows under one number that tell of different contracts: nobody guesses which is meant. */
function contradictions([first, ...others]: readonly TableRow[]): readonly CellFault[] {
  if (first === undefined) return [];
  return others.flatMap(({ row, cells }) =>
    SAID_ONCE.flatMap((column): readonly CellFault[] => {
      const [there, here] = [first.cells[column], cells[column]];
      if (here === undefined || there === undefined || tidy(here) === tidy(there)) return [];
      const message = `与第 ${first.row} 行合同编号相同，这一格却写着“${tidy(here)}”`;
      return [{ row, column, message, fix: '同一份合同各行应当一致；不是同一份的，更正合同编号' }];
    }),
  );
}
