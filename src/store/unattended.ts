import type { CaseId, CommandId } from '../domain/ids';
import { loadCommand, refuseCommand, type StoredCommand } from './command.store';
import { isStartWaiting, orderRestart } from './delivery.store';
import { caseTimeOf, lockCase, type EventLogDeps } from './event-log';
import { projectionFor } from './projection';
import { inTransaction } from './transaction';

/**
 * What becomes of a command whose case has no running workflow. A finished case answers through its law, on the state
 * that the store keeps; what the law would accept, and every open case, gets a new run, which begins with the commands
 * that wait.
 * @returns the command as it then stands.
 */
export async function settleUnattended(
  deps: EventLogDeps,
  { caseId, commandId }: { readonly caseId: CaseId; readonly commandId: CommandId },
): Promise<StoredCommand> {
  const decidedAt = await caseTimeOf(deps);
  return inTransaction(deps.database, async (transaction) => {
    const locked = await lockCase(transaction, caseId);
    const command = await loadCommand(transaction, commandId);
    if (command.state !== 'pending') return command;
    const { law } = projectionFor(deps.projections, locked.kind);
    if (locked.isFinished) {
      const judged = law.decide(locked.state, command);
      if (!judged.ok) {
        await refuseCommand(transaction, { commandId, refusal: judged.refusal, decidedAt });
        return { ...command, state: 'refused', refusal: judged.refusal };
      }
    }
    const isWaiting = await isStartWaiting(transaction, caseId);
    if (!isWaiting) await orderRestart(transaction, caseId, 'command-unattended');
    return command;
  });
}
