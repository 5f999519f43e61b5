import type { OfficerId } from '../domain/ids';
import { accepted, refused, type Result } from '../domain/result';
import { CALENDAR_LOCK, findCalendarVersion, type CalendarVersion } from './calendar.store';
import type { Transaction } from './transaction';

interface CalendarEnd {
  readonly versionId: string;
  readonly officerId: OfficerId;
}

interface EndRefusal {
  readonly type: 'approval-unknown' | 'approval-not-own' | 'second-person-required';
}

/** 不同意: the second person's no. The proposal counts for nothing, then and later. */
export async function declineCalendar(
  transaction: Transaction,
  asked: CalendarEnd & { readonly reason: string },
): Promise<Result<CalendarVersion, EndRefusal>> {
  const proposal = await lockProposal(transaction, asked.versionId);
  if (proposal === null) return refused({ type: 'approval-unknown' });
  if (proposal.proposedBy === asked.officerId) return refused({ type: 'second-person-required' });
  return end(transaction, { ...asked, state: 'declined' });
}

/** Whoever proposed it wants it no more. */
export async function withdrawCalendar(
  transaction: Transaction,
  asked: CalendarEnd,
): Promise<Result<CalendarVersion, EndRefusal>> {
  const proposal = await lockProposal(transaction, asked.versionId);
  if (proposal === null) return refused({ type: 'approval-unknown' });
  if (proposal.proposedBy !== asked.officerId) return refused({ type: 'approval-not-own' });
  return end(transaction, { ...asked, state: 'withdrawn', reason: null });
}

async function lockProposal(transaction: Transaction, versionId: string): Promise<CalendarVersion | null> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${CALENDAR_LOCK})`;
  const version = await findCalendarVersion(transaction, versionId);
  return version?.state === 'proposed' ? version : null;
}

async function end(
  transaction: Transaction,
  {
    versionId,
    officerId,
    state,
    reason,
  }: CalendarEnd & { readonly state: 'declined' | 'withdrawn'; readonly reason: string | null },
): Promise<Result<CalendarVersion, EndRefusal>> {
  await transaction.$executeRaw`
    UPDATE app.calendar_version SET state = ${state}, ended_by = ${officerId}, ended_at = now(), end_reason = ${reason}
    WHERE version_id = ${versionId}`;
  const ended = await findCalendarVersion(transaction, versionId);
  if (ended === null) throw new Error(`calendar version ${versionId} has gone`);
  return accepted(ended);
}
