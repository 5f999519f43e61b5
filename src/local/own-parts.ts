import { join } from 'node:path';
import type { Home } from './home';
import type { PartPlan } from './part';
import type { StackEnvironments } from './stack-environment';
import { accepts } from './temporal';

/**
 * What Node is told in every process of the product, here and in the image. Requests leave much that is soon forgotten:
 * more room for it, from the start, is tidied less often, and by one thread, for several take more processor time between
 * them than they save in it. What stays is looked through only when there is a quarter of a gigabyte of it. And what was
 * compiled is kept: a server runs the same code again, if only tomorrow.
 */
export const NODE_FLAGS = [
  '--enable-source-maps',
  '--min-semi-space-size=32',
  '--max-semi-space-size=32',
  '--initial-old-space-size=256',
  '--no-parallel-scavenge',
  '--no-flush-bytecode',
] as const;

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
    args: [...NODE_FLAGS, ...flags, join(checkout, 'dist', 'src', `${name}.js`)],
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
