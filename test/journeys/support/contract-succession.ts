import { eventually } from '../../support/eventually';
import { contractOfficer, purchase, type ContractPage } from './contract-desk';
import { expectStatus } from './desk';
import type { World } from './world';

const dutyOf = ({ deadlines }: ContractPage, dutyId: string) =>
  deadlines.find((deadline) => deadline.dutyId === dutyId);
const review = (page: ContractPage) => dutyOf(page, 'review-succession');

const twoYears = purchase({
  ...{ ownNumber: 'LD-2026-077', name: '路灯养护合同', endsOn: '2027-12-31' },
  milestones: [
    { kind: 'payment', title: '首年', owedBy: 'public', dueOn: '2026-12-15', amountYuan: '50000.00' },
    { kind: 'payment', title: '次年', owedBy: 'public', dueOn: '2027-01-20', amountYuan: '50000.00' },
  ],
});

/** 新官不理旧账 is no ground: a mayor goes, a department is merged, and the contract is performed. */
export function describeContractSuccession(world: () => World): void {
  describe('a contract across two budget years and a change of mayor', () => {
    const paid = (milestoneId: string) => ({ milestoneId, on: world().time.today(), completes: true });

    it('is reviewed late, handed to the successor and performed to its 销号, and each reminder goes out once', async () => {
      const { desk, time, inbox } = world();
      const manager = contractOfficer(world(), 'works', 'contract-manager');
      const head = contractOfficer(world(), 'housing', 'section-head');
      const successor = contractOfficer(world(), 'lighting', 'contract-manager');
      const { id, code } = await manager.collects(twoYears);
      await head.does(id, 'file', { number: '榆财备〔2026〕77号' });
      await time.passesTo('2026-11-16 10:00');

      const order = {
        ...{ organizationId: 'city', cause: 'change-of-leader', changedOn: '2026-11-13' },
        basis: '市人大〔2026〕11号任免决定',
      };
      expectStatus(
        await desk.post('/succession-orders', order, await desk.tokenOf('housing.section-head')),
        403,
      );
      const mayor = await desk.tokenOf('inspectorate.inspector');
      expectStatus(await desk.post('/succession-orders', order, mayor), 201);
      await eventually(async () => {
        expect(review(await manager.reads(id))).toMatchObject({ state: 'running' });
      }, 60_000);
      await inbox.untilTold('works', 'contract-manager', code, '承继审查');
      const work = await manager.asks('/contract-duties?duty=review-succession&limit=200');
      expect(JSON.stringify(work)).toContain(id);

      // Nobody may leave or change it for that.
      const evidenceIds = [await manager.evidence()];
      const excuses = [
        ['amend', { changes: [{ milestoneId: 'm2', dueOn: '2028-01-20' }] }],
        ['rescind', { by: 'public' }],
      ] as const;
      for (const [type, facts] of excuses) {
        const told = {
          ...facts,
          ground: 'change-of-leader',
          on: '2026-11-16',
          reason: '领导更替。',
          evidenceIds,
        };
        const { status, body } = await manager.tries(id, type, told);
        expect([status, JSON.stringify(body)]).toEqual([422, expect.stringContaining('责任人更替')]);
      }

      await time.passesTo('2026-12-10 10:00');
      await manager.does(id, 'record-performance', paid('m1'));
      await time.passesTo('2026-12-18 10:00');
      await inbox.untilTold('inspectorate', 'inspector', code, '');
      const missing = await manager.tries(id, 'review-succession', {
        finding: 'negotiated',
        explanation: '已协商。',
      });
      expect(JSON.stringify(missing.body)).toContain('negotiation-missing');
      await manager.does(id, 'record-negotiation', {
        ...{ on: time.today(), posts: ['contract-manager', 'counterparty'], result: 'goes-on' },
        ...{ agreed: '双方确认按原合同继续履行。', evidenceIds: [await manager.evidence()] },
      });
      const concluded = { finding: 'negotiated', explanation: '与养护单位协商后继续履行。' };
      expect(review(await manager.does(id, 'review-succession', concluded))).toMatchObject({ state: 'met' });

      const administrator = await desk.tokenOf('operations.system-administrator');
      const merged = { type: 'merge', successorId: 'lighting', basis: '市机构改革方案' };
      expectStatus(await desk.post('/organizations/works/commands', merged, administrator), 200);
      await eventually(async () => {
        const page = await head.reads(id);
        expect(page.undertaking.id).toBe('lighting');
        expect(review(page)).toMatchObject({ state: 'running' });
        expect(page.milestones).toMatchObject([{ state: 'met' }, { dueOn: '2027-01-20', state: 'upcoming' }]);
      }, 60_000);
      await inbox.untilTold('lighting', 'contract-manager', code, '承办单位变更');
      const taken = { finding: 'continues', explanation: '合同继续履行。' };
      expect(review(await successor.does(id, 'review-succession', taken))).toMatchObject({ state: 'met' });
      expect((await successor.tries(id, 'review-succession', taken)).status).toBe(409);

      await time.passesTo('2027-01-14 10:00');
      await successor.does(id, 'record-performance', paid('m2'));
      expect((await successor.does(id, 'close-out')).status).toBe('closed-out');
      const journal = await successor.journal(id);
      for (const node of ['第1个节点', '第2个节点']) {
        const reminded = journal.filter((line) => line.includes(`${node}（付款）”到达前一周提醒`));
        expect(reminded).toHaveLength(1);
      }
      expect(journal.filter((line) => line.includes('启动承继审查'))).toHaveLength(1);
      expect((await successor.journal(id, 'en-US')).join('')).not.toMatch(/undefined/);
    });
  });
}
