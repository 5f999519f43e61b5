import { COMMITMENT_WORKFLOW } from '../../workflows/commitment.messages';
import { COMPLAINT_WORKFLOW } from '../../workflows/complaint.messages';
import { CONTRACT_WORKFLOW } from '../../workflows/contract.messages';
import type { CaseWorkflow } from './case.gateway';

/** Every kind of case that the engine runs. */
export const CASE_WORKFLOWS: readonly CaseWorkflow[] = [
  { kind: 'complaint', workflowType: COMPLAINT_WORKFLOW, summary: '投诉案件' },
  { kind: 'contract', workflowType: CONTRACT_WORKFLOW, summary: '合同' },
  { kind: 'commitment', workflowType: COMMITMENT_WORKFLOW, summary: '政务承诺' },
];
