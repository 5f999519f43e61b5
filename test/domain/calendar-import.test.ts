import {
  daysOfCsv,
  daysOfHolidayCn,
  firstDifference,
  movedDeadlines,
  type HolidayCnDocument,
} from '../../src/domain/calendar-import';
import { explainedDaysOf, answerFor } from '../../src/domain/deadline-question';
import { calendarOf, isProvisionalOn } from '../../src/domain/working-calendar';
import { aDeadline, midnight, pause, workingDays } from '../support/deadline';
import { day, nationalCalendar, seedYears } from '../support/national-calendar';

const national = (year: number) => ({ layer: 'national', year });
const document2026: HolidayCnDocument = {
  year: 2026,
  days: (seedYears.find(({ year }) => year === 2026)?.days ?? []).map(({ on, kind, name }) => ({
    name,
    date: on,
    isOffDay: kind === 'off-day',
  })),
};
/** Invented for the test: the statutory days of 2027 with an exchange around Spring Festival. */
const notice2027 = `date,kind,name
2027-01-01,休,元旦
2027-02-05,休,春节
2027-02-06,休,春节
2027-02-07,休,春节
2027-02-08,休,春节
2027-02-09,休,春节
2027-02-20,班,春节
2027-04-05,off-day,清明节
2027-05-01,off-day,劳动节
2027-05-02,off-day,"劳动节, ""五一"""
2027-06-09,放假,端午节
2027-09-15,放假,中秋节
2027-10-01,放假,国庆节
2027-10-02,放假,国庆节
2027-10-03,放假,国庆节
`;

const faultsOf = (text: string, year = 2027): readonly string[] => {
  const days = daysOfCsv(text, national(year));
  return days.ok ? [] : days.refusal.map(({ line, type }) => `${line} ${type}`);
};

describe('a holiday-cn document', () => {
  it('gives the days that are seeded for its year', () => {
    const days = daysOfHolidayCn(document2026, national(2026));
    expect(days.ok && days.value).toEqual(seedYears.find(({ year }) => year === 2026)?.days);
  });

  it('without days is refused: the notice has not been published yet', () => {
    expect(daysOfHolidayCn({ year: 2027, days: [] }, national(2027))).toMatchObject({
      ok: false,
      refusal: [{ line: null, type: 'no-off-day' }],
    });
  });

  it('of another year is refused', () => {
    expect(daysOfHolidayCn(document2026, national(2027))).toMatchObject({
      ok: false,
      refusal: [{ type: 'year-differs' }],
    });
  });

  it('that copies the dates of 2026 into 2027 is refused, because statutory days are missing', () => {
    const copied = document2026.days.map((it) => ({ ...it, date: it.date.replace('2026', '2027') }));
    const offDays = copied.filter(({ isOffDay }) => isOffDay);
    const days = daysOfHolidayCn({ year: 2027, days: offDays }, national(2027));
    expect(days.ok ? [] : days.refusal.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['2027-02-06 春节', '2027-06-09 端午节', '2027-09-15 中秋节']),
    );
  });
});

describe('a CSV notice', () => {
  it('is read with or without its first line, with a byte order mark and Windows line ends', () => {
    const days = daysOfCsv(notice2027, national(2027));
    expect(days.ok && days.value).toHaveLength(15);
    expect(days.ok && days.value[9]?.name).toBe('劳动节, "五一"');
    const bare = `\uFEFF${notice2027.replace('date,kind,name\n', '').replaceAll('\n', '\r\n')}`;
    expect(daysOfCsv(bare, national(2027))).toEqual(days);
  });

  it.each([
    ['2027-02-30,休,春节', '2 date-does-not-exist'],
    ['2026-05-01,休,劳动节', '2 date-outside-year'],
    ['2027-02-05,假,春节', '2 kind-unknown'],
    ['2027-02-05,休,', '2 name-missing'],
    ['2027-02-05;休;春节', '2 columns-wrong'],
    ['2027-02-10,班,春节', '2 make-up-day-on-weekday'],
    ['2027-01-01,休,元旦\n2027-01-01,休,元旦', '3 date-repeated'],
  ])('with the line %p is refused as %s', (line, expected) =>
    expect(faultsOf(`date,kind,name\n${line}`)).toEqual([expected]),
  );

  it('may reach back into the last days of December', () => {
    expect(faultsOf(`${notice2027}2026-12-27,班,元旦\n`)).toEqual([]);
    expect(faultsOf(`${notice2027}2026-12-20,班,元旦\n`)).toEqual(['17 date-outside-year']);
  });

  it('of a region need not repeat the national days', () => {
    const days = daysOfCsv('2027-04-08,休,壮族三月三', { layer: '450000', year: 2027 });
    expect(days.ok).toBe(true);
  });
});

describe('an imported notice', () => {
  const days = daysOfCsv(notice2027, national(2027));
  const imported = calendarOf('cn-2027.1', [
    ...seedYears,
    { year: 2027, status: 'official', days: days.ok ? days.value : [] },
  ]);

  it('differs from the provisional year first where the exchange begins', () => {
    expect(firstDifference(nationalCalendar, imported)).toBe('2027-02-09');
    expect(firstDifference(nationalCalendar, nationalCalendar)).toBeNull();
  });

  it('moves exactly the open deadlines that count a changed day', () => {
    const open = [
      { number: 'before', deadline: aDeadline('2027-01-20', workingDays(3)) },
      { number: 'across', deadline: aDeadline('2027-02-03', workingDays(3)) },
      { number: 'made up', deadline: aDeadline('2027-02-03', workingDays(12)) },
      {
        number: 'suspended',
        deadline: { ...aDeadline('2027-02-03', workingDays(3)), suspensions: [pause('2027-02-04', null)] },
      },
    ];
    const moved = movedDeadlines(open, nationalCalendar, imported);
    expect(moved.map(({ open: { number }, fromOn, toOn }) => [number, fromOn, toOn])).toEqual([
      ['across', '2027-02-10', '2027-02-11'],
    ]);
  });

  it('makes its deadlines final', () => {
    expect(isProvisionalOn(nationalCalendar, day('2027-03-01'))).toBe(true);
    expect(isProvisionalOn(imported, day('2027-03-01'))).toBe(false);
  });
});

describe('a question without a case', () => {
  const question = { amount: 5, unit: 'working-day' } as const;

  it('is answered by the calendar', () => {
    const answer = answerFor({ ...question, startOn: day('2026-02-13') }, nationalCalendar, midnight);
    expect(answer.ok && answer.value).toMatchObject({ dueOn: '2026-02-27', provisional: false });
  });

  it.each(['2003-12-31', '1999-01-01', '2051-01-01'])(
    'about %s is refused with the years that are covered',
    (on) => {
      expect(answerFor({ ...question, startOn: day(on) }, nationalCalendar, midnight)).toMatchObject({
        ok: false,
        refusal: { type: 'calendar-year-not-covered', coveredFrom: 2004, coveredThrough: 2050 },
      });
    },
  );

  it('that ends after the last year is refused, not guessed', () => {
    expect(answerFor({ ...question, startOn: day('2050-12-29') }, nationalCalendar, midnight)).toMatchObject({
      ok: false,
      refusal: { year: 2051 },
    });
  });

  it('is weighed by the days its explanation will name', () => {
    const questions = Array.from({ length: 1000 }, () => ({ amount: 60, unit: 'working-day' as const }));
    expect(explainedDaysOf(questions)).toBe(96_000);
  });
});

it('the seed has a notice for every year from 2004 to 2026', () => {
  expect(seedYears.filter(({ status }) => status === 'official').map(({ year }) => year)).toEqual(
    Array.from({ length: 23 }, (_, index) => 2004 + index),
  );
});
