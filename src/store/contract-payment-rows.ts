import type { ContractState } from '../domain/contract/contract';
import type { ContractData } from '../domain/contract/events';
import type { CaseChange } from './projection';
import type { Transaction } from './transaction';

type Change = CaseChange<ContractState, ContractData>;

/** What has become of the payments that a contract was told of: only those that a step has moved. */
export async function writeToldPayments(transaction: Transaction, changes: readonly Change[]): Promise<void> {
  const rows = changes.flatMap(({ before, after }) => {
    const known = new Set(before?.fed);
    return (after.fed ?? [])
      .filter((payment) => !known.has(payment))
      .map(({ paymentId, shares, unplacedFen, issue, placement }) => ({
        ...{ id: paymentId, shares, unplaced_fen: unplacedFen, issue },
        placement: placement?.type ?? null,
      }));
  });
  if (rows.length === 0) return;
  await transaction.$executeRaw`
    UPDATE app.contract_payment SET shares = row.shares, unplaced_fen = row.unplaced_fen, issue = row.issue,
      placement = row.placement
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id text, shares jsonb, unplaced_fen bigint,
      issue text, placement text)
    WHERE contract_payment.id = row.id`;
}
