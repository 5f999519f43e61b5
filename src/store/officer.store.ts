import { randomUUID } from 'node:crypto';
import { judgeAbsence } from '../domain/access-administration';
import type { AdministrationRefusal, DutyClass } from '../domain/access-administration';
import { toOfficerId, toOrganizationId } from '../domain/ids';
import type { OfficerId, OrganizationId, PlainDate } from '../domain/ids';
import { accepted, refused } from '../domain/result';
import type { Result } from '../domain/result';
import { Prisma } from './prisma/client';
import type { Reader, Transaction } from './transaction';

export type OfficerStatus = 'active' | 'locked' | 'left';

export interface Officer {
  readonly officerId: OfficerId;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly organizationId: OrganizationId;
  readonly organizationName: string;
  readonly dutyClass: DutyClass | null;
  readonly status: OfficerStatus;
}

interface OfficerColumns {
  readonly officer_id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly organization_id: string;
  readonly organization_name: string;
  readonly duty_class: DutyClass | null;
  readonly status: OfficerStatus;
}

const toOfficer = (row: OfficerColumns): Officer => ({
  officerId: toOfficerId(row.officer_id),
  username: row.username,
  name: row.name,
  email: row.email,
  organizationId: toOrganizationId(row.organization_id),
  organizationName: row.organization_name,
  dutyClass: row.duty_class,
  status: row.status,
});

const COLUMNS = Prisma.sql`officer_id, username, name, email, organization_id, duty_class, status,
  (SELECT b.name FROM app.organization b WHERE b.organization_id = officer.organization_id) AS organization_name`;

/** One officer, or null. Whoever changes offices or absences locks the row with `lockOfficer` instead. */
export async function findOfficer(reader: Reader, id: string): Promise<Officer | null> {
  const rows = await reader.$queryRaw<readonly OfficerColumns[]>`
    SELECT ${COLUMNS} FROM app.officer WHERE officer_id = ${id}`;
  return rows[0] === undefined ? null : toOfficer(rows[0]);
}

/** One officer, kept from other changes until the transaction ends; or null. */
export async function lockOfficer(transaction: Transaction, id: string): Promise<Officer | null> {
  const rows = await transaction.$queryRaw<readonly OfficerColumns[]>`
    SELECT ${COLUMNS} FROM app.officer WHERE officer_id = ${id} FOR UPDATE`;
  return rows[0] === undefined ? null : toOfficer(rows[0]);
}

export interface OfficerFilter {
  readonly q?: string | undefined;
  /** Of this very body. */
  readonly organizationId?: string | undefined;
  /** Of this body and everything below it. */
  readonly within?: string | undefined;
  readonly status?: OfficerStatus | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

const likeText = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Officers by filter, ordered by id. */
export async function listOfficers(reader: Reader, filter: OfficerFilter): Promise<readonly Officer[]> {
  const conditions = [
    filter.q === undefined
      ? null
      : Prisma.sql`(name ILIKE ${likeText(filter.q)} OR username ILIKE ${likeText(filter.q)})`,
    filter.organizationId === undefined ? null : Prisma.sql`organization_id = ${filter.organizationId}`,
    filter.within === undefined
      ? null
      : Prisma.sql`organization_id IN (SELECT b.organization_id FROM app.organization b
                                       WHERE b.path @> ARRAY[${filter.within}])`,
    filter.status === undefined ? null : Prisma.sql`status = ${filter.status}`,
    filter.after === undefined ? null : Prisma.sql`officer_id > ${filter.after}`,
  ].filter((condition) => condition !== null);
  const where =
    conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}`;
  const rows = await reader.$queryRaw<readonly OfficerColumns[]>`
    SELECT ${COLUMNS} FROM app.officer ${where} ORDER BY officer_id LIMIT ${filter.limit}`;
  return rows.map(toOfficer);
}

export type OfficerEventType =
  | 'created'
  | 'role-granted'
  | 'role-ended'
  | 'absence-recorded'
  | 'absence-cancelled'
  | 'handed-over'
  | 'locked'
  | 'unlocked'
  | 'signed-out'
  | 'left';

/** Writes down what happened to a person, contiguous and in commit order; cases follow it for handovers. */
export async function recordOfficerEvent(
  transaction: Transaction,
  event: { readonly type: OfficerEventType; readonly officerId: OfficerId; readonly data: unknown },
  recordedBy: OfficerId | null,
): Promise<number> {
  const [row] = await transaction.$queryRaw<readonly { readonly version: number }[]>`
    WITH next AS (UPDATE app.organization_tree SET officer_version = officer_version + 1 RETURNING officer_version)
    INSERT INTO app.officer_event (version, type, officer_id, data, recorded_by)
    SELECT officer_version, ${event.type}, ${event.officerId}, ${JSON.stringify(event.data)}::jsonb, ${recordedBy}
    FROM next RETURNING version`;
  if (row === undefined) throw new Error('an event of an officer was not written');
  return row.version;
}

export interface NewOfficer {
  readonly officerId?: OfficerId | undefined;
  /** Lower case, NFKC; see `normalizeUsername`. */
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly organizationId: OrganizationId;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
}

/** The one form under which a username is stored and looked up. */
export const normalizeUsername = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** Adds a person. `recordedBy` is null at bootstrap. */
export async function createOfficer(
  transaction: Transaction,
  made: NewOfficer,
  recordedBy: OfficerId | null,
): Promise<Result<Officer, AdministrationRefusal>> {
  const bodies = await transaction.$queryRaw<readonly { readonly status: string }[]>`
    SELECT status FROM app.organization WHERE organization_id = ${made.organizationId} FOR SHARE`;
  if (bodies[0] === undefined) return refused({ type: 'organization-unknown' });
  if (bodies[0].status !== 'active') return refused({ type: 'organization-dissolved' });
  const officerId = made.officerId ?? toOfficerId(randomUUID());
  const rows = await transaction.$queryRaw<readonly OfficerColumns[]>`
    INSERT INTO app.officer (officer_id, username, name, email, organization_id, password_hash, must_change_password)
    VALUES (${officerId}, ${made.username}, ${made.name}, ${made.email}, ${made.organizationId},
            ${made.passwordHash}, ${made.mustChangePassword})
    ON CONFLICT (username) DO NOTHING RETURNING ${COLUMNS}`;
  if (rows[0] === undefined) return refused({ type: 'username-taken' });
  const data = { organizationId: made.organizationId };
  await recordOfficerEvent(transaction, { type: 'created', officerId, data }, recordedBy);
  return accepted(toOfficer(rows[0]));
}

export interface NewAbsence {
  readonly officerId: OfficerId;
  readonly deputyId: OfficerId;
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate;
  readonly reason: string;
}

/** Absence with a deputy (AB岗), both days included. */
export async function recordAbsence(
  transaction: Transaction,
  absence: NewAbsence,
  recordedBy: OfficerId,
): Promise<Result<string, AdministrationRefusal>> {
  const officer = await lockOfficer(transaction, absence.officerId);
  const deputy = await findOfficer(transaction, absence.deputyId);
  if (officer === null || deputy === null) return refused({ type: 'officer-unknown' });
  const overlapping = await transaction.$queryRaw<readonly unknown[]>`
    SELECT 1 FROM app.officer_absence WHERE officer_id = ${absence.officerId} AND cancelled_at IS NULL
      AND from_on <= ${absence.toOn}::date AND to_on >= ${absence.fromOn}::date LIMIT 1`;
  const judged = judgeAbsence({
    ...absence,
    organizationId: officer.organizationId,
    dutyClass: officer.dutyClass,
    deputy: { ...deputy, isActive: deputy.status === 'active' },
    overlapsAnother: overlapping.length > 0,
  });
  if (!judged.ok) return judged;
  const absenceId = randomUUID();
  await transaction.$executeRaw`
    INSERT INTO app.officer_absence (absence_id, officer_id, deputy_id, from_on, to_on, reason, recorded_by)
    VALUES (${absenceId}, ${absence.officerId}, ${absence.deputyId}, ${absence.fromOn}::date, ${absence.toOn}::date,
            ${absence.reason}, ${recordedBy})`;
  const data = { absenceId, deputyId: absence.deputyId, fromOn: absence.fromOn, toOn: absence.toOn };
  const { officerId } = absence;
  await recordOfficerEvent(transaction, { type: 'absence-recorded', officerId, data }, recordedBy);
  return accepted(absenceId);
}

/** Takes an absence back; false when this officer has no such absence. */
export async function cancelAbsence(
  transaction: Transaction,
  cancelled: { readonly officerId: OfficerId; readonly absenceId: string },
  recordedBy: OfficerId,
): Promise<boolean> {
  const { officerId, absenceId } = cancelled;
  const count = await transaction.$executeRaw`
    UPDATE app.officer_absence SET cancelled_at = now()
    WHERE absence_id = ${absenceId} AND officer_id = ${officerId} AND cancelled_at IS NULL`;
  if (count === 0) return false;
  const event = { type: 'absence-cancelled', officerId, data: { absenceId } } as const;
  await recordOfficerEvent(transaction, event, recordedBy);
  return true;
}
