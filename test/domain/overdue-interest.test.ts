import fc from 'fast-check';
import { interestRateFor, overdueInterestFor } from '../../src/domain/contract/overdue-interest';
import type { PlainDate } from '../../src/domain/ids';
import { addDays } from '../../src/domain/plain-date';

const on = (text: string): PlainDate => text as PlainDate;
const rules = { statutoryPerMyriadADay: 5, yearDays: 365 } as const;
const statutory = interestRateFor({ agreedPerMyriad: null, lprPerMyriad: 345 }, rules);
const dueOn = on('2026-03-02');
const million = 1_000_000_00;

describe('the rate of what is overdue', () => {
  it('is 万分之五 a day where nothing was agreed', () => {
    expect(statutory).toEqual({ perMyriad: 5, per: 'day', source: 'statutory' });
  });

  it('is as agreed, but never below the LPR of the day of signing', () => {
    const rate = (agreedPerMyriad: number, lprPerMyriad: number | null) =>
      interestRateFor({ agreedPerMyriad, lprPerMyriad }, rules);
    expect(rate(600, 345)).toEqual({ perMyriad: 600, per: 365, source: 'agreed' });
    expect(rate(100, 345)).toEqual({ perMyriad: 345, per: 365, source: 'lpr-at-signing' });
    expect(rate(100, null)).toEqual({ perMyriad: 100, per: 365, source: 'agreed' });
  });
});

describe('the interest on what is overdue', () => {
  it('begins on the day after the due day and shows each span', () => {
    const debt = { amountFen: million, dueOn, until: on('2026-03-12') };
    expect(overdueInterestFor(debt, [], statutory)).toMatchObject({
      spans: [{ fromOn: '2026-03-03', toOn: '2026-03-12', days: 10, balanceFen: million }],
      balanceFen: million,
      // 1,000,000 × 0.0005 × 10
      interestFen: 5_000_00,
    });
    expect(overdueInterestFor({ ...debt, until: dueOn }, [], statutory).interestFen).toBe(0);
  });

  it('is borne by what is still owed, from one payment to the next, in whatever order they are told', () => {
    const debt = { amountFen: million, dueOn, until: on('2026-03-22') };
    const payments = [
      { on: on('2026-03-12'), amountFen: 400_000_00 },
      { on: on('2026-02-20'), amountFen: 100_000_00 },
      { on: on('2026-04-01'), amountFen: 500_000_00 },
    ];
    expect(overdueInterestFor(debt, payments, statutory)).toMatchObject({
      spans: [
        { fromOn: '2026-03-03', toOn: '2026-03-12', days: 10, balanceFen: 900_000_00 },
        { fromOn: '2026-03-13', toOn: '2026-03-22', days: 10, balanceFen: 500_000_00 },
      ],
      balanceFen: 500_000_00,
      interestFen: 7_000_00,
    });
  });

  it('is counted by the year as agreed, rounded once to a whole fen', () => {
    const debt = { amountFen: million, dueOn, until: on('2026-03-03') };
    const rate = interestRateFor({ agreedPerMyriad: 345, lprPerMyriad: null }, rules);
    // 1,000,000 × 3.45 % ÷ 365 = 94.5205…
    expect(overdueInterestFor(debt, [], rate).interestFen).toBe(94_52);
  });

  it('grows by the same sum however often one looks, and nobody owes less by waiting', () => {
    const sums = fc.integer({ min: 1, max: 9_000_000_000_00 });
    fc.assert(
      fc.property(sums, fc.nat({ max: 4_000 }), fc.nat({ max: 400 }), (amountFen, days, more) => {
        const debt = { amountFen, dueOn, until: addDays(dueOn, days) };
        const later = { ...debt, until: addDays(dueOn, days + more) };
        const [now, then] = [debt, later].map((one) => overdueInterestFor(one, [], statutory).interestFen);
        const exact = (BigInt(amountFen) * 5n * BigInt(days) * 2n + 10_000n) / 20_000n;
        expect(BigInt(now ?? -1)).toBe(exact);
        expect(then).toBeGreaterThanOrEqual(now ?? 0);
      }),
    );
  });
});
