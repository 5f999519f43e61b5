import { toOfficerId, toOrganizationId, type OfficerId } from '../domain/ids';
import type { OfficerActor, Role } from '../domain/officer';
import type { Database } from './database';

export type Named = { readonly officerId: OfficerId } | { readonly username: string };

/** An active officer with the offices held today in their own body, as a fact that travels with what they did; or null. */
export async function findSignatory(
  { pool }: Pick<Database, 'pool'>,
  named: Named,
): Promise<Omit<OfficerActor, 'type' | 'onBehalfOf'> | null> {
  const [officerId, username] = 'officerId' in named ? [named.officerId, null] : [null, named.username];
  const { rows } = await pool.query<{
    readonly officer_id: string;
    readonly organization_id: string;
    readonly path: readonly string[];
    readonly roles: readonly Role[];
  }>(
    `SELECT o.officer_id, body.organization_id, body.path,
       ARRAY(SELECT g.role FROM app.role_grant g
             WHERE g.officer_id = o.officer_id AND g.organization_id = body.organization_id
               AND g.status = 'granted' AND today.on_day >= g.from_on
               AND today.on_day <= coalesce(g.to_on, today.on_day)
             ORDER BY g.role) AS roles
     FROM app.officer o JOIN app.organization body USING (organization_id)
     CROSS JOIN (SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS on_day) today
     WHERE o.status = 'active' AND (o.officer_id = $1 OR o.username = $2)`,
    [officerId, username],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return {
    officerId: toOfficerId(row.officer_id),
    organizationId: toOrganizationId(row.organization_id),
    organizationPath: row.path.map(toOrganizationId),
    roles: row.roles,
  };
}
