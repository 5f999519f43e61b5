import { dueBy, rungsTold } from '../announcing';
import { meetDuty, openDuty, reachRungs, reproject, type DueRung, type Duty, type DutyBearer } from '../duty';
import { fallDue, nextDueAt } from '../fall-due';
import type { Instant, OrganizationId, PlainDate } from '../ids';
import { addressee, type ReportNotice } from './report-notice';
import { addDays, addMonths, instantAt, plainDateAt } from '../plain-date';
import type { WorkingCalendar } from '../working-calendar';
import type { ReportingTerms } from './reporting-rules';

const DUTY = 'report-upward';

/** What one body owes for one month. The month is named by its first day. */
export interface ReportingDuty {
  readonly organizationId: OrganizationId;
  /** From the root of the tree to the body itself, as it was when the month ended. */
  readonly path: readonly OrganizationId[];
  readonly regionCode: string;
  readonly month: PlainDate;
  /** The bodies whose contracts are reported, the body itself among them. */
  readonly covers: readonly OrganizationId[];
  readonly terms: ReportingTerms;
  readonly duty: Duty;
}

/** The first day of the month in which an instant lies. */
export function monthAt(at: Instant): PlainDate {
  return firstOf(plainDateAt(at));
}

export function firstOf(on: PlainDate): PlainDate {
  // A date that is cut and completed is a date.
  return `${on.slice(0, 7)}-01` as PlainDate;
}

/** Its first instant, and the first of the next month. */
export function spanOf(month: PlainDate): { readonly from: Instant; readonly to: Instant } {
  return { from: instantAt(month, '00:00'), to: instantAt(addMonths(month, 1), '00:00') };
}

/**
 * The months that have ended and have not been opened yet, the earliest first. Nothing is owed for the time before the
 * register was kept: without a month that was opened last, the one before the present counts as opened.
 */
export function monthsToOpen(lastOpened: PlainDate, now: Instant): readonly PlainDate[] {
  const present = monthAt(now);
  const months: PlainDate[] = [];
  for (let month = addMonths(lastOpened, 1); month < present; month = addMonths(month, 1)) months.push(month);
  return months;
}

function bearer(terms: ReportingTerms, calendar: WorkingCalendar, duties: readonly Duty[]): DutyBearer {
  const limit = { budget: null, internalTarget: terms.due, basis: terms.basis };
  const rules = {
    ...{ dayRules: terms.dayRules, ladders: { [DUTY]: terms.ladder } },
    limits: { [DUTY]: terms.basis.silent === true ? limit : { ...limit, budget: terms.due } },
  };
  return { duties, rules, calendar };
}

const onlyDuty = ({ duties: [duty] }: DutyBearer): Duty => {
  if (duty === undefined) throw new Error('a reporting duty has lost its clock');
  return duty;
};

/** The clock begins when the month ends; its last day is day zero (民法典 201). */
export function openReportingDuty(
  opening: Omit<ReportingDuty, 'duty'>,
  calendar: WorkingCalendar,
): ReportingDuty {
  const { month, terms } = opening;
  const { to: at } = spanOf(month);
  const startOn = addDays(addMonths(month, 1), -1);
  const opened = openDuty(bearer(terms, calendar, []), { duty: DUTY, owner: 'reporter', at, startOn }, null);
  return { ...opening, duty: onlyDuty(opened) };
}

const standingOf = ({ terms, duty }: ReportingDuty, calendar: WorkingCalendar): DutyBearer =>
  bearer(terms, calendar, [duty]);

const noWindow = (): boolean => false;

/** When the next rung is reached; null when none is left. */
export function nextRungAt(owed: ReportingDuty, calendar: WorkingCalendar): Instant | null {
  return nextDueAt(standingOf(owed, calendar), noWindow);
}

export interface RungsFired {
  readonly owed: ReportingDuty;
  readonly rungs: readonly DueRung[];
  readonly at: Instant;
}

/** Every rung reached by `now` at once; null when there is none. */
export function fireRungs(owed: ReportingDuty, calendar: WorkingCalendar, now: Instant): RungsFired | null {
  const state = standingOf(owed, calendar);
  const fallen = fallDue(state, noWindow, now);
  const [event] = fallen?.events ?? [];
  if (fallen === null || event?.type !== 'rungs-reached') return null;
  const { dutyId, rungs } = event;
  const duty = onlyDuty(reachRungs(state, { dutyId, rungs }));
  return { owed: { ...owed, duty }, rungs, at: fallen.at };
}

/** What is said of the rungs: the highest step alone, whatever was missed below it. */
export function noticesOf(
  { owed, rungs, at }: RungsFired,
  {
    calendar,
    inspectorateId,
  }: { readonly calendar: WorkingCalendar; readonly inspectorateId: OrganizationId | null },
): readonly ReportNotice[] {
  const { organizationId, month, duty } = owed;
  const by = dueBy({ calendar }, duty, plainDateAt(at));
  if (by === null) return [];
  const told = rungsTold(rungs);
  return told.flatMap(({ rung, to }) => {
    const receiver = addressee(owed, to, inspectorateId);
    if (receiver === null) return [];
    return [
      {
        key: `upward-report/${organizationId}/${month}/${duty.revision}/${rung}`,
        template: {
          ...({ type: 'upward-report-due', number: null } as const),
          ...{ organizationId, month, rung, missedRungs: rungs.length - told.length, by },
        },
        ...receiver,
      },
    ];
  });
}

/** The date derived anew from another calendar; a date that moves arms its rungs again. */
export function recounted(owed: ReportingDuty, calendar: WorkingCalendar): ReportingDuty {
  return { ...owed, duty: onlyDuty(reproject(standingOf(owed, calendar), calendar)) };
}

/** The report is in. */
export function reported(owed: ReportingDuty, calendar: WorkingCalendar, at: Instant): ReportingDuty {
  const state = standingOf(owed, calendar);
  return { ...owed, duty: onlyDuty(meetDuty(state, owed.duty.dutyId, at)) };
}

/** 未报、按期报送、逾期报送、逾期未报. */
export const REPORT_PUNCTUALITIES = ['open', 'in-time', 'late', 'overdue'] as const;
export type ReportPunctuality = (typeof REPORT_PUNCTUALITIES)[number];

export function punctualityOf({ state, dueAt, endedAt }: Duty, now: Instant): ReportPunctuality {
  const isPast = dueAt !== null && (endedAt ?? now) >= dueAt;
  if (state === 'met') return isPast ? 'late' : 'in-time';
  return isPast ? 'overdue' : 'open';
}
