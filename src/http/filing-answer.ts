import type { Filed } from '../intake/filing';
import type { Answer } from './route';

/** The answer to a filing; the same filing again gets the same answer. */
export function toFiledAnswer(filed: Filed): Answer {
  switch (filed.type) {
    case 'invalid':
      return { obstacle: { type: 'input-invalid', errors: filed.errors } };
    case 'key-reused':
      return { obstacle: { type: 'idempotency-key-reused' } };
    case 'received':
    case 'already-received': {
      const { id, number, receipt, agentReceipt } = filed;
      return {
        status: 201,
        headers: { Location: `/api/v1/complaints/${id}` },
        body: { id, number, receipt, agentReceipt },
      };
    }
  }
}
