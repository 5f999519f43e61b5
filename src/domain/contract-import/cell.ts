import type { PlainDate } from '../ids';
import { addDays, parsePlainDate } from '../plain-date';
import { accepted, refused, type Result } from '../result';
import type { AmountUnit } from './column';

/** What a cell holds, or in one sentence what is wrong with it and what to do. */
export type Read<T> = Result<T, { readonly message: string; readonly fix: string }>;

/** Full-width digits and signs as their narrow ones, one space where there were several. */
export const tidy = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

const dayFix = '写成 2026-03-05 或 2026年3月5日';
/** 30 December 1899, from which spreadsheets count their days. */
const spreadsheetZero = '1899-12-30' as PlainDate;
const SERIALS = { first: 36_526, last: 73_050 } as const; // 2000-01-01 … 2099-12-31

const FORMS = [
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ T]0?0:00(?::00)?)?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/** 2026-3-5 · 2026/03/05 · 2026.3.5 · 2026年3月5日 · 20260305 · 46086; null where the cell is empty. */
export function readDay(cell: string): Read<PlainDate | null> {
  const text = tidy(cell).replace(/\s*([年月日])\s*/g, '$1');
  if (text === '') return accepted(null);
  if (/^\d{5}$/.test(text) && Number(text) >= SERIALS.first && Number(text) <= SERIALS.last) {
    return accepted(addDays(spreadsheetZero, Number(text)));
  }
  const parts = partsOf(text);
  if (parts === null) return refused({ message: `看不懂的日期“${text}”`, fix: dayFix });
  const [year, month, day] = parts;
  const on = parsePlainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (on !== null) return accepted(on);
  return refused({ message: `没有“${text}”这一天`, fix: '核对年月日' });
}

/** Year, month and day as they are written; null when it is in none of the known forms. */
function partsOf(text: string): readonly [string, string, string] | null {
  const found = FORMS.map((form) => form.exec(text)).find((match) => match !== null);
  const [year, month, day] = (found ?? []).slice(1).filter((part) => /^\d+$/.test(part));
  return year === undefined || month === undefined || day === undefined ? null : [year, month, day];
}

export interface Period {
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
}

/** 2026.3.1-2026.9.30: between days that are written without hyphens, one stands for 至. */
const ONE_HYPHEN = /^(\d{4}[./年][^-]+)-(?=[^-]+$)/;

/** 2026年3月1日至2026年9月30日, two days in one cell; null where it is empty or tells of days without naming them. */
export function readPeriod(cell: string): Read<Period | null> {
  const text = tidy(cell).replace(ONE_HYPHEN, '$1至');
  const parts = text.split(/\s*(?:[至到~]|—+|-{2,})\s*/);
  const [from = '', to = ''] = parts;
  if (parts.length !== 2 || !/\d{4}/.test(text)) return accepted(null);
  const [first, last] = [readDay(from), readDay(to)];
  if (!first.ok) return first;
  if (!last.ok) return last;
  if (first.value === null || last.value === null) {
    return refused({ message: `起止日期不全：“${text}”`, fix: '写成 2026-03-01至2026-09-30' });
  }
  return accepted({ startsOn: first.value, endsOn: last.value });
}

const PLACES: Readonly<Record<AmountUnit, number>> = { 元: 0, 万元: 4, 亿元: 8 };
const amountForm = /^(\d+)(?:\.(\d+))?([亿万])?$/;
const MOST_DIGITS = 13;

/**
 * 128,500.00 · ¥128500 · 12.85万元 · 12.85 in a column of 万元, as yuan with two places; null where the cell is empty.
 * A unit in the cell goes before that of its column.
 */
export function readYuan(cell: string, unit: AmountUnit): Read<string | null> {
  const text = tidy(cell);
  const bare = text.replace(/[\s,¥￥]|人民币|[圆元]整?|整$/g, '');
  if (bare === '' || /^(?:[-/—]+|无)$/.test(bare)) return accepted(null);
  const found = amountForm.exec(bare);
  if (found === null) return refused({ message: `看不懂的金额“${text}”`, fix: '只写数字，可带万元、元' });
  const [, whole = '', fraction = '', written] = found;
  const shift = PLACES[unitIn(text, written) ?? unit];
  const moved = `${whole}${fraction.slice(0, shift).padEnd(shift, '0')}`.replace(/^0+(?=\d)/, '');
  const rest = fraction.slice(shift).replace(/0+$/, '');
  if (rest.length > 2) return refused({ message: `金额“${text}”不足一分`, fix: '精确到分' });
  if (moved.length > MOST_DIGITS) {
    return refused({ message: `金额“${text}”过大`, fix: '核对单位是元还是万元' });
  }
  return accepted(`${moved}.${rest.padEnd(2, '0')}`);
}

/** In which unit a cell says that it is written; null when it does not. */
function unitIn(text: string, many: string | undefined): AmountUnit | null {
  if (many !== undefined) return many === '亿' ? '亿元' : '万元';
  return text.includes('元') ? '元' : null;
}

const OPEN = /^(?:[-/—不]?|无|否|不涉密|未涉密|非密|非涉密|无密级|公开|内部|普通)$/;
const SECRET = /^[是有]$|密/;

/** Whether somebody has declared it secret. What is neither said nor denied clearly is asked again. */
export function readSecrecy(cell: string): Read<'none' | 'secret'> {
  const text = tidy(cell);
  if (OPEN.test(text)) return accepted('none');
  if (SECRET.test(text)) return accepted('secret');
  return refused({ message: `看不懂的密级“${text}”`, fix: '不涉密的写“无”；涉密合同不得导入' });
}

/** A code by the word that people use for it, or by itself; null where the cell is empty. */
export function readCode<Code extends string>(
  cell: string,
  words: Readonly<Record<Code, string>>,
  alsoCalled: Readonly<Record<string, Code>> = {},
): Read<Code | null> {
  const text = tidy(cell);
  if (text === '') return accepted(null);
  const codes = Object.keys(words) as Code[];
  const code = codes.find((one) => one === text || tidy(words[one]) === text) ?? alsoCalled[text];
  if (code !== undefined) return accepted(code);
  return refused({
    message: `没有“${text}”这一项`,
    fix: `可选：${codes.map((one) => words[one]).join('、')}`,
  });
}
