// Holds the processes of one journey's world. They end when the test ends, however it ends: its pipe closes then.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const patienceMs = 25_000;
const lines = createInterface({ input: process.stdin });
const [first] = await once(lines, 'line');
const { plans, folder } = JSON.parse(first);

const running = plans.map(({ command, args, env, logFile }) => {
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(command, args, { env, stdio: ['ignore', log, log] });
  return { child, gone: once(child, 'exit') };
});

await once(lines, 'close');
for (const { child, gone } of running.reverse()) {
  child.kill('SIGTERM');
  const ended = await Promise.race([gone, sleep(patienceMs, null, { ref: false })]);
  if (ended === null) child.kill('SIGKILL');
}
if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
process.exit(0);
