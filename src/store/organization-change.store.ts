import { randomUUID } from 'node:crypto';
import type { AdministrationRefusal } from '../domain/access-administration';
import type { OfficerId, OrganizationId } from '../domain/ids';
import { isWithin } from '../domain/organization';
import { accepted, refused } from '../domain/result';
import type { Result } from '../domain/result';
import { findOrganization, lockTree, recordOrganizationEvent } from './organization.store';
import type { Organization, OrganizationEvent } from './organization.store';
import type { Transaction } from './transaction';

export type OrganizationCommand =
  | { readonly type: 'rename'; readonly name: string }
  | { readonly type: 'change-contact'; readonly email: string | null; readonly uscc: string | null }
  | { readonly type: 'move'; readonly parentId: OrganizationId }
  | { readonly type: 'merge'; readonly successorId: OrganizationId; readonly basis: string }
  | { readonly type: 'abolish'; readonly successorId: OrganizationId; readonly basis: string };

type Change = Result<Pick<OrganizationEvent, 'type' | 'data'>, AdministrationRefusal>;

interface Site {
  readonly transaction: Transaction;
  readonly body: Organization;
  readonly recordedBy: OfficerId;
}

async function rename({ transaction, body }: Site, name: string): Promise<Change> {
  await transaction.$executeRaw`
    UPDATE app.organization SET name = ${name}, updated_at = now() WHERE organization_id = ${body.organizationId}`;
  return accepted({ type: 'renamed', data: { from: body.name, to: name } });
}

async function changeContact(
  { transaction, body }: Site,
  contact: { readonly email: string | null; readonly uscc: string | null },
): Promise<Change> {
  await transaction.$executeRaw`
    UPDATE app.organization SET email = ${contact.email}, uscc = ${contact.uscc}, updated_at = now()
    WHERE organization_id = ${body.organizationId}`;
  return accepted({ type: 'contact-changed', data: { email: contact.email, uscc: contact.uscc } });
}

async function move({ transaction, body }: Site, parentId: OrganizationId): Promise<Change> {
  const parent = await findOrganization(transaction, parentId);
  if (parent === null) return refused({ type: 'organization-unknown' });
  if (parent.status !== 'active') return refused({ type: 'organization-dissolved' });
  if (isWithin(parent, body.organizationId)) return refused({ type: 'parent-below-itself' });
  await transaction.$executeRaw`
    UPDATE app.organization SET updated_at = now(),
      parent_id = CASE WHEN organization_id = ${body.organizationId} THEN ${parentId} ELSE parent_id END,
      path = ${[...parent.path]} || path[array_position(path, ${body.organizationId}):]
    WHERE path @> ARRAY[${body.organizationId}]`;
  return accepted({ type: 'moved', data: { from: body.parentId, to: parentId } });
}

async function judgeSuccessor(
  { transaction, body }: Site,
  successorId: OrganizationId,
): Promise<Result<Organization, AdministrationRefusal>> {
  const successor = await findOrganization(transaction, successorId);
  if (successor === null) return refused({ type: 'organization-unknown' });
  if (successor.status !== 'active') return refused({ type: 'successor-dissolved' });
  if (isWithin(successor, body.organizationId)) return refused({ type: 'successor-is-itself' });
  return accepted(successor);
}

/**
 * People and bodies below follow their duties to the successor. Offices do not: they end, and are proposed anew in
 * the successor's name, for a security administrator to confirm.
 */
async function handDutiesOver(
  { transaction, body, recordedBy }: Site,
  successor: Organization,
): Promise<void> {
  const from = body.organizationId;
  const to = successor.organizationId;
  await transaction.$executeRaw`
    UPDATE app.organization SET updated_at = now(),
      parent_id = CASE WHEN parent_id = ${from} THEN ${to} ELSE parent_id END,
      path = ${[...successor.path]} || path[array_position(path, ${from}) + 1:]
    WHERE path @> ARRAY[${from}] AND organization_id <> ${from}`;
  const held = await transaction.$queryRaw<
    readonly { readonly officer_id: string; readonly role: string; readonly to_on: string | null }[]
  >`
    UPDATE app.role_grant SET status = 'ended', ended_by = ${recordedBy}, ended_at = now()
    WHERE organization_id = ${from} AND status = 'granted' RETURNING officer_id, role, to_on::text AS to_on`;
  await transaction.$executeRaw`
    UPDATE app.role_grant SET status = 'ended', ended_by = ${recordedBy}, ended_at = now()
    WHERE organization_id = ${from} AND status = 'proposed'`;
  await transaction.$executeRaw`
    UPDATE app.officer SET organization_id = ${to}, updated_at = now() WHERE organization_id = ${from}`;
  for (const grant of held) {
    await transaction.$executeRaw`
      INSERT INTO app.role_grant (grant_id, officer_id, organization_id, role, status, origin, from_on, to_on, reason,
                                  proposed_by)
      SELECT ${randomUUID()}, ${grant.officer_id}, ${to}, ${grant.role}, 'proposed', 'merger',
             (now() AT TIME ZONE 'Asia/Shanghai')::date, ${grant.to_on}::date, '机构调整，岗位随职责转入', ${recordedBy}
      WHERE ${grant.officer_id} <> ${recordedBy}
        AND (${grant.to_on}::date IS NULL OR ${grant.to_on}::date >= (now() AT TIME ZONE 'Asia/Shanghai')::date)
      ON CONFLICT DO NOTHING`;
  }
}

async function dissolve(
  site: Site,
  command: {
    readonly type: 'merge' | 'abolish';
    readonly successorId: OrganizationId;
    readonly basis: string;
  },
): Promise<Change> {
  const judged = await judgeSuccessor(site, command.successorId);
  if (!judged.ok) return judged;
  const status = command.type === 'merge' ? 'merged' : 'abolished';
  await site.transaction.$executeRaw`
    UPDATE app.organization SET status = ${status}, successor_id = ${command.successorId}, updated_at = now()
    WHERE organization_id = ${site.body.organizationId}`;
  await handDutiesOver(site, judged.value);
  return accepted({ type: status, data: { successorId: command.successorId, basis: command.basis } });
}

function carryOut(site: Site, command: OrganizationCommand): Promise<Change> {
  switch (command.type) {
    case 'rename':
      return rename(site, command.name);
    case 'change-contact':
      return changeContact(site, command);
    case 'move':
      return move(site, command.parentId);
    case 'merge':
    case 'abolish':
      return dissolve(site, command);
  }
}

/** Changes one body and writes down what changed. @returns null when there is no such body. */
export async function changeOrganization(
  transaction: Transaction,
  asked: {
    readonly organizationId: string;
    readonly command: OrganizationCommand;
    readonly expectedTreeVersion: number | undefined;
    readonly recordedBy: OfficerId;
  },
): Promise<Result<Organization, AdministrationRefusal> | null> {
  const { command, recordedBy } = asked;
  const locked = await lockTree(transaction, asked.expectedTreeVersion);
  const body = await findOrganization(transaction, asked.organizationId);
  if (body === null) return null;
  if (!locked.ok) return locked;
  if (body.status !== 'active') return refused({ type: 'organization-dissolved' });
  const uproots = command.type !== 'rename' && command.type !== 'change-contact';
  if (uproots && body.parentId === null) return refused({ type: 'root-stays' });
  const changed = await carryOut({ transaction, body, recordedBy }, command);
  if (!changed.ok) return changed;
  const { organizationId } = body;
  await recordOrganizationEvent(
    transaction,
    { version: locked.value, organizationId, ...changed.value },
    recordedBy,
  );
  const after = await findOrganization(transaction, organizationId);
  if (after === null) throw new Error('a body vanished while it was changed');
  return accepted(after);
}
