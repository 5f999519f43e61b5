import type { Instant, PlainDate } from '../../../src/domain/ids';
import { plainDateAt } from '../../../src/domain/plain-date';
import { announceClock } from '../../../src/intake/announce-clock';
import { advanceClock, loadClock } from '../../../src/store/case-clock.store';
import { PROJECTIONS } from '../../../src/store/projections';
import type { Database } from '../../../src/store/database';
import { createCaseGateway, gatewayOptionsFor } from '../../../src/temporal/case.gateway';
import { dataConverterFor } from '../../../src/temporal/codec/data-converter';
import { loadPayloadKeys } from '../../../src/temporal/codec/key-ring';
import { CASE_WORKFLOWS } from '../../../src/temporal/case-workflows';
import { connectTemporal } from '../../../src/temporal/connection';
import { eventually } from '../../support/eventually';
import { expectStatus, type Desk } from './desk';
import { usernameOf } from './journey-city';

/** The frozen clock of a world; it moves when a journey says so, and then everybody acts who has something due. */
export interface CaseTime {
  /** Sets the clock forward to an instant (Beijing time, `2026-02-24 09:00`) and waits until nobody is behind it. */
  passesTo(moment: string): Promise<void>;
  /** The day in Beijing. */
  today(): PlainDate;
  close(): Promise<void>;
}

interface Watched {
  readonly number: string;
  readonly state: string;
  readonly isBehind: boolean;
  readonly pendingCommands: number;
  readonly waitingFor: string;
  readonly waitingUntil: Instant | null;
}

/** @param moment Beijing time, `2026-02-24 09:00`. */
export const toInstant = (moment: string): Instant =>
  new Date(`${moment.replace(' ', 'T')}:00+08:00`).toISOString() as Instant;

/** Each case is told by a signal, and records what fell due for it one step at a time. */
const settlesWithinMs = 30_000;

const realNow = (): Instant => new Date().toISOString() as Instant;

export function openCaseTime(
  database: Database,
  environment: Readonly<Record<string, string>>,
  desk: Desk,
  start: Instant,
): CaseTime {
  let now = start;
  const namespace = environment['TEMPORAL_NAMESPACE'] ?? '';
  const dataConverter = dataConverterFor(loadPayloadKeys(environment['PAYLOAD_KEYS_FILE'] ?? ''), namespace);
  const address = environment['TEMPORAL_ADDRESS'] ?? '';
  const temporal = connectTemporal({ address, namespace, dataConverter });
  const tellCases = async (): Promise<void> => {
    const clock = await loadClock(database.pool);
    const gateway = createCaseGateway(temporal.client, CASE_WORKFLOWS, gatewayOptionsFor(clock));
    const store = { database, projections: PROJECTIONS };
    await announceClock({ ...store, gateway, loadClock: () => loadClock(database.pool) }, clock);
  };
  return {
    passesTo: async (moment) => {
      const to = toInstant(moment);
      const advanced = await advanceClock(database.pool, realNow(), () => to);
      if (!advanced.ok) throw new Error(JSON.stringify(advanced.refusal));
      now = to;
      await tellCases();
      await eventually(() => expectNobodyBehind(desk, to), settlesWithinMs);
    },
    today: () => plainDateAt(now),
    close: () => temporal.close(),
  };
}

/** As operations see it: no case waits for an instant that has passed, and none is behind its row. */
async function expectNobodyBehind(desk: Desk, now: Instant): Promise<void> {
  const token = await desk.tokenOf(usernameOf('operations', 'operations'));
  const reply = await desk.get('/operations/workflows?limit=50', token);
  const { items } = expectStatus(reply, 200) as { readonly items: readonly Watched[] };
  const behind = items.filter(
    ({ state, isBehind, pendingCommands, waitingFor, waitingUntil }) =>
      state !== 'running' ||
      isBehind ||
      pendingCommands > 0 ||
      !waitingFor.startsWith('等待办理') ||
      (waitingUntil !== null && waitingUntil <= now),
  );
  if (behind.length > 0) throw new Error(`到 ${now} 仍落后：${JSON.stringify(behind)}`);
}
