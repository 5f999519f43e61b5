import type { PaymentIssue, PaymentShare } from '../domain/contract/fed-payment';
import type { CaseId, Instant, PlainDate } from '../domain/ids';
import type { Actor, OfficerActor } from '../domain/officer';
import { visibleTo } from './contract-list.store';
import { Prisma } from './prisma/client';
import { PLANNED_EACH_TIME } from './statement-names';
import type { Reader, Transaction } from './transaction';

/** A payment as it was told for the first time. Amounts in fen. */
export interface NewPayment {
  readonly id: string;
  readonly externalId: string;
  readonly bodyHash: string;
  readonly contractCode: string | null;
  readonly contractNumber: string | null;
  readonly payerUscc: string | null;
  readonly payerId: string | null;
  readonly payeeUscc: string;
  readonly payeeName: string | null;
  readonly amountFen: number;
  readonly paidOn: PlainDate;
  readonly milestoneId: string | null;
  readonly reverses: string | null;
  readonly reversesId: string | null;
  readonly remark: string | null;
  readonly seenBy: readonly string[];
}

/** What was said under each number before. */
export async function findHashes(
  reader: Reader,
  ids: readonly string[],
): Promise<readonly (readonly [string, string])[]> {
  const rows = await reader.$queryRaw<readonly { id: string; bodyHash: string }[]>`
    SELECT id, body_hash AS "bodyHash" FROM app.contract_payment WHERE id = ANY (${[...ids]}::text[])`;
  return rows.map(({ id, bodyHash }) => [id, bodyHash] as const);
}

interface Payer {
  readonly organizationId: string;
  readonly uscc: string | null;
  readonly path: readonly string[];
}

/** The bodies of the tree among those who paid. */
export async function findPayers(
  reader: Reader,
  rows: readonly Pick<NewPayment, 'payerId' | 'payerUscc'>[],
): Promise<readonly Payer[]> {
  const ids = rows.flatMap(({ payerId }) => payerId ?? []);
  const codes = rows.flatMap(({ payerUscc }) => payerUscc ?? []);
  return reader.$queryRaw<readonly Payer[]>`
    SELECT organization_id AS "organizationId", uscc, path FROM app.organization
    WHERE organization_id = ANY (${ids}::text[]) OR uscc = ANY (${codes}::text[])`;
}

/** Of no contract yet. */
export async function insertPayments(
  transaction: Transaction,
  rows: readonly NewPayment[],
  by: { readonly system: Extract<Actor, { type: 'office-system' }>; readonly receivedAt: Instant },
): Promise<void> {
  if (rows.length === 0) return;
  const { system, receivedAt } = by;
  await transaction.$executeRaw`
    INSERT INTO app.contract_payment (id, told_by, organization_id, external_id, body_hash, contract_code,
      contract_number, payer_uscc, payer_id, payee_uscc, payee_name, amount_fen, paid_on, milestone_id, reverses,
      reverses_id, remark, seen_by, unplaced_fen, issue, received_at)
    SELECT id, ${JSON.stringify(system)}::jsonb, ${system.organizationId}, "externalId", "bodyHash", "contractCode",
      "contractNumber", "payerUscc", "payerId", "payeeUscc", "payeeName", "amountFen", "paidOn", "milestoneId", reverses,
      "reversesId", remark, "seenBy", "amountFen", 'contract-unknown', ${receivedAt}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id text, "externalId" text, "bodyHash" text,
      "contractCode" text, "contractNumber" text, "payerUscc" text, "payerId" text, "payeeUscc" text, "payeeName" text,
      "amountFen" bigint, "paidOn" date, "milestoneId" text, reverses text, "reversesId" text, remark text,
      "seenBy" text[])`;
}

/**
 * The contract of each payment that waits for one: that of the payment which it reverses, else the one that it names,
 * where the system speaks for its bodies and the number is no other contract's as well. Null: there is none.
 */
export async function findLinks(
  reader: Reader,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly contractId: CaseId | null }[]> {
  return reader.$queryRaw`
    SELECT p.id, coalesce(max(o.contract_id::text),
      CASE WHEN count(DISTINCT c.id) = 1 THEN max(c.id::text) END)::uuid AS "contractId"
    FROM app.contract_payment p
    LEFT JOIN app.contract_payment o ON o.id = p.reverses_id
    LEFT JOIN (app.contract c JOIN app.organization u ON u.organization_id = c.undertaking_id
        JOIN app.organization r ON r.organization_id = c.regulator_id)
      ON (c.code = p.contract_code OR c.external_number = p.contract_number)
        AND (p.organization_id = ANY (u.path) OR p.organization_id = ANY (r.path))
    WHERE p.id = ANY (${[...ids]}::text[]) AND p.contract_id IS NULL AND p.issue IS NOT NULL
    GROUP BY p.id`;
}

/** One line of the list. */
export interface ToldPaymentRow {
  readonly id: string;
  readonly externalId: string;
  readonly system: string;
  readonly contractId: CaseId | null;
  readonly code: string | null;
  readonly name: string | null;
  readonly toldOf: string;
  readonly payeeName: string | null;
  readonly payeeUscc: string;
  readonly amountFen: number;
  readonly paidOn: PlainDate;
  readonly milestoneId: string | null;
  readonly reverses: string | null;
  readonly remark: string | null;
  readonly shares: readonly PaymentShare[];
  readonly unplacedFen: number;
  readonly issue: PaymentIssue | null;
  readonly placement: 'milestone' | 'not-ours' | null;
  readonly nodes: readonly PaymentNode[];
  readonly undertakingId: string | null;
  readonly reporterId: string | null;
}

export interface PaymentNode {
  readonly milestoneId: string;
  readonly title: string;
  readonly owedBy: 'public' | 'counterparty';
  /** Null where no amount was agreed; fen. */
  readonly restFen: number | null;
}

export interface PaymentFilter {
  readonly isOpen: boolean;
  readonly contractId?: CaseId | undefined;
  readonly id?: string;
}

/** A line's place: the latest day stands first. */
export interface PaymentPlace {
  readonly paidOn: PlainDate;
  readonly id: string;
}

type Raw = Omit<ToldPaymentRow, 'amountFen' | 'unplacedFen'> & {
  readonly amountFen: bigint;
  readonly unplacedFen: bigint;
};

/** A page of what the officer may see: of contracts that they may find, and of payers in their own offices. */
export async function listPayments(
  reader: Reader,
  actor: OfficerActor,
  filter: PaymentFilter,
  page: { readonly after: PaymentPlace | null; readonly limit: number },
): Promise<readonly ToldPaymentRow[]> {
  const rows = await reader.$queryRaw<readonly Raw[]>`
    SELECT ${Prisma.raw(PLANNED_EACH_TIME)} p.id, p.external_id AS "externalId", p.told_by ->> 'name' AS system,
      c.id AS "contractId", c.code, c.name, coalesce(p.contract_code, p.contract_number) AS "toldOf",
      p.payee_name AS "payeeName", p.payee_uscc AS "payeeUscc", p.amount_fen AS "amountFen",
      p.paid_on::text AS "paidOn", p.milestone_id AS "milestoneId", p.reverses, p.remark, p.shares,
      p.unplaced_fen AS "unplacedFen", p.issue, p.placement, c.undertaking_id AS "undertakingId",
      c.reporter_id AS "reporterId",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('milestoneId', m.milestone_id, 'title', m.title, 'owedBy', m.owed_by,
          'restFen', greatest(m.amount_fen - m.performed_fen, 0)) ORDER BY m.position), '[]')
       FROM app.contract_milestone m WHERE m.contract_id = c.id AND m.kind = 'payment') AS nodes
    FROM app.contract_payment p LEFT JOIN app.contract c ON c.id = p.contract_id
    WHERE ${conditions(actor, filter, page.after)}
    ORDER BY p.paid_on DESC, p.id DESC LIMIT ${page.limit}`;
  return rows.map((row) => ({
    ...row,
    amountFen: Number(row.amountFen),
    unplacedFen: Number(row.unplacedFen),
  }));
}

function conditions(actor: OfficerActor, filter: PaymentFilter, after: PaymentPlace | null): Prisma.Sql {
  const { isOpen, contractId, id } = filter;
  const parts = [
    Prisma.sql`CASE WHEN c.id IS NULL THEN p.seen_by && ${[actor.organizationId]}::text[] ELSE ${visibleTo(actor)} END`,
    isOpen ? Prisma.sql`(p.issue IS NOT NULL OR p.unplaced_fen > 0)` : null,
    contractId === undefined ? null : Prisma.sql`p.contract_id = ${contractId}::uuid`,
    id === undefined ? null : Prisma.sql`p.id = ${id}`,
    after === null ? null : Prisma.sql`(p.paid_on, p.id) < (${after.paidOn}::date, ${after.id})`,
  ];
  return Prisma.join(
    parts.filter((part) => part !== null),
    ' AND ',
  );
}

/** One of them; null when there is none, or when it is not for their eyes. */
export async function findPayment(
  reader: Reader,
  actor: OfficerActor,
  id: string,
): Promise<ToldPaymentRow | null> {
  const [row] = await listPayments(reader, actor, { isOpen: false, id }, { after: null, limit: 1 });
  return row ?? null;
}

/** 不属于任何合同: of a payment that no contract was found for. @returns false when somebody was quicker. */
export async function disownPayment(
  transaction: Transaction,
  id: string,
  by: { readonly officerId: string; readonly reason: string },
): Promise<boolean> {
  const count = await transaction.$executeRaw`
    UPDATE app.contract_payment SET issue = NULL, unplaced_fen = 0, placement = 'not-ours', disowned_by = ${by.officerId},
      disowned_reason = ${by.reason}
    WHERE id = ${id} AND contract_id IS NULL AND issue IS NOT NULL`;
  return count === 1;
}

/** The payment belongs to this contract, says a person. @returns false when somebody was quicker. */
export async function claimPayment(
  transaction: Transaction,
  { id, contractId }: { readonly id: string; readonly contractId: CaseId },
): Promise<boolean> {
  const count = await transaction.$executeRaw`
    UPDATE app.contract_payment SET contract_id = ${contractId}::uuid, issue = NULL, shares = '[]',
      unplaced_fen = amount_fen, placement = NULL, disowned_by = NULL, disowned_reason = NULL
    WHERE id = ${id} AND (contract_id IS NULL OR (placement = 'not-ours' AND contract_id <> ${contractId}::uuid))`;
  return count === 1;
}
