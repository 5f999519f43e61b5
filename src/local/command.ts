import { spawn } from 'node:child_process';

export interface CommandPlan {
  readonly script: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/**
 * Runs one of our own scripts to its end.
 * @returns what it wrote to standard output.
 * @throws with what it wrote to standard error when it fails.
 */
export function runCommand(plan: CommandPlan): Promise<string> {
  const child = spawn(process.execPath, [plan.script, ...plan.args], {
    env: plan.env,
    signal: plan.signal,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve(Buffer.concat(out).toString());
      const said = Buffer.concat([...err, ...out])
        .toString()
        .trim();
      reject(new Error(`${plan.args.join(' ')} 失败（退出码 ${code ?? '?'}）：\n${said}`));
    });
  });
}
