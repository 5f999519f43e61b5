import type { Instant, PlainDate } from '../../domain/ids';
import {
  fromMilliseconds,
  parseInstant,
  plainDateAt,
  toMilliseconds,
  weekday,
} from '../../domain/plain-date';
import type { Language } from '../../domain/language';

const WEEKDAYS: Record<Language, readonly string[]> = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  'en-US': ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

const parts = (on: PlainDate) => ({ year: +on.slice(0, 4), month: +on.slice(5, 7), day: +on.slice(8, 10) });

/** 2026年2月27日（周五）; Friday, 27 February 2026. */
export function longDate(on: PlainDate, language: Language): string {
  const { year, month, day } = parts(on);
  const name = WEEKDAYS[language][weekday(on)] ?? '';
  return language === 'zh-CN'
    ? `${year}年${month}月${day}日（${name}）`
    : `${name}, ${day} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** 2026年2月27日（周五）; Fri, 27 Feb 2026. The whole date in little room. */
export function tableDate(on: PlainDate, language: Language): string {
  if (language === 'zh-CN') return longDate(on, language);
  return `${(WEEKDAYS[language][weekday(on)] ?? '').slice(0, 3)}, ${shortDate(on, language)} ${parts(on).year}`;
}

/** 2月27日; 27 Feb. For tables and calendars, where the year is said elsewhere. */
export function shortDate(on: PlainDate, language: Language): string {
  const { month, day } = parts(on);
  return language === 'zh-CN' ? `${month}月${day}日` : `${day} ${(MONTHS[month - 1] ?? '').slice(0, 3)}`;
}

/** 2026年2月; Feb 2026. @param month `YYYY-MM` */
export function monthName(month: string, language: Language): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return language === 'zh-CN' ? `${year}年${number}月` : `${(MONTHS[number - 1] ?? '').slice(0, 3)} ${year}`;
}

/** Every month from the first to the last of these, `YYYY-MM`: a line through time leaves none out. */
export function monthsBetween(months: readonly string[]): readonly string[] {
  const places = months.map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  if (!Number.isFinite(first)) return [];
  return Array.from({ length: last - first + 1 }, (_one, index) => {
    const place = first + index;
    return `${Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`;
  });
}

/** The day of an instant in Asia/Shanghai, wherever the browser is. @throws RangeError for a text that is no instant */
export function dayOf(text: string): PlainDate {
  return plainDateAt(toInstant(text));
}

/** 2026年2月27日（周五）15:04, in Asia/Shanghai. */
export function longMoment(text: string, language: Language): string {
  const at = toInstant(text);
  const clock = fromMilliseconds(toMilliseconds(at) + SHANGHAI_OFFSET_MS).slice(11, 16);
  const on = longDate(plainDateAt(at), language);
  return language === 'zh-CN' ? `${on}${clock}` : `${on}, ${clock}`;
}

/** 09:12:03 in Asia/Shanghai. @param milliseconds since 1970, real time */
export function clockTime(milliseconds: number): string {
  return fromMilliseconds(milliseconds + SHANGHAI_OFFSET_MS).slice(11, 19);
}

function toInstant(text: string): Instant {
  const at = parseInstant(text);
  if (at === null) throw new RangeError(`not an instant: ${text}`);
  return at;
}
