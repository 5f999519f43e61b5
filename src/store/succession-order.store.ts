import { randomUUID } from 'node:crypto';
import type { SuccessionCause } from '../domain/contract/succession';
import type { CaseId, Instant, OfficerId, OrganizationId, PlainDate } from '../domain/ids';
import type { Database } from './database';
import type { Reader, Transaction } from './transaction';

/** 换届、责任人更替、机构或者职能调整, for which every contract of a body is reviewed. */
export interface SuccessionOrder {
  readonly orderId: string;
  readonly organizationId: OrganizationId;
  readonly cause: SuccessionCause;
  readonly changedOn: PlainDate;
  /** The document that it rests on. */
  readonly basis: string;
  readonly orderedBy: OfficerId;
  readonly orderedById: OrganizationId;
  readonly orderedAt: Instant;
}

export async function addSuccessionOrder(
  transaction: Transaction,
  order: Omit<SuccessionOrder, 'orderId'>,
): Promise<SuccessionOrder> {
  const orderId = randomUUID();
  await transaction.$executeRaw`
    INSERT INTO app.succession_order (order_id, organization_id, cause, changed_on, basis, ordered_by, ordered_by_id,
      ordered_at)
    VALUES (${orderId}::uuid, ${order.organizationId}, ${order.cause}, ${order.changedOn}::date, ${order.basis},
      ${order.orderedBy}, ${order.orderedById}, ${order.orderedAt}::timestamptz)`;
  return { ...order, orderId };
}

/** Orders that some contracts may not have been told of, the oldest first. */
export async function findUntoldOrders(reader: Reader): Promise<readonly SuccessionOrder[]> {
  return reader.$queryRaw<readonly SuccessionOrder[]>`
    SELECT order_id AS "orderId", organization_id AS "organizationId", cause, changed_on::text AS "changedOn", basis,
      ordered_by AS "orderedBy", ordered_by_id AS "orderedById", ordered_at AS "orderedAt"
    FROM app.succession_order WHERE told_at IS NULL ORDER BY ordered_at LIMIT 20`;
}

/** Open contracts of the body, and of those below it, that were there when it was ordered and have not been told. */
export async function findUntoldContracts(
  database: Database,
  { orderId, organizationId }: SuccessionOrder,
  limit: number,
): Promise<readonly CaseId[]> {
  const { rows } = await database.pool.query<{ readonly id: CaseId }>(
    `SELECT c.id FROM app.succession_order s
     JOIN app.organization o ON o.path @> ARRAY[$2::text]
     JOIN app.contract c ON c.undertaking_id = o.organization_id AND c.collected_at <= s.ordered_at
     WHERE s.order_id = $1 AND c.status NOT IN ('closed-out', 'archived')
       AND NOT EXISTS (SELECT FROM app.succession_order_contract t WHERE t.order_id = $1 AND t.contract_id = c.id)
     ORDER BY c.id LIMIT $3`,
    [orderId, organizationId, limit],
  );
  return rows.map(({ id }) => id);
}

export async function markContractTold(
  transaction: Transaction,
  orderId: string,
  contractId: CaseId,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO app.succession_order_contract (order_id, contract_id) VALUES (${orderId}::uuid, ${contractId}::uuid)
    ON CONFLICT DO NOTHING`;
}

export async function markOrderTold({ pool }: Database, orderId: string, at: Instant): Promise<void> {
  await pool.query('UPDATE app.succession_order SET told_at = $2 WHERE order_id = $1 AND told_at IS NULL', [
    orderId,
    at,
  ]);
}

/** An order with what has become of its reviews, counted in contracts. */
export interface SuccessionOrderLine extends Omit<SuccessionOrder, 'orderedBy' | 'orderedAt'> {
  readonly organizationName: string;
  readonly orderedByName: string;
  readonly orderedAt: Date;
  readonly isTold: boolean;
  readonly contracts: number;
  readonly open: number;
  readonly overdue: number;
  readonly concluded: number;
}

const MOST_ORDERS = 100;

/**
 * The orders that touch a body or those below it, the latest first, with the contracts of that part of the tree. A
 * review that was opened anew since counts as it stands now.
 */
export function listSuccessionOrders(
  reader: Reader,
  within: OrganizationId,
  now: Instant,
): Promise<readonly SuccessionOrderLine[]> {
  return reader.$queryRaw<readonly SuccessionOrderLine[]>`
    WITH reach AS (SELECT organization_id AS id, path FROM app.organization WHERE organization_id = ${within}),
      touching AS (
        SELECT s.*, o.name FROM app.succession_order s
        JOIN app.organization o ON o.organization_id = s.organization_id
        JOIN reach ON o.path @> ARRAY[reach.id] OR o.organization_id = ANY (reach.path)
        ORDER BY s.ordered_at DESC, s.order_id LIMIT ${MOST_ORDERS})
    SELECT s.order_id AS "orderId", s.organization_id AS "organizationId", s.name AS "organizationName", s.cause,
      s.changed_on::text AS "changedOn", s.basis, s.ordered_by_id AS "orderedById", b.name AS "orderedByName",
      s.ordered_at AS "orderedAt", s.told_at IS NOT NULL AS "isTold", count(c.id)::integer AS contracts,
      count(*) FILTER (WHERE d.state IN ('running', 'suspended'))::integer AS open,
      count(*) FILTER (WHERE d.state = 'running' AND d.due_at < ${now}::timestamptz)::integer AS overdue,
      count(*) FILTER (WHERE d.state = 'met')::integer AS concluded
    FROM touching s JOIN app.organization b ON b.organization_id = s.ordered_by_id
    LEFT JOIN (app.succession_order_contract t
      JOIN app.contract c ON c.id = t.contract_id
      JOIN app.organization u ON u.organization_id = c.undertaking_id AND u.path @> ARRAY[${within}]::text[]
      LEFT JOIN app.contract_deadline d ON d.contract_id = c.id AND d.duty_id = 'review-succession')
      ON t.order_id = s.order_id
    GROUP BY s.order_id, s.organization_id, s.name, s.cause, s.changed_on, s.basis, s.ordered_by_id, b.name,
      s.ordered_at, s.told_at
    ORDER BY s.ordered_at DESC, s.order_id`;
}
