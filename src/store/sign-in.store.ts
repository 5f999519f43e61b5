import { createHash } from 'node:crypto';
import { toOfficerId } from '../domain/ids';
import type { OfficerId } from '../domain/ids';
import type { Database } from './database';
import type { Transaction } from './transaction';

export interface SignInSubject {
  readonly officerId: OfficerId;
  readonly username: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly isActive: boolean;
}

interface SubjectRow {
  readonly officer_id: string;
  readonly username: string;
  readonly name: string;
  readonly password_hash: string;
  readonly status: string;
}

const toSubject = (row: SubjectRow): SignInSubject => ({
  officerId: toOfficerId(row.officer_id),
  username: row.username,
  name: row.name,
  passwordHash: row.password_hash,
  isActive: row.status === 'active',
});

/** By normalised username; null when nobody is called that. */
export async function findSignInSubject(database: Database, username: string): Promise<SignInSubject | null> {
  const { rows } = await database.pool.query<SubjectRow>(
    'SELECT officer_id, username, name, password_hash, status FROM app.officer WHERE username = $1',
    [username],
  );
  return rows[0] === undefined ? null : toSubject(rows[0]);
}

/** By id, for a change of password. */
export async function getSignInSubject(database: Database, officerId: OfficerId): Promise<SignInSubject> {
  const { rows } = await database.pool.query<SubjectRow>(
    'SELECT officer_id, username, name, password_hash, status FROM app.officer WHERE officer_id = $1',
    [officerId],
  );
  if (rows[0] === undefined) throw new Error('a signed-in officer has no account');
  return toSubject(rows[0]);
}

/** Sets a password and ends every session of the officer but one. */
export async function setPassword(
  transaction: Transaction,
  change: {
    readonly officerId: OfficerId;
    readonly passwordHash: string;
    readonly mustChangePassword: boolean;
    readonly keptSessionId: string | null;
  },
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.officer SET password_hash = ${change.passwordHash}, must_change_password = ${change.mustChangePassword},
      updated_at = now()
    WHERE officer_id = ${change.officerId}`;
  await transaction.$executeRaw`
    UPDATE app.session SET revoked_at = now()
    WHERE officer_id = ${change.officerId} AND revoked_at IS NULL
      AND session_id IS DISTINCT FROM ${change.keptSessionId}`;
}

const FREE_FAILURES = 3;
const LONGEST_DELAY_SECONDS = 1024;
/** Guesses a day at one account from places its owner never signed in from. */
const STRANGERS_FREE_FAILURES = 90;

const keyOf = (account: string, place: string): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([account, place]))
    .digest();

const ANYWHERE = 'anywhere';

interface ThrottleRow {
  readonly wait_seconds: number;
}

/**
 * Counts the try before the password is looked at, so that parallel guesses do not slip through. A row that has
 * been quiet for a day starts anew.
 */
const COUNT_TRY = `
  INSERT INTO app.login_throttle AS t (throttle_key, failures, next_allowed_at) VALUES ($1, 1, now())
  ON CONFLICT (throttle_key) DO UPDATE SET
    failures = CASE WHEN t.updated_at < now() - interval '1 day' THEN 1 ELSE t.failures + 1 END,
    next_allowed_at = now() + make_interval(secs => CASE
      WHEN t.updated_at < now() - interval '1 day' OR t.failures < $2 THEN 0
      ELSE least(power(2, least(t.failures - $2, 20)), $3) END),
    updated_at = now()
  WHERE t.next_allowed_at <= now()
  RETURNING 0 AS wait_seconds`;

const REMAINING = `
  SELECT greatest(1, ceil(extract(epoch FROM next_allowed_at - now())))::int AS wait_seconds
  FROM app.login_throttle WHERE throttle_key = $1`;

async function countTry(database: Database, key: Buffer, freeFailures: number): Promise<number> {
  const counted = await database.pool.query<ThrottleRow>(COUNT_TRY, [
    key,
    freeFailures,
    LONGEST_DELAY_SECONDS,
  ]);
  if (counted.rows.length > 0) return 0;
  const remaining = await database.pool.query<ThrottleRow>(REMAINING, [key]);
  return remaining.rows[0]?.wait_seconds ?? 1;
}

/**
 * Asks for one try at a password.
 * @returns 0 when it may be made, else the seconds to wait. A place from which the owner has signed in within 90 days
 * waits only for its own mistakes: nobody elsewhere can lock them out. Unknown accounts are counted alike.
 */
export async function reserveTry(database: Database, account: string, place: string): Promise<number> {
  const known = await database.pool.query(
    `SELECT 1 FROM app.login_throttle WHERE throttle_key = $1 AND last_success_at > now() - interval '90 days'`,
    [keyOf(account, place)],
  );
  const waitHere = await countTry(database, keyOf(account, place), FREE_FAILURES);
  if (waitHere > 0 || known.rowCount === 1) return waitHere;
  return countTry(database, keyOf(account, ANYWHERE), STRANGERS_FREE_FAILURES);
}

/** The password was right: this place starts anew, and is known from now on. */
export async function forgiveTries(database: Database, account: string, place: string): Promise<void> {
  await database.pool.query(
    `UPDATE app.login_throttle SET failures = 0, next_allowed_at = now(), last_success_at = now(), updated_at = now()
     WHERE throttle_key = $1`,
    [keyOf(account, place)],
  );
}

/** Forgets places without a success after a day, and with one after 90. @returns how many rows. */
export async function forgetOldTries(database: Database): Promise<number> {
  const { rowCount } = await database.pool.query(
    `DELETE FROM app.login_throttle WHERE updated_at < now() - interval '1 day'
       AND coalesce(last_success_at, '-infinity') < now() - interval '90 days'`,
  );
  return rowCount ?? 0;
}

/** Whether the one-use token may still be used: never used, and nobody has an account. */
export async function closeBootstrap(transaction: Transaction): Promise<boolean> {
  const used = await transaction.$executeRaw`
    INSERT INTO app.bootstrap_use (id) SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM app.officer)
    ON CONFLICT (id) DO NOTHING`;
  return used === 1;
}

/** Ends sessions that nobody can use any more. @returns how many rows went. */
export async function forgetOldSessions(database: Database): Promise<number> {
  const { rowCount } = await database.pool.query(
    `DELETE FROM app.session WHERE absolute_expires_at < now() - interval '30 days'`,
  );
  return rowCount ?? 0;
}
