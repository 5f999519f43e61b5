import { join } from 'node:path';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';

/** Serves the no-op workflow in a process of its own, as the product's worker serves its cases. */
async function main([address = '', taskQueue = '']: readonly string[]): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowsPath: join(__dirname, 'noop.workflow.ts'),
    maxCachedWorkflows: 1_500,
    stickyQueueScheduleToStartTimeout: '2 seconds',
  });
  process.send?.('ready');
  await worker.run();
  await connection.close();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
