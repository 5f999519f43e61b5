import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// Answers that were really given, in a city that does not exist (PACTA_WRITE_EXAMPLES=1 npm run test:fuzz).
const recorded = JSON.parse(readFileSync(join(__dirname, 'reply-examples.json'), 'utf8')) as Readonly<
  Record<string, unknown>
>;

/** What an operation answers when it succeeds with this status; undefined when no such answer is on record. */
export function replyExample(operation: { method: string; path: string }, status: string | number): unknown {
  return recorded[`${operation.method.toUpperCase()} ${operation.path} ${status}`];
}
