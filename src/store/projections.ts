import { commitmentProjection } from './commitment-projection';
import { complaintProjection } from './complaint-projection';
import { contractProjection } from './contract-projection';
import type { Projections } from './projection';

/** Every kind of case that the product has. */
export const PROJECTIONS: Projections = {
  commitment: commitmentProjection,
  complaint: complaintProjection,
  contract: contractProjection,
};
