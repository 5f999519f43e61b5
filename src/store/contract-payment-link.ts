import type { ContractFacts } from '../domain/contract/facts';
import { judgeEnds, type NamedParty } from '../domain/contract/payment-parties';
import type { CaseId, CommandId, Instant, PlainDate } from '../domain/ids';
import type { Actor } from '../domain/officer';
import { commandIdFor, storeCommand, type ReceivedCommand } from './command.store';
import type { Reader, Transaction } from './transaction';

/** A payment that was told, as far as its contract hears of it. */
export interface ToldRow {
  readonly id: string;
  readonly toldBy: Actor;
  readonly externalId: string;
  readonly contractId: CaseId | null;
  readonly payerUscc: string | null;
  readonly payerId: string | null;
  readonly payeeUscc: string;
  readonly payeeName: string | null;
  readonly amountFen: number;
  readonly paidOn: PlainDate;
  readonly milestoneId: string | null;
  readonly reversesId: string | null;
  readonly remark: string | null;
}

/** Who tells of payments and who collects contracts do not miss each other: one of the two sees what the other wrote. */
const MEETING = 'contract-payment|meeting';

/** Held by who tells of payments, until the transaction ends. */
export async function holdPaymentMeeting(transaction: Transaction): Promise<void> {
  await transaction.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${MEETING}, 0))`;
}

/** Payments that were told before their contract was collected find it now. */
export async function linkWaiting(
  transaction: Transaction,
  collected: readonly { readonly contractId: CaseId; readonly externalNumber: string }[],
  receivedAt: Instant,
): Promise<void> {
  if (collected.length === 0) return;
  await transaction.$queryRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${MEETING}, 0))`;
  const links = await transaction.$queryRaw<readonly PaymentLink[]>`
    SELECT p.id, c.id AS "contractId"
    FROM jsonb_to_recordset(${JSON.stringify(collected)}::jsonb) AS row("contractId" uuid, "externalNumber" text)
    JOIN app.contract_payment p ON p.contract_number = row."externalNumber" AND p.contract_id IS NULL
      AND p.issue IS NOT NULL
    JOIN app.contract c ON c.id = row."contractId"
    JOIN app.organization u ON u.organization_id = c.undertaking_id
    JOIN app.organization r ON r.organization_id = c.regulator_id
    WHERE p.organization_id = ANY (u.path) OR p.organization_id = ANY (r.path)`;
  await linkPayments(transaction, links, receivedAt);
}

export interface PaymentLink {
  readonly id: string;
  readonly contractId: CaseId;
}

/** Under which command the contract hears of a payment. */
export interface PaymentTold {
  readonly id: string;
  readonly commandId: CommandId;
}

/** The payments belong to these contracts, and so does what reverses them: each contract is told in its turn. */
export async function linkPayments(
  transaction: Transaction,
  links: readonly PaymentLink[],
  receivedAt: Instant,
): Promise<readonly PaymentTold[]> {
  if (links.length === 0) return [];
  const linked = await transaction.$queryRaw<readonly { id: string }[]>`
    UPDATE app.contract_payment p SET contract_id = link.contract_id, issue = NULL
    FROM (
      SELECT row.id, row."contractId" AS contract_id
      FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS row(id text, "contractId" uuid)
      UNION
      SELECT back.id, row."contractId"
      FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS row(id text, "contractId" uuid)
      JOIN app.contract_payment back ON back.reverses_id = row.id) AS link
    WHERE p.id = link.id AND p.contract_id IS NULL AND p.issue IS NOT NULL RETURNING p.id`;
  return tellContracts(
    transaction,
    linked.map(({ id }) => id),
    receivedAt,
  );
}

/** What reverses a payment belongs where the payment does, also when it came first. */
export async function linkReversals(
  transaction: Transaction,
  { id, contractId }: PaymentLink,
  receivedAt: Instant,
): Promise<void> {
  const waiting = await transaction.$queryRaw<readonly { id: string }[]>`
    SELECT id FROM app.contract_payment WHERE reverses_id = ${id} AND contract_id IS NULL`;
  await linkPayments(
    transaction,
    waiting.map((reversal) => ({ id: reversal.id, contractId })),
    receivedAt,
  );
}

/** What was told becomes a command to its contract, in the name of the system that told it. */
async function tellContracts(
  transaction: Transaction,
  ids: readonly string[],
  receivedAt: Instant,
): Promise<readonly PaymentTold[]> {
  const rows = await findTold(transaction, ids);
  const parties = await partiesOf(
    transaction,
    rows.flatMap(({ contractId }) => contractId ?? []),
  );
  const told: PaymentTold[] = [];
  for (const row of rows) {
    if (row.contractId === null) continue;
    const { contractId } = row;
    const ends = judgeEnds(endsOf(row), parties.get(contractId) ?? []);
    const facts: ContractFacts = { ...factsOf(row), ...ends, milestoneId: row.milestoneId };
    const command = paymentCommand(row, { contractId, facts, actor: row.toldBy, receivedAt });
    await storeCommand({ prisma: transaction }, command, { deliveredAs: 'signal', graceMs: 0 });
    told.push({ id: row.id, commandId: commandIdFor(command) });
  }
  return told;
}

const endsOf = ({ payerUscc, payerId, payeeUscc, payeeName }: ToldRow) => ({
  payer: { uscc: payerUscc, organizationId: payerId },
  payee: { uscc: payeeUscc, name: payeeName },
});

/** What is told of a payment whoever tells it. */
export function factsOf({ id, externalId, paidOn, amountFen, reversesId }: ToldRow) {
  const told = { paymentId: id, number: externalId, paidOn, amountFen, reverses: reversesId };
  return { ...told, type: 'report-payment' as const };
}

export function paymentCommand(
  { id, remark }: Pick<ToldRow, 'id' | 'remark'>,
  told: {
    readonly contractId: CaseId;
    readonly facts: ContractFacts;
    readonly actor: Actor;
    readonly receivedAt: Instant;
  },
): ReceivedCommand {
  const { contractId: caseId, facts, actor, receivedAt } = told;
  return {
    ...{ caseKind: 'contract', caseId, actor, type: facts.type, facts, receivedAt },
    texts: remark === null ? {} : { remark },
    idempotencyKey: `contract-payment/${id}`,
  };
}

/** What was told, by id; unknown ones are left out. */
export async function findTold(reader: Reader, ids: readonly string[]): Promise<readonly ToldRow[]> {
  const rows = await reader.$queryRaw<
    readonly (Omit<ToldRow, 'amountFen'> & { readonly amountFen: bigint })[]
  >`
    SELECT id, told_by AS "toldBy", external_id AS "externalId", contract_id AS "contractId",
      payer_uscc AS "payerUscc", payer_id AS "payerId", payee_uscc AS "payeeUscc", payee_name AS "payeeName",
      amount_fen AS "amountFen", paid_on::text AS "paidOn", milestone_id AS "milestoneId",
      reverses_id AS "reversesId", remark
    FROM app.contract_payment WHERE id = ANY (${[...ids]}::text[]) ORDER BY paid_on, external_id`;
  return rows.map((row) => ({ ...row, amountFen: Number(row.amountFen) }));
}

async function partiesOf(
  reader: Reader,
  contractIds: readonly CaseId[],
): Promise<ReadonlyMap<CaseId, readonly NamedParty[]>> {
  const rows = await reader.$queryRaw<readonly (NamedParty & { readonly contractId: CaseId })[]>`
    SELECT p.contract_id AS "contractId", p.side, p.organization_id AS "organizationId", p.name,
      coalesce(p.uscc, o.uscc) AS uscc
    FROM app.contract_party p LEFT JOIN app.organization o ON o.organization_id = p.organization_id
    WHERE p.contract_id = ANY (${[...new Set(contractIds)]}::uuid[]) ORDER BY p.position`;
  return new Map(contractIds.map((id) => [id, rows.filter(({ contractId }) => contractId === id)]));
}
