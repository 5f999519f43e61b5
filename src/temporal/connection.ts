import { Client, Connection, type ConnectionLike } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';

export interface TemporalOptions {
  readonly address: string;
  /** Another one than the client's own, which is slower and loads in no time. */
  readonly connection?: ConnectionLike;
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
export function connectTemporal(options: TemporalOptions): Temporal {
  const { address, namespace, dataConverter } = options;
  const connection: ConnectionLike = options.connection ?? Connection.lazy({ address });
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
