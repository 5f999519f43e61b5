import type { CaseId, Instant } from '../../src/domain/ids';
import type { RecordRequest, Typed } from '../../src/domain/recording';
import { storeCommand, type StoredCommand } from '../../src/store/command.store';
import type { EventLogDeps } from '../../src/store/event-log';
import type { LedgerData, LedgerFacts } from './ledger-law';
import { aCommand } from './ledger-store';

const at = (text: string): Instant => `2026-03-${text}.000Z` as Instant;
export const morning = at('02T01:00:00');
export const noon = at('02T04:00:00');

export const left: readonly LedgerData[] = [{ type: 'turned', side: 'left' }, { type: 'counted' }];
export const right: readonly LedgerData[] = [{ type: 'turned', side: 'right' }, { type: 'counted' }];

export async function received(
  deps: EventLogDeps,
  caseId: CaseId,
  facts: LedgerFacts,
  { receivedAt = morning, texts = {} }: { receivedAt?: Instant; texts?: Record<string, string> } = {},
): Promise<StoredCommand> {
  const command = aCommand(caseId, facts, receivedAt, { texts });
  const stored = await storeCommand(deps.database, command, { deliveredAs: 'update', graceMs: 0 });
  if (stored.outcome !== 'stored') throw new Error(`the command was ${stored.outcome}`);
  return stored.command;
}

export function decided(
  command: StoredCommand,
  sequence: number,
  events: readonly LedgerData[],
): RecordRequest<Typed> {
  const { caseId, commandId, receivedAt } = command;
  const decision = { type: 'events' as const, events, occurredAt: receivedAt };
  return { kind: 'contract', caseId, epoch: 1, sequence, command: { commandId, receivedAt }, decision };
}

export function refusing(command: StoredCommand, sequence: number): RecordRequest<Typed> {
  const decision = { type: 'refusal' as const, refusal: { type: 'target-is-same' as const } };
  return { ...decided(command, sequence, []), decision };
}

export function fallenDue(
  command: StoredCommand,
  sequence: number,
  occurredAt: Instant,
): RecordRequest<Typed> {
  const decision = { type: 'events' as const, events: [{ type: 'promise-broken' }], occurredAt };
  return { ...decided(command, sequence, []), command: null, decision };
}
