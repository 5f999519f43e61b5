import { randomUUID } from 'node:crypto';
import { toCaseId } from '../../src/domain/ids';
import type { CaseId, OfficerId, OrganizationId, PlainDate } from '../../src/domain/ids';
import { noticeOf, rungKeyPrefix, rungNoticeOf } from '../../src/domain/notification';
import type { Addressee, Template } from '../../src/domain/notification';
import { deliverDue, retryDelayMs } from '../../src/notify/deliver';
import type { ComplainantMail, DeliveryDeps } from '../../src/notify/deliver';
import { createMailer } from '../../src/notify/mailer';
import type { Mailer, MailOutcome } from '../../src/notify/mailer';
import { createDirectory } from '../../src/notify/store-directory';
import { openDatabase } from '../../src/store/database';
import type { Database } from '../../src/store/database';
import {
  findNotificationFailures,
  FreeTextInNoticeError,
  insertNotifications,
  retryNotification,
  settleNotificationFailure,
  withdrawNotifications,
} from '../../src/store/notification.store';
import { bodiesIn } from '../support/bodies';
import type { Bodies } from '../support/bodies';
import { createTestDatabase, requiredAddress } from '../support/database';
import type { TestDatabase } from '../support/database';
import { headerOf, startSmtpServer, textOf } from '../support/smtp-server';
import type { SmtpServer } from '../support/smtp-server';

let test: TestDatabase;
let database: Database;
let smtp: SmtpServer;
let mailer: Mailer;
let bodies: Bodies;
let complainantMails: ComplainantMail[];
let vaultAnswer: MailOutcome;
let undeliverable: string[];
let government: OrganizationId;
let authority: OrganizationId;
let operations: OrganizationId;

beforeAll(async () => {
  smtp = await startSmtpServer();
  test = await createTestDatabase();
  database = openDatabase({ url: test.url('app'), name: 'notification-test' });
  mailer = createMailer({ smtpUrl: smtp.url, from: '践诺 <no-reply@pacta.example>', mailsPerSecond: 100 });
  bodies = bodiesIn(test, database);
  government = await bodies.body('青河市人民政府', 'government');
  authority = await bodies.body('青河市住房和城乡建设局', 'line-authority', government);
  operations = await bodies.body('青河市大数据中心', 'operations', government);
});

afterAll(async () => {
  mailer.close();
  await database.close();
  await test.drop();
  await smtp.close();
});

beforeEach(async () => {
  smtp.received.length = 0;
  smtp.asked.clear();
  smtp.answerFor = () => null;
  smtp.onKept = () => undefined;
  complainantMails = [];
  undeliverable = [];
  vaultAnswer = { type: 'accepted', reply: '250' };
  await test.pool.query('DELETE FROM app.notification');
  await test.pool.query('DELETE FROM app.incident');
  await test.pool.query('DELETE FROM app.role_grant');
});

const deps = (differing: Partial<DeliveryDeps> = {}): DeliveryDeps => ({
  database,
  directory: createDirectory(database),
  sendMail: (mail) => mailer.send(mail),
  sendToComplainant: (mail) => {
    complainantMails.push(mail);
    return Promise.resolve(vaultAnswer);
  },
  publicUrl: 'https://pacta.example',
  onUndeliverable: (notification, code) => {
    undeliverable.push(`${notification.template.type} ${code}`);
    return Promise.resolve();
  },
  ...differing,
});

const by = {
  on: '2026-11-25' as PlainDate,
  remainingWorkingDays: 3,
  basis: 'document',
  provisional: false,
} as const;
const question: Template = { type: 'question-asked', number: 'TS-150100-2026-000042', by };
const aCase = (): CaseId => toCaseId(randomUUID());
const about = (caseId: CaseId) => ({ caseKind: 'complaint', caseId, sequence: 4 }) as const;
const toOfficer = (officerId: OfficerId): Addressee => ({ type: 'officer', officerId });
const toClerk = (organizationId: OrganizationId): Addressee => ({
  type: 'role',
  organizationId,
  role: 'receiving-clerk',
});

async function raise(addressee: Addressee, caseId = aCase()): Promise<string> {
  const notice = noticeOf(about(caseId), question, addressee);
  await insertNotifications(database.prisma, [notice]);
  return notice.key;
}

async function drain(given: DeliveryDeps = deps()): Promise<void> {
  while ((await deliverDue(given)) > 0);
}

interface Stored {
  readonly state: string;
  readonly last_error_code: string | null;
  readonly provider_reply: string | null;
  readonly message_id: string | null;
  readonly attempts: number;
  readonly organization_id: string | null;
}

async function stored(key: string): Promise<Stored> {
  const { rows } = await test.pool.query<Stored>('SELECT * FROM app.notification WHERE key = $1', [key]);
  if (rows[0] === undefined) throw new Error('no such notification');
  return rows[0];
}

const makeDue = (): Promise<unknown> =>
  test.pool.query('UPDATE app.notification SET next_attempt_at = now()');

describe('a notice to an officer', () => {
  it('is sent once, with its id as Message-ID, and what the server said is kept as codes', async () => {
    const officer = await bodies.officer(authority, 'zhang@body.example');
    const key = await raise(toOfficer(officer));
    await drain();
    const [mail] = smtp.received;
    const row = await stored(key);
    expect(smtp.received).toHaveLength(1);
    expect(mail?.to).toBe('zhang@body.example');
    expect(mail && headerOf(mail, 'Message-ID')).toBe(`<${row.message_id}>`);
    expect(mail && textOf(mail)).toContain('2026年11月25日（星期三）');
    expect(row).toMatchObject({ state: 'sent', provider_reply: '250 2.0.0', last_error_code: null });
  });

  it('is raised once however often the same event is recorded', async () => {
    const officer = await bodies.officer(authority, 'once@body.example');
    const caseId = aCase();
    await raise(toOfficer(officer), caseId);
    await raise(toOfficer(officer), caseId);
    await drain();
    expect(smtp.received).toHaveLength(1);
  });

  it('keeps its Message-ID when the process dies between the mail and the note that it went out', async () => {
    const officer = await bodies.officer(authority, 'twice@body.example');
    const key = await raise(toOfficer(officer));
    const dying = deps({
      sendMail: async (mail) => {
        await mailer.send(mail);
        return new Promise<MailOutcome>(() => undefined);
      },
    });
    void deliverDue(dying);
    while (smtp.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await deliverDue(deps())).toBe(0);
    await makeDue();
    await drain();
    const ids = smtp.received.map((mail) => headerOf(mail, 'Message-ID'));
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
    expect(await stored(key)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('is not sent twice by two workers that deliver at the same time', async () => {
    const officer = await bodies.officer(authority, 'many@body.example');
    for (let index = 0; index < 60; index += 1) await raise(toOfficer(officer));
    await Promise.all([drain(), drain(), drain()]);
    const ids = smtp.received.map((mail) => headerOf(mail, 'Message-ID'));
    expect(ids).toHaveLength(60);
    expect(new Set(ids).size).toBe(60);
  });

  it('waits and tries again when the server says later', async () => {
    const officer = await bodies.officer(authority, 'busy@body.example');
    const key = await raise(toOfficer(officer));
    smtp.answerFor = () => '451 4.3.0 later';
    await drain();
    expect(await stored(key)).toMatchObject({ state: 'pending', last_error_code: 'EENVELOPE 451' });
    smtp.answerFor = () => null;
    await drain();
    expect(smtp.received).toHaveLength(0);
    await makeDue();
    await drain();
    expect(await stored(key)).toMatchObject({ state: 'sent', last_error_code: null });
  });

  it('waits longer each time, an hour at most', () => {
    const delays = [1, 2, 3, 8, 20, 56].map(retryDelayMs);
    expect(delays).toEqual([15_000, 30_000, 60_000, 1_920_000, 3_600_000, 3_600_000]);
  });

  it('lands on the list of its body when the address is refused, and blocks nobody else', async () => {
    const gone = await bodies.officer(authority, 'gone@body.example');
    const fine = await bodies.officer(authority, 'fine@body.example');
    smtp.answerFor = (recipient) =>
      recipient.startsWith('gone') ? `550 5.1.1 <${recipient}> unknown` : null;
    const failing = await raise(toOfficer(gone));
    await raise(toOfficer(fine));
    await drain();
    expect(smtp.received.map((mail) => mail.to)).toEqual(['fine@body.example']);
    const row = await stored(failing);
    expect(row).toMatchObject({
      state: 'failed',
      last_error_code: 'EENVELOPE 550',
      organization_id: authority,
    });
    expect(JSON.stringify(row)).not.toContain('gone@');
    expect(undeliverable).toEqual(['question-asked EENVELOPE 550']);
    const list = await findNotificationFailures(database.prisma, { organizationId: authority, caseIds: [] });
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({ template: 'question-asked', errorCode: 'EENVELOPE 550' });
  });

  it('leaves the list when somebody has seen to it, or when it is sent after all', async () => {
    const gone = await bodies.officer(authority, '');
    await raise(toOfficer(gone));
    await raise(toOfficer(gone));
    await drain();
    const concern = { organizationId: authority, caseIds: [] };
    const [first, second] = await findNotificationFailures(database.prisma, concern);
    if (first === undefined || second === undefined) throw new Error('two failures were expected');
    expect(first.errorCode).toBe('NO-ADDRESS');
    expect(await settleNotificationFailure(database.prisma, first.notificationId, gone)).toBe(true);
    await test.pool.query('UPDATE app.officer SET email = $1 WHERE officer_id = $2', [
      'new@body.example',
      gone,
    ]);
    expect(await retryNotification(database.prisma, second.notificationId)).toBe(true);
    await drain();
    expect(await findNotificationFailures(database.prisma, concern)).toEqual([]);
    expect(smtp.received.map((mail) => mail.to)).toEqual(['new@body.example']);
  });

  it('is delivered by the SMTP server of the local stack as well, in readable Chinese', async () => {
    const to = `sink-${randomUUID()}@body.example`;
    await raise(toOfficer(await bodies.officer(authority, to)));
    const local = createMailer({
      smtpUrl: requiredAddress('TEST_SMTP_URL'),
      from: '践诺 <no-reply@pacta.example>',
      mailsPerSecond: 10,
    });
    await drain(deps({ sendMail: (mail) => local.send(mail) }));
    local.close();
    const inbox = await fetch(`${requiredAddress('TEST_MAIL_URL')}/messages?to=${encodeURIComponent(to)}`);
    const [message] = (await inbox.json()) as readonly { subject: string; text: string }[];
    expect(message?.subject).toBe('【践诺】TS-150100-2026-000042 有一项询问待回复，请不晚于11月25日办理');
    expect(message?.text).toContain('需要办理：请登录查看并回复。');
  });
});

describe('a notice to a role', () => {
  it('goes to everybody who holds it, each on their own', async () => {
    await bodies.officer(authority, 'a@body.example', 'receiving-clerk');
    await bodies.officer(authority, 'b@body.example', 'receiving-clerk', 'section-head');
    await bodies.officer(authority, 'c@body.example', 'section-head');
    const key = await raise(toClerk(authority));
    await drain();
    expect(smtp.received.map((mail) => mail.to).sort()).toEqual(['a@body.example', 'b@body.example']);
    expect((await stored(key)).state).toBe('expanded');
  });

  it('goes to the deputy of whoever is absent', async () => {
    const absent = await bodies.officer(authority, 'absent@body.example', 'receiving-clerk');
    const deputy = await bodies.officer(authority, 'deputy@body.example');
    await bodies.absence(absent, deputy);
    await raise(toClerk(authority));
    await drain();
    expect(smtp.received.map((mail) => mail.to)).toEqual(['deputy@body.example']);
  });

  it('climbs to the superior when nobody holds it, and operations hears of it', async () => {
    await bodies.officer(government, 'above@body.example', 'receiving-clerk');
    await bodies.officer(operations, 'ops@body.example', 'operations');
    await raise(toClerk(authority));
    await drain();
    expect(smtp.received.map((mail) => mail.to).sort()).toEqual(['above@body.example', 'ops@body.example']);
    const { rows } = await test.pool.query('SELECT kind, detail FROM app.incident');
    expect(rows).toEqual([{ kind: 'role-unfilled', detail: { [`${authority}/receiving-clerk`]: true } }]);
    const told = smtp.received.find((mail) => mail.to.startsWith('ops'));
    expect(told && textOf(told)).toContain('青河市住房和城乡建设局的“收文员”岗位：岗位无人担任');
  });

  it('opens one incident for a case, not one for every notice', async () => {
    await bodies.officer(government, 'above2@body.example', 'receiving-clerk', 'case-handler');
    await bodies.officer(operations, 'ops2@body.example', 'operations');
    const caseId = aCase();
    await raise(toClerk(authority), caseId);
    await raise({ type: 'role', organizationId: authority, role: 'case-handler' }, caseId);
    await drain();
    const { rows } = await test.pool.query('SELECT detail FROM app.incident');
    expect(rows).toEqual([
      { detail: { [`${authority}/receiving-clerk`]: true, [`${authority}/case-handler`]: true } },
    ]);
  });

  it('fails in the open when nobody up to the root holds it, even where operations has nobody either', async () => {
    const key = await raise(toClerk(authority));
    await drain();
    expect(await stored(key)).toMatchObject({ state: 'failed', last_error_code: 'NOBODY-HOLDS-ROLE' });
    expect(undeliverable).toContain('question-asked NOBODY-HOLDS-ROLE');
    const { rows } = await test.pool.query('SELECT kind FROM app.incident');
    expect(rows).toEqual([{ kind: 'role-unfilled' }]);
  });
});

describe('a notice to a complainant', () => {
  const caseId = aCase();
  const addressee: Addressee = { type: 'complainant', complaintId: caseId, party: 'agent' };

  it('goes through the vault, by case and party, and no address is anywhere in the outbox', async () => {
    const key = await raise(addressee, caseId);
    await drain();
    const row = await stored(key);
    expect(complainantMails).toHaveLength(1);
    expect(complainantMails[0]).toMatchObject({
      complaintId: caseId,
      party: 'agent',
      messageId: row.message_id,
    });
    expect(complainantMails[0]?.text).toContain('https://pacta.example/receipts');
    expect(row.state).toBe('sent');
    expect(smtp.received).toEqual([]);
  });

  it('waits while the vault is away, and is a to-do of the case when there is no address', async () => {
    vaultAnswer = { type: 'deferred', code: 'VAULT-UNAVAILABLE' };
    const key = await raise(addressee, caseId);
    await drain();
    expect(await stored(key)).toMatchObject({ state: 'pending', last_error_code: 'VAULT-UNAVAILABLE' });
    vaultAnswer = { type: 'refused', code: 'NO-ADDRESS' };
    await makeDue();
    await drain();
    const list = await findNotificationFailures(database.prisma, {
      organizationId: authority,
      caseIds: [caseId],
    });
    expect(list.map((failure) => failure.errorCode)).toEqual(['NO-ADDRESS']);
  });
});

describe('what was announced about a date that moved', () => {
  it('is taken back where it has not gone out, and only that', async () => {
    const officer = await bodies.officer(authority, 'rung@body.example');
    const caseId = aCase();
    const template = {
      type: 'rung-reached',
      number: 'TS-1',
      duty: 'verify',
      rung: 'due',
      missedRungs: 0,
      ownerId: null,
      by,
    } as const;
    const rung = (revision: number) =>
      rungNoticeOf(about(caseId), { dutyId: 'verify', revision, template }, toOfficer(officer));
    await insertNotifications(database.prisma, [rung(1), rung(2)]);
    await insertNotifications(database.prisma, [rung(1)]);
    expect(await withdrawNotifications(database.prisma, caseId, rungKeyPrefix(caseId, 'verify', 1))).toBe(1);
    await drain();
    expect(smtp.received).toHaveLength(1);
    expect((await stored(rung(1).key)).state).toBe('withdrawn');
    expect((await stored(rung(2).key)).state).toBe('sent');
    expect(await withdrawNotifications(database.prisma, caseId, rungKeyPrefix(caseId, 'verify', 2))).toBe(0);
  });
});

describe('the outbox', () => {
  it('refuses free text before it is stored', async () => {
    const officer = await bodies.officer(authority, 'free@body.example');
    const template: Template = { type: 'case-rejected', number: 'TS-1', reasonCode: '投诉人王小明自愿放弃' };
    const notice = noticeOf(about(aCase()), template, toOfficer(officer));
    await expect(insertNotifications(database.prisma, [notice])).rejects.toThrow(FreeTextInNoticeError);
  });

  it('cannot be emptied or reworded by the application', async () => {
    await expect(database.pool.query('DELETE FROM app.notification')).rejects.toThrow(/permission denied/);
    await expect(database.pool.query(`UPDATE app.notification SET data = '{}'`)).rejects.toThrow(
      /permission denied/,
    );
  });

  it('keeps what is due when one notice cannot even be handled', async () => {
    const officer = await bodies.officer(authority, 'ok@body.example');
    await raise(toOfficer(officer));
    const broken = await raise(toClerk(authority));
    const directory = createDirectory(database);
    await deliverDue(
      deps({ directory: { ...directory, findHolders: () => Promise.reject(new Error('no connection')) } }),
    );
    expect(smtp.received.map((mail) => mail.to)).toEqual(['ok@body.example']);
    expect(await stored(broken)).toMatchObject({ state: 'pending', last_error_code: 'DELIVERY-ERROR' });
  });
});
