import { addDays, weekday, yearOf } from '../../src/domain/plain-date';
import {
  calendarOf,
  coverageRefusalFor,
  dayKindOn,
  isProvisionalOn,
  isWorkingDay,
  mergeLayers,
  nextWorkingDay,
  provisionalYear,
  sliceCalendar,
  type WorkingCalendar,
} from '../../src/domain/working-calendar';
import { day, nationalCalendar, seedYears } from '../support/national-calendar';

const listed = (year: number, kind: string): readonly string[] =>
  nationalCalendar.exceptions.filter((it) => yearOf(it.on) === year && it.kind === kind).map(({ on }) => on);

const daysFrom = (first: string, last: string): readonly string[] => {
  const days: string[] = [];
  for (let on = day(first); on <= last; on = addDays(on, 1)) days.push(on);
  return days;
};

describe('the national calendar', () => {
  it('has the off-days and make-up days of the notice for 2025', () => {
    expect(listed(2025, 'off-day')).toEqual([
      '2025-01-01',
      ...daysFrom('2025-01-28', '2025-02-04'),
      ...daysFrom('2025-04-04', '2025-04-06'),
      ...daysFrom('2025-05-01', '2025-05-05'),
      ...daysFrom('2025-05-31', '2025-06-02'),
      ...daysFrom('2025-10-01', '2025-10-08'),
    ]);
    expect(listed(2025, 'make-up-day')).toEqual([
      '2025-01-26',
      '2025-02-08',
      '2025-04-27',
      '2025-09-28',
      '2025-10-11',
    ]);
  });

  it('has the off-days and make-up days of the notice for 2026', () => {
    expect(listed(2026, 'off-day')).toEqual([
      ...daysFrom('2026-01-01', '2026-01-03'),
      ...daysFrom('2026-02-15', '2026-02-23'),
      ...daysFrom('2026-04-04', '2026-04-06'),
      ...daysFrom('2026-05-01', '2026-05-05'),
      ...daysFrom('2026-06-19', '2026-06-21'),
      ...daysFrom('2026-09-25', '2026-09-27'),
      ...daysFrom('2026-10-01', '2026-10-07'),
    ]);
    expect(listed(2026, 'make-up-day')).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
  });

  it('has the 13 statutory days in 2027, because no notice is known', () => {
    expect(listed(2027, 'off-day')).toEqual([
      '2027-01-01',
      ...daysFrom('2027-02-05', '2027-02-08'),
      '2027-04-05',
      '2027-05-01',
      '2027-05-02',
      '2027-06-09',
      '2027-09-15',
      ...daysFrom('2027-10-01', '2027-10-03'),
    ]);
    expect(isWorkingDay(nationalCalendar, day('2027-01-01'))).toBe(false);
    expect(listed(2027, 'make-up-day')).toEqual([]);
  });

  it('makes up for off-days only at weekends', () => {
    const makeUpDays = nationalCalendar.exceptions.filter(({ kind }) => kind === 'make-up-day');
    expect(makeUpDays.length).toBeGreaterThan(140);
    expect(makeUpDays.filter(({ on }) => ![0, 6].includes(weekday(on)))).toEqual([]);
  });

  it('lists each day once and in order', () => {
    const days = nationalCalendar.exceptions.map(({ on }) => on);
    expect([...new Set(days)].sort()).toEqual(days);
  });

  it('is official through 2026 and goes on provisionally', () => {
    expect(nationalCalendar).toMatchObject({ officialThrough: 2026, startsOn: '2004-01-01' });
    expect(isProvisionalOn(nationalCalendar, day('2026-12-26'))).toBe(false);
    expect(isProvisionalOn(nationalCalendar, day('2027-01-01'))).toBe(true);
  });

  it('holds the last days of December open for the next notice, which has reached back to them', () => {
    expect(dayKindOn(nationalCalendar, day('2018-12-29')).kind).toBe('make-up-day');
    expect(isProvisionalOn(nationalCalendar, day('2026-12-31'))).toBe(true);
  });
});

describe('a day', () => {
  it.each([
    ['2026-02-13', 'working-day', '周五'],
    ['2026-02-14', 'make-up-day', '春节（调休上班）'],
    ['2026-02-15', 'off-day', '春节'],
    ['2026-02-24', 'working-day', '周二'],
    ['2026-03-01', 'weekend', '周日'],
  ])('%s is a %s, %s', (on, kind, name) =>
    expect(dayKindOn(nationalCalendar, day(on))).toEqual({ kind, name }),
  );

  it('before 2004 is refused with the reason', () => {
    expect(coverageRefusalFor(nationalCalendar, day('2003-12-31'))).toEqual({
      type: 'calendar-year-not-covered',
      year: 2003,
      coveredFrom: 2004,
      coveredThrough: 2050,
    });
    expect(coverageRefusalFor(nationalCalendar, day('2004-01-01'))).toBeNull();
    expect(coverageRefusalFor(nationalCalendar, day('2051-01-01'))).not.toBeNull();
    expect(() => isWorkingDay(nationalCalendar, day('2003-12-31'))).toThrow(RangeError);
  });

  it('is followed by the next working day, across Spring Festival', () => {
    expect(nextWorkingDay(nationalCalendar, day('2026-02-13'))).toBe('2026-02-14');
    expect(nextWorkingDay(nationalCalendar, day('2026-02-14'))).toBe('2026-02-24');
  });
});

describe('a slice for a case', () => {
  const slice = sliceCalendar(nationalCalendar, day('2026-02-10'));

  it('answers as the whole calendar does, for every day it covers', () => {
    const different = daysFrom('2026-02-10', '2028-12-31').filter(
      (on) => dayKindOn(slice, day(on)).kind !== dayKindOn(nationalCalendar, day(on)).kind,
    );
    expect(different).toEqual([]);
  });

  it('is small enough to travel in the state of a case', () => {
    expect(JSON.stringify(slice).length).toBeLessThan(6_000);
    expect(JSON.parse(JSON.stringify(slice))).toEqual(slice);
  });

  it('keeps the version and refuses days before the case', () => {
    expect(slice).toMatchObject({ version: 'cn-2026', officialThrough: 2026, coversThrough: 2028 });
    expect(() => dayKindOn(slice, day('2026-02-09'))).toThrow(RangeError);
  });
});

describe('a region layer', () => {
  const region: WorkingCalendar = {
    ...nationalCalendar,
    version: 'region-450000-1',
    exceptions: [
      { on: day('2026-02-14'), kind: 'off-day', name: '地方假日' },
      { on: day('2026-04-20'), kind: 'off-day', name: '广西三月三' },
    ],
  };
  const merged = mergeLayers(nationalCalendar, region);

  it('adds its own off-days and replaces national ones day by day', () => {
    expect(dayKindOn(merged, day('2026-04-20'))).toEqual({ kind: 'off-day', name: '广西三月三' });
    expect(dayKindOn(merged, day('2026-02-14')).kind).toBe('off-day');
    expect(dayKindOn(merged, day('2026-02-15')).name).toBe('春节');
  });

  it('is named in the version, and leaves the national calendar as it is', () => {
    expect(merged.version).toBe('cn-2026+region-450000-1');
    expect(dayKindOn(nationalCalendar, day('2026-04-20')).kind).toBe('working-day');
    const days = merged.exceptions.map(({ on }) => on);
    expect([...days].sort()).toEqual(days);
  });
});

describe('years put together', () => {
  it('are official only up to the first year that is missing', () => {
    const gap = calendarOf(
      'gap',
      seedYears.filter(({ year }) => year !== 2020),
    );
    expect(gap).toMatchObject({ officialThrough: 2019, coversThrough: 2019 });
    expect(isProvisionalOn(gap, day('2020-03-01'))).toBe(true);
  });

  it('replace the provisional year when its notice is imported', () => {
    const notice = { year: 2027, status: 'official', days: provisionalYear(2027).slice(0, 5) } as const;
    const imported = calendarOf('cn-2027', [...seedYears, notice]);
    expect(imported.officialThrough).toBe(2027);
    expect(dayKindOn(imported, day('2027-06-09')).kind).toBe('working-day');
    expect(dayKindOn(imported, day('2028-05-28')).name).toBe('端午节');
  });

  it('cannot be continued where no festival data is known', () => {
    expect(() => provisionalYear(2051)).toThrow(RangeError);
  });
});
