import { randomUUID } from 'node:crypto';
import type { ComplaintChannel } from '../domain/complaint/complaint';
import { toCaseId, toOfficerId, toOrganizationId } from '../domain/ids';
import type { CaseId, OfficerId, OrganizationId } from '../domain/ids';
import type { Actor, Role } from '../domain/officer';
import type { Database } from './database';
import type { Transaction } from './transaction';

type OfficerActor = Extract<Actor, { type: 'officer' }>;
type ComplainantActor = Extract<Actor, { type: 'complainant' }>;
type MachineActor = Extract<Actor, { type: 'channel' | 'office-system' }>;

export interface OfficerSession {
  readonly type: 'officer';
  readonly sessionId: string;
  readonly actor: OfficerActor;
  readonly username: string;
  readonly name: string;
  readonly organizationName: string;
  readonly mustChangePassword: boolean;
}

export interface ComplainantSession {
  readonly type: 'complainant';
  readonly sessionId: string;
  readonly actor: ComplainantActor;
  readonly caseId: CaseId;
}

interface SessionRow {
  readonly session_id: string;
  readonly subject: 'officer' | 'complainant';
  readonly officer_id: string;
  readonly username: string;
  readonly name: string;
  readonly must_change_password: boolean;
  readonly acts_for: string | null;
  readonly organization_id: string;
  readonly organization_name: string;
  readonly path: readonly string[];
  readonly roles: readonly Role[];
  readonly case_id: string;
  readonly party: ComplainantActor['party'];
  readonly authority: ComplainantActor['authority'];
  readonly is_stale: boolean;
}

/**
 * Offices are read with every request: a grant that ended this minute is gone this minute. Deputising (AB岗) holds
 * only while the absence does; afterwards the same session is the deputy's own again. An agent's lives no longer than his
 * receipt, even when it was opened in the moment of the call-off.
 */
const FIND_SESSION = `
  SELECT s.session_id, s.subject, s.case_id, s.party, s.authority, o.officer_id, o.username, o.name,
         o.must_change_password, absent.officer_id AS acts_for, body.organization_id, body.name AS organization_name,
         body.path, s.last_seen_at < now() - interval '1 minute' AS is_stale,
         ARRAY(SELECT g.role FROM app.role_grant g
               WHERE g.officer_id = coalesce(absent.officer_id, o.officer_id)
                 AND g.organization_id = body.organization_id AND g.status = 'granted'
                 AND g.from_on <= today.on_day AND coalesce(g.to_on, today.on_day) >= today.on_day
               ORDER BY g.role) AS roles
  FROM app.session s
  CROSS JOIN (SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS on_day) today
  LEFT JOIN app.officer o ON o.officer_id = s.officer_id
  LEFT JOIN LATERAL (
    SELECT a.officer_id, principal.organization_id FROM app.officer_absence a
    JOIN app.officer principal ON principal.officer_id = a.officer_id AND principal.status = 'active'
    WHERE a.officer_id = s.on_behalf_of AND a.deputy_id = s.officer_id AND a.cancelled_at IS NULL
      AND today.on_day BETWEEN a.from_on AND a.to_on LIMIT 1
  ) absent ON true
  LEFT JOIN app.organization body
    ON body.organization_id = coalesce(absent.organization_id, s.position_id, o.organization_id)
  WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.absolute_expires_at > now()
    AND s.last_seen_at + make_interval(secs => s.idle_seconds) > now()
    AND (s.subject = 'complainant' OR o.status = 'active')
    AND (s.party IS DISTINCT FROM 'agent' OR EXISTS (
      SELECT 1 FROM app.receipt r
      WHERE r.complaint_id = s.case_id AND r.party = 'agent' AND r.revoked_at IS NULL))`;

function toActor(row: SessionRow): OfficerActor {
  return {
    type: 'officer',
    officerId: toOfficerId(row.officer_id),
    organizationId: toOrganizationId(row.organization_id),
    organizationPath: row.path.map(toOrganizationId),
    roles: row.roles,
    ...(row.acts_for === null ? {} : { onBehalfOf: toOfficerId(row.acts_for) }),
  };
}

function toSession(row: SessionRow): OfficerSession | ComplainantSession {
  const sessionId = row.session_id;
  if (row.subject === 'complainant') {
    const actor = { type: 'complainant', party: row.party, authority: row.authority } as const;
    return { type: 'complainant', sessionId, actor, caseId: toCaseId(row.case_id) };
  }
  return {
    type: 'officer',
    sessionId,
    actor: toActor(row),
    username: row.username,
    name: row.name,
    organizationName: row.organization_name,
    mustChangePassword: row.must_change_password,
  };
}

/** The living session of a token, or null: unknown, ended, idle too long, too old, or its officer has left. */
export async function findSession(
  database: Database,
  tokenHash: Buffer,
): Promise<OfficerSession | ComplainantSession | null> {
  const { rows } = await database.pool.query<SessionRow>({
    name: 'find-session',
    text: FIND_SESSION,
    values: [tokenHash],
  });
  const row = rows[0];
  if (row === undefined) return null;
  if (row.is_stale) {
    await database.pool.query('UPDATE app.session SET last_seen_at = now() WHERE session_id = $1', [
      row.session_id,
    ]);
  }
  return toSession(row);
}

export type NewSession =
  | { readonly subject: 'officer'; readonly officerId: OfficerId }
  | ({ readonly subject: 'complainant'; readonly caseId: CaseId } & Pick<
      ComplainantActor,
      'party' | 'authority'
    >);

const IDLE_SECONDS = { officer: 30 * 60, complainant: 30 * 60 } as const;
const ABSOLUTE_HOURS = { officer: 10, complainant: 4 } as const;

/** Opens a session for a token whose SHA-256 is given. Officers: 30 min idle, 10 h at most; receipts: 30 min, 4 h. */
export async function openSession(
  database: Database,
  tokenHash: Buffer,
  opened: NewSession,
): Promise<string> {
  const sessionId = randomUUID();
  const complainant = opened.subject === 'complainant' ? opened : null;
  await database.pool.query(
    `INSERT INTO app.session (session_id, token_hash, subject, officer_id, case_id, party, authority, idle_seconds,
                              absolute_expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(hours => $9))`,
    [
      sessionId,
      tokenHash,
      opened.subject,
      opened.subject === 'officer' ? opened.officerId : null,
      complainant?.caseId ?? null,
      complainant?.party ?? null,
      complainant?.authority ?? null,
      IDLE_SECONDS[opened.subject],
      ABSOLUTE_HOURS[opened.subject],
    ],
  );
  return sessionId;
}

export interface ListedSession {
  readonly sessionId: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** An officer's own living sessions, the newest first. */
export async function listSessions(
  database: Database,
  officerId: OfficerId,
): Promise<readonly ListedSession[]> {
  const { rows } = await database.pool.query<{
    readonly session_id: string;
    readonly created_at: Date;
    readonly last_seen_at: Date;
    readonly absolute_expires_at: Date;
  }>(
    `SELECT session_id, created_at, last_seen_at, absolute_expires_at FROM app.session
     WHERE officer_id = $1 AND revoked_at IS NULL AND absolute_expires_at > now()
       AND last_seen_at + make_interval(secs => idle_seconds) > now()
     ORDER BY created_at DESC, session_id LIMIT 100`,
    [officerId],
  );
  return rows.map((row) => ({
    sessionId: row.session_id,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.absolute_expires_at,
  }));
}

/** Ends one session of this officer; false when there is no such living session of theirs. */
export async function endSession(
  database: Database,
  officerId: OfficerId,
  sessionId: string,
): Promise<boolean> {
  const { rowCount } = await database.pool.query(
    `UPDATE app.session SET revoked_at = now()
     WHERE session_id = $1 AND officer_id = $2 AND revoked_at IS NULL`,
    [sessionId, officerId],
  );
  return rowCount === 1;
}

/** Ends the session a complainant opened by receipt, e.g. when they leave a shared computer. */
export async function endComplainantSession(database: Database, sessionId: string): Promise<void> {
  await database.pool.query(
    `UPDATE app.session SET revoked_at = now() WHERE session_id = $1 AND subject = 'complainant'`,
    [sessionId],
  );
}

/** Ends what one party has opened by receipt, e.g. when its receipt is replaced or an agent is called off. */
export async function endReceiptSessions(
  transaction: Transaction,
  caseId: CaseId,
  party: ComplainantActor['party'],
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.session SET revoked_at = now()
    WHERE case_id = ${caseId} AND party = ${party} AND revoked_at IS NULL`;
}

export interface Position {
  /** The body whose offices are used; null is the officer's own. */
  readonly organizationId: OrganizationId | null;
  /** The absent officer a deputy stands in for. */
  readonly onBehalfOf: OfficerId | null;
}

/** Chooses in which body, or for whom, the session acts. It is judged again with each request. */
export async function takePosition(database: Database, sessionId: string, position: Position): Promise<void> {
  await database.pool.query(
    'UPDATE app.session SET position_id = $2, on_behalf_of = $3 WHERE session_id = $1',
    [sessionId, position.organizationId, position.onBehalfOf],
  );
}

interface MachineRow {
  readonly credential_id: string;
  readonly kind: 'channel' | 'office-system';
  readonly name: string;
  readonly organization_id: string;
  readonly path: readonly string[];
  readonly keys: readonly { readonly id: string; readonly key: string }[];
  readonly has_had_key: boolean;
}

function toMachineActor(row: MachineRow): MachineActor {
  if (row.kind === 'office-system') {
    const organizationPath = row.path.map(toOrganizationId);
    const organizationId = toOrganizationId(row.organization_id);
    return { type: 'office-system', name: row.name, organizationId, organizationPath, officer: null };
  }
  // The name of a channel's credential was checked against the channels when it was issued.
  const channel = row.name as ComplaintChannel;
  return { type: 'channel', channel, organizationId: toOrganizationId(row.organization_id) };
}

export interface Machine {
  readonly credentialId: string;
  readonly actor: MachineActor;
  /** Public keys (32 bytes) that have not been revoked. */
  readonly signingKeys: readonly { readonly keyId: string; readonly publicKey: Buffer }[];
  /** Also where all have been revoked. */
  readonly hasHadKey: boolean;
}

/** The machine behind a credential that has not been revoked, or null. */
export async function findMachine(database: Database, tokenHash: Buffer): Promise<Machine | null> {
  const { rows } = await database.pool.query<MachineRow>(
    `SELECT credential_id, m.kind, m.name, organization_id, o.path,
       ARRAY(SELECT json_build_object('id', k.key_id, 'key', encode(k.public_key, 'base64')) FROM app.machine_key k
             WHERE k.credential_id = m.credential_id AND k.revoked_at IS NULL) AS keys,
       EXISTS (SELECT FROM app.machine_key k WHERE k.credential_id = m.credential_id) AS has_had_key
     FROM app.machine_credential m JOIN app.organization o USING (organization_id)
     WHERE token_hash = $1 AND revoked_at IS NULL`,
    [tokenHash],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return {
    credentialId: row.credential_id,
    actor: toMachineActor(row),
    signingKeys: row.keys.map(({ id, key }) => ({ keyId: id, publicKey: Buffer.from(key, 'base64') })),
    hasHadKey: row.has_had_key,
  };
}
