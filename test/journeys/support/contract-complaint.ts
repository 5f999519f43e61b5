import { eventually } from '../../support/eventually';
import { contractOfficer, purchase } from './contract-desk';
import { accusedAt, isApproved, verifyingAt } from './parties';
import type { Complaint } from './parties';
import { aComplaintWithItsVerifier } from './stages';
import type { World } from './world';

const reachedWithinMs = 60_000;
const NUMBER = 'DL-2026-017';

interface Upon {
  readonly items: readonly {
    readonly number: string;
    readonly outcome: string | null;
    readonly view: string;
  }[];
}
interface OfComplaint {
  readonly linked: { readonly code: string; readonly isNamed: boolean; readonly now: object } | null;
  readonly items: readonly {
    readonly code: string;
    readonly reasons: readonly { readonly type: string }[];
  }[];
}

/** 关联合同: the complaint and the registered contract know each other, each side as much as it may. */
export function describeContractComplaint(world: () => World): void {
  const complaintUpon = (identity: object): Promise<Complaint> =>
    aComplaintWithItsVerifier(world(), {
      ...{ respondent: 'works', verifier: 'housing' },
      ...{ identity, contract: { number: NUMBER.toLowerCase() } },
    });
  const people = () => ({
    manager: contractOfficer(world(), 'works', 'contract-manager'),
    /** Reads the contract, and has nothing to do with the complaint. */
    regulator: contractOfficer(world(), 'industry', 'section-head'),
    reader: contractOfficer(world(), 'housing', 'case-handler'),
    housing: verifyingAt(world(), 'housing'),
    works: accusedAt(world(), 'works'),
  });
  const aLateContract = async (): Promise<{ readonly id: string; readonly code: string }> => {
    const { manager, regulator } = people();
    const contract = await manager.collects(
      purchase({
        ...{ name: '滨河路道路维修合同', ownNumber: NUMBER, signedOn: world().time.today() },
        ...{ startsOn: world().time.today(), regulatorId: 'industry' },
        milestones: [
          {
            ...{ kind: 'payment', title: '付款', owedBy: 'public', amountYuan: '100000.00' },
            dueOn: world().time.today(),
          },
        ],
      }),
    );
    await regulator.does(contract.id, 'file', { number: '榆财备〔2026〕17号' });
    return contract;
  };
  const noticeOf = (...disclose: readonly string[]) => ({
    disclose: ['demand-kinds', 'field', ...disclose],
    notice: '请就反映的欠付款项问题作出书面答复。',
  });

  describe('a complaint about a registered contract', () => {
    let contract: { readonly id: string; readonly code: string };

    beforeAll(async () => {
      contract = await aLateContract();
    });

    it('that is sealed is linked without the department learning of it, and holds nothing up there', async () => {
      const { manager, reader, housing, works } = people();
      const complaint = await complaintUpon({
        mode: 'sealed',
        name: '远航照明有限公司',
        phone: '13900000009',
      });
      const path = `/complaints/${complaint.id}/contract`;
      const { items } = (await reader.asks(path)) as unknown as OfComplaint;
      expect(items[0]).toMatchObject({ code: contract.code });
      expect(items[0]?.reasons.map(({ type }) => type)).toEqual(['same-number', 'same-body']);
      const before = await manager.reads(contract.id);
      const unknown = await housing.handler.isRefused(complaint, 'link-contract', {
        ...{ contractCode: '150100-NONE-06-2026-000001-0', reason: '编号一致。' },
      });
      expect(unknown.status).toBe(400);
      await housing.handler.does(complaint, 'link-contract', {
        ...{ contractCode: contract.code, reason: '编号一致。' },
      });
      await housing.handler.does(complaint, 'notify-respondent', noticeOf());
      const { linked } = (await reader.asks(path)) as unknown as OfComplaint;
      expect(linked).toMatchObject({
        code: contract.code,
        isNamed: false,
        now: { payableYuan: '100000.00' },
      });

      const upon = `/contracts/${contract.id}/complaints`;
      expect(await manager.asks(upon)).toEqual({ items: [] });
      expect((await reader.asks(upon)) as unknown as Upon).toMatchObject({
        items: [{ number: complaint.number, view: 'staff' }],
      });
      const seen = await works.liaison.sees(complaint);
      expect(seen).toMatchObject({ view: 'respondent', contract: null });
      expect(JSON.stringify(seen)).not.toContain(contract.code);
      // Nothing is on its way to the contract, and whatever it shows its department is as it was.
      const { rows } = await world().database.pool.query(
        `SELECT type FROM app.case_command WHERE case_id = $1 AND type LIKE 'complaint-%'`,
        [contract.id],
      );
      expect(rows).toEqual([]);
      expect(await manager.reads(contract.id)).toEqual(before);
      expect((await manager.journal(contract.id)).join('')).not.toContain(complaint.number);
      expect((await housing.handler.journal(complaint)).join('')).toContain(contract.code);
      const mistaken = { reason: '经核对是另一份合同。' };
      await housing.handler.does(complaint, 'unlink-contract', mistaken);
      expect(await reader.asks(upon)).toEqual({ items: [] });
      expect(await manager.reads(contract.id)).toEqual(before);
    });

    it('that its complainant let be named holds up 销号, and its determination stands in the contract', async () => {
      const { manager, regulator, reader, housing, works } = people();
      const complaint = await complaintUpon({
        mode: 'named',
        name: '远航照明有限公司',
        phone: '13900000009',
      });
      await housing.handler.does(complaint, 'notify-respondent', noticeOf('contract-number'));
      await housing.handler.does(complaint, 'link-contract', {
        ...{ contractCode: contract.code, reason: '编号一致。' },
      });
      const upon = `/contracts/${contract.id}/complaints`;
      expect(await manager.asks(upon)).toMatchObject({
        items: [{ number: complaint.number, outcome: null, view: 'respondent' }],
      });
      await eventually(async () => {
        expect((await manager.journal(contract.id)).join('')).toContain(`投诉${complaint.number}涉及本合同`);
      }, reachedWithinMs);
      expect(await regulator.asks(upon)).toEqual({ items: [] });
      expect((await regulator.journal(contract.id)).join('')).not.toContain(complaint.number);
      const today = world().time.today();
      await manager.does(contract.id, 'record-performance', {
        ...{ milestoneId: 'm1', on: today, completes: true },
      });
      const blocked = await manager.tries(contract.id, 'close-out');
      expect([blocked.status, JSON.stringify(blocked.body)]).toEqual([
        409,
        expect.stringContaining('complaint-open'),
      ]);

      await works.leader.does(complaint, 'answer', { answer: '情况属实。' });
      await housing.concludes(complaint, complaint.demandIds, 'substantiated');
      await works.refusesUnderSeal(complaint, complaint.demandIds, {
        ...{ kind: 'rectification-refused', excuse: null },
      });
      await housing.proposes(complaint, complaint.demandIds, 'rectification-refused');
      await housing.serves(complaint, 'determination-notice', 'respondent');
      await works.liaison.does(complaint, 'defend', { defence: '资金调度困难，请求从轻。' });
      await housing.handler.does(complaint, 'hear-defence', {
        ...{ record: '听取了陈述申辩。', finding: '不是正当理由，不予采纳。' },
      });
      await housing.determines(complaint);
      await isApproved(world(), complaint);
      await eventually(async () => {
        expect((await manager.journal(contract.id, 'en-US')).join('')).toContain(
          `Complaint ${complaint.number} about this contract is closed`,
        );
      }, reachedWithinMs);
      expect(await manager.asks(upon)).toMatchObject({ items: [{ outcome: 'breach-determined' }] });
      const closed = await manager.does(contract.id, 'close-out');
      expect([closed.status, closed.outcome]).toEqual(['closed-out', 'breach-determined']);
      expect((await reader.asks(`/complaints/${complaint.id}/contract`)) as object).toMatchObject({
        linked: { isNamed: true, now: { status: 'closed-out', paidYuan: '100000.00' } },
      });
    });
  });
}
