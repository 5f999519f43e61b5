import type { Instant, OrganizationId, PlainDate } from '../../src/domain/ids';
import { toOfficerId, toOrganizationId } from '../../src/domain/ids';
import type { OfficerActor, Role } from '../../src/domain/officer';
import { overlayObstacles } from '../../src/domain/rule-set-overlay';
import { confirmationObstacle, mayReport } from '../../src/domain/upward-report/decide-report';
import { eventsReportedAs, type ReportCounts } from '../../src/domain/upward-report/report-contents';
import { reportersAmong, type BodyInTree } from '../../src/domain/upward-report/reporting-body';
import {
  fireRungs,
  monthAt,
  monthsToOpen,
  nextRungAt,
  noticesOf,
  openReportingDuty,
  punctualityOf,
  recounted,
  reported,
  type ReportingDuty,
} from '../../src/domain/upward-report/reporting-duty';
import { reportingTermsOf, type ReportingTerms } from '../../src/domain/upward-report/reporting-rules';
import { scoresOf } from '../../src/domain/upward-report/scores';
import { calendarOf } from '../../src/domain/working-calendar';
import { day, nationalCalendar as calendar, seedYears } from '../support/national-calendar';
import { seededRuleSet } from '../support/rule-set-seeds';

const base = seededRuleSet('BASE');
const terms = ((): ReportingTerms => {
  const found = reportingTermsOf(base.contract);
  if (found === null) throw new Error('the base says nothing of monthly reports');
  return found;
})();
const [city, housing, works] = ['city', 'housing', 'works'].map(toOrganizationId) as [
  OrganizationId,
  OrganizationId,
  OrganizationId,
];
const inspectorate = toOrganizationId('inspectorate');

const owedFor = (month: PlainDate): ReportingDuty =>
  openReportingDuty(
    {
      organizationId: works,
      path: [city, housing, works],
      regionCode: '150100',
      month,
      covers: [works],
      terms,
    },
    calendar,
  );
const at = (text: string): Instant => new Date(`${text}:00+08:00`).toISOString() as Instant;

describe('the month that is reported', () => {
  it.each([
    ['2026-01-01', '2026-02-06'],
    ['2025-01-01', '2025-02-10'], // 春节放假至 2 月 4 日，2 月 8 日（星期六）上班
    ['2026-09-01', '2026-10-13'], // 国庆放假至 10 月 7 日，10 月 10 日（星期六）上班
    ['2024-12-01', '2025-01-08'],
  ])('%s is due on the fifth working day of the next: %s', (month, dueOn) => {
    const { duty } = owedFor(day(month));
    expect(duty.dueOn).toBe(dueOn);
    expect(duty.deadline.basis).toMatchObject({ silent: true, internal: true });
  });

  it('is opened once it has ended, each one once, however long nobody looked', () => {
    expect(monthAt('2026-01-31T15:59:59.999Z' as Instant)).toBe('2026-01-01');
    expect(monthAt('2026-01-31T16:00:00.000Z' as Instant)).toBe('2026-02-01');
    expect(monthsToOpen(day('2025-12-01'), at('2026-01-31T23:59'))).toEqual([]);
    expect(monthsToOpen(day('2025-12-01'), at('2026-02-01T00:00'))).toEqual(['2026-01-01']);
    expect(monthsToOpen(day('2025-12-01'), at('2026-04-02T09:00'))).toEqual([
      '2026-01-01',
      '2026-02-01',
      '2026-03-01',
    ]);
  });

  it('moves with a notice of holidays that comes later, and its rungs with it', () => {
    const owed = owedFor(day('2026-01-01'));
    const fired = fireRungs(owed, calendar, at('2026-02-05T10:00'));
    expect(fired?.owed.duty.reachedRungs).toEqual(['warning']);
    const years = seedYears.map((year) =>
      year.year === 2026
        ? { ...year, days: [...year.days, { on: day('2026-02-03'), kind: 'off-day', name: '暴雪停工' }] }
        : year,
    ) as typeof seedYears;
    const moved = recounted(fired?.owed ?? owed, calendarOf('snow', years));
    expect([moved.duty.dueOn, moved.duty.reachedRungs, moved.duty.revision]).toEqual(['2026-02-09', [], 1]);
  });
});

describe('the ladder of a report', () => {
  const told = (owed: ReportingDuty, now: string) => {
    const fired = fireRungs(owed, calendar, at(now));
    if (fired === null) throw new Error(`nothing was reached by ${now}`);
    const notices = noticesOf(fired, { calendar, inspectorateId: inspectorate });
    return { ...fired, notices };
  };

  it('reminds the reporter, then tells the superior, then the inspectorate, each once', () => {
    let owed = owedFor(day('2026-01-01'));
    const heard: unknown[] = [];
    while (nextRungAt(owed, calendar) !== null) {
      const next = nextRungAt(owed, calendar) ?? at('2099-01-01T00:00');
      const fired = fireRungs(owed, calendar, next);
      if (fired === null) throw new Error('a rung was not reached at its own time');
      for (const { addressee } of noticesOf(fired, { calendar, inspectorateId: inspectorate }))
        heard.push([next.slice(0, 13), addressee]);
      owed = fired.owed;
    }
    const to = (organizationId: OrganizationId, role: Role) => ({ type: 'role', organizationId, role });
    expect(heard).toEqual([
      ['2026-02-04T01', to(works, 'collection-reporter')],
      ['2026-02-06T01', to(works, 'collection-reporter')],
      ['2026-02-09T01', to(housing, 'leader')],
      ['2026-02-11T01', to(housing, 'leader')],
      ['2026-02-11T01', to(inspectorate, 'inspector')],
    ]);
    expect(fireRungs(owed, calendar, at('2026-12-31T00:00'))).toBeNull();
  });

  it('records every rung missed in an outage, and says the highest alone', () => {
    const { owed, rungs, notices } = told(owedFor(day('2026-01-01')), '2026-05-06T10:00');
    expect(rungs).toHaveLength(5);
    expect(owed.duty.reachedRungs).toEqual(terms.ladder.map(({ rung }) => rung));
    expect(notices.map(({ template }) => [template.rung, template.missedRungs])).toEqual([
      ['overdue-2', 3],
      ['overdue-2-direct', 3],
    ]);
    expect(new Set(notices.map(({ key }) => key)).size).toBe(2);
  });

  it('is silent once the report is in, which was late or was not', () => {
    const owed = owedFor(day('2026-01-01'));
    const inTime = reported(owed, calendar, at('2026-02-06T23:59'));
    expect(nextRungAt(inTime, calendar)).toBeNull();
    expect(punctualityOf(inTime.duty, at('2026-03-01T00:00'))).toBe('in-time');
    const late = reported(owed, calendar, at('2026-02-07T00:00'));
    expect(punctualityOf(late.duty, at('2026-03-01T00:00'))).toBe('late');
    expect(punctualityOf(owed.duty, at('2026-02-06T23:59'))).toBe('open');
    expect(punctualityOf(owed.duty, at('2026-02-07T00:00'))).toBe('overdue');
  });
});

describe('who reports for whom', () => {
  const body = (id: string, kind: BodyInTree['kind'], more: Partial<BodyInTree> = {}): BodyInTree => ({
    organizationId: toOrganizationId(id),
    ...{ parentId: null, successorId: null, path: [], regionCode: '150100', kind, status: 'active' },
    ...{ hasReporter: false, ...more },
  });
  const tree = [
    body('city', 'government'),
    body('housing', 'line-authority', { parentId: city }),
    body('works', 'subordinate-body', { parentId: housing, hasReporter: true }),
    body('lighting', 'subordinate-body', { parentId: housing }),
    body('crew', 'subordinate-body', { parentId: works }),
    body('gone', 'line-authority', { parentId: city, successorId: housing, status: 'merged' }),
    body('inspectorate', 'inspectorate', { parentId: city }),
  ];

  it('is a body for itself and for those below that do not report themselves', () => {
    expect(Object.fromEntries(reportersAmong(tree, () => terms))).toEqual({
      city: ['city', 'inspectorate'],
      housing: ['housing', 'lighting', 'gone'],
      works: ['works', 'crew'],
    });
  });

  it('is nobody where the rules say nothing', () => {
    expect(reportersAmong(tree, () => null).size).toBe(0);
  });
});

describe('a report that is sent', () => {
  const officer = (organizationId: OrganizationId, ...roles: readonly Role[]): OfficerActor => ({
    ...{ type: 'officer', officerId: toOfficerId('one'), organizationId, roles },
    organizationPath: [city, housing, works],
  });
  const path = [city, housing, works];

  it('is confirmed by the body’s own reporter or one above, once the month is over, and corrected once it is sent', () => {
    const reporter = officer(works, 'collection-reporter');
    expect(mayReport('confirm', { state: 'owed', path }, reporter).ok).toBe(true);
    expect(mayReport('confirm', { state: 'owed', path }, officer(housing, 'collection-reporter')).ok).toBe(
      true,
    );
    expect(mayReport('correct', { state: 'sent', path }, reporter).ok).toBe(true);
    const refusals = [
      mayReport('confirm', { state: 'running', path }, reporter),
      mayReport('confirm', { state: 'sent', path }, reporter),
      mayReport('correct', { state: 'owed', path }, reporter),
      mayReport('confirm', { state: 'owed', path }, officer(works, 'contract-manager')),
      mayReport('confirm', { state: 'owed', path: [city, housing] }, reporter),
    ];
    expect(refusals.map((one) => (one.ok ? null : one.refusal.type))).toEqual([
      'report-month-running',
      'report-sent-already',
      'report-not-sent',
      'role-missing',
      'actor-not-concerned',
    ]);
  });

  it.each([
    [{ isZero: false, reason: null }, { isZero: false, isUnusual: false }, null],
    [{ isZero: true, reason: null }, { isZero: false, isUnusual: false }, 'report-not-empty'],
    [{ isZero: false, reason: null }, { isZero: true, isUnusual: false }, 'zero-report-unsaid'],
    [{ isZero: true, reason: null }, { isZero: true, isUnusual: false }, null],
    [{ isZero: true, reason: null }, { isZero: true, isUnusual: true }, 'zero-report-reason-missing'],
    [{ isZero: true, reason: '停工' }, { isZero: true, isUnusual: true }, null],
  ])('says aloud that it is empty, and why when that is unusual: %j of %j', (said, found, refusal) => {
    expect(confirmationObstacle(said, found)?.type ?? null).toBe(refusal);
  });

  it('tells of what came in, changed and was performed, and not of what the house does within itself', () => {
    expect(eventsReportedAs('new')).toEqual(['contract-collected']);
    expect(eventsReportedAs('changed')).toContain('contract-amended');
    expect(eventsReportedAs('performed')).toContain('payment-reported');
    expect((['new', 'changed', 'performed'] as const).flatMap(eventsReportedAs)).not.toContain(
      'contract-urged',
    );
  });
});

describe('the quality of what is reported', () => {
  const counts = (more: Partial<ReportCounts> = {}): ReportCounts => ({
    figures: {
      contracts: 4,
      new: 4,
      changed: 0,
      performed: 1,
      incomplete: 2,
      faulty: 1,
      'collected-late': 1,
    },
    ...{ amountFen: 0, fieldsAsked: 28, fieldsFilled: 21, timed: 3, refusedRows: 2, categories: [] },
    ...{ digest: '', ...more },
  });

  it('is counted by parts that each say how many of how many', () => {
    const scores = scoresOf(counts(), { months: { met: 5, of: 6 }, isInTime: true }, terms);
    expect(scores.parts).toEqual({
      completeness: { met: 21, of: 28 },
      accuracy: { met: 3, of: 6 },
      continuity: { met: 5, of: 6 },
      timeliness: { met: 3, of: 4 },
    });
    expect(scores.scores).toEqual({
      ...{ completeness: 7500, accuracy: 5000, continuity: 8333, timeliness: 7500 },
    });
    expect(scores.whole).toBe(7083);
  });

  it('leaves out what there was nothing of, and forgives no late report', () => {
    const nothing = counts({
      figures: {
        contracts: 0,
        new: 0,
        changed: 0,
        performed: 0,
        incomplete: 0,
        faulty: 0,
        'collected-late': 0,
      },
      ...{ fieldsAsked: 0, fieldsFilled: 0, timed: 0, refusedRows: 0 },
    });
    const scores = scoresOf(nothing, { months: { met: 1, of: 1 }, isInTime: false }, terms);
    expect([scores.scores.completeness, scores.scores.accuracy]).toEqual([null, null]);
    expect([scores.scores.timeliness, scores.whole]).toEqual([0, 5000]);
  });
});

describe('the rules of monthly reports', () => {
  it('stand as they ship, and call the day and the scores a proposal of ours', () => {
    expect(overlayObstacles(base)).toEqual([]);
    expect(base.contract.reporting).toMatchObject({ evidence: 'D', basis: { silent: true } });
  });

  it('are refused when the weights do not make a whole, or nobody above is ever told', () => {
    const { reporting } = base.contract;
    if (reporting === undefined) throw new Error('the base says nothing of monthly reports');
    const value = { ...reporting.value, ladder: [], weights: { ...reporting.value.weights, accuracy: 24 } };
    const wrong = { ...base, contract: { ...base.contract, reporting: { ...reporting, value } } };
    expect(overlayObstacles(wrong).map(({ pointer }) => pointer)).toEqual([
      '#/contract/reporting/value/ladder',
      '#/contract/reporting/value/weights',
    ]);
  });
});
