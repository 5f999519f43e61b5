import type { ContractState } from '../src/domain/contract/contract';
import { contractLaw } from '../src/domain/contract/law';
import type { CaseInput } from '../src/domain/recording';
import { runCase } from './support/case-loop';

/** One contract from its collection to its archive. What happens when is the law's to say. */
export async function contractWorkflow(input: CaseInput<ContractState>): Promise<void> {
  await runCase(contractLaw, input);
}
