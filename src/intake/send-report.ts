import type { Instant } from '../domain/ids';
import type { OfficerActor } from '../domain/officer';
import type { Refusal } from '../domain/refusal';
import { accepted, refused, type Result } from '../domain/result';
import {
  confirmationObstacle,
  mayReport,
  type Confirmation,
  type ReportAct,
  type ReportRefusal,
} from '../domain/upward-report/decide-report';
import { isZero } from '../domain/upward-report/report-contents';
import { reported } from '../domain/upward-report/reporting-duty';
import { loadCalendar } from '../store/calendar.store';
import {
  appendReportingEvents,
  changeReportingDuties,
  lockReportingDuty,
  type KeptReportingDuty,
} from '../store/reporting-duty.store';
import type { Transaction } from '../store/transaction';
import { freezeItems } from '../store/upward-report-items';
import { insertReport, reportVersions } from '../store/upward-report.store';
import { countAll, questionOf, scoreMonth, wouldBeUnusual, type ReportAsked } from './prepare-report';

type Sent = Result<{ readonly version: number }, Refusal | ReportRefusal>;

/** Null: nothing is owed for that month, or it still runs. */
type SentOrNone = Sent | null;

interface Sending extends ReportAsked {
  readonly actor: OfficerActor;
}

/** One act: what stands in the register is frozen as the month's report, and the duty is done. */
export async function confirmReport(
  transaction: Transaction,
  { actor, now, ...asked }: Sending,
  confirmation: Confirmation,
): Promise<SentOrNone> {
  const owed = await lockReportingDuty(transaction, asked.organizationId, asked.month);
  if (owed === null) return null;
  const allowed = mayReport('confirm', owed, actor);
  if (!allowed.ok) return allowed;
  const calendar = await loadCalendar(transaction, owed.regionCode);
  const done = { ...owed, ...reported(owed, calendar, now) };
  const isUnusual = await wouldBeUnusual(transaction, owed);
  const { organizationId, month, duty } = done;
  const state = 'sent';
  await changeReportingDuties(transaction, [
    { organizationId, month, duty, state, calendar: owed.calendar, nextRungAt: null },
  ]);
  return freeze(transaction, done, {
    ...{ act: 'confirm', version: 1, reason: confirmation.reason, actor, now },
    obstacleTo: (counts) => confirmationObstacle(confirmation, { isZero: isZero(counts), isUnusual }),
  });
}

/** What was sent stays; what stands in the register now is sent as another version, with its reason. */
export async function correctReport(
  transaction: Transaction,
  { actor, now, ...asked }: Sending,
  reason: string,
): Promise<SentOrNone> {
  const owed = await lockReportingDuty(transaction, asked.organizationId, asked.month);
  if (owed === null) return null;
  const allowed = mayReport('correct', owed, actor);
  if (!allowed.ok) return allowed;
  const [latest] = await reportVersions(transaction, owed.organizationId, owed.month);
  return freeze(transaction, owed, {
    ...{ act: 'correct', version: (latest?.version ?? 0) + 1, reason, actor, now },
    obstacleTo: ({ digest }) => (digest === latest?.counts.digest ? { type: 'report-unchanged' } : null),
  });
}

interface Freezing {
  readonly act: ReportAct;
  readonly version: number;
  readonly reason: string | null;
  readonly actor: OfficerActor;
  readonly now: Instant;
  /** What is in the way of sending what was found. */
  readonly obstacleTo: (counts: Awaited<ReturnType<typeof countAll>>) => ReportRefusal | null;
}

/** The figures are counted over the very rows that are kept, so that each opens what it counts. */
async function freeze(transaction: Transaction, owed: KeptReportingDuty, freezing: Freezing): Promise<Sent> {
  const { act, version, reason, actor, now, obstacleTo } = freezing;
  const { organizationId, month } = owed;
  const sent = { organizationId, month, version };
  await freezeItems(transaction, sent, questionOf(owed));
  const counts = await countAll(transaction, sent, owed);
  const obstacle = obstacleTo(counts);
  if (obstacle !== null) return refused(obstacle);
  const scores = await scoreMonth(transaction, { ...owed, owed, counts, now });
  await insertReport(transaction, {
    ...{ ...sent, counts, scores, isZero: isZero(counts), reason, actor, sentAt: now },
  });
  const type = act === 'confirm' ? 'confirmed' : 'corrected';
  await appendReportingEvents(transaction, [
    {
      ...{ organizationId, month, type, data: { version, isZero: isZero(counts), digest: counts.digest } },
      ...{ actor, occurredAt: now, recordedAt: now },
    },
  ]);
  return accepted({ version });
}
