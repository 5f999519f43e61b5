/** Forever: runs of years ago carry this name. */
export const COMPLAINT_WORKFLOW = 'complaintWorkflow';

export { apply, clockChanged, deliverFact, progress } from './case.messages';
