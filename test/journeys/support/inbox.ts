import { eventually } from '../../support/eventually';
import type { Role } from '../../../src/domain/officer';
import { emailOf, type BodyId } from './journey-city';

export interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** Everybody's mail, as the SMTP server got it. Several worlds share the server: links tell their mails apart. */
export interface Inbox {
  /** Waits until this role of this body has a mail about the case whose subject holds `subject`. */
  untilTold(body: BodyId, role: Role, about: string, subject: string): Promise<Mail>;
  /** Waits until somebody outside the offices has such a mail. */
  untilToldAt(address: string, about: string, subject: string): Promise<Mail>;
  /** Waits until somebody without an account has one: it leads nowhere, so the address must be this world's alone. */
  untilToldOutside(address: string, about: string): Promise<Mail>;
  /** The subjects that a role has received about a case so far. */
  subjectsFor(body: BodyId, role: Role, about: string): Promise<readonly string[]>;
}

/** A mail is on its way within two rounds of the delivery; a busy machine needs a little longer. */
const onItsWayMs = 30_000;

/** @param about the number of the case that the mails speak of. */
export function openInbox(mailUrl: string, worldUrl: string): Inbox {
  const allAt = async (address: string, about: string): Promise<readonly Mail[]> => {
    const answer = await fetch(`${mailUrl}/messages?to=${encodeURIComponent(address)}`);
    const mails = (await answer.json()) as readonly Mail[];
    return mails.filter(({ subject, text }) => `${subject}${text}`.includes(about));
  };
  const mailsAt = async (address: string, about: string): Promise<readonly Mail[]> =>
    (await allAt(address, about)).filter(({ text }) => text.includes(worldUrl));
  const untilToldAt = (address: string, about: string, subject: string): Promise<Mail> =>
    eventually(async () => {
      const mails = await mailsAt(address, about);
      const found = mails.find((mail) => mail.subject.includes(subject));
      if (found !== undefined) return found;
      const others = mails.map((mail) => mail.subject).join('、');
      throw new Error(`${address} 没有收到“${subject}”，只收到：${others}`);
    }, onItsWayMs);
  return {
    untilToldAt,
    untilToldOutside: (address, about) =>
      eventually(async () => {
        const [found] = await allAt(address, about);
        if (found === undefined) throw new Error(`${address} 没有收到关于 ${about} 的邮件`);
        return found;
      }, onItsWayMs),
    untilTold: (body, role, about, subject) => untilToldAt(emailOf(body, role), about, subject),
    subjectsFor: async (body, role, about) =>
      (await mailsAt(emailOf(body, role), about)).map(({ subject }) => subject),
  };
}
