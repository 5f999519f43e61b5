import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { isRecord, readJson, writeJson } from './home';
import type { Home } from './home';
import { commandOf } from './processes';

/** Asks the system itself: only a bind tells whether a port is free. */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Any free port of the loopback address. */
export function findFreePort(host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host }, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/**
 * The port this home used last time for the part if it is still free, else any free one, and remembers it: addresses
 * stay the same from start to start.
 */
export async function portFor(home: Home, part: string): Promise<number> {
  const file = home.path('ports.json');
  const noted = readJson(file);
  const ports = isRecord(noted) ? noted : {};
  const last = ports[part];
  if (typeof last === 'number' && (await isPortFree(last))) return last;
  const port = await findFreePort();
  writeJson(file, { ...ports, [part]: port });
  return port;
}

export interface PortHolder {
  readonly pid: number;
  readonly command: string;
}

/** Who listens on a port. @returns null when the system does not say, as for a process of somebody else. */
export function findPortHolder(port: number): PortHolder | null {
  const pid = process.platform === 'linux' ? pidByProc(port) : pidByLsof(port);
  return pid === null ? null : { pid, command: commandOf(pid) };
}

const listening = '0A';

function pidByProc(port: number): number | null {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  const inodes = new Set<string>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of readLines(table)) {
      const fields = line.trim().split(/\s+/);
      if (fields[1]?.endsWith(`:${hexPort}`) && fields[3] === listening && fields[9]) inodes.add(fields[9]);
    }
  }
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const holder = pids.find((pid) =>
    linksOf(pid).some((link) => inodes.has(/^socket:\[(\d+)\]$/.exec(link)?.[1] ?? '')),
  );
  return holder === undefined ? null : Number(holder);
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function linksOf(pid: string): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`);
      } catch {
        return '';
      }
    });
  } catch {
    return [];
  }
}

function pidByLsof(port: number): number | null {
  try {
    const found = execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-t'], { encoding: 'utf8' });
    return Number(found.split('\n')[0]) || null;
  } catch {
    return null;
  }
}
