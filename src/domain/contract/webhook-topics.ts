import { toYuan } from '../money';
import type { WebhookTopic } from '../webhook';
import { judgeClearance } from './clearance';
import type { ContractState } from './contract';

/** What is told: codes, numbers and amounts, never the name of a person or a company. */
export interface ContractTelling {
  readonly code: string;
  readonly status: ContractState['status'];
  readonly filing: ContractState['filing'];
  readonly isFiled: boolean;
  readonly mayBePaid: boolean;
  readonly reasons: readonly string[];
  readonly amountYuan: string | null;
  readonly restYuan: string | null;
  /** Of the contract's last event: the receiver tells by it which of two tellings is the newer. */
  readonly contractSequence: number;
}

/** What the payment system would be answered about the whole contract. */
export function tellingOf(state: ContractState): ContractTelling {
  const { restFen, ...clearance } = judgeClearance(state, { milestoneId: null, amountFen: null });
  const { code, status, filing, amountFen, sequence } = state;
  return {
    ...{ code, status, filing },
    ...clearance,
    amountYuan: amountFen === null ? null : toYuan(amountFen),
    restYuan: restFen === null ? null : toYuan(restFen),
    contractSequence: sequence,
  };
}

/** The topics that a step belongs to. A contract that is only just collected has changed nothing for a payer yet. */
export function topicsOf(before: ContractState | null, after: ContractState): readonly WebhookTopic[] {
  const isNewlyFiled = after.filing !== null && before?.filing?.number !== after.filing.number;
  const isChanged = before !== null && answerOf(before) !== answerOf(after);
  return [
    ...(isNewlyFiled ? (['contract.filed'] as const) : []),
    ...(isChanged ? (['contract.clearance-changed'] as const) : []),
  ];
}

/** All that is told, except that another event has happened and which status the contract is in. */
function answerOf(state: ContractState): string {
  return JSON.stringify({ ...tellingOf(state), status: null, contractSequence: null });
}
