import { setTimeout as sleep } from 'node:timers/promises';
import { findCanary } from '../support/canary';
import { openVault, type RunningVault } from './vault-process';

let vault: RunningVault;
beforeAll(async () => {
  vault = await openVault(20000);
});
afterAll(() => vault.close());

describe('mail to the complainant', () => {
  const letter = { party: 'complainant', subject: '投诉已受理', text: '请登录查看办理进度。' } as const;

  it('arrives, and the caller learns that it did, not where', async () => {
    const { complaintId, canary } = await vault.aComplaint();
    const messageId = `${complaintId}.accepted@pacta.invalid`;
    const attachments = [
      { filename: '受理通知书.pdf', contentType: 'application/pdf', contentBase64: 'JVBERi0=' },
    ];
    const outcome = await vault.client.sendMail({ complaintId, messageId, ...letter, attachments });
    expect(outcome).toEqual({ outcome: 'accepted' });
    const [arrived] = await vault.inboxOf(canary.identity.email);
    expect(arrived).toMatchObject({ subject: letter.subject, messageId: `<${messageId}>` });
    expect(arrived?.text).toContain(letter.text);
    expect(arrived?.attachments).toMatchObject([{ name: '受理通知书.pdf' }]);
  });

  it('goes once when it is sent many times at once, and again after a restart', async () => {
    const { complaintId, canary } = await vault.aComplaint();
    const mail = { complaintId, messageId: `${complaintId}.once@pacta.invalid`, ...letter };
    await Promise.all(Array.from({ length: 10 }, () => vault.client.sendMail(mail)));
    await vault.stop('SIGKILL');
    await vault.start();
    expect(await vault.client.sendMail(mail)).toEqual({ outcome: 'accepted' });
    expect(await vault.inboxOf(canary.identity.email)).toHaveLength(1);
  });

  it('goes to the agent when it is the agent’s', async () => {
    const { complaintId, canary } = await vault.aComplaint();
    const messageId = `${complaintId}.agent@pacta.invalid`;
    await vault.client.sendMail({ complaintId, messageId, ...letter, party: 'agent' });
    expect(await vault.inboxOf(canary.identity.agent?.email)).toHaveLength(1);
    expect(await vault.inboxOf(canary.identity.email)).toHaveLength(0);
  });

  it('says that there is no address, or that the address was refused for good', async () => {
    const { complaintId } = await vault.aComplaint({ email: null });
    const mail = { complaintId, messageId: `${complaintId}.none@pacta.invalid`, ...letter };
    expect(await vault.client.sendMail(mail)).toEqual({ outcome: 'no-address' });
    const { complaintId: broken } = await vault.aComplaint({ email: '没有地址' });
    const outcome = await vault.client.sendMail({
      ...mail,
      complaintId: broken,
      messageId: 'broken@pacta.invalid',
    });
    expect(outcome).toMatchObject({ outcome: 'rejected' });
  });

  it('never lets an address name a second recipient', async () => {
    const { complaintId } = await vault.aComplaint({ email: 'one@x.example, two@x.example' });
    await vault.client.sendMail({ complaintId, messageId: 'two@pacta.invalid', ...letter });
    expect(await vault.inboxOf('two@x.example')).toHaveLength(0);
  });
});

describe('mail to a contact of a contract', () => {
  const notice = { subject: '履约提醒', text: '一周后到期。' };

  it('arrives once, however often it is sent, and nobody learns where', async () => {
    const email = 'contact-20100@x.example';
    const contact = await vault.aContact({ name: '周七', phone: '13711110000', email });
    const mail = { ...contact, ...notice, messageId: `${contact.contractId}.once@pacta.invalid` };
    const outcomes = await Promise.all([1, 2, 3].map(() => vault.client.sendContactMail(mail)));
    expect(outcomes).toEqual([1, 2, 3].map(() => ({ outcome: 'accepted' })));
    expect(await vault.inboxOf(email)).toMatchObject([{ subject: notice.subject }]);
    expect(vault.log().includes(email)).toBe(false);
    const { rows } = await vault.database.pool.query(
      'SELECT contract_id, contact_id, complaint_id FROM vault.mail WHERE message_id = $1',
      [mail.messageId],
    );
    expect(rows).toEqual([{ contract_id: contact.contractId, contact_id: 'b1', complaint_id: null }]);
  });

  it('says that there is no address, or no such contact, or that the address was refused for good', async () => {
    const mute = await vault.aContact({ name: '周七', phone: '13711110000', email: null });
    const send = (to: typeof mute, messageId: string) =>
      vault.client.sendContactMail({ ...to, ...notice, messageId: `${messageId}@pacta.invalid` });
    expect(await send(mute, 'mute')).toEqual({ outcome: 'no-address' });
    expect(await send({ ...mute, contactId: 'b9' }, 'unknown')).toEqual({ outcome: 'no-address' });
    const broken = await vault.aContact({ email: '没有地址' });
    expect(await send(broken, 'broken-contact')).toMatchObject({ outcome: 'rejected' });
  });
});

describe('reaching and finding', () => {
  it('says by what means somebody can be reached, without saying where', async () => {
    const { complaintId, canary } = await vault.aComplaint({ email: null });
    const means = await vault.client.contactAvailable(complaintId);
    expect(means.complainant).toEqual({ email: false, phone: true, postalAddress: true });
    expect(means.agent).toEqual({ email: true, phone: true, postalAddress: true });
    expect(findCanary(JSON.stringify(means), canary)).toEqual([]);
  });

  it('names the complaints that share a phone, an email or a USCC, by id and member', async () => {
    const first = await vault.aComplaint();
    const { phone, email } = first.canary.identity;
    const second = await vault.aComplaint({
      phone: `+86 ${phone ?? ''}`,
      email: email?.toUpperCase() ?? null,
    });
    await vault.aComplaint();
    expect(await vault.client.duplicatesOf(second.complaintId)).toEqual([
      { complaintId: first.complaintId, matchedOn: ['email', 'phone'] },
    ]);
  });

  it('indexes in time by itself, past a row that does not open', async () => {
    const { complaintId } = await vault.aComplaint();
    await vault.database.pool.query(
      "UPDATE vault.sealed_identity SET custodian_wrap = '\\x00', indexed_at = NULL WHERE complaint_id = $1",
      [complaintId],
    );
    await vault.aComplaint();
    const until = performance.now() + 10_000;
    while ((await vault.client.health()).unindexed > 0 && performance.now() < until) await sleep(100);
    const health = await vault.client.health();
    expect(health.unindexed).toBe(0);
    expect(health.unreadable).toBeGreaterThan(0);
  });
});
