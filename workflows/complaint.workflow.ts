import type { ComplaintState } from '../src/domain/complaint/complaint';
import { complaintLaw } from '../src/domain/complaint/law';
import type { CaseInput } from '../src/domain/recording';
import { runCase } from './support/case-loop';

/** One complaint from its receipt until nothing is owed in it any more. What happens when is the law's to say. */
export async function complaintWorkflow(input: CaseInput<ComplaintState>): Promise<void> {
  await runCase(complaintLaw, input);
}
