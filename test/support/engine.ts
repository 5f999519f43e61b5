import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import {
  bundleWorkflowCode,
  DefaultLogger,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import { createActivities } from '../../activities';
import type { IntakeDeps } from '../../src/intake/intake-deps';
import type { EventLogDeps } from '../../src/store/event-log';
import { createCaseGateway, type CaseWorkflow } from '../../src/temporal/case.gateway';

export const ledgerWorkflowsPath = join(__dirname, 'ledger.workflow.ts');

export const ledgerCases: CaseWorkflow = {
  kind: 'contract',
  workflowType: 'ledgerWorkflow',
  summary: '账册',
};

export function bundleLedger(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({ workflowsPath: ledgerWorkflowsPath, logger: new DefaultLogger('ERROR') });
}

/** The store, and an engine reached through this client. */
export function ledgerDeps(store: EventLogDeps, client: Client, taskQueue: string): IntakeDeps {
  const options = { taskQueue, wakeSpreadMs: 0, answerWithinMs: 8_000 };
  return { ...store, gateway: createCaseGateway(client, [ledgerCases], options) };
}

export function createLedgerWorker(
  store: EventLogDeps,
  rest: Pick<
    Parameters<typeof Worker.create>[0],
    'workflowBundle' | 'connection' | 'namespace' | 'taskQueue'
  >,
): Promise<Worker> {
  return Worker.create({ ...rest, activities: createActivities(store) });
}
