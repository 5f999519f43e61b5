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
