import { createTransport } from 'nodemailer';
import { log } from '../log';

export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for every attempt at one notice, without angle brackets: receivers drop what they have. */
  readonly messageId: string;
}

/**
 * What became of a mail. Codes only: a mail server's sentence repeats the address.
 * `refused` is final, `deferred` may be tried again.
 */
export type MailOutcome =
  | { readonly type: 'accepted'; readonly reply: string }
  | { readonly type: 'refused'; readonly code: string }
  | { readonly type: 'deferred'; readonly code: string };

export interface Mailer {
  send(mail: OutgoingMail): Promise<MailOutcome>;
  close(): void;
}

export interface MailerOptions {
  readonly smtpUrl: string;
  readonly from: string;
  /** What the city's mail server takes from one sender; the mailer waits rather than exceed it. */
  readonly mailsPerSecond: number;
}

const REPLY_CODES = /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3})?/;

/** A mailer for officers' own addresses; a complainant's mail goes through the vault. */
export function createMailer(options: MailerOptions): Mailer {
  const transporter = createTransport({
    url: options.smtpUrl,
    pool: true,
    maxConnections: 2,
    rateDelta: 1_000,
    rateLimit: options.mailsPerSecond,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to, subject, text, messageId }) => {
      try {
        const message = { from: options.from, to: { name: '', address: to }, subject, text };
        const sent = await transporter.sendMail({ ...message, messageId: `<${messageId}>` });
        return { type: 'accepted', reply: REPLY_CODES.exec(sent.response)?.[0] ?? '250' };
      } catch (error) {
        return toFailure(error);
      }
    },
    close: () => transporter.close(),
  };
}

function toFailure(error: unknown): MailOutcome {
  const failure = error as { readonly code?: unknown; readonly responseCode?: unknown };
  const kind = typeof failure.code === 'string' ? failure.code : 'UNKNOWN';
  const smtpCode = typeof failure.responseCode === 'number' ? failure.responseCode : null;
  const code = smtpCode === null ? kind : `${kind} ${smtpCode}`;
  log.warn({ operation: 'send-mail', type: kind, status: smtpCode }, '邮件没有送出');
  const concernsThisMail = kind === 'EENVELOPE' || kind === 'EMESSAGE';
  const isFinal = concernsThisMail && (smtpCode === null || smtpCode >= 500);
  return { type: isFinal ? 'refused' : 'deferred', code };
}
