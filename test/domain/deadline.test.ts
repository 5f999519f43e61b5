import {
  daysCounted,
  dueDateFor,
  receiptDayFor,
  rungInstantsFor,
  workingDaysLeft,
  type Budget,
} from '../../src/domain/deadline';
import type { Instant } from '../../src/domain/ids';
import {
  aDeadline,
  calendarDays,
  dueOn,
  midnight,
  months,
  officeHours,
  pause,
  workingDays,
} from '../support/deadline';
import { day, nationalCalendar as calendar } from '../support/national-calendar';

describe('working days', () => {
  it.each([
    ['2026-02-12', 3, '2026-02-24', 'Friday, the make-up Saturday, then the day after the holiday'],
    ['2026-02-13', 1, '2026-02-14', 'the make-up Saturday is worked'],
    ['2026-02-14', 1, '2026-02-24', 'nothing is worked from 15 to 23 February'],
    ['2026-02-24', 5, '2026-03-02', 'the make-up Saturday of 28 February counts'],
    ['2026-02-27', 1, '2026-02-28', 'the make-up Saturday after the holiday'],
    ['2026-02-18', 1, '2026-02-24', 'a start inside the holiday'],
    ['2026-09-30', 3, '2026-10-10', 'National Day, then the make-up Saturday'],
  ])('from %s, %i end on %s: %s', (startOn, amount, end) =>
    expect(dueOn(aDeadline(startOn, workingDays(amount)))).toBe(end),
  );

  it('name every day between receipt and due day', () => {
    const due = dueDateFor(aDeadline('2026-02-13', workingDays(2)), calendar, midnight);
    expect(due.explanation.map(({ on, kind, counted }) => `${on.slice(8)} ${kind} ${counted}`)).toEqual([
      '13 start-day false',
      '14 make-up-day true',
      ...['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((date) => `${date} off-day false`),
      '24 working-day true',
    ]);
    expect(due.explanation[2]?.name).toBe('春节');
  });

  it('end at 24:00 in Shanghai, or at the close of business where the policy has one', () => {
    const deadline = aDeadline('2026-02-12', workingDays(3));
    expect(dueDateFor(deadline, calendar, midnight).dueAt).toBe('2026-02-24T16:00:00.000Z');
    expect(dueDateFor(deadline, calendar, officeHours).dueAt).toBe('2026-02-24T09:30:00.000Z');
  });

  it('none at all end on the day itself, or on the next one that is worked', () => {
    expect(dueOn(aDeadline('2026-02-13', workingDays(0)))).toBe('2026-02-13');
    expect(dueOn(aDeadline('2026-02-16', workingDays(0)))).toBe('2026-02-24');
  });
});

describe('a deadline into a year without a notice', () => {
  it('is provisional', () => {
    const due = dueDateFor(aDeadline('2026-12-24', workingDays(5)), calendar, midnight);
    expect(due).toMatchObject({ dueOn: '2026-12-31', provisional: true, calendarVersion: 'cn-2026' });
    const later = dueDateFor(aDeadline('2026-12-31', workingDays(1)), calendar, midnight);
    expect(later).toMatchObject({ dueOn: '2027-01-04', provisional: true });
  });

  it('is not provisional when it ends before any notice could move it', () => {
    const due = dueDateFor(aDeadline('2026-12-17', workingDays(5)), calendar, midnight);
    expect(due).toMatchObject({ dueOn: '2026-12-24', provisional: false });
  });
});

describe('days and months', () => {
  it.each<[string, Budget, string, string]>([
    ['2026-03-02', calendarDays(30), '2026-04-01', 'weekends inside count'],
    [
      '2026-01-24',
      calendarDays(30),
      '2026-02-24',
      '203: the last day is 23 February, inside Spring Festival',
    ],
    ['2026-01-15', calendarDays(30), '2026-02-14', 'a make-up Saturday is no off-day'],
    ['2026-03-06', calendarDays(15), '2026-03-23', '203: Saturday, so Monday'],
    ['2026-01-30', months(1), '2026-02-28', '202: no 30 February; 28 February is a make-up Saturday'],
    ['2026-03-31', months(1), '2026-04-30', '202: month end'],
    ['2026-01-17', months(1), '2026-02-24', '203: 17 February is Spring Festival'],
    ['2025-02-28', months(12), '2026-02-28', '202: the corresponding day'],
    ['2026-07-01', months(3), '2026-10-08', '203: 1 October, so the day after National Day'],
  ])('from %s, %j end on %s (%s)', (startOn, budget, end) =>
    expect(dueOn(aDeadline(startOn, budget))).toBe(end),
  );

  it('explain that an off-day at the end is not the last day', () => {
    const { explanation } = dueDateFor(aDeadline('2026-03-06', calendarDays(15)), calendar, midnight);
    expect(explanation.filter(({ counted }) => counted)).toHaveLength(15);
    expect(explanation.slice(-3).map(({ on, kind, counted }) => [on, kind, counted])).toEqual([
      ['2026-03-21', 'weekend', false],
      ['2026-03-22', 'weekend', false],
      ['2026-03-23', 'working-day', true],
    ]);
  });
});

describe('a date that was named', () => {
  it('stands, even on an off-day', () => {
    expect(dueOn(aDeadline('2026-02-01', { unit: 'date', on: day('2026-02-21') }))).toBe('2026-02-21');
  });

  it('shifts by the days suspended, and then ends on a working day', () => {
    const budget: Budget = { unit: 'date', on: day('2026-03-20') };
    const suspensions = [pause('2026-03-10', '2026-03-11')];
    expect(dueOn(aDeadline('2026-03-01', budget, { suspensions }))).toBe('2026-03-23');
  });

  it('can lie before the duty began: then it was due at once', () => {
    expect(dueOn(aDeadline('2026-03-10', { unit: 'date', on: day('2026-03-04') }))).toBe('2026-03-04');
  });
});

describe('suspension', () => {
  const base = aDeadline('2026-03-02', workingDays(5));

  it('leaves what is left of the budget to the day of resuming', () => {
    // Counted: 3 and 4 March before; 16, 17 and 18 March after.
    expect(dueOn({ ...base, suspensions: [pause('2026-03-05', '2026-03-16')] })).toBe('2026-03-18');
  });

  it('has no due date until it is resumed', () => {
    const due = dueDateFor({ ...base, suspensions: [pause('2026-03-05', null)] }, calendar, midnight);
    expect(due).toMatchObject({ dueOn: null, dueAt: null });
    expect(due.explanation.at(-1)).toEqual({
      on: '2026-03-05',
      kind: 'suspended',
      name: '等待补正',
      counted: false,
    });
  });

  it('does not undo what was due before it', () => {
    expect(dueOn({ ...base, suspensions: [pause('2026-03-10', null)] })).toBe('2026-03-09');
  });

  it('over a weekend costs a working-day duty nothing, and shifts a calendar-day duty', () => {
    const suspensions = [pause('2026-03-07', '2026-03-09')];
    expect(dueOn({ ...base, suspensions })).toBe(dueOn(base));
    expect(dueOn(aDeadline('2026-03-02', calendarDays(10), { suspensions }))).toBe('2026-03-16');
  });

  it('counts overlapping grounds once', () => {
    const overlapping = [pause('2026-03-05', '2026-03-11'), pause('2026-03-09', '2026-03-16')];
    const whole = [pause('2026-03-05', '2026-03-16')];
    expect(dueOn({ ...base, suspensions: overlapping })).toBe(dueOn({ ...base, suspensions: whole }));
  });
});

describe('an extension', () => {
  const grant = { ground: '案情复杂', grantedOn: day('2026-03-05') };

  it.each<[Budget, 'working-day' | 'calendar-day', string]>([
    [workingDays(5), 'working-day', '2026-03-16'],
    [calendarDays(5), 'calendar-day', '2026-03-12'],
    [workingDays(5), 'calendar-day', '2026-03-16'],
    [calendarDays(5), 'working-day', '2026-03-16'],
    [{ unit: 'date', on: day('2026-03-07') }, 'working-day', '2026-03-13'],
  ])('adds to %j in %ss', (budget, unit, end) => {
    const extensions = [{ ...grant, amount: 5, unit }];
    expect(dueOn(aDeadline('2026-03-02', budget, { extensions }))).toBe(end);
  });
});

describe('a receipt', () => {
  it.each([
    ['2026-02-13T10:00:00+08:00', '2026-02-13', '2026-02-13', 'in office hours'],
    ['2026-02-13T17:29:59+08:00', '2026-02-13', '2026-02-13', 'a second before closing'],
    ['2026-02-13T17:30:00+08:00', '2026-02-13', '2026-02-14', 'at closing'],
    ['2026-02-14T23:59:00+08:00', '2026-02-14', '2026-02-24', 'after hours before the holiday'],
    ['2026-02-17T09:00:00+08:00', '2026-02-17', '2026-02-24', 'on New Year’s day'],
    ['2026-03-01T00:00:00+08:00', '2026-03-01', '2026-03-02', 'on a Sunday'],
  ])('at %s counts on %s by one policy and on %s by the other (%s)', (text, sameDay, nextDay) => {
    const at = new Date(text).toISOString() as Instant;
    expect(receiptDayFor(at, calendar, midnight)).toBe(sameDay);
    expect(receiptDayFor(at, calendar, officeHours)).toBe(nextDay);
  });
});

describe('days left and days used', () => {
  it('count working days after today up to the due day, and backwards when it has passed', () => {
    expect(workingDaysLeft(day('2026-02-13'), day('2026-02-24'), calendar)).toBe(2);
    expect(workingDaysLeft(day('2026-02-24'), day('2026-02-24'), calendar)).toBe(0);
    expect(workingDaysLeft(day('2026-02-26'), day('2026-02-24'), calendar)).toBe(-2);
  });

  it('go on counting past the budget', () => {
    expect(daysCounted(aDeadline('2026-03-02', workingDays(3)), day('2026-03-09'), calendar)).toBe(5);
    expect(daysCounted(aDeadline('2026-03-02', calendarDays(3)), day('2026-03-09'), calendar)).toBe(7);
    expect(daysCounted(aDeadline('2026-03-02', workingDays(3)), day('2026-03-02'), calendar)).toBe(0);
  });
});

describe('a ladder', () => {
  const ladder = [
    { rung: 'overdue-2', to: 'inspector', offset: { amount: 3, unit: 'working-day', relativeTo: 'due' } },
    {
      rung: 'warning',
      to: 'handler',
      atTime: '09:00',
      offset: { amount: -1, unit: 'working-day', relativeTo: 'due' },
    },
    { rung: 'due', to: 'head', offset: { amount: 0, unit: 'working-day', relativeTo: 'due' } },
    { rung: 'overdue-1', to: 'head', offset: { amount: 1, unit: 'working-day', relativeTo: 'due' } },
    {
      rung: 'halfway',
      to: 'handler',
      atTime: '09:00',
      offset: { amount: 1, unit: 'working-day', relativeTo: 'start' },
    },
  ] as const;
  const deadline = aDeadline('2026-02-12', workingDays(3));

  it('fires in order, its warnings in the morning and its escalations when a working day has ended', () => {
    expect(rungInstantsFor(deadline, ladder, calendar, midnight)).toEqual([
      { rung: 'halfway', to: 'handler', at: '2026-02-13T01:00:00.000Z' },
      { rung: 'warning', to: 'handler', at: '2026-02-14T01:00:00.000Z' },
      { rung: 'due', to: 'head', at: '2026-02-24T16:00:00.000Z' },
      { rung: 'overdue-1', to: 'head', at: '2026-02-25T16:00:00.000Z' },
      { rung: 'overdue-2', to: 'inspector', at: '2026-02-27T16:00:00.000Z' },
    ]);
  });

  it('is silent behind a suspension that has not ended', () => {
    const suspended = { ...deadline, suspensions: [pause('2026-02-14', null)] };
    const rungs = rungInstantsFor(suspended, ladder, calendar, midnight).map(({ rung }) => rung);
    expect(rungs).toEqual(['halfway']);
  });

  it('never warns before the duty began', () => {
    const early = { ...ladder[1], offset: { amount: -7, unit: 'calendar-day', relativeTo: 'due' } } as const;
    const [rung] = rungInstantsFor(aDeadline('2026-03-02', workingDays(1)), [early], calendar, midnight);
    expect(rung?.at).toBe('2026-03-02T01:00:00.000Z');
  });
});

it('a deadline that starts before the calendar, or lasts half a day, is a mistake of the program', () => {
  expect(() => dueOn(aDeadline('2003-12-31', workingDays(1)))).toThrow(RangeError);
  expect(() => dueOn(aDeadline('2026-01-05', workingDays(1.5)))).toThrow(RangeError);
});
