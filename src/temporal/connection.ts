import { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';

export interface TemporalOptions {
  readonly address: string;
  readonly namespace: string;
  /** Absent only in tests: a deployed client encrypts what it sends. */
  readonly dataConverter?: DataConverter;
}

export interface Temporal {
  readonly client: Client;
  readonly namespace: string;
  /** Whether the engine answers within `timeoutMs`. */
  isServing(timeoutMs: number): Promise<boolean>;
  close(): Promise<void>;
}

/** Connects at the first call, not here: who stores what he receives must start while the engine is down. */
export function connectTemporal({ address, namespace, dataConverter }: TemporalOptions): Temporal {
  const connection = Connection.lazy({ address });
  const client = new Client({
    connection,
    namespace,
    ...(dataConverter === undefined ? {} : { dataConverter }),
  });
  return {
    client,
    namespace,
    isServing: async (timeoutMs) => {
      try {
        await connection.withDeadline(Date.now() + timeoutMs, () =>
          connection.workflowService.getSystemInfo({}),
        );
        return true;
      } catch {
        return false;
      }
    },
    close: () => connection.close(),
  };
}
