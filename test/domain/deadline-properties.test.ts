import fc from 'fast-check';
import { daysCounted, dueDateFor, dueOnFor, type Deadline } from '../../src/domain/deadline';
import type { PlainDate } from '../../src/domain/ids';
import { addDays, daysBetween } from '../../src/domain/plain-date';
import { isWorkingDay, sliceCalendar } from '../../src/domain/working-calendar';
import { aDeadline, dueOn, midnight, pause, workingDays } from '../support/deadline';
import { day, nationalCalendar as calendar, seedYears } from '../support/national-calendar';

/** The slow counter: nothing but a list of worked days made from the seed by another way of reckoning. */
function workedDaysBySlowCounter(): readonly PlainDate[] {
  const listed = new Map(seedYears.flatMap(({ days }) => days).map(({ on, kind }) => [on as string, kind]));
  const worked: PlainDate[] = [];
  for (let ms = Date.UTC(2004, 0, 1); ms < Date.UTC(2028, 0, 1); ms += 86_400_000) {
    const at = new Date(ms);
    const text = at.toISOString().slice(0, 10);
    const isWeekday = at.getUTCDay() >= 1 && at.getUTCDay() <= 5;
    const kind = listed.get(text);
    if (kind === 'make-up-day' || (kind === undefined && isWeekday)) worked.push(day(text));
  }
  return worked;
}

describe('working days', () => {
  it('end where a slow counter ends, for every day 2004–2026 and 1…60 working days', () => {
    const worked = workedDaysBySlowCounter();
    const wrong: string[] = [];
    let firstAfter = 0;
    for (let startOn = day('2004-01-01'); startOn <= '2026-12-31'; startOn = addDays(startOn, 1)) {
      while ((worked[firstAfter] ?? '9999') <= startOn) firstAfter += 1;
      for (let amount = 1; amount <= 60; amount += 1) {
        const expected = worked[firstAfter + amount - 1];
        const actual = dueOnFor(aDeadline(startOn, workingDays(amount)), calendar);
        if (actual !== expected) wrong.push(`${startOn} + ${amount}: ${actual}, not ${expected}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('are explained to the same end, for every day 2004–2026', () => {
    const wrong: string[] = [];
    for (let startOn = day('2004-01-01'); startOn <= '2026-12-31'; startOn = addDays(startOn, 1)) {
      const deadline = aDeadline(startOn, workingDays(1 + (daysBetween(day('2004-01-01'), startOn) % 60)));
      const due = dueDateFor(deadline, calendar, midnight);
      const counted = due.explanation.filter((it) => it.counted);
      const unbroken = due.explanation.every((it, index) => it.on === addDays(startOn, index));
      const agrees =
        unbroken &&
        due.dueOn === dueOnFor(deadline, calendar) &&
        due.explanation.at(-1)?.on === due.dueOn &&
        counted.length === (deadline.budget.unit === 'working-day' ? deadline.budget.amount : -1) &&
        counted.every(({ on }) => isWorkingDay(calendar, on));
      if (!agrees) wrong.push(startOn);
    }
    expect(wrong).toEqual([]);
  });
});

describe('properties of every deadline', () => {
  const anyStart = fc
    .integer({ min: 0, max: daysBetween(day('2004-01-01'), day('2028-12-31')) })
    .map((days) => addDays(day('2004-01-01'), days));
  const anyUnit = fc.constantFrom<'working-day' | 'calendar-day' | 'month'>(
    'working-day',
    'calendar-day',
    'month',
  );
  const anyBudget = fc.record({ unit: anyUnit, amount: fc.integer({ min: 1, max: 60 }) });
  const anyGaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 40 })), {
    maxLength: 3,
  });
  const anyDeadline = fc
    .record({ startOn: anyStart, budget: anyBudget, gaps: anyGaps })
    .map(({ startOn, budget, gaps }) =>
      aDeadline(startOn, budget, {
        suspensions: gaps.map(([after, length]) =>
          pause(addDays(startOn, after), addDays(startOn, after + length)),
        ),
      }),
    );

  it('more budget never ends earlier', () => {
    fc.assert(
      fc.property(anyDeadline, fc.integer({ min: 0, max: 60 }), (deadline, more) => {
        const { budget } = deadline;
        if (budget.unit === 'date') throw new Error('not drawn');
        const larger = { ...deadline, budget: { ...budget, amount: budget.amount + more } };
        expect((dueOn(larger) ?? '') >= (dueOn(deadline) ?? '')).toBe(true);
      }),
    );
  });

  it('suspending and resuming on the same day changes nothing', () => {
    fc.assert(
      fc.property(anyDeadline, fc.integer({ min: 0, max: 90 }), (deadline, after) => {
        const on = addDays(deadline.startOn, after);
        const suspensions = [...deadline.suspensions, pause(on, on)];
        expect(dueOn({ ...deadline, suspensions })).toBe(dueOn(deadline));
      }),
    );
  });

  it('one suspension is the same as two that meet', () => {
    fc.assert(
      fc.property(anyStart, anyBudget, fc.nat(40), fc.nat(20), (startOn, budget, first, second) => {
        const [from, middle, to] = [3, 3 + first, 3 + first + second].map((days) => addDays(startOn, days));
        if (from === undefined || middle === undefined || to === undefined) throw new Error('not drawn');
        const whole = aDeadline(startOn, budget, { suspensions: [pause(from, to)] });
        const halves = aDeadline(startOn, budget, { suspensions: [pause(from, middle), pause(middle, to)] });
        expect(dueOn(halves)).toBe(dueOn(whole));
      }),
    );
  });

  it('a counted deadline is never on an off-day or a suspended day, and its explanation ends on it', () => {
    fc.assert(
      fc.property(anyDeadline, (deadline) => {
        const due = dueDateFor(deadline, calendar, midnight);
        if (due.dueOn === null) throw new Error('every gap was closed');
        expect(isWorkingDay(calendar, due.dueOn)).toBe(true);
        expect(due.explanation.at(-1)).toMatchObject({ on: due.dueOn, counted: true });
        expect(due.explanation.map(({ on }) => on)).toEqual(
          due.explanation.map((_, index) => addDays(deadline.startOn, index)),
        );
        const [counted, used] = [
          due.explanation.filter((it) => it.counted).length,
          daysCounted(deadline, due.dueOn, calendar),
        ];
        expect(used).toBeGreaterThanOrEqual(counted);
        if (deadline.budget.unit === 'working-day') expect(used).toBe(deadline.budget.amount);
      }),
    );
  });

  it('projecting again with the same calendar, or with a slice of it, moves nothing', () => {
    fc.assert(
      fc.property(anyDeadline, (deadline) => {
        const due = dueDateFor(deadline, calendar, midnight);
        const copied = JSON.parse(JSON.stringify(deadline)) as Deadline;
        expect(dueDateFor(copied, calendar, midnight)).toEqual(due);
        if (deadline.budget.unit === 'month') return;
        expect(dueDateFor(deadline, sliceCalendar(calendar, deadline.startOn), midnight)).toEqual(due);
      }),
    );
  });
});
