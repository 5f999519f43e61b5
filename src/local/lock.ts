import { linkSync, rmSync, writeFileSync } from 'node:fs';
import { isRecord, readJson } from './home';
import type { Home } from './home';
import { describeProcess, isKnownProcess, isRunning } from './processes';

/**
 * One supervisor for one home. A lock whose process has ended (kill -9, power cut) is taken over.
 * @returns what releases it.
 * @throws when another supervisor runs here; the message says which, where, and how to run a second stack.
 */
export function takeLock(home: Home): () => void {
  const lock = home.path('lock');
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, JSON.stringify(describeProcess(process.pid, 'supervisor')), { mode: 0o600 });
  try {
    refuseWhenHeld(home, lock);
    rmSync(lock, { force: true });
    // Linking is the one step that two cannot both take.
    linkSync(own, lock);
  } catch (error) {
    if (isRecord(error) && error['code'] === 'EEXIST') refuseWhenHeld(home, lock);
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(lock, { force: true });
}

function refuseWhenHeld(home: Home, lock: string): void {
  const holder = readJson(lock);
  if (!isKnownProcess(holder) || !isRunning(holder)) return;
  const run = readJson(home.path('run.json'));
  const url = isRecord(run) && typeof run['url'] === 'string' ? `，地址 ${run['url']}` : '';
  throw new Error(
    `${home.folder} 已有一套在运行（进程 ${holder.pid}${url}）。\n` +
      '先在那个终端按 Ctrl-C，或另起一套：PACTA_HOME=.pacta-2 PORT=0 npm start',
  );
}
