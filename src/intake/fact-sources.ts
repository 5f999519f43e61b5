import type { FactSources } from './complaint-facts';
import { seesWhole } from '../domain/complaint/access';
import { contestedBody } from '../domain/complaint/review';
import { figuresOf } from '../domain/contract/figures';
import { plainDateAt } from '../domain/plain-date';
import { loadCaseCalendar } from '../store/calendar.store';
import {
  complaintIdByNumber,
  drawComplaintNumber,
  findComplaint,
  findReadableParties,
} from '../store/complaint.store';
import { contractIdByCode, findReadableContract } from '../store/contract.store';
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
    caseNumbered: async (number, asker) => {
      const id = await complaintIdByNumber(prisma, number);
      const parties = id === null ? null : await findReadableParties(prisma, asker, id);
      return parties !== null && seesWhole(parties, asker) ? id : null;
    },
    contractCoded: async (code, asker) => {
      const contractId = await contractIdByCode(prisma, code);
      const found = contractId === null ? null : await findReadableContract(prisma, asker, contractId);
      if (contractId === null || found === null) return null;
      const { overdueSince, overdueMilestones, payableFen, paidFen } = figuresOf(found.state);
      const standing = { overdueSince, overdueMilestones, payableFen, paidFen };
      return { contractId, contractCode: found.state.code, standing };
    },
    complaintNumber: (year) => drawComplaintNumber(prisma, year),
  };
}
