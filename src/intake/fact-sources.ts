import type { FactSources } from './complaint-facts';
import { contestedBody } from '../domain/complaint/review';
import { plainDateAt } from '../domain/plain-date';
import { loadCaseCalendar } from '../store/calendar.store';
import { drawComplaintNumber, findComplaint } from '../store/complaint.store';
import type { Database } from '../store/database';
import { organizationRef } from '../store/organization.store';
import { resolveRulesFor } from '../store/rule-set.store';
import { findReviewBody } from '../store/supervising-body';

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
    reviewBody: async (caseId) => {
      const found = await findComplaint(prisma, caseId);
      if (found === null) return null;
      const { state } = found;
      const asked = { contested: contestedBody(state), respondent: state.respondent };
      const id = await findReviewBody(prisma, asked);
      return id === null ? null : organizationRef(prisma, id);
    },
    complaintNumber: (year) => drawComplaintNumber(prisma, year),
  };
}
