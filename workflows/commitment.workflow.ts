import type { CommitmentState } from '../src/domain/commitment/commitment';
import { commitmentLaw } from '../src/domain/commitment/law';
import type { CaseInput } from '../src/domain/recording';
import { runCase } from './support/case-loop';

/** One commitment from its registration to its closing. What happens when is the law's to say. */
export async function commitmentWorkflow(input: CaseInput<CommitmentState>): Promise<void> {
  await runCase(commitmentLaw, input);
}
