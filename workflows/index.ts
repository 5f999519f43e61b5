export { commitmentWorkflow } from './commitment.workflow';
export { complaintWorkflow } from './complaint.workflow';
export { contractWorkflow } from './contract.workflow';
export { housekeepingWorkflow } from './housekeeping.workflow';
