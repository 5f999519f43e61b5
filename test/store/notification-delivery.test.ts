import { randomUUID } from 'node:crypto';
import { noticeOf, type Template } from '../../src/domain/notification';
import { deliverDue, retryDelayMs } from '../../src/notify/deliver';
import { createMailer } from '../../src/notify/mailer';
import type { MailOutcome } from '../../src/notify/mailer';
import {
  findNotificationFailures,
  insertNotifications,
  retryNotification,
  settleNotificationFailure,
} from '../../src/store/notification.store';
import { requiredAddress } from '../support/database';
import { aCase, by, createOutboxWorld, toOfficer } from '../support/outbox-world';
import type { OutboxWorld } from '../support/outbox-world';
import { headerOf, textOf } from '../support/smtp-server';

let world: OutboxWorld;

beforeAll(async () => {
  world = await createOutboxWorld();
});
afterAll(() => world.close());
beforeEach(() => world.reset());

describe('a notice to a contact of a contract', () => {
  const remind = async (): Promise<string> => {
    const contractId = aCase();
    const to = { type: 'contract-contact', contractId, partyId: 'b', contactId: 'b1' } as const;
    const template: Template = {
      type: 'milestone-reminder',
      ...{ number: '150100-KFQ-06-2026-000001-0', undertakingId: world.authority, dueOn: by.on, by },
      milestone: 'payment',
      owedBy: 'public',
      reader: 'other-party',
      ...{ amountFen: 100_000_00, rung: 'week-before', silentParties: 0 },
    };
    const notice = noticeOf({ caseKind: 'contract', caseId: contractId, sequence: 4 }, template, to);
    await insertNotifications(world.database.prisma, [notice]);
    return notice.key;
  };

  it('goes through the vault by its ids alone, with the department to turn to and no way into the console', async () => {
    const key = await remind();
    await world.drain();
    const [mail] = world.contactMails;
    expect(world.contactMails).toHaveLength(1);
    expect(mail).toMatchObject({ partyId: 'b', contactId: 'b1' });
    expect(mail?.text).toContain('统一合同编码：150100-KFQ-06-2026-000001-0');
    expect(mail?.text).toContain('请与青河市住房和城乡建设局联系');
    expect(mail?.text).not.toContain('pacta.example');
    expect(await world.stored(key)).toMatchObject({ state: 'sent', message_id: mail?.messageId });
  });

  it('tells the contract when no address works, and operations only where one was refused', async () => {
    world.vaultAnswer = { type: 'refused', code: 'NO-ADDRESS' };
    const mute = await remind();
    await world.drain();
    const incidents = async () => (await world.test.pool.query('SELECT id FROM app.incident')).rowCount;
    expect([world.undeliverable, await incidents()]).toEqual([['milestone-reminder no-address'], 0]);
    expect(await world.stored(mute)).toMatchObject({ state: 'failed', last_error_code: 'NO-ADDRESS' });
    world.vaultAnswer = { type: 'refused', code: 'SMTP 550' };
    await remind();
    await world.drain();
    expect(world.undeliverable.at(-1)).toBe('milestone-reminder refused');
    expect(await incidents()).toBe(1);
  });
});

describe('a notice to an officer', () => {
  it('is sent once, with its id as Message-ID, and what the server said is kept as codes', async () => {
    const officer = await world.bodies.officer(world.authority, 'zhang@body.example');
    const key = await world.raise(toOfficer(officer));
    await world.drain();
    const [mail] = world.smtp.received;
    const row = await world.stored(key);
    expect(world.smtp.received).toHaveLength(1);
    expect(mail?.to).toBe('zhang@body.example');
    expect(mail && headerOf(mail, 'Message-ID')).toBe(`<${row.message_id}>`);
    expect(mail && textOf(mail)).toContain('2026年11月25日（星期三）');
    expect(row).toMatchObject({ state: 'sent', provider_reply: '250 2.0.0', last_error_code: null });
  });

  it('is raised once however often the same event is recorded', async () => {
    const officer = await world.bodies.officer(world.authority, 'once@body.example');
    const caseId = aCase();
    await world.raise(toOfficer(officer), caseId);
    await world.raise(toOfficer(officer), caseId);
    await world.drain();
    expect(world.smtp.received).toHaveLength(1);
  });

  it('is not sent again because the database was away when it had gone out', async () => {
    const officer = await world.bodies.officer(world.authority, 'away@body.example');
    const key = await world.raise(toOfficer(officer));
    const { pool } = world.test;
    const name = new URL(world.test.url('app')).pathname.slice(1);
    const cutting = world.deps({
      sendMail: async (mail) => {
        const outcome = await world.mailer.send(mail);
        await pool.query(`ALTER DATABASE "${name}" CONNECTION LIMIT 0`);
        await pool.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND usename = 'pacta_app'`,
        );
        setTimeout(() => void pool.query(`ALTER DATABASE "${name}" CONNECTION LIMIT -1`), 1_500);
        return outcome;
      },
    });
    await deliverDue(cutting);
    expect(await world.stored(key)).toMatchObject({ state: 'sent', attempts: 1 });
    await world.makeDue();
    await world.drain();
    expect(world.smtp.received).toHaveLength(1);
  });

  it('keeps its Message-ID when the process dies between the mail and the note that it went out', async () => {
    const officer = await world.bodies.officer(world.authority, 'twice@body.example');
    const key = await world.raise(toOfficer(officer));
    const dying = world.deps({
      sendMail: async (mail) => {
        await world.mailer.send(mail);
        return new Promise<MailOutcome>(() => undefined);
      },
    });
    void deliverDue(dying);
    while (world.smtp.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await deliverDue(world.deps())).toBe(0);
    await world.makeDue();
    await world.drain();
    const ids = world.smtp.received.map((mail) => headerOf(mail, 'Message-ID'));
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
    expect(await world.stored(key)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('is not sent twice by two workers that deliver at the same time', async () => {
    const officer = await world.bodies.officer(world.authority, 'many@body.example');
    for (let index = 0; index < 60; index += 1) await world.raise(toOfficer(officer));
    await Promise.all([world.drain(), world.drain(), world.drain()]);
    const ids = world.smtp.received.map((mail) => headerOf(mail, 'Message-ID'));
    expect(ids).toHaveLength(60);
    expect(new Set(ids).size).toBe(60);
  });

  it('waits and tries again when the server says later', async () => {
    const officer = await world.bodies.officer(world.authority, 'busy@body.example');
    const key = await world.raise(toOfficer(officer));
    world.smtp.answerFor = () => '451 4.3.0 later';
    await world.drain();
    expect(await world.stored(key)).toMatchObject({ state: 'pending', last_error_code: 'EENVELOPE 451' });
    world.smtp.answerFor = () => null;
    await world.drain();
    expect(world.smtp.received).toHaveLength(0);
    await world.makeDue();
    await world.drain();
    expect(await world.stored(key)).toMatchObject({ state: 'sent', last_error_code: null });
  });

  it('waits longer each time, an hour at most', () => {
    const delays = [1, 2, 3, 8, 20, 56].map(retryDelayMs);
    expect(delays).toEqual([15_000, 30_000, 60_000, 1_920_000, 3_600_000, 3_600_000]);
  });

  it('lands on the list of its body when the address is refused, and blocks nobody else', async () => {
    const gone = await world.bodies.officer(world.authority, 'gone@body.example');
    const fine = await world.bodies.officer(world.authority, 'fine@body.example');
    world.smtp.answerFor = (recipient) =>
      recipient.startsWith('gone') ? `550 5.1.1 <${recipient}> unknown` : null;
    const failing = await world.raise(toOfficer(gone));
    await world.raise(toOfficer(fine));
    await world.drain();
    expect(world.smtp.received.map((mail) => mail.to)).toEqual(['fine@body.example']);
    const row = await world.stored(failing);
    expect(row).toMatchObject({
      state: 'failed',
      last_error_code: 'EENVELOPE 550',
      organization_id: world.authority,
    });
    expect(JSON.stringify(row)).not.toContain('gone@');
    expect(world.undeliverable).toEqual(['question-asked refused']);
    const { rows: incidents } = await world.test.pool.query('SELECT kind, detail FROM app.incident');
    const detail = { template: 'question-asked', addressee: 'officer', code: 'EENVELOPE 550' };
    expect(incidents).toEqual([{ kind: 'mail-undeliverable', detail }]);
    const list = await findNotificationFailures(world.database.prisma, {
      organizationId: world.authority,
      caseIds: [],
    });
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({ template: 'question-asked', errorCode: 'EENVELOPE 550' });
  });

  it('leaves the list when somebody has seen to it, or when it is sent after all', async () => {
    const gone = await world.bodies.officer(world.authority, '');
    await world.raise(toOfficer(gone));
    await world.raise(toOfficer(gone));
    await world.drain();
    const concern = { organizationId: world.authority, caseIds: [] };
    const [first, second] = await findNotificationFailures(world.database.prisma, concern);
    if (first === undefined || second === undefined) throw new Error('two failures were expected');
    expect(first.errorCode).toBe('NO-ADDRESS');
    expect(await settleNotificationFailure(world.database.prisma, first.notificationId, gone)).toBe(true);
    await world.test.pool.query('UPDATE app.officer SET email = $1 WHERE officer_id = $2', [
      'new@body.example',
      gone,
    ]);
    expect(await retryNotification(world.database.prisma, second.notificationId)).toBe(true);
    await world.drain();
    expect(await findNotificationFailures(world.database.prisma, concern)).toEqual([]);
    expect(world.smtp.received.map((mail) => mail.to)).toEqual(['new@body.example']);
  });

  it('is delivered by the SMTP server of the local stack as well, in readable Chinese', async () => {
    const to = `sink-${randomUUID()}@body.example`;
    await world.raise(toOfficer(await world.bodies.officer(world.authority, to)));
    const local = createMailer({
      smtpUrl: requiredAddress('TEST_SMTP_URL'),
      from: '践诺 <no-reply@pacta.example>',
      mailsPerSecond: 10,
    });
    await world.drain(world.deps({ sendMail: (mail) => local.send(mail) }));
    local.close();
    const inbox = await fetch(`${requiredAddress('TEST_MAIL_URL')}/messages?to=${encodeURIComponent(to)}`);
    const [message] = (await inbox.json()) as readonly { subject: string; text: string }[];
    expect(message?.subject).toBe('【践诺】TS-150100-2026-000042 有一项询问待回复，请不晚于11月25日办理');
    expect(message?.text).toContain('需要办理：请登录查看并回复。');
  });
});
