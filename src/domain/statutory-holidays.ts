import type { PlainDate } from './ids';
import { addDays } from './plain-date';

export interface StatutoryDay {
  readonly on: PlainDate;
  readonly name: string;
}

/**
 * 春节（正月初一）, 清明, 端午, 中秋 of the years for which no notice is known, as MM-DD in Asia/Shanghai.
 * Source: lunar table and solar terms of chinese-days 1.5.7, each day checked against the computed new moon and
 * solar longitude. The years with a new moon within minutes of midnight (2027-02-06 23:56, 2030-02-03 00:07) are the
 * ones where other tables go wrong. 2057 has one that cannot be settled, so the data ends before it.
 */
const MOVABLE_FESTIVALS: Readonly<Record<number, readonly [string, string, string, string]>> = {
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '09-19'],
  2033: ['01-31', '04-04', '06-01', '09-08'],
  2034: ['02-19', '04-05', '06-20', '09-27'],
  2035: ['02-08', '04-05', '06-10', '09-16'],
  2036: ['01-28', '04-04', '05-30', '10-04'],
  2037: ['02-15', '04-04', '06-18', '09-24'],
  2038: ['02-04', '04-05', '06-07', '09-13'],
  2039: ['01-24', '04-05', '05-27', '10-02'],
  2040: ['02-12', '04-04', '06-14', '09-20'],
  2041: ['02-01', '04-04', '06-03', '09-10'],
  2042: ['01-22', '04-04', '06-22', '09-28'],
  2043: ['02-10', '04-05', '06-11', '09-17'],
  2044: ['01-30', '04-04', '05-31', '10-05'],
  2045: ['02-17', '04-04', '06-19', '09-25'],
  2046: ['02-06', '04-04', '06-08', '09-15'],
  2047: ['01-26', '04-05', '05-29', '10-04'],
  2048: ['02-14', '04-04', '06-15', '09-22'],
  2049: ['02-02', '04-04', '06-04', '09-11'],
  2050: ['01-23', '04-04', '06-23', '09-30'],
};

export const STATUTORY_DAYS_FROM = 2027;
export const STATUTORY_DAYS_THROUGH = 2050;

/** 除夕 to 初三 as offsets from 初一; the eve is a statutory day since the revision of 2024. */
const SPRING_FESTIVAL_OFFSETS = [-1, 0, 1, 2] as const;

/**
 * The 13 statutory days of a year, 《全国年节及纪念日放假办法》(2024-11-10 revision) art. 2: 元旦 1, 春节 4, 清明 1,
 * 劳动节 2, 端午 1, 中秋 1, 国庆节 3; sorted, and a day on which two festivals meet is listed once under both names.
 * Undefined for a year without festival data.
 */
export function statutoryDaysOf(year: number): readonly StatutoryDay[] | undefined {
  const festivals = MOVABLE_FESTIVALS[year];
  if (festivals === undefined) return undefined;
  const [springFestival, qingming, dragonBoat, midAutumn] = festivals;
  const on = (monthDay: string): PlainDate => `${year}-${monthDay}` as PlainDate;
  const named = new Map<PlainDate, string>();
  const add = (day: PlainDate, name: string): void => {
    const other = named.get(day);
    named.set(day, other === undefined ? name : `${other}、${name}`);
  };
  add(on('01-01'), '元旦');
  for (const offset of SPRING_FESTIVAL_OFFSETS) add(addDays(on(springFestival), offset), '春节');
  add(on(qingming), '清明节');
  for (const monthDay of ['05-01', '05-02']) add(on(monthDay), '劳动节');
  add(on(dragonBoat), '端午节');
  add(on(midAutumn), '中秋节');
  for (const monthDay of ['10-01', '10-02', '10-03']) add(on(monthDay), '国庆节');
  return [...named].map(([day, name]) => ({ on: day, name })).sort((a, b) => (a.on < b.on ? -1 : 1));
}
