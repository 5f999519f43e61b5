import type { Notification, PoolClient } from 'pg';
import type { CommandId } from '../domain/ids';
import { log } from '../log';
import type { Database } from './database';

/** Where the transaction that decides a command tells of it, at the moment it is committed. */
export const DECIDED_CHANNEL = 'command_decided';

export type Decided = { readonly type: 'recorded'; readonly sequence: number } | { readonly type: 'refused' };

/** Somebody who waits for one command. */
export interface Following {
  /** What is decided from now on. It may never say so: a connection can be cut at the wrong moment. */
  readonly decided: Promise<Decided>;
  leave(): void;
}

/** Tells of commands as they are decided, whichever process decides them. */
export interface DecisionFeed {
  follow(commandId: CommandId): Following;
  close(): void;
}

const reopenAfterMs = 1_000;

/** Holds one connection of the pool; one that is cut is opened anew. */
export function openDecisionFeed({ pool }: Pick<Database, 'pool'>): DecisionFeed {
  const waiting = new Map<string, Set<(decided: Decided) => void>>();
  let isClosed = false;
  let connection: PoolClient | null = null;
  let timer: NodeJS.Timeout | undefined;

  const tell = ({ payload = '' }: Notification): void => {
    const [commandId = '', outcome] = payload.split(' ');
    const decided: Decided =
      outcome === 'refused' ? { type: 'refused' } : { type: 'recorded', sequence: Number(outcome) };
    for (const told of waiting.get(commandId) ?? []) told(decided);
  };
  const lose = (client: PoolClient, error: Error): void => {
    if (connection !== client) return;
    connection = null;
    client.release(error);
    reopen(error);
  };
  const reopen = (error: unknown): void => {
    if (isClosed) return;
    log.warn({ error }, '命令办结通知的数据库连接中断，稍后重连；其间以流程引擎的答复为准');
    timer = setTimeout(open, reopenAfterMs);
  };
  const listen = async (): Promise<void> => {
    const client = await pool.connect();
    if (isClosed) return client.release();
    connection = client;
    client.on('notification', tell);
    client.on('error', (error) => lose(client, error));
    client.on('end', () => lose(client, new Error('the connection has ended')));
    await client.query(`LISTEN ${DECIDED_CHANNEL}`).catch((error: unknown) => lose(client, error as Error));
  };
  const open = (): void => void listen().catch(reopen);

  open();
  return {
    follow: (commandId) => {
      const all = waiting.get(commandId) ?? new Set();
      waiting.set(commandId, all);
      let told: (decided: Decided) => void = () => undefined;
      const decided = new Promise<Decided>((resolve) => {
        told = resolve;
      });
      all.add(told);
      const leave = (): void => {
        all.delete(told);
        if (all.size === 0 && waiting.get(commandId) === all) waiting.delete(commandId);
      };
      return { decided, leave };
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      connection?.release(true);
      connection = null;
    },
  };
}
