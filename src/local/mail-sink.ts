import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { isRecord, readJson, writeJson } from './home';
import { inboxPage } from './mail-sink-page';

/** A letter as it arrived. `to` is the envelope's: who really gets it, whatever the header says. */
export interface SinkMessage {
  readonly id: string;
  readonly receivedAt: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly bytes: number }[];
}

export interface MailSink {
  close(): Promise<void>;
}

const largestMessageBytes = 25 * 1024 * 1024;

/**
 * A real SMTP server on the loopback address that delivers to a folder, and its inbox on a second port:
 * `GET /` a page, `GET /messages?to=` JSON, `GET /messages/<id>/raw` as received, `DELETE /messages` empties it.
 * Both libraries are ES modules only: they are loaded here, in a process of its own.
 */
export async function startMailSink(folder: string, smtpPort: number, webPort: number): Promise<MailSink> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { SMTPServer } = await import('smtp-server');
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    size: largestMessageBytes,
    onAuth: (_auth, _session, done) => done(null, { user: 'anybody' }),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const envelope = {
          from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
          to: session.envelope.rcptTo.map((recipient) => recipient.address),
        };
        keep(folder, Buffer.concat(chunks), envelope).then(
          () => done(),
          (error: unknown) => done(error instanceof Error ? error : new Error('not kept')),
        );
      });
    },
  });
  smtp.on('error', () => undefined);
  await new Promise<void>((resolve) => smtp.listen(smtpPort, '127.0.0.1', () => resolve()));
  const web = createServer((request, response) => answer(folder, request, response));
  await new Promise<void>((resolve) => web.listen(webPort, '127.0.0.1', () => resolve()));
  return {
    close: async () => {
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
      web.closeAllConnections();
      await new Promise<void>((resolve) => web.close(() => resolve()));
    },
  };
}

/** The raw letter first, then its reading: what is listed can always be opened. */
async function keep(
  folder: string,
  raw: Buffer,
  envelope: { readonly from: string; readonly to: readonly string[] },
): Promise<void> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(raw);
  const receivedAt = new Date().toISOString();
  const id = `${receivedAt.replace(/\D/g, '')}-${randomUUID().slice(0, 8)}`;
  const message: SinkMessage = {
    id,
    receivedAt,
    from: envelope.from,
    to: envelope.to,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    messageId: mail.messageId ?? '',
    attachments: mail.attachments.map((attachment) => ({
      name: attachment.filename ?? '',
      type: attachment.mimeType,
      bytes:
        typeof attachment.content === 'string'
          ? Buffer.byteLength(attachment.content)
          : attachment.content.byteLength,
    })),
  };
  writeJson(join(folder, `${id}.json`), { ...message, raw: raw.toString('base64') });
}

/** Newest first. */
function loadMessages(folder: string, to: string | null): readonly SinkMessage[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
    .map((name) => readJson(join(folder, name)))
    .filter(isSinkMessage)
    .map(({ id, receivedAt, from, to: recipients, subject, text, html, messageId, attachments }) => ({
      ...{ id, receivedAt, from, to: recipients, subject, text, html, messageId, attachments },
    }))
    .filter((message) => to === null || message.to.includes(to));
}

function isSinkMessage(value: unknown): value is SinkMessage {
  return isRecord(value) && typeof value['id'] === 'string' && Array.isArray(value['to']);
}

function answer(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://sink.invalid');
  if (request.method === 'DELETE' && url.pathname === '/messages') {
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { force: true });
    return send(response, 204, 'text/plain', '');
  }
  if (request.method !== 'GET') return send(response, 405, 'text/plain', '');
  if (url.pathname === '/messages') {
    return send(
      response,
      200,
      'application/json',
      JSON.stringify(loadMessages(folder, url.searchParams.get('to'))),
    );
  }
  if (url.pathname === '/') return send(response, 200, 'text/html', inboxPage(loadMessages(folder, null)));
  const raw = /^\/messages\/(\d+-[0-9a-f]+)\/raw$/.exec(url.pathname)?.[1];
  return raw === undefined ? send(response, 404, 'text/plain', '没有这一页') : sendRaw(folder, raw, response);
}

function sendRaw(folder: string, id: string, response: ServerResponse): void {
  try {
    const kept: unknown = JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8'));
    const raw = isRecord(kept) && typeof kept['raw'] === 'string' ? Buffer.from(kept['raw'], 'base64') : '';
    send(response, 200, 'text/plain', raw);
  } catch {
    send(response, 404, 'text/plain', '没有这封信');
  }
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  // A letter is somebody else's text: no script of it may run here.
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

async function main(folder: string, smtpPort: number, webPort: number): Promise<void> {
  const sink = await startMailSink(folder, smtpPort, webPort);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void sink.close().then(() => process.exit(0)));
  }
}

if (require.main === module) {
  const [folder = 'mail', smtpPort = '0', webPort = '0'] = process.argv.slice(2);
  void main(folder, Number(smtpPort), Number(webPort));
}
