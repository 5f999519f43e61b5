import { WorkflowService, type ConnectionLike } from '@temporalio/client';

type Rpc = NonNullable<WorkflowService['rpcImpl']>;
type Method = Parameters<Rpc>[0];

/** No call waits longer. The engine lets a call that waits for an answer go after some twenty seconds by itself. */
const callWithinMs = 8_000;

/**
 * A connection that is made at the first call, and made anew by the next one when that fails: whoever stores what he
 * receives must start while the engine is down. Each call fails by itself, at once while the engine cannot be reached
 * and after eight seconds while it does not answer; the work around it goes on.
 *
 * A deadline ends the waiting, with an error of its own, and not the call: to carry it along to each call takes an `AsyncLocalStorage`, and with one
 * in use Node 20 follows every promise of the process, a tenth of what the API costs.
 */
export function lazyConnection(connect: () => Promise<ConnectionLike>): ConnectionLike {
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
    const answer = open().then((connection) => callOn(connection, method, request));
    soonerThan(Date.now() + callWithinMs, answer).then((response) => callback(null, response), callback);
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
    withDeadline: (deadline, work) => soonerThan(Number(deadline), work()),
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
