import { timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, unlinkSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { log } from '../log';
import {
  isVaultOperation,
  MalformedVaultRequestError,
  readRequest,
  type ReplyOf,
  type VaultOperation,
} from './protocol';
import type { VaultHandlers } from './handlers';
import { loadOrMakeToken } from './token';

const longestBody = 30 * 1024 * 1024;
/** The system's limit for a socket's path: 108 bytes on Linux, 104 on macOS, with the closing zero. */
const longestSocketPath = 103;

/**
 * Opens the door: a local socket with mode 0600, a token on every call. Takes the place of a socket that a killed
 * vault left behind; refuses to start beside one that answers.
 */
export async function openDoor(socketPath: string, handlers: VaultHandlers): Promise<Server> {
  if (Buffer.byteLength(socketPath) > longestSocketPath) {
    throw new Error(`VAULT_SOCKET 太长（上限 ${longestSocketPath} 字节），请换一个较短的路径`);
  }
  if (await isAnswered(socketPath)) throw new Error(`已有保险库在 ${socketPath} 上运行`);
  if (existsSync(socketPath)) unlinkSync(socketPath);
  const token = Buffer.from(`Bearer ${loadOrMakeToken(socketPath)}`);
  const server = createServer((request, response) => {
    void answer(request, response, { token, handlers });
  });
  const formerMask = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(socketPath, resolve);
    });
  } finally {
    process.umask(formerMask);
  }
  chmodSync(socketPath, 0o600);
  return server;
}

interface Doorkeeper {
  readonly token: Buffer;
  readonly handlers: VaultHandlers;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  doorkeeper: Doorkeeper,
): Promise<void> {
  const operation = (request.url ?? '').slice(1);
  try {
    if (!hasToken(request, doorkeeper.token)) return send(response, 401, { error: 'token' });
    if (request.method !== 'POST' || !isVaultOperation(operation)) {
      return send(response, 404, { error: 'operation' });
    }
    const body = await readBody(request);
    send(response, 200, { reply: await perform(doorkeeper.handlers, operation, body) });
  } catch (error) {
    if (error instanceof MalformedVaultRequestError) return send(response, 400, { error: error.message });
    log.error({ error, operation }, '保险库出错');
    send(response, 500, { error: 'vault' });
  }
}

async function perform<O extends VaultOperation>(
  handlers: VaultHandlers,
  operation: O,
  body: Readonly<Record<string, unknown>>,
): Promise<ReplyOf<O>> {
  return handlers[operation](readRequest[operation](body));
}

async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) throw new MalformedVaultRequestError('body: too large');
    chunks.push(chunk);
  }
  let body: unknown;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new MalformedVaultRequestError('body: JSON expected');
  }
  if (typeof body === 'object' && body !== null && !Array.isArray(body))
    return body as Record<string, unknown>;
  throw new MalformedVaultRequestError('body: object expected');
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function hasToken(request: IncomingMessage, token: Buffer): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  return given.length === token.length && timingSafeEqual(given, token);
}

function isAnswered(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
