import { join } from 'node:path';
import { runCommand } from '../../src/local/command';
import type { Home } from '../../src/local/home';
import { mailSinkPlan } from '../../src/local/mail-sink-part';
import type { PartPlan } from '../../src/local/part';
import { findFreePort } from '../../src/local/ports';
import type { StackEnvironments } from '../../src/local/stack-environment';

/** What stacks of a test's own are made of, beside the plans that the product has for its parts. */
export const checkout = join(__dirname, '..', '..');

export async function freePorts() {
  const names = ['postgres', 'temporal', 'ui', 'smtp', 'mail', 'api'] as const;
  const found = new Map<string, number>();
  for (const name of names) found.set(name, await findFreePort());
  return Object.fromEntries(found) as Record<(typeof names)[number], number>;
}

/** The plan looks for its script beside itself, where only a built checkout has it. */
export function builtMailSink(home: Home, smtpPort: number, webPort: number): PartPlan {
  const plan = mailSinkPlan(home, smtpPort, webPort);
  const script = join(checkout, 'dist', 'src', 'local', 'mail-sink.js');
  return { ...plan, args: [script, ...plan.args.slice(1)] };
}

/** Runs a built entry point to its end. @returns what it printed. @throws when it fails. */
export function runBuilt(
  env: Readonly<Record<string, string>>,
  script: string,
  ...args: readonly string[]
): Promise<string> {
  const { signal } = new AbortController();
  return runCommand({ script: join(checkout, 'dist', 'src', script), args, env, signal });
}

/** Keys and schema, as the supervisor has them made before the parts begin. */
export async function makeReady(environments: StackEnvironments): Promise<void> {
  await runBuilt(environments.vault, 'vault.js', 'prepare');
  await runBuilt(environments.migrator, 'cli.js', 'keys');
  await runBuilt(environments.migrator, 'cli.js', 'migrate', '--json');
}
