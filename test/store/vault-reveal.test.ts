import { setTimeout as sleep } from 'node:timers/promises';
import type { RevealScope } from '../../src/domain/complainant';
import { toCaseId, toOfficerId, type CaseId } from '../../src/domain/ids';
import { VaultUnavailableError } from '../../src/vault/client';
import { findCanary } from '../support/canary';
import { openVault, refusalOf, type RunningVault } from './vault-process';

const handler = toOfficerId('officer-handler');
const head = toOfficerId('officer-head');

let vault: RunningVault;
beforeAll(async () => {
  vault = await openVault(10000);
});
afterAll(() => vault.close());

describe('seeing who complained', () => {
  it('takes a reason and a second person, and shows the asked members masked', async () => {
    const { complaintId, canary } = await vault.aComplaint();
    const asked = await ask(complaintId, 'masked');
    expect(asked).toMatchObject({ status: 'pending', approverId: null, reason: '核实联系方式' });
    expect(await vault.client.pendingReveals()).toContainEqual(asked);
    const approved = await vault.client.approveReveal(asked.requestId, head);
    expect(approved).toMatchObject({ ok: true, value: { status: 'approved', approverId: head } });
    const shown = await vault.client.reveal(asked.requestId, handler);
    const tail = canary.identity.phone?.slice(-4) ?? '';
    expect(shown).toMatchObject({ ok: true, value: { identity: { phone: `199****${tail}` } } });
    expect(findCanary(JSON.stringify(shown), canary)).toEqual([]);
  });

  it('shows them in full only when that was asked and approved', async () => {
    const { complaintId, canary } = await vault.aComplaint();
    const { requestId } = await askApproved(complaintId, 'full');
    const { name, phone } = canary.identity;
    expect(await vault.client.reveal(requestId, handler)).toMatchObject({
      ok: true,
      value: { scope: 'full', complaintId, identity: { name, phone } },
    });
  });

  it('is refused without a reason, without members, and for a complaint that nobody sealed', async () => {
    const { complaintId } = await vault.aComplaint();
    const wish = { complaintId, officerId: handler, fields: ['name'], scope: 'full' } as const;
    expect(await refusalOf(vault.client.requestReveal({ ...wish, reason: ' 看 ' }))).toBe(
      'reveal-reason-missing',
    );
    expect(await refusalOf(vault.client.requestReveal({ ...wish, reason: '核实联系方式', fields: [] }))).toBe(
      'reveal-fields-missing',
    );
    const unknown = { ...wish, reason: '核实联系方式', complaintId: toCaseId('nobody') };
    expect(await refusalOf(vault.client.requestReveal(unknown))).toBe('identity-unknown');
  });

  it('is refused to whoever approves their own wish, comes before the approval, or did not ask', async () => {
    const { complaintId } = await vault.aComplaint();
    const { requestId } = await ask(complaintId, 'masked');
    expect(await refusalOf(vault.client.approveReveal(requestId, handler))).toBe('reveal-own-approval');
    expect(await refusalOf(vault.client.reveal(requestId, handler))).toBe('reveal-not-approved');
    await vault.client.approveReveal(requestId, head);
    expect(await refusalOf(vault.client.approveReveal(requestId, head))).toBe('reveal-already-approved');
    expect(await refusalOf(vault.client.reveal(requestId, head))).toBe('reveal-not-requester');
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await refusalOf(vault.client.reveal(unknown, handler))).toBe('reveal-unknown');
  });

  it('is declined by a second person with a reason, or withdrawn by whoever asked; then it is over', async () => {
    const { complaintId } = await vault.aComplaint();
    const { requestId } = await ask(complaintId, 'masked');
    const no = { requestId, officerId: head, reason: '可以由投诉人凭回执自行更正。' };
    expect(await refusalOf(vault.client.declineReveal({ ...no, officerId: handler }))).toBe(
      'reveal-own-decline',
    );
    const declined = await vault.client.declineReveal(no);
    expect(declined).toMatchObject({
      ok: true,
      value: { status: 'declined', approverId: null, decline: { officerId: head, reason: no.reason } },
    });
    // Said again it is the same no, said once.
    expect(await vault.client.declineReveal({ ...no, reason: '另一个理由。' })).toEqual(declined);
    const another = { ...no, officerId: toOfficerId('officer-other-head') };
    expect(await refusalOf(vault.client.declineReveal(another))).toBe('reveal-declined');
    expect(await refusalOf(vault.client.approveReveal(requestId, head))).toBe('reveal-declined');
    expect(await refusalOf(vault.client.withdrawReveal(requestId, handler))).toBe('reveal-declined');
    expect(await refusalOf(vault.client.reveal(requestId, handler))).toBe('reveal-declined');
    const own = (await ask(complaintId, 'masked')).requestId;
    expect(await refusalOf(vault.client.withdrawReveal(own, head))).toBe('reveal-unknown');
    const withdrawn = await vault.client.withdrawReveal(own, handler);
    expect(withdrawn).toMatchObject({ ok: true, value: { status: 'withdrawn', decline: null } });
    expect(await vault.client.withdrawReveal(own, handler)).toEqual(withdrawn);
    expect(await refusalOf(vault.client.approveReveal(own, head))).toBe('reveal-withdrawn');
    const pending = (await vault.client.pendingReveals()).map((one) => one.requestId);
    expect(pending).not.toContain(requestId);
    expect(pending).not.toContain(own);
    const approved = await askApproved(complaintId, 'masked');
    expect(await refusalOf(vault.client.declineReveal({ ...no, requestId: approved.requestId }))).toBe(
      'reveal-already-approved',
    );
    const entries = await vault.client.revealLog({ before: null, limit: 50, complaintId });
    expect(entries.slice(2).map(({ type, officerId, reason }) => [type, officerId, reason])).toEqual([
      ['withdrawn', handler, '核实联系方式'],
      ['requested', handler, '核实联系方式'],
      ['declined', head, no.reason],
      ['requested', handler, '核实联系方式'],
    ]);
  });

  it('ends with its time', async () => {
    const { complaintId } = await vault.aComplaint();
    const { requestId } = await askApproved(complaintId, 'full');
    await vault.database.pool.query('UPDATE vault.reveal_request SET expires_at = now() WHERE id = $1', [
      requestId,
    ]);
    expect(await refusalOf(vault.client.reveal(requestId, handler))).toBe('reveal-expired');
    expect(await vault.client.findReveal(requestId)).toMatchObject({ status: 'expired' });
    const { requestId: unapproved } = await ask(complaintId, 'full');
    await vault.database.pool.query('UPDATE vault.reveal_request SET expires_at = now() WHERE id = $1', [
      unapproved,
    ]);
    expect(await refusalOf(vault.client.approveReveal(unapproved, head))).toBe('reveal-expired');
  });

  it('leaves who, when and why in the log, and nothing of what was seen', async () => {
    const { complaintId, canary } = await vault.aComplaint();
    const { requestId } = await askApproved(complaintId, 'full');
    await vault.client.reveal(requestId, handler);
    const entries = await vault.client.revealLog({ before: null, limit: 50, complaintId });
    expect(entries.map(({ type, officerId }) => [type, officerId])).toEqual([
      ['revealed', handler],
      ['approved', head],
      ['requested', handler],
    ]);
    expect(entries[0]).toMatchObject({ requestId, reason: '核实联系方式', fields: ['name', 'phone'] });
    expect(findCanary(JSON.stringify(entries), canary)).toEqual([]);
  });

  it('tells whoever asked what became of it, and how much of the day is used up', async () => {
    const asker = toOfficerId('officer-of-a-new-desk');
    const { complaintId } = await vault.aComplaint();
    const wish = {
      complaintId,
      officerId: asker,
      reason: '核实联系方式',
      fields: ['name'],
      scope: 'masked',
    } as const;
    const asked = await vault.client.requestReveal(wish);
    if (!asked.ok) throw new Error(asked.refusal.type);
    const { requestId } = asked.value;
    expect(await vault.client.ownReveals(asker)).toMatchObject({
      ...{ opened: 0, perDay: 20 },
      items: [{ requestId, status: 'pending' }],
    });
    await vault.client.approveReveal(requestId, head);
    await vault.client.reveal(requestId, asker);
    expect(await vault.client.ownReveals(asker)).toMatchObject({
      opened: 1,
      items: [{ status: 'approved', approverId: head }],
    });
    expect((await vault.client.ownReveals(head)).items).toEqual([]);
  });

  it('waits until the log entry is committed', async () => {
    const { complaintId } = await vault.aComplaint();
    const { requestId } = await askApproved(complaintId, 'full');
    const blocker = await vault.database.pool.connect();
    await blocker.query('BEGIN');
    await blocker.query('LOCK TABLE vault.reveal_log IN EXCLUSIVE MODE');
    const shown = vault.client.reveal(requestId, handler);
    expect(await Promise.race([shown, sleep(500, 'nothing yet')])).toBe('nothing yet');
    await blocker.query('ROLLBACK');
    blocker.release();
    expect(await shown).toMatchObject({ ok: true });
  });

  it('shows nothing when the log cannot be written', async () => {
    const { complaintId, canary } = await vault.aComplaint();
    const { requestId } = await askApproved(complaintId, 'full');
    await vault.database.pool.query('REVOKE INSERT ON vault.reveal_log FROM pacta_vault');
    const failure: unknown = await vault.client.reveal(requestId, handler).catch((error: unknown) => error);
    await vault.database.pool.query('GRANT INSERT ON vault.reveal_log TO pacta_vault');
    expect(failure).toBeInstanceOf(VaultUnavailableError);
    expect(findCanary((failure as Error).message, canary)).toEqual([]);
    expect(await vault.client.reveal(requestId, handler)).toMatchObject({ ok: true });
  });

  it('is refused with an alarm to whoever looks more than twenty times a day', async () => {
    const curious = toOfficerId('officer-curious');
    const { complaintId } = await vault.aComplaint();
    const { requestId } = await askApproved(complaintId, 'masked', curious);
    const answers = await Promise.all(
      Array.from({ length: 23 }, () => vault.client.reveal(requestId, curious)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(20);
    expect(
      answers.filter((answer) => !answer.ok && answer.refusal.type === 'reveal-quota-exceeded'),
    ).toHaveLength(3);
    expect((await vault.client.health()).alarmsToday).toBe(3);
  });

  it('shows nothing that was moved here from another complaint', async () => {
    const [one, other] = [await vault.aComplaint(), await vault.aComplaint()];
    await vault.database.pool.query(
      'UPDATE vault.sealed_identity SET complaint_id = $1 WHERE complaint_id = $2',
      [other.complaintId, one.complaintId],
    );
    const { requestId } = await askApproved(other.complaintId, 'full');
    await expect(vault.client.reveal(requestId, handler)).rejects.toThrow(VaultUnavailableError);
  });
});

describe('the log of who looked', () => {
  it('betrays an edited, a removed and a reordered entry, even by a superuser', async () => {
    const { complaintId } = await vault.aComplaint();
    const { requestId } = await askApproved(complaintId, 'full');
    await vault.client.reveal(requestId, handler);
    const { size, hash } = (await vault.client.health()).revealLog;
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await vault.client.doctor()).revealLogBreak).toBeNull();
    const tampered = async (sql: string, back: string): Promise<number | null> => {
      await vault.database.pool.query(sql, [size]);
      const { revealLogBreak } = await vault.client.doctor();
      await vault.database.pool.query(back, [size]);
      return revealLogBreak;
    };
    const edit = 'UPDATE vault.reveal_log SET officer_id = ';
    const found = await tampered(
      `${edit} 'somebody-else' WHERE id = $1`,
      `${edit} '${handler}' WHERE id = $1`,
    );
    expect(found).toBe(size);
    const moved = await tampered(
      'UPDATE vault.reveal_log SET id = -id WHERE id = $1 - 1',
      'UPDATE vault.reveal_log SET id = -id WHERE id = 1 - $1',
    );
    expect(moved).toBe(1);
    expect((await vault.client.doctor()).revealLogBreak).toBeNull();
    await vault.database.pool.query('DELETE FROM vault.reveal_log WHERE id = $1', [size]);
    expect((await vault.client.health()).revealLog).not.toEqual({ size, hash });
  });
});

describe('erasing', () => {
  it('destroys the keys, is logged with its ground, and cannot be undone', async () => {
    const { complaintId, canary } = await vault.aComplaint();
    const { requestId } = await askApproved(complaintId, 'full');
    await vault.client.duplicatesOf(complaintId);
    const erasure = { complaintId, officerId: head, reason: '保存期限届满' };
    expect(await vault.client.erase(erasure)).toMatchObject({ ok: true });
    expect(await refusalOf(vault.client.erase(erasure))).toBe('identity-erased');
    expect(await refusalOf(vault.client.reveal(requestId, handler))).toBe('identity-erased');
    const messageId = `${complaintId}.erased@pacta.invalid`;
    const mail = { complaintId, messageId, party: 'complainant', subject: 's', text: 't' } as const;
    expect(await vault.client.sendMail(mail)).toEqual({ outcome: 'no-address' });
    const { rows } = await vault.database.pool.query(
      `SELECT custodian_wrap, recovery_wrap, fields,
         (SELECT count(*)::int FROM vault.blind_index b WHERE b.complaint_id = s.complaint_id) AS indexed
       FROM vault.sealed_identity s WHERE complaint_id = $1`,
      [complaintId],
    );
    expect(rows).toEqual([{ custodian_wrap: null, recovery_wrap: null, fields: {}, indexed: 0 }]);
    expect(await vault.inboxOf(canary.identity.email)).toHaveLength(0);
  });
});

async function ask(complaintId: CaseId, scope: RevealScope, officerId = handler) {
  const fields = ['name', 'phone'] as const;
  const wish = { complaintId, officerId, reason: '核实联系方式', fields, scope };
  const asked = await vault.client.requestReveal(wish);
  if (!asked.ok) throw new Error(asked.refusal.type);
  return asked.value;
}

async function askApproved(complaintId: CaseId, scope: RevealScope, officerId = handler) {
  const asked = await ask(complaintId, scope, officerId);
  await vault.client.approveReveal(asked.requestId, head);
  return asked;
}
