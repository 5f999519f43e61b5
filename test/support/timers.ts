import type { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import type { CaseId } from '../../src/domain/ids';

const { EventType } = temporal.api.enums.v1;

/** What became of the timers of a ledger, in order: STARTED, FIRED, CANCELED. */
export async function timersOf(client: Client, caseId: CaseId): Promise<readonly string[]> {
  const { events } = await client.workflow.getHandle(`contract/${caseId}`).fetchHistory();
  const types = (events ?? []).map(({ eventType }) => EventType[eventType ?? 0] ?? '');
  return types.flatMap((type) => /(?<=^EVENT_TYPE_TIMER_)\w+$/.exec(type)?.[0] ?? []);
}
