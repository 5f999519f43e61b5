import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface S3Server {
  readonly endpoint: string;
  readonly objects: Map<string, Buffer>;
  /** Uploads in parts that were begun and neither finished nor called off. */
  readonly openUploads: Map<string, Map<number, Buffer>>;
  /** Makes every write of a part fail from now on. */
  failParts: boolean;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const isChunked = String(request.headers['x-amz-content-sha256']).startsWith('STREAMING-');
  return isChunked ? withoutSignedChunks(body) : body;
}

/** aws-chunked: `<hex length>;…\r\n<bytes>\r\n`, ended by a chunk of no bytes. */
function withoutSignedChunks(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length;) {
    const lineEnd = body.indexOf('\r\n', at);
    const length = parseInt(body.toString('latin1', at, lineEnd), 16);
    if (length === 0) break;
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + length));
    at = lineEnd + 2 + length + 2;
  }
  return Buffer.concat(parts);
}

const xml = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
};

/** Put, get, delete and uploads in parts, path style: what the product asks of an S3 server. Unsigned calls are 403. */
export async function startS3Server(): Promise<S3Server> {
  const http = createServer((request, response) => {
    serve(server, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: S3Server = {
    endpoint: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    objects: new Map(),
    openUploads: new Map(),
    failParts: false,
    close: async () => {
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
  return server;
}

async function serve(server: S3Server, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', server.endpoint);
  const key = decodeURIComponent(url.pathname.slice(1));
  const uploadId = url.searchParams.get('uploadId');
  const body = await bodyOf(request);
  if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) {
    return xml(response, 403, '<Error><Code>AccessDenied</Code></Error>');
  }
  if (request.method === 'POST' && url.searchParams.has('uploads')) {
    const id = randomUUID();
    server.openUploads.set(id, new Map());
    const result = `<UploadId>${id}</UploadId><Key>${key}</Key>`;
    return xml(response, 200, `<InitiateMultipartUploadResult>${result}</InitiateMultipartUploadResult>`);
  }
  if (uploadId !== null) return servePart(server, { request, response, url, key, uploadId, body });
  return serveObject(server, { request, response, key, body });
}

function serveObject(
  server: S3Server,
  { request, response, key, body }: Pick<PartCall, 'request' | 'response' | 'key' | 'body'>,
): void {
  if (request.method === 'PUT') server.objects.set(key, body);
  if (request.method === 'DELETE') server.objects.delete(key);
  if (request.method !== 'GET') {
    response.writeHead(request.method === 'DELETE' ? 204 : 200, { etag: `"${etagOf(body)}"` });
    response.end();
    return;
  }
  const object = server.objects.get(key);
  if (object === undefined) return xml(response, 404, '<Error><Code>NoSuchKey</Code></Error>');
  response.writeHead(200, { 'content-length': object.length });
  response.end(object);
}

const etagOf = (body: Buffer): string => createHash('md5').update(body).digest('hex');

interface PartCall {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly key: string;
  readonly uploadId: string;
  readonly body: Buffer;
}

function servePart(server: S3Server, { request, response, url, key, uploadId, body }: PartCall): void {
  const parts = server.openUploads.get(uploadId);
  if (parts === undefined) return xml(response, 404, '<Error><Code>NoSuchUpload</Code></Error>');
  if (request.method === 'PUT') {
    if (server.failParts) return xml(response, 400, '<Error><Code>InvalidRequest</Code></Error>');
    parts.set(Number(url.searchParams.get('partNumber')), body);
    response.writeHead(200, { etag: `"${etagOf(body)}"` });
    response.end();
    return;
  }
  server.openUploads.delete(uploadId);
  if (request.method === 'DELETE') {
    response.writeHead(204).end();
    return;
  }
  const whole = [...parts].sort(([left], [right]) => left - right).map(([, part]) => part);
  server.objects.set(key, Buffer.concat(whole));
  const result = `<Key>${key}</Key><ETag>"${etagOf(body)}"</ETag>`;
  xml(response, 200, `<CompleteMultipartUploadResult>${result}</CompleteMultipartUploadResult>`);
}
