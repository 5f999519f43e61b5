import type { Addressee, Template } from '../../src/domain/notification';
import { noticeOf, rungKeyPrefix, rungNoticeOf } from '../../src/domain/notification';
import { deliverDue } from '../../src/notify/deliver';
import { createDirectory } from '../../src/notify/store-directory';
import {
  findNotificationFailures,
  FreeTextInNoticeError,
  insertNotifications,
  withdrawNotifications,
} from '../../src/store/notification.store';
import { about, aCase, by, createOutboxWorld, toClerk, toOfficer } from '../support/outbox-world';
import type { OutboxWorld } from '../support/outbox-world';
import { textOf } from '../support/smtp-server';

let world: OutboxWorld;

beforeAll(async () => {
  world = await createOutboxWorld();
});
afterAll(() => world.close());
beforeEach(() => world.reset());

describe('a notice to a role', () => {
  it('goes to everybody who holds it, each on their own', async () => {
    await world.bodies.officer(world.authority, 'a@body.example', 'receiving-clerk');
    await world.bodies.officer(world.authority, 'b@body.example', 'receiving-clerk', 'section-head');
    await world.bodies.officer(world.authority, 'c@body.example', 'section-head');
    const caseId = aCase();
    const key = await world.raise(toClerk(world.authority), caseId);
    await world.drain();
    expect(world.smtp.received.map((mail) => mail.to).sort()).toEqual(['a@body.example', 'b@body.example']);
    // The page of the console where it goes on, as the site serves it.
    const page = `https://pacta.example/console/complaints/${caseId}`;
    for (const mail of world.smtp.received) expect(textOf(mail)).toContain(page);
    expect((await world.stored(key)).state).toBe('expanded');
  });

  it('goes to the deputy of whoever is absent', async () => {
    const absent = await world.bodies.officer(world.authority, 'absent@body.example', 'receiving-clerk');
    const deputy = await world.bodies.officer(world.authority, 'deputy@body.example');
    await world.bodies.absence(absent, deputy);
    await world.raise(toClerk(world.authority));
    await world.drain();
    expect(world.smtp.received.map((mail) => mail.to)).toEqual(['deputy@body.example']);
  });

  it('climbs to the superior when nobody holds it, and world.operations hears of it', async () => {
    await world.bodies.officer(world.government, 'above@body.example', 'receiving-clerk');
    await world.bodies.officer(world.operations, 'ops@body.example', 'operations');
    await world.raise(toClerk(world.authority));
    await world.drain();
    expect(world.smtp.received.map((mail) => mail.to).sort()).toEqual([
      'above@body.example',
      'ops@body.example',
    ]);
    const { rows } = await world.test.pool.query('SELECT kind, detail FROM app.incident');
    expect(rows).toEqual([
      { kind: 'role-unfilled', detail: { [`${world.authority}/receiving-clerk`]: true } },
    ]);
    const told = world.smtp.received.find((mail) => mail.to.startsWith('ops'));
    expect(told && textOf(told)).toContain('青河市住房和城乡建设局的“收文员”岗位：岗位无人担任');
  });

  it('opens one incident for a case, not one for every notice', async () => {
    await world.bodies.officer(world.government, 'above2@body.example', 'receiving-clerk', 'case-handler');
    await world.bodies.officer(world.operations, 'ops2@body.example', 'operations');
    const caseId = aCase();
    await world.raise(toClerk(world.authority), caseId);
    await world.raise({ type: 'role', organizationId: world.authority, role: 'case-handler' }, caseId);
    await world.drain();
    const { rows } = await world.test.pool.query('SELECT detail FROM app.incident');
    expect(rows).toEqual([
      { detail: { [`${world.authority}/receiving-clerk`]: true, [`${world.authority}/case-handler`]: true } },
    ]);
  });

  it('fails in the open when nobody up to the root holds it, even where world.operations has nobody either', async () => {
    const key = await world.raise(toClerk(world.authority));
    await world.drain();
    expect(await world.stored(key)).toMatchObject({ state: 'failed', last_error_code: 'NOBODY-HOLDS-ROLE' });
    expect(world.undeliverable).toContain('question-asked nobody-holds-role');
    const { rows } = await world.test.pool.query('SELECT kind FROM app.incident');
    expect(rows).toEqual([{ kind: 'role-unfilled' }]);
  });
});

describe('a notice to a complainant', () => {
  const caseId = aCase();
  const addressee: Addressee = { type: 'complainant', complaintId: caseId, party: 'agent' };

  it('goes through the vault, by case and party, and no address is anywhere in the outbox', async () => {
    const key = await world.raise(addressee, caseId);
    await world.drain();
    const row = await world.stored(key);
    expect(world.complainantMails).toHaveLength(1);
    expect(world.complainantMails[0]).toMatchObject({
      complaintId: caseId,
      party: 'agent',
      messageId: row.message_id,
    });
    expect(world.complainantMails[0]?.text).toContain('https://pacta.example/receipt');
    expect(row.state).toBe('sent');
    expect(world.smtp.received).toEqual([]);
  });

  it('waits while the vault is away, and is a to-do of the case when there is no address', async () => {
    world.vaultAnswer = { type: 'deferred', code: 'VAULT-UNAVAILABLE' };
    const key = await world.raise(addressee, caseId);
    await world.drain();
    expect(await world.stored(key)).toMatchObject({ state: 'pending', last_error_code: 'VAULT-UNAVAILABLE' });
    world.vaultAnswer = { type: 'refused', code: 'NO-ADDRESS' };
    await world.makeDue();
    await world.drain();
    const list = await findNotificationFailures(world.database.prisma, {
      organizationId: world.authority,
      caseIds: [caseId],
    });
    expect(list.map((failure) => failure.errorCode)).toEqual(['NO-ADDRESS']);
  });
});

describe('what was announced about a date that moved', () => {
  it('is taken back where it has not gone out, and only that', async () => {
    const officer = await world.bodies.officer(world.authority, 'rung@body.example');
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
    await insertNotifications(world.database.prisma, [rung(1), rung(2)]);
    await insertNotifications(world.database.prisma, [rung(1)]);
    expect(
      await withdrawNotifications(world.database.prisma, caseId, rungKeyPrefix(caseId, 'verify', 1)),
    ).toBe(1);
    await world.drain();
    expect(world.smtp.received).toHaveLength(1);
    expect((await world.stored(rung(1).key)).state).toBe('withdrawn');
    expect((await world.stored(rung(2).key)).state).toBe('sent');
    expect(
      await withdrawNotifications(world.database.prisma, caseId, rungKeyPrefix(caseId, 'verify', 2)),
    ).toBe(0);
  });
});

describe('the outbox', () => {
  it('refuses free text before it is stored', async () => {
    const officer = await world.bodies.officer(world.authority, 'free@body.example');
    const template: Template = { type: 'case-rejected', number: 'TS-1', reasonCode: '投诉人王小明自愿放弃' };
    const notice = noticeOf(about(aCase()), template, toOfficer(officer));
    await expect(insertNotifications(world.database.prisma, [notice])).rejects.toThrow(FreeTextInNoticeError);
  });

  it('cannot be emptied or reworded by the application', async () => {
    await expect(world.database.pool.query('DELETE FROM app.notification')).rejects.toThrow(
      /permission denied/,
    );
    await expect(world.database.pool.query(`UPDATE app.notification SET data = '{}'`)).rejects.toThrow(
      /permission denied/,
    );
  });

  it('keeps what is due when one notice cannot even be handled', async () => {
    const officer = await world.bodies.officer(world.authority, 'ok@body.example');
    await world.raise(toOfficer(officer));
    const broken = await world.raise(toClerk(world.authority));
    const directory = createDirectory(world.database);
    await deliverDue(
      world.deps({
        directory: { ...directory, findHolders: () => Promise.reject(new Error('no connection')) },
      }),
    );
    expect(world.smtp.received.map((mail) => mail.to)).toEqual(['ok@body.example']);
    expect(await world.stored(broken)).toMatchObject({ state: 'pending', last_error_code: 'DELIVERY-ERROR' });
  });
});
