import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const register = join(__dirname, '..', 'support', 'register-typescript.cjs');
const workflowThread = join(__dirname, '..', '..', 'src', 'workflow-thread.ts');

/** Runs a script in a process that was started as the worker is. @returns what it printed. */
function inWorker(script: string): string {
  const loaded = ['--require', register, '--require', workflowThread];
  return execFileSync(process.execPath, [...loaded, '-e', script], { encoding: 'utf8' }).trim();
}

describe('a process that keeps no call stacks of promises', () => {
  it('does not let the engine’s library take them down', () => {
    const script = `try { require('node:v8').promiseHooks.createHook({ init() {} }); console.log('kept'); }
      catch (error) { console.log(error.message); }`;
    expect(inWorker(script)).toBe('call stacks of promises are not kept');
  });

  it('keeps the context of what runs asynchronously: an activity knows which it is, also where others are watched', () => {
    const script = `const { AsyncLocalStorage, createHook } = require('node:async_hooks');
      createHook({ init() {} }).enable();
      const context = new AsyncLocalStorage();
      context.run('activity', async () => {
        await new Promise((done) => setTimeout(done, 5));
        console.log(context.getStore());
      });`;
    expect(inWorker(script)).toBe('activity');
  });
});

describe('a workflow that never gives control back', () => {
  it('is stopped, fails its activation, and the next one is served', () => {
    const script = `const vm = require('node:vm');
      const { BaseVMWorkflow } = require('@temporalio/worker/lib/workflow/vm-shared');
      const context = vm.createContext({ calls: 0 }, { microtaskMode: 'afterEvaluate' });
      const call = (code) => () => new vm.Script(code).runInContext(context, { timeout: 5_000 });
      const activator = {
        info: { runId: 'run' },
        sinkCalls: [],
        mutateWorkflowInfo() {},
        addKnownFlags() {},
        hasFlag: () => true,
        errorToFailure: (error) => error.code,
      };
      const activation = { jobs: [], timestamp: { seconds: 0, nanos: 0 } };
      const workflowModule = (code) => ({
        activate: call(code),
        tryUnblockConditions: call('0'),
        concludeActivation: call('({ calls })'),
      });
      class Workflow extends BaseVMWorkflow {}
      const activate = (code) =>
        new Workflow('run', context, activator, workflowModule(code)).activate(activation);
      (async () => {
        const stuck = await activate('for (;;) calls += 1;');
        const alive = await activate('calls = 7;');
        console.log(JSON.stringify([stuck, alive]));
      })();`;
    const failed = { runId: 'run', failed: { failure: 'ERR_SCRIPT_EXECUTION_TIMEOUT' } };
    expect(JSON.parse(inWorker(script))).toEqual([failed, expect.objectContaining({ calls: 7 })]);
  });
});

describe('a workflow that has not called out', () => {
  const whatWasAsked = (calls: string): string => `
    const { BaseVMWorkflow } = require('@temporalio/worker/lib/workflow/vm-shared');
    const { VMWorkflowThreadProxy } = require('@temporalio/worker/lib/workflow/threaded-vm');
    const activator = { sinkCalls: ${calls}, mutateWorkflowInfo() {}, addKnownFlags() {}, hasFlag: () => true };
    const workflowModule = {
      activate() {},
      tryUnblockConditions: () => 0,
      concludeActivation: () => ({ runId: 'run' }),
    };
    const workflow = new (class extends BaseVMWorkflow {})('run', {}, activator, workflowModule);
    const asked = [];
    const thread = {
      async send({ type, activation }) {
        asked.push(type);
        return type === 'activate-workflow'
          ? { type: 'activation-completion', completion: structuredClone(await workflow.activate(activation)) }
          : { type: 'sink-calls', calls: [{ workflowInfo: { unsafe: {} } }] };
      },
    };
    (async () => {
      const proxy = new VMWorkflowThreadProxy(thread, 'run');
      await proxy.activate({ jobs: [], timestamp: { seconds: 0, nanos: 0 } });
      const answered = await proxy.getAndResetSinkCalls();
      console.log([...asked, answered.length].join(' '));
    })();`;

  it('is not asked for its calls; one that has is', () => {
    expect(inWorker(whatWasAsked('[]'))).toBe('activate-workflow 0');
    expect(inWorker(whatWasAsked('[{}]'))).toBe('activate-workflow extract-sink-calls 1');
  });
});
