import { createHash } from 'node:crypto';
import type { Database } from './database';
import { inTransaction, type StepTransaction, type Transaction } from './transaction';

export interface AnswerKey {
  /** Who asks; the same key of two people is two keys. */
  readonly actor: string;
  readonly operation: string;
  readonly key: string;
  readonly bodyHash: string;
}

export interface StoredAnswer {
  readonly status: number;
  /** Plain JSON; never a secret, for it is kept. */
  readonly body: unknown;
}

const keptHours = 72;

/** Thrown by `work` to undo everything and answer nothing; see `answerOnce`. */
export class UndoneError<R> extends Error {
  constructor(readonly reason: R) {
    super('undone');
  }
}

const hashOf = ({ actor, operation, key }: AnswerKey): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([actor, operation, key]))
    .digest();

interface Kept {
  readonly body_hash: string;
  readonly status: number;
  readonly body: unknown;
}

async function claim(transaction: Transaction, answerKey: Buffer, bodyHash: string): Promise<Kept | null> {
  // Who comes second waits here until the first has committed or given up.
  const claimed = await transaction.$executeRaw`
    INSERT INTO app.idempotency_answer (answer_key, body_hash, status)
    VALUES (${answerKey}, ${bodyHash}, 0) ON CONFLICT (answer_key) DO NOTHING`;
  if (claimed === 1) return null;
  const rows = await transaction.$queryRaw<readonly Kept[]>`
    SELECT body_hash, status, body FROM app.idempotency_answer WHERE answer_key = ${answerKey}`;
  return rows[0] ?? null;
}

/**
 * Does `work` at most once for a key, however often and however parallel it is asked; its answer is kept in the
 * same transaction for 72 hours. A `work` that throws leaves nothing behind, so a refusal is judged afresh.
 * @returns `'key-reused'` when the key was used with another body.
 */
export function answerOnce(
  database: Database,
  key: AnswerKey,
  work: (transaction: StepTransaction) => Promise<StoredAnswer>,
): Promise<StoredAnswer | 'key-reused'> {
  const answerKey = hashOf(key);
  return inTransaction(database, async (transaction) => {
    const kept = await claim(transaction, answerKey, key.bodyHash);
    if (kept !== null) {
      return kept.body_hash === key.bodyHash ? { status: kept.status, body: kept.body } : 'key-reused';
    }
    const answer = await work(transaction);
    await transaction.$executeRaw`
      UPDATE app.idempotency_answer SET status = ${answer.status}, body = ${JSON.stringify(answer.body ?? null)}::jsonb
      WHERE answer_key = ${answerKey}`;
    return answer;
  });
}

/** Forgets answers older than 72 hours. @returns how many. */
export function forgetOldAnswers(database: Database): Promise<number> {
  return database.prisma.$executeRaw`
    DELETE FROM app.idempotency_answer WHERE created_at < now() - make_interval(hours => ${keptHours}::int)`;
}
