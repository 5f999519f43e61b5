/** Forever: runs of years ago carry this name. What is said to the workflow is every case's: `case.messages.ts`. */
export const COMMITMENT_WORKFLOW = 'commitmentWorkflow';
