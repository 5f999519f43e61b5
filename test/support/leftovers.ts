import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { openHome } from '../../src/local/home';
import { postgresStopSignals } from '../../src/local/postgres';
import { leftOverProcesses, stopProcess } from '../../src/local/processes';

/** Ends what a test has started and could not stop itself: its pipe to this process closes however it ends. */
async function main([folder]: readonly string[]): Promise<void> {
  if (folder === undefined) throw new Error('the home is missing');
  process.stdin.resume();
  await once(process.stdin, 'close');
  const home = openHome(folder);
  for (const known of [...leftOverProcesses(home)].reverse()) {
    const signals = known.name === 'postgres' ? postgresStopSignals : (['SIGTERM', 'SIGKILL'] as const);
    await stopProcess(known, signals, 10_000);
  }
  rmSync(folder, { recursive: true, force: true });
}

void main(process.argv.slice(2));
