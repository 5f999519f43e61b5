import type { AdministrationRefusal } from '../domain/access-administration';
import type { ImportRefusal } from '../domain/contract-import/contract-import';
import type { OperationsRefusal } from '../domain/operations';
import type { Refusal } from '../domain/refusal';
import type { Result } from '../domain/result';
import type { ReportRefusal } from '../domain/upward-report/decide-report';
import { answerOnce, UndoneError } from '../store/idempotency.store';
import type { StoredAnswer } from '../store/idempotency.store';
import type { StepTransaction } from '../store/transaction';
import type { Principal } from './authenticate';
import type { HttpDeps } from './deps';
import type { Obstacle } from './problem';
import type { Answer, Idempotency } from './route';

/** Null means: there is no such thing, or not for these eyes. */
export type Change = Result<
  StoredAnswer,
  AdministrationRefusal | ImportRefusal | OperationsRefusal | Refusal | ReportRefusal
> | null;

interface Asking {
  readonly principal: Principal;
  readonly idempotency: Idempotency;
  readonly deps: HttpDeps;
  readonly params: unknown;
}

function askerOf(principal: Principal): string {
  if (principal.type === 'officer') return `officer:${principal.actor.officerId}`;
  if (principal.type === 'complainant') return `case:${principal.caseId}:${principal.sessionId}`;
  return principal.type === 'machine' ? `machine:${principal.credentialId}` : 'anonymous';
}

/**
 * One change, one transaction, one answer for one `Idempotency-Key`. A refusal undoes everything and is not kept,
 * so the same key may be tried again once what was in the way is gone.
 */
export async function changeOnce(
  asking: Asking,
  operation: string,
  change: (transaction: StepTransaction) => Promise<Change>,
): Promise<Answer> {
  const { principal, idempotency, deps, params } = asking;
  const key = {
    actor: askerOf(principal),
    operation: `${operation} ${JSON.stringify(params)}`,
    key: idempotency.key,
    bodyHash: idempotency.bodyHash ?? '',
  };
  try {
    const answer = await answerOnce(deps.database, key, async (transaction) => {
      const changed = await change(transaction);
      if (changed === null) throw new UndoneError<Obstacle>({ type: 'not-found' });
      if (!changed.ok) throw new UndoneError<Obstacle>({ type: 'refused', refusal: changed.refusal });
      return changed.value;
    });
    if (answer === 'key-reused') return { obstacle: { type: 'idempotency-key-reused' } };
    return { status: answer.status === 201 ? 201 : 200, body: answer.body };
  } catch (error) {
    // What `change` gave up with is one of the two obstacles above.
    if (error instanceof UndoneError) return { obstacle: error.reason as Obstacle };
    throw error;
  }
}
