import type { PlainDate } from '../domain/ids';
import type { DueBy } from '../domain/notification';
import { weekday } from '../domain/plain-date';

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** 2026年11月25日（星期三） */
export function dayWords(on: PlainDate): string {
  const [year, month, day] = on.split('-').map(Number);
  return `${year}年${month}月${day}日（星期${WEEKDAYS[weekday(on)] ?? ''}）`;
}

/** 11月25日, for a subject line. */
export function shortDayWords(on: PlainDate): string {
  const [, month, day] = on.split('-').map(Number);
  return `${month}月${day}日`;
}

export function remainingWords(remainingWorkingDays: number): string {
  if (remainingWorkingDays < 0) return `已超期 ${-remainingWorkingDays} 个工作日`;
  return remainingWorkingDays === 0 ? '今日到期' : `还剩 ${remainingWorkingDays} 个工作日`;
}

/**
 * By when, with everything that a reader must not mistake: an internal target is no limit of the document, and a
 * provisional date may still move.
 */
export function dueWords(by: DueBy): string {
  const notes = [
    ...(by.basis === 'internal' ? ['内部要求，文件未规定具体时限'] : []),
    ...(by.provisional ? ['暂按法定节假日推算，节假日安排公布后可能调整'] : []),
  ];
  const note = notes.length === 0 ? '' : `（${notes.join('；')}）`;
  return `${dayWords(by.on)}，${remainingWords(by.remainingWorkingDays)}${note}`;
}
