import type { Database } from './database';

export interface SpentProof {
  readonly nonce: string;
  /** What it is spent on, as a keyed hash. */
  readonly spentOn: Buffer;
  readonly expiresAt: Date;
}

/** Spends a solved challenge. @returns false when it was spent on something else before. */
export async function spendProof(database: Database, proof: SpentProof): Promise<boolean> {
  const { nonce, spentOn, expiresAt } = proof;
  const inserted = await database.pool.query(
    'INSERT INTO app.spent_proof (nonce, spent_on, expires_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [nonce, spentOn, expiresAt],
  );
  if (inserted.rowCount === 1) return true;
  const { rows } = await database.pool.query<{ spent_on: Buffer }>(
    'SELECT spent_on FROM app.spent_proof WHERE nonce = $1',
    [nonce],
  );
  return rows[0]?.spent_on.equals(spentOn) ?? false;
}

/** Forgets those whose challenge has expired, with an hour for clocks that differ. @returns how many. */
export async function forgetOldProofs(database: Database): Promise<number> {
  const { rowCount } = await database.pool.query(
    "DELETE FROM app.spent_proof WHERE expires_at < now() - interval '1 hour'",
  );
  return rowCount ?? 0;
}
