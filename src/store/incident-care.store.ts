import type { OfficerId } from '../domain/ids';
import type { Transaction } from './transaction';

/** How an incident stands, for whoever cares for it. */
export interface IncidentStanding {
  readonly ownerId: OfficerId | null;
  readonly isClosed: boolean;
}

/** Locks the incident until the transaction ends; null when there is none. */
export async function lockIncident(transaction: Transaction, id: string): Promise<IncidentStanding | null> {
  const [row] = await transaction.$queryRaw<readonly IncidentStanding[]>`
    SELECT owner_id AS "ownerId", closed_at IS NOT NULL AS "isClosed" FROM app.incident WHERE id = ${id}::uuid FOR UPDATE`;
  return row ?? null;
}

/** From now on it is this officer's to see to, whoever had it before. */
export async function ownIncident(transaction: Transaction, id: string, ownerId: OfficerId): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.incident SET owner_id = ${ownerId}, owned_at = now() WHERE id = ${id}::uuid`;
}

/** Closed by a person, with what was found and done. */
export async function closeIncident(
  transaction: Transaction,
  id: string,
  { closedBy, note }: { readonly closedBy: OfficerId; readonly note: string },
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE app.incident SET closed_at = now(), closed_by = ${closedBy}, note = ${note} WHERE id = ${id}::uuid`;
}
