import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection, WorkflowFailedError } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { dataConverterFor } from '../../src/temporal/codec/data-converter';
import { parsePayloadKeys } from '../../src/temporal/codec/key-ring';
import { canaryIdentity, findCanary } from '../support/canary';
import {
  asked,
  childWorkflow,
  everyPayloadWorkflow,
  failingWorkflow,
  said,
  told,
  type EchoActivities,
} from './codec-engine.workflows';

const folder = mkdtempSync(join(tmpdir(), 'pacta-codec-'));
const keyRing = parsePayloadKeys(
  JSON.stringify({ current: 'a', keys: { a: Buffer.alloc(32, 7).toString('base64') } }),
);
const dataConverter = dataConverterFor(keyRing, 'default');
const canary = canaryIdentity(314);
const text = canary.values.join(' ');
const taskQueue = 'codec';

const activities: EchoActivities = {
  echo: async (line) => line,
  failWith: async (line) => {
    throw new Error(line);
  },
};

let server: ChildProcess;
let address: string;
let connection: Connection;
let workerConnection: NativeConnection;
let worker: Worker;
let running: Promise<void>;
let client: Client;

/** A server of our own, because its database file is what we want to look into. */
beforeAll(async () => {
  const program = process.env['TEMPORAL_CLI'];
  if (!program) throw new Error('TEMPORAL_CLI 未设置：用 npm test -- <测试文件> 运行');
  address = `127.0.0.1:${await freePort()}`;
  const [, port = ''] = address.split(':');
  const state = ['--db-filename', join(folder, 'temporal.db'), '--log-level', 'error', '--headless'];
  server = spawn(program, ['server', 'start-dev', '--ip', '127.0.0.1', '--port', port, ...state], {
    stdio: 'ignore',
    env: { HOME: folder },
  });
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  connection = await eventually(() => Connection.connect({ address }));
  client = new Client({ connection, dataConverter });
  workerConnection = await NativeConnection.connect({ address });
  worker = await Worker.create({
    connection: workerConnection,
    taskQueue,
    workflowsPath: require.resolve('./codec-engine.workflows'),
    activities,
    dataConverter,
  });
  running = worker.run();
}, 90_000);

afterAll(async () => {
  worker.shutdown();
  await running;
  await workerConnection.close();
  await connection.close();
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('on a real Temporal server', () => {
  it('every kind of payload arrives, and the next run still reads what the last one wrote', async () => {
    const handle = await client.workflow.start(everyPayloadWorkflow, {
      workflowId: 'complaint/314',
      taskQueue,
      args: [text, []],
      memo: { text },
      staticSummary: text,
      staticDetails: text,
    });
    expect(await handle.executeUpdate(asked, { args: [text] })).toBe(text);
    expect(await handle.query(said, text)).toEqual([text]);
    const { staticSummary, staticDetails } = await handle.describe();
    expect([await staticSummary(), await staticDetails()]).toEqual([text, text]);
    await handle.signal(told, text);
    expect(await handle.result()).toEqual(Array(7).fill(text));
    expect((await handle.describe()).memo).toEqual({ text });
  });

  it('a failure arrives with its message and details', async () => {
    const failed = client.workflow.execute(failingWorkflow, {
      workflowId: 'complaint/315',
      taskQueue,
      args: [text],
    });
    const error: unknown = await failed.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WorkflowFailedError);
    expect(error).toMatchObject({ cause: { message: text, details: [text], type: 'planted' } });
  });

  it('each run that a schedule starts reads what was scheduled, and what the run before it came to', async () => {
    const schedule = await client.schedule.create({
      scheduleId: 'codec-schedule',
      spec: { intervals: [{ every: '1 second' }] },
      action: {
        type: 'startWorkflow',
        workflowType: childWorkflow,
        workflowId: 'scheduled',
        taskQueue,
        args: [text],
      },
    });
    const third = await eventually(async () => {
      const { info } = await schedule.describe();
      const [, , action] = info.recentActions;
      if (action?.action.type !== 'startWorkflow') throw new Error('not started yet');
      return client.workflow.getHandle(action.action.workflow.workflowId);
    });
    expect(await third.result()).toBe(text);
    const [begun] = (await third.fetchHistory()).events ?? [];
    const before = begun?.workflowExecutionStartedEventAttributes?.lastCompletionResult;
    expect(before?.payloads).toHaveLength(1);
    await schedule.delete();
  });

  it('what somebody else sends in the clear is not let in', async () => {
    const stranger = new Client({ connection });
    const handle = await client.workflow.start(everyPayloadWorkflow, {
      workflowId: 'complaint/316',
      taskQueue,
      args: ['quiet', []],
    });
    await stranger.workflow.getHandle('complaint/316').signal(told, 'injected');
    const problem = await eventually(async () => {
      const { events } = await handle.fetchHistory();
      const failure = events?.find((event) => event.workflowTaskFailedEventAttributes);
      if (!failure) throw new Error('not refused yet');
      return failure.workflowTaskFailedEventAttributes;
    });
    expect(JSON.stringify(problem)).not.toContain('injected');
    await handle.terminate('end of test');
  });

  it('the database file of the server holds nothing of what was said, in any encoding', async () => {
    expect(findCanary(databaseBytes(), canary)).toEqual([]);
    expect(databaseBytes().includes('complaint/314')).toBe(true);
  });

  it('a planted leak in that file is found', async () => {
    const careless = new Client({ connection });
    const handle = await careless.workflow.start('everyPayloadWorkflow', {
      workflowId: 'leak',
      taskQueue: 'nobody-listens',
      args: [text],
    });
    const found = findCanary(databaseBytes(), canary);
    expect(new Set(found.map((hit) => hit.value))).toEqual(new Set(canary.values));
    await handle.terminate('end of test');
  });
});

/** The file with its journal or write-ahead log, which come and go. */
function databaseBytes(): Buffer {
  const files = readdirSync(folder).filter(
    (name) => name.startsWith('temporal.db') && !name.endsWith('-shm'),
  );
  const read = (name: string): Buffer => {
    try {
      return readFileSync(join(folder, name));
    } catch {
      return Buffer.alloc(0);
    }
  };
  return Buffer.concat(files.map(read));
}

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  const until = performance.now() + 25_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > until) throw error;
      await sleep(100);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const place = probe.address();
      probe.close(() =>
        typeof place === 'object' && place ? resolve(place.port) : reject(new Error('no port')),
      );
    });
  });
}
