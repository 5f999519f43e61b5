import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A line to a server that can be cut, as a train goes into a tunnel. */
export interface CutLine {
  readonly url: string;
  /** How much has gone to the server so far. */
  readonly bytesSent: () => number;
  /** When so much more has gone: ends every connection in the middle of what it carries, and lets none through. */
  readonly cutAfter: (bytes: number) => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
}

/** @param url of the server at the other end */
export async function layLine(url: string): Promise<CutLine> {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  let [isCut, bytes, cutAt] = [false, 0, Infinity];
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
    near.on('data', (chunk) => {
      bytes += chunk.length;
      if (bytes >= cutAt) cut();
    });
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    isCut = true;
    for (const socket of open) socket.resetAndDestroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytesSent: () => bytes,
    cutAfter: (more) => {
      cutAt = bytes + more;
    },
    mend: () => {
      [isCut, cutAt] = [false, Infinity];
    },
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
