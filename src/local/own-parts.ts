import { join } from 'node:path';
import type { Home } from './home';
import type { PartPlan } from './part';
import type { StackEnvironments } from './stack-environment';
import { accepts } from './temporal';

const stopSignals = ['SIGTERM', 'SIGKILL'] as const;

/** The product's own three processes, in the order in which they need each other. */
export function ownPlans(home: Home, checkout: string, environments: StackEnvironments): readonly PartPlan[] {
  const plan = (
    name: string,
    env: Readonly<Record<string, string>>,
    isReady: () => Promise<boolean>,
    flags: readonly string[] = [],
  ): PartPlan => ({
    name,
    command: process.execPath,
    args: ['--enable-source-maps', ...flags, join(checkout, 'dist', 'src', `${name}.js`)],
    env,
    logFile: home.path('logs', `${name}.log`),
    stopSignals,
    readyWithinMs: 60_000,
    isReady,
  });
  const { product, vault } = environments;
  const workflowThread = join(checkout, 'dist', 'src', 'workflow-thread.js');
  const ready = `http://127.0.0.1:${product['PORT'] ?? ''}/readyz`;
  return [
    plan('vault', vault, () => accepts(vault['VAULT_SOCKET'] ?? '')),
    // The worker opens no port of its own: the API's /readyz asks the engine whether it polls.
    plan('worker', product, () => Promise.resolve(true), ['--require', workflowThread]),
    plan('api', product, () => answersOk(ready)),
  ];
}

export async function answersOk(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
