import type { PlainDate } from '../../domain/ids';
import { daysBetween } from '../../domain/plain-date';
import type { Language } from '../../domain/language';

/** What a view tells of a deadline that is running. */
export interface RunningDeadline {
  readonly dueOn: string | null;
  readonly explanation: readonly { readonly on: string; readonly kind: string; readonly counted: boolean }[];
}

export type TimeLeft =
  | {
      readonly type: 'days-left';
      readonly days: number;
      readonly unit: 'working-day' | 'day';
      readonly isUrgent: boolean;
    }
  | { readonly type: 'due-today' }
  | { readonly type: 'days-over'; readonly days: number }
  | { readonly type: 'no-date' };

const URGENT_DAYS = 1;

/** Days that count between today and the due date, both by case time; over time is told in calendar days. */
export function timeLeftFor(deadline: RunningDeadline, today: PlainDate): TimeLeft {
  const dueOn = deadline.dueOn as PlainDate | null;
  if (dueOn === null) return { type: 'no-date' };
  const over = daysBetween(dueOn, today);
  if (over > 0) return { type: 'days-over', days: over };
  if (over === 0) return { type: 'due-today' };
  const ahead = deadline.explanation.filter(({ on }) => on > today);
  // A named date was not counted day by day: only its beginning and its end are told.
  if (ahead.length < -over)
    return { type: 'days-left', days: -over, unit: 'day', isUrgent: -over <= URGENT_DAYS };
  const days = ahead.filter(({ counted }) => counted).length;
  const unit = deadline.explanation.some(isFreeDayThatCounts) ? 'day' : 'working-day';
  return { type: 'days-left', days, unit, isUrgent: days <= URGENT_DAYS };
}

const isFreeDayThatCounts = ({ kind, counted }: RunningDeadline['explanation'][number]): boolean =>
  counted && (kind === 'weekend' || kind === 'off-day');

/** 剩 3 个工作日; due today; 已超期 2 天. */
export function timeLeftInWords(left: TimeLeft, language: Language): string {
  const isChinese = language === 'zh-CN';
  switch (left.type) {
    case 'no-date':
      return isChinese ? '期限未定' : 'no date yet';
    case 'due-today':
      return isChinese ? '今天到期' : 'due today';
    case 'days-over':
      return isChinese ? `已超期 ${left.days} 天` : `${left.days} ${plural(left.days, 'day')} overdue`;
    case 'days-left':
      return isChinese ? daysLeftInChinese(left) : daysLeftInEnglish(left);
  }
}

type DaysLeft = Extract<TimeLeft, { type: 'days-left' }>;

const daysLeftInChinese = ({ days, unit }: DaysLeft): string =>
  unit === 'day' ? `剩 ${days} 天` : `剩 ${days} 个工作日`;

const daysLeftInEnglish = ({ days, unit }: DaysLeft): string =>
  `${days} ${unit === 'day' ? '' : 'working '}${plural(days, 'day')} left`;

const plural = (count: number, word: string): string => (count === 1 ? word : `${word}s`);
