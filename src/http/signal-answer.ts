import type { SignalReceipt } from '../intake/receive-signal';
import { pendingBody } from './command-answer';
import { notFound, refuse, type Answer } from './route';

/** What a machine is told of a fact that it has sent: it is stored, and judged by the case. */
export function signalAnswer(receipt: SignalReceipt): Answer {
  switch (receipt.type) {
    case 'not-found':
      return notFound();
    case 'invalid':
      return { obstacle: { type: 'input-invalid', errors: receipt.errors } };
    case 'key-reused':
      return { obstacle: { type: 'idempotency-key-reused' } };
    case 'refused':
      return refuse(receipt.refusal);
    case 'applied':
    case 'pending':
      return {
        status: 202,
        headers: { Location: `/api/v1/commands/${receipt.commandId}` },
        body: pendingBody(receipt),
      };
  }
}
