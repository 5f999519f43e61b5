import { join } from 'node:path';
import { isRecord, readJson, toList } from './home';
import { answersOk } from './own-parts';
import { isKnownProcess, isRunning } from './processes';
import { accepts } from './temporal';

export interface PartStatus {
  readonly part: string;
  readonly isRunning: boolean;
  readonly pid: number | null;
}

export interface StackStatus {
  readonly home: string;
  readonly isRunning: boolean;
  readonly isReady: boolean;
  readonly url: string | null;
  readonly mailUrl: string | null;
  readonly temporalUiUrl: string | null;
  readonly isEngineReachable: boolean;
  readonly parts: readonly PartStatus[];
}

const textOf = (record: unknown, name: string): string | null => {
  const value = isRecord(record) ? record[name] : undefined;
  return typeof value === 'string' ? value : null;
};

/** What of this home's stack runs at this moment, asked of the processes themselves and not of notes. */
export async function loadStatus(home: string): Promise<StackStatus> {
  const run = readJson(join(home, 'run.json'));
  const noted = readJson(join(home, 'processes.json'));
  const lock = readJson(join(home, 'lock'));
  const known = [lock, ...toList(noted)].filter(isKnownProcess);
  const url = textOf(run, 'url');
  const engine = textOf(run, 'temporalAddress');
  return {
    home,
    isRunning: isKnownProcess(lock) && isRunning(lock),
    isReady: url !== null && (await answersOk(`${url}/readyz`)),
    url,
    mailUrl: textOf(run, 'mailUrl'),
    temporalUiUrl: textOf(run, 'temporalUiUrl'),
    isEngineReachable: engine !== null && (await accepts(Number(engine.split(':')[1]))),
    parts: known.map((process_) => ({
      part: process_.name,
      pid: process_.pid,
      isRunning: isRunning(process_),
    })),
  };
}
