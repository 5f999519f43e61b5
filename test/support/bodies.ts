import { randomUUID } from 'node:crypto';
import { toOfficerId, toOrganizationId } from '../../src/domain/ids';
import type { OfficerId, OrganizationId } from '../../src/domain/ids';
import type { Role } from '../../src/domain/officer';
import type { OrganizationKind } from '../../src/domain/organization';
import type { Database } from '../../src/store/database';
import { createOfficer } from '../../src/store/officer.store';
import { createOrganization } from '../../src/store/organization.store';
import { inTransaction } from '../../src/store/transaction';
import type { TestDatabase } from './database';

/** A tree of bodies and their officers in a real store, for tests that are about something else. */
export interface Bodies {
  body(name: string, kind: OrganizationKind, parentId?: OrganizationId | null): Promise<OrganizationId>;
  officer(organizationId: OrganizationId, email: string, ...roles: readonly Role[]): Promise<OfficerId>;
  /** From yesterday to tomorrow, by the database's clock. */
  absence(officerId: OfficerId, deputyId: OfficerId): Promise<void>;
}

export function bodiesIn(test: TestDatabase, database: Database): Bodies {
  return {
    body: async (name, kind, parentId = null) => {
      const made = { parentId, name, kind, regionCode: '150100', uscc: null, email: null };
      const result = await inTransaction(database, (transaction) =>
        createOrganization(transaction, made, null),
      );
      if (!result.ok) throw new Error(result.refusal.type);
      return toOrganizationId(result.value.organizationId);
    },
    officer: async (organizationId, email, ...roles) => {
      const username = `u-${randomUUID().slice(0, 12)}`;
      const made = {
        username,
        name: '经办人',
        email,
        organizationId,
        passwordHash: 'x',
        mustChangePassword: false,
      };
      const result = await inTransaction(database, (transaction) => createOfficer(transaction, made, null));
      if (!result.ok) throw new Error(result.refusal.type);
      const officerId = toOfficerId(result.value.officerId);
      await test.pool.query(`UPDATE app.officer SET duty_class = 'business' WHERE officer_id = $1`, [
        officerId,
      ]);
      for (const role of roles) {
        await test.pool.query(
          `INSERT INTO app.role_grant (grant_id, officer_id, organization_id, role, status, origin, from_on, reason)
           VALUES ($1, $2, $3, $4, 'granted', 'bootstrap', DATE '2020-01-01', '测试')`,
          [randomUUID(), officerId, organizationId, role],
        );
      }
      return officerId;
    },
    absence: async (officerId, deputyId) => {
      await test.pool.query(
        `INSERT INTO app.officer_absence (absence_id, officer_id, deputy_id, from_on, to_on, reason, recorded_by)
         VALUES ($1, $2, $3, current_date - 1, current_date + 1, '年休假', $2)`,
        [randomUUID(), officerId, deputyId],
      );
    },
  };
}
