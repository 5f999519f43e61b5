import type { CaseInput } from '../../src/domain/recording';
import { runCase } from '../../workflows/support/case-loop';
import { ledgerLaw, type LedgerState } from './ledger-law';

export async function ledgerWorkflow(input: CaseInput<LedgerState>): Promise<void> {
  await runCase(ledgerLaw, input);
}
