import { randomUUID } from 'node:crypto';
import { dutyClassOf, judgeBody, judgeConfirmation, judgeProposal } from '../domain/access-administration';
import type { AdministrationRefusal } from '../domain/access-administration';
import { toOfficerId } from '../domain/ids';
import type { OfficerId, OrganizationId, PlainDate } from '../domain/ids';
import type { Role } from '../domain/officer';
import { accepted, refused } from '../domain/result';
import type { Result } from '../domain/result';
import { lockOfficer, recordOfficerEvent } from './officer.store';
import { lockBody } from './organization.store';
import { Prisma } from './prisma/client';
import type { Reader, Transaction } from './transaction';

export type GrantStatus = 'proposed' | 'granted' | 'refused' | 'ended';

export interface RoleGrant {
  readonly grantId: string;
  readonly officerId: OfficerId;
  readonly officerName: string;
  readonly organizationId: OrganizationId;
  readonly organizationName: string;
  readonly role: Role;
  readonly status: GrantStatus;
  readonly origin: 'bootstrap' | 'proposal' | 'merger';
  readonly fromOn: string;
  readonly toOn: string | null;
  readonly reason: string;
  readonly proposedBy: string | null;
  readonly proposedByName: string | null;
  readonly decidedBy: string | null;
}

const COLUMNS = Prisma.sql`grant_id AS "grantId", officer_id AS "officerId", organization_id AS "organizationId", role,
  status, origin, from_on::text AS "fromOn", to_on::text AS "toOn", reason, proposed_by AS "proposedBy",
  decided_by AS "decidedBy",
  (SELECT o.name FROM app.officer o WHERE o.officer_id = role_grant.officer_id) AS "officerName",
  (SELECT b.name FROM app.organization b WHERE b.organization_id = role_grant.organization_id) AS "organizationName",
  (SELECT o.name FROM app.officer o WHERE o.officer_id = role_grant.proposed_by) AS "proposedByName"`;

export interface GrantFilter {
  readonly officerId?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly role?: Role | undefined;
  readonly status?: GrantStatus | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Offices by filter, ordered by id. */
export function listGrants(reader: Reader, filter: GrantFilter): Promise<readonly RoleGrant[]> {
  const conditions = [
    filter.officerId === undefined ? null : Prisma.sql`officer_id = ${filter.officerId}`,
    filter.organizationId === undefined ? null : Prisma.sql`organization_id = ${filter.organizationId}`,
    filter.role === undefined ? null : Prisma.sql`role = ${filter.role}`,
    filter.status === undefined ? null : Prisma.sql`status = ${filter.status}`,
    filter.after === undefined ? null : Prisma.sql`grant_id > ${filter.after}`,
  ].filter((condition) => condition !== null);
  const where =
    conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}`;
  return reader.$queryRaw<RoleGrant[]>`
    SELECT ${COLUMNS} FROM app.role_grant ${where} ORDER BY grant_id LIMIT ${filter.limit}`;
}

export interface NewGrant {
  readonly officerId: OfficerId;
  readonly organizationId: OrganizationId;
  readonly role: Role;
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate | null;
  readonly reason: string;
}

async function insertGrant(
  transaction: Transaction,
  made: NewGrant,
  by: {
    readonly origin: RoleGrant['origin'];
    readonly proposedBy: OfficerId | null;
    readonly status: GrantStatus;
  },
): Promise<Result<RoleGrant, AdministrationRefusal>> {
  // The foreign key on the class of duties is what keeps 三员 apart even if everything above it erred.
  await transaction.$executeRaw`
    UPDATE app.officer SET duty_class = ${dutyClassOf(made.role)}, updated_at = now()
    WHERE officer_id = ${made.officerId} AND duty_class IS NULL`;
  const rows = await transaction.$queryRaw<readonly RoleGrant[]>`
    INSERT INTO app.role_grant (grant_id, officer_id, organization_id, role, status, origin, from_on, to_on, reason,
                                proposed_by)
    VALUES (${randomUUID()}, ${made.officerId}, ${made.organizationId}, ${made.role}, ${by.status}, ${by.origin},
            ${made.fromOn}::date, ${made.toOn}::date, ${made.reason}, ${by.proposedBy})
    ON CONFLICT (officer_id, organization_id, role) WHERE status IN ('proposed', 'granted') DO NOTHING
    RETURNING ${COLUMNS}`;
  return rows[0] === undefined ? refused({ type: 'grant-already-held' }) : accepted(rows[0]);
}

/** Ends offices whose last day is past, so that they can be given anew. */
async function endExpired(transaction: Transaction, officerId: OfficerId): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.role_grant SET status = 'ended', ended_at = now()
    WHERE officer_id = ${officerId} AND status IN ('proposed', 'granted')
      AND to_on < (now() AT TIME ZONE 'Asia/Shanghai')::date`;
  await releaseDuties(transaction, officerId);
}

/** Who holds no office any more may be given one of another class. */
async function releaseDuties(transaction: Transaction, officerId: OfficerId): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.officer o SET duty_class = NULL
    WHERE officer_id = ${officerId} AND NOT EXISTS (
      SELECT 1 FROM app.role_grant g WHERE g.officer_id = o.officer_id AND g.status IN ('proposed', 'granted'))`;
}

/** A security administrator proposes; nothing is held until a second person confirms. */
export async function proposeGrant(
  transaction: Transaction,
  made: NewGrant,
  proposerId: OfficerId,
): Promise<Result<RoleGrant, AdministrationRefusal>> {
  if ((await lockOfficer(transaction, made.officerId)) === null) return refused({ type: 'officer-unknown' });
  await endExpired(transaction, made.officerId);
  const officer = await lockOfficer(transaction, made.officerId);
  const body = await lockBody(transaction, made.organizationId);
  if (officer === null) return refused({ type: 'officer-unknown' });
  if (body === null) return refused({ type: 'organization-unknown' });
  if (body.status !== 'active') return refused({ type: 'organization-dissolved' });
  const judged = judgeProposal({
    ...made,
    proposerId,
    heldDutyClass: officer.dutyClass,
    officerIsActive: officer.status === 'active',
    organizationKind: body.kind,
  });
  if (!judged.ok) return judged;
  return insertGrant(transaction, made, { origin: 'proposal', proposedBy: proposerId, status: 'proposed' });
}

/** For the first administrators, and for a seed that stands in for the ceremony: held at once, origin `bootstrap`. */
export async function grantAtBootstrap(
  transaction: Transaction,
  made: NewGrant,
): Promise<Result<RoleGrant, AdministrationRefusal>> {
  const officer = await lockOfficer(transaction, made.officerId);
  if (officer === null) return refused({ type: 'officer-unknown' });
  const asked = dutyClassOf(made.role);
  if (officer.dutyClass !== null && officer.dutyClass !== asked) {
    return refused({ type: 'duties-incompatible', held: officer.dutyClass, asked });
  }
  const body = await lockBody(transaction, made.organizationId);
  if (body === null) return refused({ type: 'organization-unknown' });
  const seated = judgeBody(made.role, body.kind);
  if (!seated.ok) return seated;
  const granted = await insertGrant(transaction, made, {
    origin: 'bootstrap',
    proposedBy: null,
    status: 'granted',
  });
  if (granted.ok) await recordGrant(transaction, granted.value, null);
  return granted;
}

async function recordGrant(
  transaction: Transaction,
  grant: RoleGrant,
  recordedBy: OfficerId | null,
): Promise<void> {
  const officerId = toOfficerId(grant.officerId);
  const { grantId, organizationId, role, fromOn, toOn } = grant;
  const data = { grantId, organizationId, role, fromOn, toOn };
  await recordOfficerEvent(transaction, { type: 'role-granted', officerId, data }, recordedBy);
}

interface Locked extends RoleGrant {
  readonly proposer_is_security: boolean;
}

async function lockGrant(transaction: Transaction, grantId: string): Promise<Locked | null> {
  const rows = await transaction.$queryRaw<readonly Locked[]>`
    SELECT ${COLUMNS}, origin = 'proposal' AS proposer_is_security
    FROM app.role_grant WHERE grant_id = ${grantId} FOR UPDATE`;
  return rows[0] ?? null;
}

/** A second person confirms or refuses a proposal. @returns null when there is no such proposal. */
export async function decideGrant(
  transaction: Transaction,
  decision: { readonly grantId: string; readonly verdict: 'confirm' | 'refuse' },
  by: { readonly officerId: OfficerId; readonly roles: readonly Role[] },
): Promise<Result<RoleGrant, AdministrationRefusal> | null> {
  const grant = await lockGrant(transaction, decision.grantId);
  if (grant === null) return null;
  const judged = judgeConfirmation({
    status: grant.status,
    officerId: grant.officerId,
    proposerId: toOfficerId(grant.proposedBy ?? ''),
    proposerIsSecurityAdministrator: grant.proposer_is_security,
    confirmerId: by.officerId,
    confirmerRoles: by.roles,
  });
  if (!judged.ok) return judged;
  if (decision.verdict === 'confirm') {
    // A merger proposes anew what its officers held before: the successor may be no body for it.
    const body = await lockBody(transaction, grant.organizationId);
    const seated =
      body === null ? refused({ type: 'organization-unknown' } as const) : judgeBody(grant.role, body.kind);
    if (!seated.ok) return seated;
  }
  const status = decision.verdict === 'confirm' ? 'granted' : 'refused';
  const rows = await transaction.$queryRaw<readonly RoleGrant[]>`
    UPDATE app.role_grant SET status = ${status}, decided_by = ${by.officerId}, decided_at = now()
    WHERE grant_id = ${decision.grantId} RETURNING ${COLUMNS}`;
  if (rows[0] === undefined) throw new Error('a proposal vanished while it was decided');
  if (status === 'granted') await recordGrant(transaction, rows[0], by.officerId);
  else await releaseDuties(transaction, grant.officerId);
  return accepted(rows[0]);
}

/** Takes an office away at once. @returns null when nobody holds or is proposed for it under this id. */
export async function endGrant(
  transaction: Transaction,
  grantId: string,
  endedBy: OfficerId,
): Promise<Result<RoleGrant, AdministrationRefusal> | null> {
  const grant = await lockGrant(transaction, grantId);
  if (grant === null || (grant.status !== 'granted' && grant.status !== 'proposed')) return null;
  const rows = await transaction.$queryRaw<readonly RoleGrant[]>`
    UPDATE app.role_grant SET status = 'ended', ended_by = ${endedBy}, ended_at = now()
    WHERE grant_id = ${grantId} RETURNING ${COLUMNS}`;
  if (rows[0] === undefined) throw new Error('an office vanished while it was ended');
  const officerId = toOfficerId(grant.officerId);
  const data = { grantId, organizationId: grant.organizationId, role: grant.role };
  await recordOfficerEvent(transaction, { type: 'role-ended', officerId, data }, endedBy);
  await releaseDuties(transaction, officerId);
  return accepted(rows[0]);
}

export interface Holder {
  readonly officerId: OfficerId;
  readonly name: string;
  readonly email: string;
  /** Today's deputy when the holder is absent: the one to write to. */
  readonly deputy: { readonly officerId: OfficerId; readonly name: string; readonly email: string } | null;
}

interface HolderRow {
  readonly officer_id: string;
  readonly name: string;
  readonly email: string;
  readonly deputy_id: string | null;
  readonly deputy_name: string;
  readonly deputy_email: string;
}

/**
 * Who holds a role in one body today (Asia/Shanghai, real time), with today's deputy of those who are absent.
 * Empty when nobody does: the ladder then climbs.
 */
export async function holdersOf(
  reader: Reader,
  organizationId: OrganizationId,
  role: Role,
): Promise<readonly Holder[]> {
  const rows = await reader.$queryRaw<readonly HolderRow[]>`
    SELECT o.officer_id, o.name, o.email, d.officer_id AS deputy_id, d.name AS deputy_name, d.email AS deputy_email
    FROM app.role_grant g
    CROSS JOIN (SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS on_day) today
    JOIN app.officer o ON o.officer_id = g.officer_id AND o.status = 'active'
    LEFT JOIN app.officer_absence a ON a.officer_id = o.officer_id AND a.cancelled_at IS NULL
      AND today.on_day BETWEEN a.from_on AND a.to_on
    LEFT JOIN app.officer d ON d.officer_id = a.deputy_id AND d.status = 'active'
    WHERE g.organization_id = ${organizationId} AND g.role = ${role} AND g.status = 'granted'
      AND g.from_on <= today.on_day AND coalesce(g.to_on, today.on_day) >= today.on_day
    ORDER BY o.officer_id`;
  return rows.map((row) => ({
    officerId: toOfficerId(row.officer_id),
    name: row.name,
    email: row.email,
    deputy:
      row.deputy_id === null
        ? null
        : { officerId: toOfficerId(row.deputy_id), name: row.deputy_name, email: row.deputy_email },
  }));
}
