import type { FactSources } from './complaint-facts';
import { plainDateAt } from '../domain/plain-date';
import { loadCaseCalendar } from '../store/calendar.store';
import { drawComplaintNumber } from '../store/complaint.store';
import type { Database } from '../store/database';
import { organizationRef } from '../store/organization.store';
import { resolveRulesFor } from '../store/rule-set.store';

/** The facts that decisions need from outside, as the store has them at this moment. */
export function factSources(database: Database): FactSources {
  const { prisma } = database;
  return {
    organization: (id) => organizationRef(prisma, id),
    rulesFor: ({ regionCode, organizationId }, at) =>
      resolveRulesFor(database.pool, {
        regionCode,
        acceptingOrganizationId: organizationId,
        on: plainDateAt(at),
      }),
    calendarFor: (regionCode, at) => loadCaseCalendar(prisma, regionCode, plainDateAt(at)),
    complaintNumber: (year) => drawComplaintNumber(prisma, year),
  };
}
