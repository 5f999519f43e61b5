import type { OfficerId, OrganizationId } from '../domain/ids';
import type { Role } from '../domain/officer';

/** Where an officer is reached, and in which body. */
export interface Recipient {
  readonly officerId: OfficerId;
  readonly organizationId: OrganizationId;
  /** Null: the officer has left no address. */
  readonly email: string | null;
}

/** What the delivery asks of the bodies and their officers, as they stand at the moment of sending. */
export interface Directory {
  /** Null when there is no such officer, or the account is closed. */
  findRecipient(officerId: OfficerId): Promise<Recipient | null>;
  /** Everybody who holds the role in this body today, deputies (AB岗) of absent holders included. */
  findHolders(organizationId: OrganizationId, role: Role): Promise<readonly OfficerId[]>;
  /** The superior body in the tree, or null at the root. */
  findSuperior(organizationId: OrganizationId): Promise<OrganizationId | null>;
  /** The body that runs the system. */
  findOperations(): Promise<OrganizationId | null>;
  findNames(organizationIds: readonly OrganizationId[]): Promise<ReadonlyMap<OrganizationId, string>>;
}

export interface Unfilled {
  readonly organizationId: OrganizationId;
  readonly role: Role;
}

export interface Holders {
  /** Empty when nobody holds the role up to the root. */
  readonly officerIds: readonly OfficerId[];
  /** The body in which they hold it. */
  readonly organizationId: OrganizationId;
  /** The bodies that were passed on the way up because nobody holds the role there. */
  readonly unfilled: readonly Unfilled[];
}

/** A tree is never this high: a ring in it must not hang the delivery. */
const highestTree = 32;

/** The holders of a role in a body, or in the next body up the tree where somebody holds it. */
export async function findHoldersUpwards(
  directory: Directory,
  organizationId: OrganizationId,
  role: Role,
): Promise<Holders> {
  const unfilled: Unfilled[] = [];
  let body = organizationId;
  for (let level = 0; level < highestTree; level += 1) {
    const officerIds = await directory.findHolders(body, role);
    if (officerIds.length > 0) return { officerIds, organizationId: body, unfilled };
    unfilled.push({ organizationId: body, role });
    const superior = await directory.findSuperior(body);
    if (superior === null) break;
    body = superior;
  }
  return { officerIds: [], organizationId, unfilled };
}
