import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDayDetail } from 'chinese-days';
import { addDays, parsePlainDate, weekday, yearOf } from '../../src/domain/plain-date';
import { STATUTORY_DAYS_FROM, STATUTORY_DAYS_THROUGH } from '../../src/domain/statutory-holidays';
import { CALENDAR_FROM_YEAR, provisionalYear } from '../../src/domain/working-calendar';
import type { CalendarException, CalendarYear } from '../../src/domain/working-calendar';

/** Beyond this year the package knows nothing and calls every weekday a working day: its silence is no answer. */
const LAST_YEAR_IN_SOURCE = 2026;

interface SeedYear extends CalendarYear {
  readonly notice: string;
}

/** The package names a day of a notice "Spring Festival,春节,4" and every other day by its weekday alone. */
function exceptionOn(on: CalendarException['on']): CalendarException | null {
  const { name, work } = getDayDetail(on);
  const chineseName = name.split(',')[1];
  if (chineseName === undefined) return null;
  const isWeekend = weekday(on) === 0 || weekday(on) === 6;
  if (work && !isWeekend) throw new Error(`${on} is listed as worked but is no weekend day`);
  const shortName = chineseName.replace('中国人民抗日战争暨世界反法西斯战争胜利', '抗战胜利');
  return { on, kind: work ? 'make-up-day' : 'off-day', name: shortName };
}

function officialYear(year: number): SeedYear {
  const days: CalendarException[] = [];
  const first = parsePlainDate(`${year}-01-01`);
  if (first === null) throw new Error(`${year} is no year`);
  for (let on = first; yearOf(on) === year; on = addDays(on, 1)) {
    const exception = exceptionOn(on);
    if (exception !== null) days.push(exception);
  }
  if (days.length < 20) throw new Error(`the source knows only ${days.length} days of ${year}`);
  return { year, status: 'official', notice: `国务院办公厅关于${year}年部分节假日安排的通知`, days };
}

function provisional(year: number): SeedYear {
  const notice = '《全国年节及纪念日放假办法》（2024年11月10日修订）第二条，待国务院办公厅通知';
  return { year, status: 'provisional', notice, days: provisionalYear(year) };
}

function seedYears(): readonly SeedYear[] {
  const years: SeedYear[] = [];
  for (let year = CALENDAR_FROM_YEAR; year <= LAST_YEAR_IN_SOURCE; year += 1) years.push(officialYear(year));
  for (let year = STATUTORY_DAYS_FROM; year <= STATUTORY_DAYS_THROUGH; year += 1)
    years.push(provisional(year));
  return years;
}

/** One day a line, so that a change to the calendar reads as one. */
function toText(years: readonly SeedYear[]): string {
  const line = (day: CalendarException): string =>
    `      { "on": "${day.on}", "kind": "${day.kind}", "name": "${day.name}" }`;
  const head = ({ year, status, notice }: SeedYear): string =>
    `    "year": ${year},\n    "status": "${status}",\n    "notice": "${notice}",\n`;
  const body = (year: SeedYear): string =>
    `  {\n${head(year)}    "days": [\n${year.days.map(line).join(',\n')}\n    ]\n  }`;
  return `[\n${years.map(body).join(',\n')}\n]\n`;
}

writeFileSync(process.argv[2] ?? join('prisma', 'seed', 'calendar-cn.json'), toText(seedYears()));
