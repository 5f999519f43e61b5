import type { Writable } from 'node:stream';
import type { PoolClient } from 'pg';
import type { Connection } from './statements';

/** A part of `pg` that its types leave out: what a connection writes to, another stream once it is encrypted. */
interface Sending {
  readonly connection: { readonly stream: Writable };
}

/**
 * A connection on which everything that is asked before the next answer can come leaves in one packet: each packet
 * costs a call into the system on this side and wakes the database on the other.
 */
export function inOneGo(client: PoolClient): Connection {
  let isGathering = false;
  return {
    query: (statement) => {
      if (!isGathering) {
        const { stream } = (client as unknown as Sending).connection;
        isGathering = true;
        stream.cork();
        process.nextTick(() => {
          isGathering = false;
          stream.uncork();
        });
      }
      return client.query(statement);
    },
  };
}
