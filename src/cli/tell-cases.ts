import { currentEnvironment, loadConfig } from '../config';
import type { CaseClock } from '../domain/case-clock';
import { announceClock } from '../intake/announce-clock';
import { commandLineEnvironment } from '../local/stack-environment';
import { loadClock } from '../store/case-clock.store';
import { PROJECTIONS } from '../store/projections';
import { openDatabase } from '../store/database';
import { createCaseGateway, gatewayOptionsFor } from '../temporal/case.gateway';
import { dataConverterFor } from '../temporal/codec/data-converter';
import { loadPayloadKeys } from '../temporal/codec/key-ring';
import { CASE_WORKFLOWS } from '../temporal/case-workflows';
import { connectTemporal } from '../temporal/connection';

/** Wakes every running case that sleeps by the old clock. @returns how many were told. */
export async function tellCases(clock: CaseClock): Promise<number> {
  const config = loadConfig('engine', commandLineEnvironment(currentEnvironment()));
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = config;
  const dataConverter = dataConverterFor(loadPayloadKeys(config.PAYLOAD_KEYS_FILE), namespace);
  const database = openDatabase({ url: config.DATABASE_URL, name: 'cli', maxConnections: 4 });
  const temporal = connectTemporal({ address, namespace, dataConverter });
  try {
    return await announceClock(
      {
        database,
        projections: PROJECTIONS,
        loadClock: () => loadClock(database.pool),
        gateway: createCaseGateway(temporal.client, CASE_WORKFLOWS, gatewayOptionsFor(clock)),
      },
      clock,
    );
  } finally {
    await temporal.close();
    await database.close();
  }
}
