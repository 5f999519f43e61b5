import type { ContractDuty } from '../domain/contract/contract-rules';
import type { MilestoneKind } from '../domain/contract/contract';
import type { CaseId, Instant, OfficerId, PlainDate } from '../domain/ids';
import type { OfficerActor, Role } from '../domain/officer';
import type { Database } from './database';
import { toInstant } from './event-rows';
import { Prisma } from './prisma/client';
import type { Reader } from './transaction';

/** When the address was made, and when a calendar last asked there; null where there is none. */
export interface CalendarFeed {
  readonly createdAt: Instant;
  readonly readAt: Instant | null;
}

export async function findCalendarFeed(reader: Reader, officerId: OfficerId): Promise<CalendarFeed | null> {
  const [row] = await reader.$queryRaw<readonly { createdAt: Date; readAt: Date | null }[]>`
    SELECT created_at AS "createdAt", read_at AS "readAt" FROM app.calendar_feed
    WHERE officer_id = ${officerId} AND token_hash IS NOT NULL`;
  if (row === undefined) return null;
  return { createdAt: toInstant(row.createdAt), readAt: row.readAt === null ? null : toInstant(row.readAt) };
}

/** A new address in place of whatever there was. */
export async function openCalendarFeed(
  { prisma }: Database,
  officerId: OfficerId,
  tokenHash: Buffer,
): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO app.calendar_feed (officer_id, token_hash) VALUES (${officerId}, ${tokenHash})
    ON CONFLICT (officer_id) DO UPDATE SET token_hash = EXCLUDED.token_hash, created_at = now(), read_at = NULL`;
}

export async function endCalendarFeed({ prisma }: Database, officerId: OfficerId): Promise<void> {
  await prisma.$executeRaw`UPDATE app.calendar_feed SET token_hash = NULL WHERE officer_id = ${officerId}`;
}

/** Whose address this is; null when it is nobody's any more. */
export async function readerOfFeed({ prisma }: Database, tokenHash: Buffer): Promise<OfficerId | null> {
  const [row] = await prisma.$queryRaw<readonly { officerId: OfficerId }[]>`
    UPDATE app.calendar_feed SET read_at = now() WHERE token_hash = ${tokenHash}
    RETURNING officer_id AS "officerId"`;
  return row?.officerId ?? null;
}

/** Something of a contract that falls due: a milestone, or a duty of the officer's body. */
export interface ContractDay {
  readonly contractId: CaseId;
  readonly code: string;
  readonly dutyId: string;
  readonly milestone: MilestoneKind | null;
  readonly duty: ContractDuty | null;
  readonly on: PlainDate;
  /** Since when it has been owed by this day. */
  readonly since: Instant;
}

const MOST = 500;

/** Whose work a duty is in the body that owes it. @see COMMAND_TABLE */
const WORKERS = {
  public: ['contract-manager', 'section-head'],
  reporter: ['contract-manager', 'collection-reporter'],
  regulator: ['case-handler', 'section-head'],
  review: ['legal-reviewer'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** What falls due for the officer in contracts that are in force: of those that they manage, or that nobody else does. */
export async function contractDaysOf(
  reader: Reader,
  actor: Pick<OfficerActor, 'officerId' | 'organizationId' | 'roles'>,
): Promise<readonly ContractDay[]> {
  const { officerId, organizationId, roles } = actor;
  const holds = (office: keyof typeof WORKERS): boolean =>
    WORKERS[office].some((role) => roles.includes(role));
  const isManaged = Prisma.sql`(c.manager_id = ${officerId}
    OR (c.manager_id IS NULL AND c.undertaking_id = ${organizationId} AND ${holds('public')}))`;
  const rows = await reader.$queryRaw<readonly (Omit<ContractDay, 'since'> & { readonly since: Date })[]>`
    SELECT c.id AS "contractId", c.code, 'perform/' || m.milestone_id AS "dutyId", m.kind AS milestone, NULL AS duty,
      m.due_on::text AS "on", coalesce(d.started_at, c.collected_at) AS since
    FROM app.contract c JOIN app.contract_milestone m ON m.contract_id = c.id
    LEFT JOIN app.contract_deadline d ON d.contract_id = c.id AND d.duty_id = 'perform/' || m.milestone_id
    WHERE m.state NOT IN ('met', 'waived') AND m.due_on IS NOT NULL
      AND c.status IN ('signed', 'filed', 'performing') AND ${isManaged}
    UNION ALL
    SELECT c.id, c.code, d.duty_id, NULL, d.duty, d.due_on::text, coalesce(d.started_at, c.collected_at)
    FROM app.contract_deadline d JOIN app.contract c ON c.id = d.contract_id
    WHERE d.state = 'running' AND d.duty <> 'perform' AND d.due_on IS NOT NULL AND d.owner_id = ${organizationId}
      AND CASE
        WHEN d.duty = 'review-legality' THEN ${holds('review')}
        WHEN d.owner = 'public' THEN ${isManaged}
        WHEN d.owner = 'reporter' THEN ${holds('reporter')}
        ELSE ${holds('regulator')} END
    ORDER BY 6, 2, 3 LIMIT ${MOST}`;
  return rows.map((row) => ({ ...row, since: toInstant(row.since) }));
}
