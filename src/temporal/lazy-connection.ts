import { AsyncLocalStorage } from 'node:async_hooks';
import { WorkflowService, type ConnectionLike } from '@temporalio/client';

type Rpc = NonNullable<WorkflowService['rpcImpl']>;
type Method = Parameters<Rpc>[0];

/**
 * A connection that is made at the first call, and made anew by the next one when that fails: whoever stores what he
 * receives must start while the engine is down. Each call fails by itself, at once while the engine cannot be reached
 * and at its deadline while it does not answer; the work around it goes on.
 */
export function lazyConnection(connect: () => Promise<ConnectionLike>): ConnectionLike {
  const deadlines = new AsyncLocalStorage<number>();
  let opened: ConnectionLike | null = null;
  let opening: Promise<ConnectionLike> | null = null;
  const open = (): Promise<ConnectionLike> => {
    if (opened !== null) return Promise.resolve(opened);
    opening ??= connect()
      .then((connection) => (opened = connection))
      .finally(() => (opening = null));
    return opening;
  };
  const send: Rpc = (method, request, callback) => {
    const deadline = deadlines.getStore();
    const answer = open().then((connection) => {
      const call = () => callOn(connection, method, request);
      return deadline === undefined ? call() : connection.withDeadline(deadline, call);
    });
    // The SDK tries a call again by itself, and each time anew has that long; whoever asks waits once.
    const inTime = deadline === undefined ? answer : soonerThan(deadline, answer);
    inTime.then((response) => callback(null, response), callback);
  };
  return {
    workflowService: WorkflowService.create(send, false, false),
    get operatorService(): never {
      throw new Error('nobody administers the engine from here');
    },
    plugins: [],
    ensureConnected: async () => {
      await open();
    },
    withDeadline: (deadline, work) => deadlines.run(Number(deadline), work),
    withMetadata: async (metadata, work) => (await open()).withMetadata(metadata, work),
    withAbortSignal: async (signal, work) => (await open()).withAbortSignal(signal, work),
    close: async () => {
      await opening?.catch(() => undefined);
      await opened?.close();
    },
  };
}

function callOn(connection: ConnectionLike, method: Method, request: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    connection.workflowService.rpcImpl?.(method, request, (error, response) => {
      if (response == null) reject(error ?? new Error('the engine sent no answer'));
      else resolve(response);
    });
  });
}

function soonerThan<R>(deadline: number, answer: Promise<R>): Promise<R> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new Error('the engine has not answered in time'));
    const timer = setTimeout(late, Math.max(0, deadline - Date.now()));
    void answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
