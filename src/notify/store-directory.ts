import { toOfficerId, toOrganizationId } from '../domain/ids';
import type { OrganizationId } from '../domain/ids';
import type { Database } from '../store/database';
import { findOfficer } from '../store/officer.store';
import { findOrganization, listOrganizations, successorOf } from '../store/organization.store';
import { holdersOf } from '../store/role-grant.store';
import type { Directory } from './directory';

/** The bodies and officers as the store has them now. A body that was merged is asked for under its successor. */
export function createDirectory(database: Database): Directory {
  const reader = database.prisma;
  return {
    findRecipient: async (officerId) => {
      const officer = await findOfficer(reader, officerId);
      if (officer === null) return null;
      const isReachable = officer.status === 'active' && officer.email !== '';
      return { officerId, organizationId: officer.organizationId, email: isReachable ? officer.email : null };
    },
    findHolders: async (organizationId, role) => {
      const body = (await successorOf(reader, organizationId)) ?? organizationId;
      const holders = await holdersOf(reader, body, role);
      return [...new Set(holders.map((holder) => toOfficerId((holder.deputy ?? holder).officerId)))];
    },
    findSuperior: async (organizationId) =>
      (await findOrganization(reader, organizationId))?.parentId ?? null,
    findOperations: async () => {
      const [body] = await listOrganizations(database, { kind: 'operations', status: 'active', limit: 1 });
      return body === undefined ? null : toOrganizationId(body.organizationId);
    },
    findNames: async (organizationIds) => {
      const names = new Map<OrganizationId, string>();
      for (const organizationId of new Set(organizationIds)) {
        const body = await findOrganization(reader, organizationId);
        if (body !== null) names.set(organizationId, body.name);
      }
      return names;
    },
  };
}
