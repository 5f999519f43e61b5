import { COMPLAINT_WORKFLOW } from '../../workflows/complaint.messages';
import type { CaseWorkflow } from './case.gateway';

export const complaintCases: CaseWorkflow = {
  kind: 'complaint',
  workflowType: COMPLAINT_WORKFLOW,
  summary: '投诉案件',
};
