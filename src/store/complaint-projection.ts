import type { CaseLaw } from '../domain/case';
import type { ComplaintState, Duty } from '../domain/complaint/complaint';
import type { ComplaintData } from '../domain/complaint/events';
import type { ComplaintFacts } from '../domain/complaint/facts';
import { complaintLaw } from '../domain/complaint/law';
import { noticesFor } from '../domain/complaint/notices';
import type { OrganizationId } from '../domain/ids';
import { rungKeyPrefix, type Notice } from '../domain/notification';
import { issueLetters } from './complaint-letters';
import { openChildCases } from './complaint-split';
import { insertNotifications, withdrawNotifications } from './notification.store';
import type { CaseChange, CaseProjection } from './projection';
import { findInspectorate } from './supervising-body';
import type { Transaction } from './transaction';

type Law = CaseLaw<ComplaintState, ComplaintFacts, ComplaintData>;
type Change = CaseChange<ComplaintState, ComplaintData>;

/** What follows from a complaint's events in the store: read rows, deadlines, notices, letters, child cases. */
export const complaintProjection: CaseProjection<ComplaintState, ComplaintFacts, ComplaintData> = {
  law: complaintLaw satisfies Law,
  async project(transaction, change) {
    await writeRow(transaction, change);
    await writeDeadlines(transaction, change);
    await announce(transaction, change);
    await issueLetters(transaction, change);
    await openChildCases(transaction, complaintProjection, change);
  },
};

async function writeRow(transaction: Transaction, change: Change): Promise<void> {
  const { before, after } = change;
  const row = toRow(change);
  if (before === null) {
    await transaction.complaintRow.create({
      data: {
        ...row,
        id: after.caseId,
        number: after.number,
        kind: after.kind,
        channel: after.channel,
        handling: after.handling,
        field: after.field,
        identity: after.identity,
        parentId: after.parentId,
        receivedAt: new Date(after.receivedAt),
        receivedOn: new Date(after.receivedOn),
        externalNumber: textOf(change, 'externalNumber'),
        title: textOf(change, 'title') ?? '',
        narrative: textOf(change, 'narrative') ?? '',
        contractName: textOf(change, 'contractName'),
        contractNumber: textOf(change, 'contractNumber'),
      },
      select: { id: true },
    });
    return;
  }
  const title = textOf(change, 'title');
  await transaction.complaintRow.update({
    where: { id: after.caseId },
    data: title === null ? row : { ...row, title },
    select: { id: true },
  });
}

function textOf({ texts }: Change, name: string): string | null {
  const text = texts[name];
  return typeof text === 'string' ? text : null;
}

function toRow({ after, events }: Change) {
  const handling = [...after.accepting.path, ...(after.verifying?.path ?? [])];
  const superiors = after.respondent.path.slice(0, -1);
  const lastAt = events.at(-1)?.occurredAt;
  return {
    status: after.status,
    outcome: after.outcome,
    regionCode: after.regionCode,
    respondentId: after.respondent.organizationId,
    acceptingId: after.accepting.organizationId,
    verifyingId: after.verifying?.organizationId ?? null,
    partyIds: [...new Set<OrganizationId>([...handling, ...superiors])],
    respondentNotified: after.answer !== 'not-asked',
    amountFen: BigInt(after.demands.reduce((sum, demand) => sum + (demand.amountFen ?? 0), 0)),
    isListed: after.listed,
    nextDueAt: earliestDue(after.duties),
    closedAt: after.status === 'closed' && lastAt !== undefined ? new Date(lastAt) : null,
  };
}

function earliestDue(duties: readonly Duty[]): Date | null {
  const instants = duties.flatMap((duty) =>
    duty.state === 'running' && duty.dueAt !== null ? [duty.dueAt] : [],
  );
  const [earliest] = [...instants].sort();
  return earliest === undefined ? null : new Date(earliest);
}

/** Only the duties that this step has changed are written. */
async function writeDeadlines(transaction: Transaction, { before, after }: Change): Promise<void> {
  const known = new Map(before?.duties.map((duty) => [duty.dutyId, duty]));
  const changed = after.duties.filter((duty) => known.get(duty.dutyId) !== duty);
  if (changed.length === 0) return;
  const rows = changed.map((duty) => ({
    duty_id: duty.dutyId,
    duty: duty.duty,
    owner: duty.owner,
    state: duty.state,
    start_on: duty.deadline.startOn,
    due_on: duty.dueOn,
    due_at: duty.dueAt,
    provisional: duty.provisional,
    revision: duty.revision,
  }));
  await transaction.$executeRaw`
    INSERT INTO app.complaint_deadline (complaint_id, duty_id, duty, owner, state, start_on, due_on, due_at,
      provisional, revision)
    SELECT ${after.caseId}::uuid, duty_id, duty, owner, state, start_on, due_on, due_at, provisional, revision
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(duty_id text, duty text, owner text, state text,
      start_on date, due_on date, due_at timestamptz, provisional boolean, revision integer)
    ON CONFLICT (complaint_id, duty_id) DO UPDATE SET state = EXCLUDED.state, owner = EXCLUDED.owner,
      start_on = EXCLUDED.start_on, due_on = EXCLUDED.due_on, due_at = EXCLUDED.due_at,
      provisional = EXCLUDED.provisional, revision = EXCLUDED.revision`;
}

async function announce(transaction: Transaction, change: Change): Promise<void> {
  const { before, after, events } = change;
  if (before !== null) await withdrawMoved(transaction, before, after);
  const notices = events.flatMap((event) => noticesFor({ data: event.data, event, before, after }));
  await insertNotifications(transaction, await addressed(transaction, after, notices));
}

/** A date that moved or is owed no longer takes back what was announced about it and has not gone out yet. */
async function withdrawMoved(
  transaction: Transaction,
  before: ComplaintState,
  after: ComplaintState,
): Promise<void> {
  for (const old of before.duties) {
    const current = after.duties.find((duty) => duty.dutyId === old.dutyId);
    const stands = current?.state === 'running' && current.revision === old.revision;
    if (!stands && old.state === 'running' && old.reachedRungs.length > 0) {
      const prefix = rungKeyPrefix(after.caseId, old.dutyId, old.revision);
      await withdrawNotifications(transaction, after.caseId, prefix);
    }
  }
}

/** The inspectorate stands beside the line: a rung for an inspector goes to the nearest one, past whoever sits on it. */
async function addressed(
  transaction: Transaction,
  state: ComplaintState,
  notices: readonly Notice[],
): Promise<readonly Notice[]> {
  return Promise.all(
    notices.map(async (notice) => {
      const { addressee } = notice;
      if (addressee.type !== 'role' || addressee.role !== 'inspector') return notice;
      const inspectorate = await findInspectorate(transaction, state.accepting.path);
      if (inspectorate === null) return notice;
      return { ...notice, addressee: { ...addressee, organizationId: inspectorate } };
    }),
  );
}
