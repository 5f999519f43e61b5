import type { ContractDuty } from './contract-rules';

/** What somebody above or beside has assigned (批示、问题交办) stands still for no suspension and ends with no contract. */
export const isAssigned = (duty: ContractDuty): boolean =>
  duty === 'answer-instruction' || duty === 'answer-issue';
