import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface ReceivedMail {
  readonly to: string;
  readonly raw: string;
}

export interface SmtpServer {
  readonly url: string;
  readonly received: ReceivedMail[];
  /** How often each recipient was named, whatever came of it. */
  readonly asked: Map<string, number>;
  /** The answer to RCPT TO, by recipient; null accepts. */
  answerFor: (recipient: string) => string | null;
  /** Called after a mail was kept and before the server says so. */
  onKept: () => void;
  close(): Promise<void>;
}

/** Just enough of RFC 5321 for one sender, with recipients that can be made to refuse. */
export async function startSmtpServer(): Promise<SmtpServer> {
  const sockets = new Set<Socket>();
  const received: ReceivedMail[] = [];
  const asked = new Map<string, number>();
  const tcp = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    converse(socket, server);
  });
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  const { port } = tcp.address() as AddressInfo;
  const server: SmtpServer = {
    url: `smtp://127.0.0.1:${port}`,
    received,
    asked,
    answerFor: () => null,
    onKept: () => undefined,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => tcp.close(() => resolve()));
    },
  };
  return server;
}

function converse(socket: Socket, server: SmtpServer): void {
  let buffer = '';
  let recipient = '';
  let isData = false;
  const say = (line: string): boolean => socket.write(`${line}\r\n`);
  say('220 test ESMTP');
  const answer = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'RCPT') {
      recipient = /<([^>]*)>/.exec(line)?.[1] ?? '';
      server.asked.set(recipient, (server.asked.get(recipient) ?? 0) + 1);
      say(server.answerFor(recipient) ?? '250 2.1.5 ok');
    } else if (verb === 'DATA') {
      isData = true;
      say('354 go on');
    } else if (verb === 'QUIT') {
      say('221 bye');
      socket.end();
    } else say(verb === 'EHLO' ? '250 test' : '250 2.0.0 ok');
  };
  socket.on('data', (chunk) => {
    buffer += chunk.toString('latin1');
    for (;;) {
      const mark = isData ? '\r\n.\r\n' : '\r\n';
      const at = buffer.indexOf(mark);
      if (at < 0) return;
      const part = buffer.slice(0, at);
      buffer = buffer.slice(at + mark.length);
      if (!isData) {
        answer(part);
        continue;
      }
      isData = false;
      server.received.push({ to: recipient, raw: part });
      server.onKept();
      say(`250 2.0.0 kept for ${recipient}`);
    }
  });
}

/** A header of a mail, unfolded; and its text decoded from base64 or quoted-printable UTF-8. */
export function headerOf({ raw }: ReceivedMail, name: string): string {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  return new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '';
}

export function textOf(mail: ReceivedMail): string {
  const body = mail.raw.slice(mail.raw.indexOf('\r\n\r\n') + 4);
  const encoding = headerOf(mail, 'Content-Transfer-Encoding');
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  const plain = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1').toString('utf8');
}
