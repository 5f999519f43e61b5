import { sleep } from '@temporalio/workflow';
import type { CaseInput } from '../../src/domain/recording';
import { ledgerWorkflow as unchanged } from './ledger.workflow';
import type { LedgerState } from './ledger-law';

/** The same case after a careless change: it waits before it begins. Recorded histories must not replay on it. */
export async function ledgerWorkflow(input: CaseInput<LedgerState>): Promise<void> {
  await sleep('1 second');
  await unchanged(input);
}
