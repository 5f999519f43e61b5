import type { ApprovableActType } from '../domain/complaint/approval';
import { dutiesActedBy, rolesFor, type OwedDuty } from '../domain/complaint/duty-acts';
import type { Assignment, HeldOffice } from '../domain/handover';
import { ADMINISTRATOR_ROLES } from '../domain/officer';
import type { Role } from '../domain/officer';
import type { OfficerId, OrganizationId, PlainDate } from '../domain/ids';
import { DUTY_OFFICER } from './complaint-filter';
import type { Reader } from './transaction';

/** Work of one kind that waits in a body in which the officer holds an office for it. */
export interface WaitingWork {
  readonly organizationId: OrganizationId;
  readonly kind: 'duty' | 'signature';
  readonly duty: OwedDuty['duty'] | null;
  readonly act: ApprovableActType | null;
  /** The offices of the body, any of which may do it. */
  readonly roles: readonly Role[];
  readonly count: number;
  /** How many of them are in cases that bear the officer's name. */
  readonly assigned: number;
  readonly nextDueOn: PlainDate | null;
}

export interface NamedOffice extends HeldOffice {
  readonly name: string;
}

/** What an officer has in hand, and who else holds offices where they do. Counts only: an administrator reads no case. */
export interface Workload {
  readonly assignments: readonly Assignment[];
  readonly work: readonly WaitingWork[];
  readonly offices: readonly NamedOffice[];
}

/** Everything that waits for an officer by name or by office, as of now. */
export async function loadWorkload(reader: Reader, officerId: OfficerId): Promise<Workload> {
  const assignments = await assignmentsOf(reader, officerId);
  const offices = await officesAround(reader, officerId, assignments);
  const own = offices.filter((office) => office.officerId === officerId);
  const bodies = [...new Set(own.map(({ organizationId }) => organizationId))];
  const work: WaitingWork[] = [];
  for (const organizationId of bodies) {
    const roles = own.filter((office) => office.organizationId === organizationId).map(({ role }) => role);
    work.push(...(await dutiesIn(reader, { officerId, organizationId, roles })));
    work.push(...(await signaturesIn(reader, organizationId, roles)));
  }
  return { assignments, work, offices };
}

function assignmentsOf(reader: Reader, officerId: OfficerId): Promise<readonly Assignment[]> {
  return reader.$queryRaw<Assignment[]>`
    SELECT part.body_id AS "organizationId", part.party, count(*)::integer AS cases
    FROM app.complaint c JOIN app.case_record r ON r.id = c.id
    CROSS JOIN LATERAL (VALUES ('accepting', c.accepting_id, c.accepting_officer_id),
      ('verifying', c.verifying_id, c.verifying_officer_id)) AS part(party, body_id, officer_id)
    WHERE (c.accepting_officer_id = ${officerId} OR c.verifying_officer_id = ${officerId})
      AND part.officer_id = ${officerId} AND part.body_id IS NOT NULL AND r.finished_at IS NULL
    GROUP BY part.body_id, part.party ORDER BY part.body_id, part.party`;
}

/** Offices of today in the officer's bodies and in those of their cases; administrators wherever they sit. */
function officesAround(
  reader: Reader,
  officerId: OfficerId,
  assignments: readonly Assignment[],
): Promise<readonly NamedOffice[]> {
  const assignedIn = assignments.map(({ organizationId }) => organizationId);
  return reader.$queryRaw<NamedOffice[]>`
    WITH today AS (SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS on_day),
      held AS (
        SELECT g.officer_id, g.organization_id, g.role, o.name, o.status FROM app.role_grant g CROSS JOIN today
        JOIN app.officer o ON o.officer_id = g.officer_id
        WHERE g.status = 'granted' AND g.from_on <= today.on_day AND coalesce(g.to_on, today.on_day) >= today.on_day)
    SELECT officer_id AS "officerId", organization_id AS "organizationId", role, name FROM held
    WHERE (status = 'active' OR officer_id = ${officerId})
      AND (organization_id IN (SELECT organization_id FROM held WHERE officer_id = ${officerId})
        OR organization_id = ANY (${assignedIn}::text[])
        OR role = ANY (${[...ADMINISTRATOR_ROLES]}::text[]) AND role IN (SELECT role FROM held WHERE officer_id = ${officerId}))
    ORDER BY organization_id, name, officer_id, role`;
}

interface Desk {
  readonly officerId: OfficerId;
  readonly organizationId: OrganizationId;
  readonly roles: readonly Role[];
}

interface DutyRow {
  readonly owner: OwedDuty['owner'];
  readonly duty: OwedDuty['duty'];
  readonly count: number;
  readonly assigned: number;
  readonly nextDueOn: PlainDate | null;
}

/** Not what bears a colleague's name: that has its holder. */
async function dutiesIn(
  reader: Reader,
  { officerId, organizationId, roles }: Desk,
): Promise<readonly WaitingWork[]> {
  const acted = dutiesActedBy(roles).map(({ owner, duty }) => `${owner}/${duty}`);
  const rows = await reader.$queryRaw<readonly DutyRow[]>`
    SELECT d.owner, d.duty, count(*)::integer AS count,
      (count(*) FILTER (WHERE ${DUTY_OFFICER} = ${officerId}))::integer AS assigned,
      to_char(min(d.due_on), 'YYYY-MM-DD') AS "nextDueOn"
    FROM app.complaint_deadline d JOIN app.complaint c ON c.id = d.complaint_id
    WHERE d.state = 'running' AND d.owner_id = ${organizationId} AND d.owner || '/' || d.duty = ANY (${acted}::text[])
      AND coalesce(${DUTY_OFFICER}, ${officerId}) = ${officerId}
    GROUP BY d.owner, d.duty ORDER BY min(d.due_on) NULLS LAST, d.duty`;
  return rows.map(({ owner, duty, ...counted }) => {
    return { organizationId, kind: 'duty', duty, act: null, roles: rolesFor({ owner, duty }), ...counted };
  });
}

interface SignatureRow {
  readonly act: ApprovableActType;
  readonly role: Role;
  readonly count: number;
}

async function signaturesIn(
  reader: Reader,
  organizationId: OrganizationId,
  roles: readonly Role[],
): Promise<readonly WaitingWork[]> {
  const rows = await reader.$queryRaw<readonly SignatureRow[]>`
    SELECT approval_act AS act, approval_role AS role, count(*)::integer AS count FROM app.complaint
    WHERE approval_organization_id = ${organizationId} AND approval_role = ANY (${[...roles]}::text[])
    GROUP BY approval_act, approval_role ORDER BY approval_act, approval_role`;
  return rows.map(({ act, role, count }) => {
    const nothing = { duty: null, assigned: 0, nextDueOn: null };
    return { organizationId, kind: 'signature', act, roles: [role], count, ...nothing };
  });
}
