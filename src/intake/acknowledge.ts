import type { CommandId } from '../domain/ids';
import { acknowledgeCommands } from '../store/command.store';
import type { Database } from '../store/database';

/** Much less than the relay leaves a command alone. */
const gatheringMs = 250;

const gathered = new WeakMap<Database, CommandId[]>();

/**
 * Notes that a command's answer has been given. Nobody waits for the note, so those of a moment are written together;
 * one that gets lost makes the relay tell the engine once more, which does no harm.
 */
export function acknowledgeSoon(database: Database, commandId: CommandId, againMs: number): void {
  const waiting = gathered.get(database);
  if (waiting !== undefined) {
    waiting.push(commandId);
    return;
  }
  const together = [commandId];
  gathered.set(database, together);
  setTimeout(() => {
    gathered.delete(database);
    void acknowledgeCommands(database, together, againMs).catch(() => undefined);
  }, gatheringMs).unref();
}
