import type { CommandReceipt } from '../intake/receive-command';
import { refuse, type Answer } from './route';

/** Of an approval that an office system gave before it was that step's turn. */
export const earlyBody = (commandId: string) => ({
  commandId,
  state: 'pending',
  detail: '已收到并存下；前面的审批步骤尚未完成，轮到这一步时自动判定，不必重报。',
});

/** What is told of a command that was stored: done, or still to be judged. */
export function pendingBody(receipt: Extract<CommandReceipt, { type: 'applied' | 'pending' }>) {
  const { commandId } = receipt;
  return receipt.type === 'applied'
    ? { commandId, state: 'recorded', detail: '已办理。' }
    : { commandId, state: 'pending', detail: '已收到并存下，以收到的时间为准；稍后自动办理。' };
}

/**
 * What whoever sent a command is told.
 * @param view the case as they see it now; null where the command took it out of their sight.
 */
export async function commandAnswer(
  receipt: CommandReceipt,
  view: () => Promise<object | null>,
): Promise<Answer> {
  switch (receipt.type) {
    case 'key-reused':
      return { obstacle: { type: 'idempotency-key-reused' } };
    case 'refused':
      return refuse(receipt.refusal);
    case 'pending':
      return {
        status: 202,
        headers: { Location: `/api/v1/commands/${receipt.commandId}` },
        body: pendingBody(receipt),
      };
    case 'applied': {
      const seen = await view();
      if (seen === null) return { status: 202, body: pendingBody(receipt) };
      return { status: 200, body: { commandId: receipt.commandId, ...seen } };
    }
  }
}
