import { setTimeout as sleep } from 'node:timers/promises';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities';
import { reconcile } from '../../src/intake/reconcile';
import { runRelay } from '../../src/intake/relay';
import { setLogLevel } from '../../src/log';
import { connectTemporal } from '../../src/temporal/connection';
import { ledgerDeps } from '../support/engine';
import { openLedgerStore } from '../support/ledger-store';

/** A worker process for ledgers, with relay and reconciler as the product's worker has them. Made to be killed. */
async function main([address, taskQueue, databaseUrl, bundlePath]: readonly string[]): Promise<void> {
  if (!address || !taskQueue || !databaseUrl || !bundlePath) throw new Error('four arguments are needed');
  setLogLevel('silent');
  Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });
  const store = openLedgerStore(databaseUrl);
  const { client } = connectTemporal({ address, namespace: 'default' });
  const deps = ledgerDeps(store, client, taskQueue);
  void runRelay(deps, new AbortController().signal);
  void reconcileForever(deps);
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    taskQueue,
    activities: createActivities(store),
    workflowBundle: { codePath: bundlePath },
    stickyQueueScheduleToStartTimeout: '2 seconds',
  });
  await worker.run();
}

async function reconcileForever(deps: ReturnType<typeof ledgerDeps>): Promise<void> {
  for (;;) {
    await sleep(5_000);
    await reconcile(deps, { overdueMs: 5_000, patienceMs: 5_000, stuckMs: 10_000, limit: 50 }).catch(
      () => undefined,
    );
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
