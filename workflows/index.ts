export { complaintWorkflow } from './complaint.workflow';
export { housekeepingWorkflow } from './housekeeping.workflow';
