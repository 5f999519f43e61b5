import { dutiesActedBy, dutiesOnTheirWay, rolesFor } from '../../src/domain/complaint/duty-acts';
import { COMPLAINT_FIGURES, FIGURE_DEFINITIONS, FIGURE_LABELS } from '../../src/domain/complaint/figures';
import { stateOfWait } from '../../src/domain/operations';
import { timeLeftOn } from '../../src/domain/time-left';
import { day, nationalCalendar } from '../support/national-calendar';

const left = (today: string, dueOn: string | null) =>
  timeLeftOn(day(today), dueOn === null ? null : day(dueOn), nationalCalendar);

describe('the time left of a duty', () => {
  it.each([
    ['2026-02-09', '2026-02-12', { workingDays: 3, state: 'ample', words: '剩 3 个工作日' }],
    ['2026-02-10', '2026-02-12', { workingDays: 2, state: 'approaching', words: '剩 2 个工作日' }],
    // The Spring Festival lies between; the Saturdays worked in exchange count.
    ['2026-02-13', '2026-02-27', { workingDays: 5, state: 'ample', words: '剩 5 个工作日' }],
    ['2026-02-12', '2026-02-12', { workingDays: 0, state: 'due-today', words: '今天到期' }],
    ['2026-02-14', '2026-02-12', { workingDays: -2, state: 'overdue', words: '已超期 2 个工作日' }],
    // Due on a Friday, looked at on the Saturday after it: no working day has passed.
    ['2026-03-07', '2026-03-06', { workingDays: 0, state: 'overdue', words: '已超期' }],
  ])('on %s until %s is %j', (today, dueOn, told) => {
    const found = left(today, dueOn);
    expect({ ...found, workingDays: (found.workingDays ?? 0) + 0 }).toEqual(told);
  });

  it('is nothing to count while a clock stands still', () => {
    expect(left('2026-02-09', null)).toEqual({ workingDays: null, state: 'no-date', words: '期限未定' });
  });
});

describe('whose work a duty is', () => {
  it('is of those offices of the owing body that may do it, and of nobody where it is only a window', () => {
    expect(rolesFor({ owner: 'verifying', duty: 'verify' })).toEqual(['case-handler', 'section-head']);
    expect(rolesFor({ owner: 'accepting', duty: 'verify' })).toEqual([]);
    expect(rolesFor({ owner: 'respondent', duty: 'answer' })).toEqual([
      'respondent-liaison',
      'respondent-leader',
    ]);
    expect(rolesFor({ owner: 'accepting', duty: 'transfer' })).toContain('hotline-dispatcher');
    expect(rolesFor({ owner: 'reviewing', duty: 'decide-review' })).toContain('inspector');
    expect(rolesFor({ owner: 'verifying', duty: 'rate' })).toEqual([]);
    expect(dutiesActedBy(['leader', 'audit-administrator'])).toEqual([]);
  });

  it('waits for the signature while a drafted act is on its way', () => {
    expect(dutiesOnTheirWay()).toContainEqual({ act: 'conclude', duty: 'verify' });
    expect(dutiesOnTheirWay()).toContainEqual({ act: 'reject', duty: 'transfer' });
  });
});

describe('a figure', () => {
  it('has a name and a definition of its own', () => {
    expect(new Set(Object.values(FIGURE_LABELS)).size).toBe(COMPLAINT_FIGURES.length);
    expect(new Set(Object.values(FIGURE_DEFINITIONS)).size).toBe(COMPLAINT_FIGURES.length);
    expect(FIGURE_DEFINITIONS.determined).toContain('认定不免除履约义务');
  });
});

describe('a part of the system', () => {
  it('is well while nothing waits, slow when it waits too long, and down when it waits far too long', () => {
    expect(stateOfWait('relay', null)).toBe('ok');
    expect(stateOfWait('relay', 1_000)).toBe('ok');
    expect(stateOfWait('relay', 20_000)).toBe('slow');
    expect(stateOfWait('relay', 400_000)).toBe('down');
  });
});
