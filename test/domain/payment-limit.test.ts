import {
  findingsOn,
  paymentDeadlineFor,
  type PaymentFacts,
  type PaymentRules,
  type PaymentTerm,
} from '../../src/domain/contract/payment-limit';
import { dueOnFor } from '../../src/domain/deadline';
import type { PlainDate } from '../../src/domain/ids';
import { nationalCalendar } from '../support/national-calendar';

const on = (text: string): PlainDate => text as PlainDate;
const document = '保障中小企业款项支付条例（国务院令第802号）';
const rules: PaymentRules = {
  defaultDays: { 'public-body': 30, 'large-enterprise': 60 },
  mostDays: 60,
  basis: { document, article: '第九条' },
  inspectionBasis: { document, article: '第十条第二款' },
};
const term: PaymentTerm = {
  payer: 'public-body',
  isToSmallEnterprise: true,
  agreedDays: null,
  start: 'delivery',
};
const nothing: PaymentFacts = {
  deliveredOn: null,
  amountConfirmedOn: null,
  acceptedOn: null,
  inspectionEndsOn: null,
};
const asOf = on('2026-06-01');

const dueOf = (changed: Partial<PaymentTerm>, facts: Partial<PaymentFacts>): PlainDate | null => {
  const deadline = paymentDeadlineFor({ ...term, ...changed }, { ...nothing, ...facts }, { rules, asOf });
  return deadline === null ? null : dueOnFor(deadline, nationalCalendar);
};

describe('when a public body owes a payment to a small enterprise', () => {
  it('is thirty days after delivery where nothing was agreed, on a working day', () => {
    expect(dueOf({}, { deliveredOn: on('2026-03-02') })).toBe('2026-04-01');
    // The thirtieth day is the first of the May holidays: it moves behind them.
    expect(dueOf({}, { deliveredOn: on('2026-04-01') })).toBe('2026-05-06');
  });

  it('is as agreed, and never more than sixty days, whatever was signed', () => {
    expect(dueOf({ agreedDays: 45 }, { deliveredOn: on('2026-03-02') })).toBe('2026-04-16');
    expect(dueOf({ agreedDays: 180 }, { deliveredOn: on('2026-03-02') })).toBe('2026-05-06');
    expect(findingsOn({ ...term, agreedDays: 180 }, nothing, rules)).toEqual([
      { type: 'agreed-too-long', agreedDays: 180, mostDays: 60 },
    ]);
  });

  it('counts from the day both confirmed the amount where it is paid by progress', () => {
    expect(dueOf({ start: 'amount-confirmed' }, { deliveredOn: on('2026-01-05') })).toBeNull();
    expect(dueOf({ start: 'amount-confirmed' }, { amountConfirmedOn: on('2026-03-02') })).toBe('2026-04-01');
  });

  it('counts from acceptance; a buyer who puts it off gains nothing', () => {
    const start = 'acceptance';
    const inspectionEndsOn = on('2026-03-10');
    expect(dueOf({ start }, { acceptedOn: on('2026-03-02'), inspectionEndsOn })).toBe('2026-04-01');
    expect(dueOf({ start }, { acceptedOn: on('2026-05-20'), inspectionEndsOn })).toBe('2026-04-09');
    expect(dueOf({ start }, { inspectionEndsOn })).toBe('2026-04-09');
    expect(dueOf({ start }, { inspectionEndsOn: on('2026-06-01') })).toBeNull();
    const late = { ...nothing, inspectionEndsOn };
    expect(paymentDeadlineFor({ ...term, start }, late, { rules, asOf })?.basis.article).toBe('第十条第二款');
    expect(findingsOn({ ...term, start, agreedDays: 30 }, nothing, rules)).toEqual([
      { type: 'inspection-period-missing' },
    ]);
  });
});

describe('where the regulation does not bind the payer', () => {
  it('is owed as agreed, and without an agreement nothing is counted', () => {
    const facts = { deliveredOn: on('2026-03-02') };
    expect(dueOf({ isToSmallEnterprise: false, agreedDays: 90 }, facts)).toBe('2026-06-01');
    expect(dueOf({ payer: 'other' }, facts)).toBeNull();
    expect(dueOf({ payer: 'large-enterprise' }, facts)).toBe('2026-05-06');
    expect(findingsOn({ ...term, payer: 'other', agreedDays: 500 }, nothing, rules)).toEqual([]);
  });
});
