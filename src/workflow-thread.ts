import v8 from 'node:v8';
import vm from 'node:vm';
import { VMWorkflowThreadProxy } from '@temporalio/worker/lib/workflow/threaded-vm';
import { BaseVMWorkflow } from '@temporalio/worker/lib/workflow/vm-shared';

/**
 * Loaded with `--require` before the worker, and so in the thread that runs the workflows. There the SDK (1.24) takes
 * down a call stack for every promise that a workflow makes, for one query that no case has (decision 6); that was a
 * third of the thread's time. It says once that it keeps no stacks, and goes on without (decision 7).
 *
 * What is replaced is the SDK's sight of the hooks, never the hooks: Node keeps its own contexts by the same object
 * (AsyncLocalStorage, and so the context of every activity).
 */
Object.defineProperty(v8, 'promiseHooks', {
  value: {
    ...v8.promiseHooks,
    createHook: () => {
      throw new Error('call stacks of promises are not kept');
    },
  },
});

/** As long as the SDK gives each of its calls into a workflow. */
const activationWithinMs = 5_000;

const activate = Reflect.get(BaseVMWorkflow.prototype, 'activate');
const runInContext = Reflect.get(vm.Script.prototype, 'runInContext');

/** What is run under the watch that stands now; null while none does. */
let watched: (() => unknown) | null = null;

Object.defineProperty(globalThis, '__pactaWatched', { value: () => watched?.() });
const callWatched = new vm.Script('__pactaWatched()');

/** @throws when `work` has not returned in time, whatever it is busy with. */
function watch<T>(work: () => T): T {
  watched = work;
  try {
    return callWatched.runInThisContext({ timeout: activationWithinMs }) as T;
  } finally {
    watched = null;
  }
}

/**
 * An activation is three calls into a workflow or more, and Node starts a thread for each that may not last forever.
 * One watch over all of them is as strict, and costs a third (decision 17).
 */
Object.assign(vm.Script.prototype, {
  runInContext(this: vm.Script, context: vm.Context, options?: vm.RunningCodeOptions): unknown {
    const { timeout: _none, ...unwatched } = options ?? {};
    return Reflect.apply(runInContext, this, [context, watched === null ? options : unwatched]);
  },
});
Object.assign(BaseVMWorkflow.prototype, {
  async activate(this: Watched, ...args: readonly unknown[]): Promise<unknown> {
    try {
      const completion = await watch(() => Reflect.apply(activate, this, args) as Promise<object>);
      return this.activator.sinkCalls.length > 0 ? completion : { ...completion, isSilent: true };
    } catch (error) {
      // As the SDK says it of a single call that lasts too long.
      const { activator } = this;
      return { runId: activator.info.runId, failed: { failure: activator.errorToFailure(error) } };
    }
  },
});

interface Watched {
  readonly activator: {
    readonly sinkCalls: readonly unknown[];
    readonly info: { readonly runId: string };
    readonly errorToFailure: (error: unknown) => unknown;
  };
}

const askThread = Reflect.get(VMWorkflowThreadProxy.prototype, 'activate');
const askForCalls = Reflect.get(VMWorkflowThreadProxy.prototype, 'getAndResetSinkCalls');
const silent = new WeakSet<object>();

/**
 * After each activation the SDK asks the thread whether the workflow has called out, which it does where it begins and
 * where it ends. A completion that says so already spares both sides the question.
 */
Object.assign(VMWorkflowThreadProxy.prototype, {
  async activate(this: object, ...args: readonly unknown[]): Promise<unknown> {
    const completion = (await Reflect.apply(askThread, this, args)) as { readonly isSilent?: boolean };
    if (completion.isSilent === true) silent.add(this);
    return completion;
  },
  async getAndResetSinkCalls(this: object): Promise<unknown> {
    return silent.delete(this) ? [] : Reflect.apply(askForCalls, this, []);
  },
});
