import { log } from '../log';

interface EngineLine {
  readonly level: string;
  readonly message: string;
  readonly meta?: Readonly<Record<string, unknown>> | undefined;
}

/** The engine's own lines: their text is ours to keep, what they carry along is not. */
export function logOfEngine({ level, message, meta }: EngineLine): void {
  const error: unknown = meta?.['error'];
  const about = { part: 'temporal', ...(error === undefined ? {} : { error }) };
  if (level === 'ERROR') log.error(about, message);
  else log.warn(about, message);
}
