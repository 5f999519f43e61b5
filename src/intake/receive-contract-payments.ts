import { canonicalJson } from '../audit/canonical';
import { sha256Hex } from '../audit/chain';
import { toFen } from '../domain/money';
import { plainDateAt } from '../domain/plain-date';
import { holdPaymentMeeting, linkPayments } from '../store/contract-payment-link';
import {
  findHashes,
  findLinks,
  findPayers,
  insertPayments,
  type NewPayment,
} from '../store/contract-payment.store';
import { keepSignature, type GoodSignature } from '../store/command-signature.store';
import { caseTimeOf } from '../store/event-log';
import { inTransaction, type Transaction } from '../store/transaction';
import type { ContractPaymentTold, PaymentVerdict } from '../wire/contract-payment.wire';
import type { IntakeDeps } from './intake-deps';
import type { OfficeSystem } from './receive-signal';

export interface ToldVerdict {
  readonly externalId: string;
  readonly verdict: PaymentVerdict;
}

const ID_LENGTH = 32;

/** One payment of one system has one id for ever, whoever asks. */
const paymentIdFor = ({ organizationId, name }: OfficeSystem, externalId: string): string =>
  sha256Hex(canonicalJson([organizationId, name, externalId])).slice(0, ID_LENGTH);

/**
 * 支付数据归集 (seed 000 一): what was really paid, as often and in whatever order a payment system tells it. A number
 * that is known with other content is not believed; one whose contract is not known waits for it, or for somebody who
 * knows better. What follows for the contract is the contract's own to decide.
 * @returns one verdict a row, in the order of the rows.
 */
export async function receiveContractPayments(
  deps: IntakeDeps,
  { system, signature }: { readonly system: OfficeSystem; readonly signature: GoodSignature | null },
  told: readonly ContractPaymentTold[],
): Promise<readonly ToldVerdict[]> {
  const now = await caseTimeOf(deps);
  const rows = told.map((one) => ({ ...rowOf(system, one), isLater: one.paidOn > plainDateAt(now) }));
  return inTransaction(deps.database, async (transaction) => {
    await holdPaymentMeeting(transaction);
    const { fresh, verdicts } = await parted(transaction, rows);
    await insertPayments(transaction, await withPayers(transaction, system, fresh), {
      system,
      receivedAt: now,
    });
    const links = await findLinks(
      transaction,
      rows.map(({ id }) => id),
    );
    const linked = await linkPayments(transaction, links.filter(isFound), now);
    const sent = new Set(links.map(({ id }) => id));
    for (const { id, commandId } of linked) {
      if (signature !== null && sent.has(id)) await keepSignature(transaction, commandId, signature);
    }
    const unknown = new Set(links.filter((link) => !isFound(link)).map(({ id }) => id));
    return rows.map(({ id, externalId }, place) => {
      const verdict = verdicts[place] ?? 'known';
      const isKept = verdict === 'taken' || verdict === 'known';
      return { externalId, verdict: isKept && unknown.has(id) ? 'contract-unknown' : verdict };
    });
  });
}

const isFound = <Link extends { readonly contractId: string | null }>(
  link: Link,
): link is Link & { readonly contractId: NonNullable<Link['contractId']> } => link.contractId !== null;

type Row = Omit<NewPayment, 'seenBy' | 'payerId'> & { readonly payerId: string | null };

function rowOf(system: OfficeSystem, told: ContractPaymentTold): Row {
  const { externalId, contract, payer, payee, amountYuan, paidOn, milestoneId, reverses, remark } = told;
  return {
    ...{ id: paymentIdFor(system, externalId), externalId, paidOn, milestoneId, reverses, remark },
    bodyHash: sha256Hex(canonicalJson(told)),
    contractCode: 'code' in contract ? contract.code : null,
    contractNumber: 'externalNumber' in contract ? contract.externalNumber : null,
    payerUscc: 'uscc' in payer ? payer.uscc : null,
    payerId: 'organizationId' in payer ? payer.organizationId : null,
    payeeUscc: payee.uscc,
    payeeName: payee.name,
    amountFen: toFen(amountYuan),
    reversesId: reverses === null ? null : paymentIdFor(system, reverses),
  };
}

/** What is new, and what is said of each row: the same number twice in one batch is judged like twice in a year. */
async function parted(
  transaction: Transaction,
  rows: readonly (Row & { readonly isLater: boolean })[],
): Promise<{ readonly fresh: readonly Row[]; readonly verdicts: readonly PaymentVerdict[] }> {
  const known = new Map(
    await findHashes(
      transaction,
      rows.map(({ id }) => id),
    ),
  );
  const fresh: Row[] = [];
  const verdicts = rows.map(({ isLater, ...row }): PaymentVerdict => {
    const hash = known.get(row.id);
    if (hash !== undefined) return hash === row.bodyHash ? 'known' : 'contradicts';
    if (isLater) return 'in-future';
    known.set(row.id, row.bodyHash);
    fresh.push(row);
    return 'taken';
  });
  return { fresh, verdicts };
}

/** As long as no contract is known, the payer's offices look after it, and the office whose system it is. */
async function withPayers(
  transaction: Transaction,
  system: OfficeSystem,
  rows: readonly Row[],
): Promise<readonly NewPayment[]> {
  const payers = await findPayers(transaction, rows);
  return rows.map((row) => {
    const payer = payers.find(
      ({ organizationId, uscc }) =>
        organizationId === row.payerId || (uscc !== null && uscc === row.payerUscc),
    );
    const seenBy = new Set<string>([system.organizationId, ...(payer?.path ?? [])]);
    return { ...row, payerId: payer?.organizationId ?? row.payerId, seenBy: [...seenBy] };
  });
}
