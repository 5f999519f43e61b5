import type { z } from 'zod';
import { OUTCOME_LABELS, STATUS_LABELS } from '../domain/contract/labels';
import { toCaseId, type PlainDate } from '../domain/ids';
import { toYuan } from '../domain/money';
import { daysBetween, parseInstant, parsePlainDate } from '../domain/plain-date';
import type { ContractFilter, ContractSummary } from '../store/contract-list.store';
import { officerNames, organizationNames } from '../store/names';
import type { Reader } from '../store/transaction';
import type { contractQuery, contractSummary } from '../wire/contract.wire';
import { badCursor, readPage } from './page';

type SummaryView = z.output<typeof contractSummary>;

/** What the address asks for. @throws ObstacleError `input-invalid` when its cursor is none of ours. */
export function toContractFilter(query: z.output<typeof contractQuery>): ContractFilter {
  const { overdue, q, sort, count: _, cursor, limit, ...narrowing } = query;
  const page = readPage({ cursor, limit });
  return {
    ...narrowing,
    isOverdue: overdue === 'true',
    text: q,
    sort,
    after: page.after === undefined ? null : placeIn(page.after, sort),
    limit: page.limit,
  };
}

function placeIn(mark: string, sort: ContractFilter['sort']): NonNullable<ContractFilter['after']> {
  const [at = '', id = ''] = mark.split('_');
  const isPlace = sort === 'collected' ? parseInstant(at) !== null : parsePlainDate(at) !== null;
  if (!isPlace || !/^[0-9a-f-]{36}$/.test(id)) throw badCursor;
  return { at, id: toCaseId(id) };
}

/** Lines of the register, with the names that they need. */
export async function contractSummaryViews(
  reader: Reader,
  summaries: readonly ContractSummary[],
  today: PlainDate,
): Promise<readonly SummaryView[]> {
  const [names, officers] = await Promise.all([
    organizationNames(
      reader,
      summaries.flatMap(({ undertakingId, regulatorId }) => [undertakingId, regulatorId]),
    ),
    officerNames(
      reader,
      summaries.flatMap(({ managerId }) => managerId ?? []),
    ),
  ]);
  return summaries.map((summary) => {
    const { undertakingId, regulatorId, managerId, amountFen, payableFen, paidFen, ...shown } = summary;
    const { status, outcome, overdueSince } = summary;
    return {
      ...shown,
      counterparties: [...summary.counterparties],
      statusLabel: STATUS_LABELS[status],
      outcomeLabel: outcome === null ? null : OUTCOME_LABELS[outcome],
      undertaking: { id: undertakingId, name: names.get(undertakingId) ?? '' },
      regulator: { id: regulatorId, name: names.get(regulatorId) ?? '' },
      manager: managerId === null ? null : { id: managerId, name: officers.get(managerId) ?? '' },
      amountYuan: amountFen === null ? null : toYuan(amountFen),
      payableYuan: toYuan(payableFen),
      paidYuan: toYuan(paidFen),
      overdueDays: overdueSince === null ? 0 : daysBetween(overdueSince, today),
    };
  });
}
