import v8 from 'node:v8';

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
