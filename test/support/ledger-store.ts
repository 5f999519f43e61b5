import { randomUUID } from 'node:crypto';
import { toCaseId, toOfficerId, toOrganizationId, type CaseId, type Instant } from '../../src/domain/ids';
import type { Actor } from '../../src/domain/officer';
import { openCases } from '../../src/store/case-opening';
import { loadClock } from '../../src/store/case-clock.store';
import type { ReceivedCommand } from '../../src/store/command.store';
import { openDatabase, type Database } from '../../src/store/database';
import { caseTimeOf, type EventLogDeps } from '../../src/store/event-log';
import type { AnyProjection, CaseProjection } from '../../src/store/projection';
import { inTransaction } from '../../src/store/transaction';
import { ledgerLaw, type LedgerData, type LedgerFacts, type LedgerState } from './ledger-law';

const projection: CaseProjection<LedgerState, LedgerFacts, LedgerData> = {
  law: ledgerLaw,
  project: () => Promise.resolve(),
};

/** A store in which ledgers stand for cases. `url` is the application role's. */
export function openLedgerStore(url: string, extra: Partial<AnyProjection> = {}): EventLogDeps {
  const database: Database = openDatabase({ url, name: 'ledger-test' });
  return {
    database,
    projections: { contract: { ...projection, ...extra } },
    loadClock: () => loadClock(database.pool),
  };
}

export const anOfficer: Actor = {
  type: 'officer',
  officerId: toOfficerId('officer-1'),
  organizationId: toOrganizationId('organization-1'),
  organizationPath: [toOrganizationId('organization-1')],
  roles: ['case-handler'],
};

/** Opens ledgers in one transaction, each after so many turns; their workflows have yet to be started. */
export async function openLedgers(
  deps: EventLogDeps,
  count: number,
  startGraceMs = 0,
): Promise<readonly CaseId[]> {
  const recordedAt = await caseTimeOf(deps);
  const openings = Array.from({ length: count }, () => {
    const caseId = toCaseId(randomUUID());
    return {
      kind: 'contract' as const,
      caseId,
      number: `L-${caseId.slice(0, 13)}`,
      actor: anOfficer,
      occurredAt: recordedAt,
      recordedAt,
      data: [{ type: 'ledger-opened', caseId, turns: 0 }],
      texts: {},
      startGraceMs,
    };
  });
  await inTransaction(deps.database, (transaction) => openCases(transaction, deps.projections, openings));
  return openings.map(({ caseId }) => caseId);
}

export async function openLedger(deps: EventLogDeps): Promise<CaseId> {
  const [caseId] = await openLedgers(deps, 1);
  if (caseId === undefined) throw new Error('no ledger was opened');
  return caseId;
}

export function aCommand(
  caseId: CaseId,
  facts: LedgerFacts,
  receivedAt: Instant,
  rest: Partial<ReceivedCommand> = {},
): ReceivedCommand {
  return {
    caseKind: 'contract',
    caseId,
    actor: anOfficer,
    type: facts.type,
    facts,
    texts: {},
    idempotencyKey: randomUUID(),
    receivedAt,
    ...rest,
  };
}

/** Everything that happened to a ledger, in order. */
export async function storedEvents(
  pool: Database['pool'],
  caseId: CaseId,
): Promise<readonly { readonly type: string; readonly at: Instant; readonly command: string | null }[]> {
  const { rows } = await pool.query<{ type: string; occurred_at: Date; command_id: string | null }>(
    'SELECT type, occurred_at, command_id FROM app.case_event WHERE case_id = $1 ORDER BY sequence',
    [caseId],
  );
  return rows.map((row) => ({
    type: row.type,
    at: row.occurred_at.toISOString() as Instant,
    command: row.command_id,
  }));
}
