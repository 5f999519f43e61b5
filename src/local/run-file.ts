import { writeJson } from './home';
import type { Home } from './home';

/** What a person, a test or a script needs to find the running stack; `$PACTA_HOME/run.json`, readable by the owner. */
export interface RunFile {
  readonly url: string;
  readonly mailUrl: string;
  readonly temporalAddress: string;
  readonly temporalUiUrl: string;
  /** As the application's role: what it may not do, a script with this address may not do either. */
  readonly databaseUrl: string;
  readonly pids: Readonly<Record<string, number>>;
  /** Case time when the file was written; null when the home lives in real time. */
  readonly caseTime: string | null;
}

export function writeRunFile(home: Home, run: RunFile): void {
  writeJson(home.path('run.json'), run);
}
