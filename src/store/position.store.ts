import { toOfficerId, toOrganizationId } from '../domain/ids';
import type { OfficerId, OrganizationId } from '../domain/ids';
import type { Reader } from './transaction';

/** The bodies in which an officer holds an office today. */
export async function positionsOf(reader: Reader, officerId: OfficerId): Promise<readonly OrganizationId[]> {
  const rows = await reader.$queryRaw<readonly { readonly organization_id: string }[]>`
    SELECT DISTINCT g.organization_id FROM app.role_grant g
    CROSS JOIN (SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS on_day) today
    WHERE g.officer_id = ${officerId} AND g.status = 'granted'
      AND g.from_on <= today.on_day AND coalesce(g.to_on, today.on_day) >= today.on_day
    ORDER BY g.organization_id`;
  return rows.map((row) => toOrganizationId(row.organization_id));
}

/** The absent officers for whom this one is today's deputy. */
export async function absentOnesOf(reader: Reader, deputyId: OfficerId): Promise<readonly OfficerId[]> {
  const rows = await reader.$queryRaw<readonly { readonly officer_id: string }[]>`
    SELECT DISTINCT officer_id FROM app.officer_absence
    WHERE deputy_id = ${deputyId} AND cancelled_at IS NULL
      AND (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN from_on AND to_on ORDER BY officer_id`;
  return rows.map((row) => toOfficerId(row.officer_id));
}
