import { randomUUID } from 'node:crypto';
import type { AdministrationRefusal } from '../domain/access-administration';
import { toOrganizationId } from '../domain/ids';
import type { OfficerId, OrganizationId } from '../domain/ids';
import type { OrganizationKind, OrganizationRef, OrganizationStatus } from '../domain/organization';
import { accepted, refused } from '../domain/result';
import type { Result } from '../domain/result';
import type { Database } from './database';
import { Prisma } from './prisma/client';
import type { Reader, Transaction } from './transaction';

export interface Organization extends Omit<OrganizationRef, 'predecessorIds'> {
  readonly parentId: OrganizationId | null;
  readonly name: string;
  readonly uscc: string | null;
  readonly email: string | null;
  readonly successorId: OrganizationId | null;
}

interface OrganizationColumns {
  readonly organization_id: string;
  readonly parent_id: string | null;
  readonly path: readonly string[];
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly region_code: string;
  readonly uscc: string | null;
  readonly email: string | null;
  readonly status: OrganizationStatus;
  readonly successor_id: string | null;
}

const toOrganization = (row: OrganizationColumns): Organization => ({
  organizationId: toOrganizationId(row.organization_id),
  parentId: row.parent_id === null ? null : toOrganizationId(row.parent_id),
  path: row.path.map(toOrganizationId),
  name: row.name,
  kind: row.kind,
  regionCode: row.region_code,
  uscc: row.uscc,
  email: row.email,
  status: row.status,
  successorId: row.successor_id === null ? null : toOrganizationId(row.successor_id),
});

const COLUMNS = Prisma.sql`organization_id, parent_id, path, name, kind, region_code, uscc, email, status, successor_id`;

/** One body, or null. */
export async function findOrganization(reader: Reader, id: string): Promise<Organization | null> {
  const rows = await reader.$queryRaw<readonly OrganizationColumns[]>`
    SELECT ${COLUMNS} FROM app.organization WHERE organization_id = ${id}`;
  return rows[0] === undefined ? null : toOrganization(rows[0]);
}

/**
 * Bodies as facts that travel with a command, with everybody whose duties they took over; in the order asked,
 * unknown ones left out.
 */
export async function organizationRefs(
  reader: Reader,
  ids: readonly OrganizationId[],
): Promise<readonly OrganizationRef[]> {
  const rows = await reader.$queryRaw<
    readonly (OrganizationColumns & { readonly predecessors: readonly string[] })[]
  >`
    SELECT ${COLUMNS}, ARRAY(
      WITH RECURSIVE before AS (
        SELECT p.organization_id FROM app.organization p WHERE p.successor_id = o.organization_id
        UNION
        SELECT p.organization_id FROM app.organization p JOIN before ON p.successor_id = before.organization_id
      ) SELECT organization_id FROM before ORDER BY 1) AS predecessors
    FROM app.organization o WHERE organization_id = ANY (${[...ids]})
    ORDER BY array_position(${[...ids]}, organization_id)`;
  return rows.map((row) => {
    const { organizationId, path, regionCode, kind, status } = toOrganization(row);
    const predecessorIds = row.predecessors.map(toOrganizationId);
    return { organizationId, path, regionCode, kind, status, predecessorIds };
  });
}

/** One body as a fact that travels with a command, or null. */
export async function organizationRef(reader: Reader, id: OrganizationId): Promise<OrganizationRef | null> {
  return (await organizationRefs(reader, [id]))[0] ?? null;
}

/** The body that answers for this one's duties today: itself, or the last in the line of its successors. */
export async function successorOf(reader: Reader, id: OrganizationId): Promise<OrganizationId | null> {
  const rows = await reader.$queryRaw<readonly { readonly organization_id: string }[]>`
    WITH RECURSIVE line AS (
      SELECT organization_id, successor_id FROM app.organization WHERE organization_id = ${id}
      UNION
      SELECT o.organization_id, o.successor_id FROM app.organization o JOIN line ON o.organization_id = line.successor_id
    ) SELECT organization_id FROM line WHERE successor_id IS NULL`;
  return rows[0] === undefined ? null : toOrganizationId(rows[0].organization_id);
}

/** Rises by one with every change of the tree; a decision made on an older tree is made again. */
export async function treeVersion(reader: Reader): Promise<number> {
  const rows = await reader.$queryRaw<readonly { readonly version: number }[]>`
    SELECT version FROM app.organization_tree`;
  return rows[0]?.version ?? 0;
}

export interface OrganizationFilter {
  readonly q?: string | undefined;
  readonly kind?: OrganizationKind | undefined;
  readonly status?: OrganizationStatus | undefined;
  readonly regionCode?: string | undefined;
  /** Only this body's direct children. */
  readonly parentId?: string | undefined;
  /** Only this body and everything below it. */
  readonly within?: string | undefined;
  /** The last id of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

const likeText = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Bodies by filter, ordered by id so that a page has a stable end. */
export async function listOrganizations(
  database: Database,
  filter: OrganizationFilter,
): Promise<readonly Organization[]> {
  const conditions = [
    filter.q === undefined ? null : Prisma.sql`(name ILIKE ${likeText(filter.q)} OR uscc = ${filter.q})`,
    filter.kind === undefined ? null : Prisma.sql`kind = ${filter.kind}`,
    filter.status === undefined ? null : Prisma.sql`status = ${filter.status}`,
    filter.regionCode === undefined ? null : Prisma.sql`region_code = ${filter.regionCode}`,
    filter.parentId === undefined ? null : Prisma.sql`parent_id = ${filter.parentId}`,
    filter.within === undefined ? null : Prisma.sql`path @> ARRAY[${filter.within}]`,
    filter.after === undefined ? null : Prisma.sql`organization_id > ${filter.after}`,
  ].filter((condition) => condition !== null);
  const where =
    conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}`;
  const rows = await database.prisma.$queryRaw<readonly OrganizationColumns[]>`
    SELECT ${COLUMNS} FROM app.organization ${where} ORDER BY organization_id LIMIT ${filter.limit}`;
  return rows.map(toOrganization);
}

export interface OrganizationEvent {
  readonly version: number;
  readonly type: 'created' | 'renamed' | 'contact-changed' | 'moved' | 'merged' | 'abolished';
  readonly organizationId: OrganizationId;
  readonly data: unknown;
  readonly recordedAt: Date;
}

/** What happened to the tree after a version, oldest first, without gaps: how other parts follow it. */
export async function organizationEventsAfter(
  reader: Reader,
  version: number,
  limit: number,
): Promise<readonly OrganizationEvent[]> {
  return reader.$queryRaw<OrganizationEvent[]>`
    SELECT version, type, organization_id AS "organizationId", data, recorded_at AS "recordedAt"
    FROM app.organization_event WHERE version > ${version} ORDER BY version LIMIT ${limit}`;
}

/** Takes the tree for oneself until the transaction ends, and gives the version this change will have. */
export async function lockTree(
  transaction: Transaction,
  expected: number | undefined,
): Promise<Result<number, AdministrationRefusal>> {
  const rows = await transaction.$queryRaw<readonly { readonly version: number }[]>`
    UPDATE app.organization_tree SET version = version + 1 RETURNING version`;
  const version = rows[0]?.version ?? 1;
  const actual = version - 1;
  return expected !== undefined && expected !== actual
    ? refused({ type: 'tree-version-stale', expected, actual })
    : accepted(version);
}

/** Writes down what a change did, under the version the tree was locked for. */
export async function recordOrganizationEvent(
  transaction: Transaction,
  event: Pick<OrganizationEvent, 'version' | 'type' | 'organizationId' | 'data'>,
  recordedBy: OfficerId | null,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO app.organization_event (version, type, organization_id, data, recorded_by)
    VALUES (${event.version}, ${event.type}, ${event.organizationId}, ${JSON.stringify(event.data)}::jsonb,
            ${recordedBy})`;
}

export interface NewOrganization {
  /** Given by a seed or an import; made when absent. */
  readonly organizationId?: OrganizationId | undefined;
  readonly parentId: OrganizationId | null;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly regionCode: string;
  readonly uscc: string | null;
  readonly email: string | null;
}

async function judgeParent(
  transaction: Transaction,
  parentId: OrganizationId | null,
): Promise<Result<readonly OrganizationId[], AdministrationRefusal>> {
  if (parentId === null) return accepted([]);
  const parent = await findOrganization(transaction, parentId);
  if (parent === null) return refused({ type: 'organization-unknown' });
  return parent.status === 'active' ? accepted(parent.path) : refused({ type: 'organization-dissolved' });
}

/** Adds a body below its parent. `recordedBy` is null at bootstrap. */
export async function createOrganization(
  transaction: Transaction,
  made: NewOrganization,
  recordedBy: OfficerId | null,
): Promise<Result<Organization, AdministrationRefusal>> {
  const locked = await lockTree(transaction, undefined);
  if (!locked.ok) return locked;
  const above = await judgeParent(transaction, made.parentId);
  if (!above.ok) return above;
  const organizationId = made.organizationId ?? toOrganizationId(randomUUID());
  const path = [...above.value, organizationId];
  const rows = await transaction.$queryRaw<readonly OrganizationColumns[]>`
    INSERT INTO app.organization (organization_id, parent_id, path, name, kind, region_code, uscc, email)
    VALUES (${organizationId}, ${made.parentId}, ${path}, ${made.name}, ${made.kind}, ${made.regionCode},
            ${made.uscc}, ${made.email})
    RETURNING ${COLUMNS}`;
  if (rows[0] === undefined) throw new Error('the inserted body was not returned');
  const data = { name: made.name, kind: made.kind, parentId: made.parentId };
  const event = { version: locked.value, type: 'created', organizationId, data } as const;
  await recordOrganizationEvent(transaction, event, recordedBy);
  return accepted(toOrganization(rows[0]));
}

export interface LockedBody {
  readonly status: OrganizationStatus;
  readonly kind: OrganizationKind;
}

/** The body, kept as it is until the transaction ends; null when there is none. */
export async function lockBody(
  transaction: Transaction,
  organizationId: OrganizationId | string,
): Promise<LockedBody | null> {
  const [body] = await transaction.$queryRaw<readonly LockedBody[]>`
    SELECT status, kind FROM app.organization WHERE organization_id = ${organizationId} FOR SHARE`;
  return body ?? null;
}
