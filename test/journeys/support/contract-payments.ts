import { eventually } from '../../support/eventually';
import { contractOfficer, purchase, type ContractOfficer } from './contract-desk';
import { expectStatus } from './desk';
import { openMachine, type OfficeMachine } from './office-machine';
import type { World } from './world';

const SELLER = { uscc: '91150100MA0N000004', name: '远航照明有限公司' };

/** 30,000 and 70,000 yuan that are owed one after the other, of a seller whose code is known. */
function supply(changes: object = {}): object {
  const [buyer, seller] = (purchase() as { readonly parties: readonly object[] }).parties;
  const owed = { kind: 'payment', owedBy: 'public' };
  return purchase({
    ...{ signedOn: '2026-02-20', startsOn: '2026-02-20', parties: [buyer, { ...seller, uscc: SELLER.uscc }] },
    milestones: [
      { ...owed, title: '首付款', dueOn: '2026-02-24', amountYuan: '30000.00' },
      { ...owed, title: '尾款', dueOn: '2026-03-20', amountYuan: '70000.00' },
    ],
    ...changes,
  });
}

const payment = (externalId: string, contract: object, yuan: number, changes: object = {}): object => ({
  ...{ externalId, contract, payer: { organizationId: 'works' }, payee: SELLER },
  ...{ amountYuan: yuan.toFixed(2), paidOn: '2026-02-23', remark: '路灯款', ...changes },
});

interface Told {
  readonly id: string;
  readonly externalId: string;
  readonly issue: { readonly type: string } | null;
  readonly unplacedYuan: string;
  readonly mayHandle: boolean;
}

async function tells(treasury: OfficeMachine, ...payments: readonly object[]): Promise<readonly string[]> {
  const { items } = expectStatus(await treasury.tells('/contract-payments', { payments }), 200) as {
    readonly items: readonly { readonly verdict: string }[];
  };
  return items.map(({ verdict }) => verdict);
}

const idOf = (told: readonly Told[], number: string): string =>
  told.find(({ externalId }) => externalId === number)?.id ?? '';

async function listed(by: ContractOfficer, query = ''): Promise<readonly Told[]> {
  return (await by.asks(`/contract-payments?limit=100${query}`))['items'] as readonly Told[];
}

const nodesOf = async (by: ContractOfficer, id: string): Promise<readonly string[]> =>
  (await by.reads(id)).milestones.map(({ state, performedYuan }) => `${state} ${performedYuan}`);

/** What was really paid, as the treasury tells it. */
export function describeToldPayments(world: () => World): void {
  const works = () => contractOfficer(world(), 'works', 'contract-manager');
  const says = async (id: string, act: 'match' | 'disown', body: object) =>
    world().desk.post(
      `/contract-payments/${id}/${act}`,
      body,
      await world().desk.tokenOf('works.contract-manager'),
    );

  describe('the treasury', () => {
    it('tells what it has paid: merged, split, repeated and in any order, and a contract is paid by it once', async () => {
      const manager = works();
      const treasury = await openMachine(world(), 'treasury-3', 'city');
      const { id, code } = await manager.collects(supply());
      expect(await nodesOf(manager, id)).toEqual(['overdue 0.00', 'upcoming 0.00']);
      const merged = payment('T-1', { code }, 50_000);
      const undone = payment('T-3', { code }, 20_000, { reverses: 'T-2', paidOn: '2026-02-25' });
      // The reversal comes first, and everything twice.
      expect(await tells(treasury, undone, merged, merged)).toEqual(['taken', 'taken', 'known']);
      expect(await tells(treasury, merged, payment('T-2', { code }, 70_000))).toEqual(['known', 'taken']);
      await eventually(async () =>
        expect(await nodesOf(manager, id)).toEqual(['met 30000.00', 'met 70000.00']),
      );
      await eventually(async () => expect(await listed(manager, `&contractId=${id}`)).toEqual([]));
      const altered = payment('T-1', { code }, 60_000);
      expect(await tells(treasury, altered, payment('T-9', { code }, 1, { paidOn: '2027-01-01' }))).toEqual([
        ...['contradicts', 'in-future'],
      ]);
      const journal = (await manager.journal(id)).filter((sentence) => sentence.includes('“treasury-3”报来'));
      expect(journal).toHaveLength(3);
      expect(journal.join('')).toContain('计入第1个节点（付款）30,000.00元');
      const debts = (await manager.reads(id)).debts;
      expect(debts).toEqual([]);
    });

    it('has paid too much, or somebody else: the manager is told, and matches it or sets it apart', async () => {
      const manager = works();
      const stranger = contractOfficer(world(), 'industry', 'section-head');
      const treasury = await openMachine(world(), 'treasury-4', 'city');
      const { id, code } = await manager.collects(supply());
      const bank = { uscc: '91150100MA0N00000X', name: '某某保理有限公司' };
      await tells(
        treasury,
        payment('U-1', { code }, 30_000, { payee: bank }),
        payment('U-2', { code }, 80_000, { milestoneId: 'm2' }),
      );
      const open = await eventually(async () => {
        const found = await listed(manager, `&contractId=${id}`);
        expect(found.map(({ issue, unplacedYuan }) => `${issue?.type ?? ''} ${unplacedYuan}`).sort()).toEqual(
          [...['nothing-owed 10000.00', 'payee-differs 30000.00']],
        );
        return found;
      });
      expect(open.every(({ mayHandle }) => mayHandle)).toBe(true);
      expect(await listed(stranger)).toEqual([]);
      await world().inbox.untilTold('works', 'contract-manager', code, '支付待核对');
      const [much, other] = [idOf(open, 'U-2'), idOf(open, 'U-1')];
      const reason = '债权已经转让给保理公司，通知已收到。';
      const matched = await says(other, 'match', { milestoneId: 'm1', reason });
      expect(expectStatus(matched, 200)).toMatchObject({ payment: { issue: null, placement: 'milestone' } });
      expect(await nodesOf(manager, id)).toEqual(['met 30000.00', 'met 70000.00']);
      expectStatus(await says(much, 'disown', { reason: '重复支付，已要求退回。' }), 200);
      expect(await listed(manager, `&contractId=${id}`)).toEqual([]);
      expect(await nodesOf(manager, id)).toEqual(['met 30000.00', 'upcoming 0.00']);
      const twice = await says(much, 'disown', { reason: '再次标明。' });
      expect([twice.status, JSON.stringify(twice.body)]).toEqual([
        409,
        expect.stringContaining('payment-known'),
      ]);
      expect((await says('0'.repeat(32), 'disown', { reason: '没有。' })).status).toBe(404);
    });

    it('pays what nobody has collected yet: it waits for the contract, or for somebody who claims it', async () => {
      const manager = works();
      const treasury = await openMachine(world(), 'treasury-5', 'city');
      const early = [
        payment('V-1', { externalNumber: 'GOV-77' }, 30_000),
        payment('V-2', { code: 'NO-SUCH' }, 70_000),
        payment('V-3', { code: 'NO-SUCH' }, 1),
      ];
      expect(await tells(treasury, ...early)).toEqual(Array(3).fill('contract-unknown'));
      expect((await listed(manager)).filter(({ issue }) => issue?.type === 'contract-unknown')).toHaveLength(
        3,
      );
      const { id, code } = await manager.collects(supply({ externalNumber: 'GOV-77' }));
      await eventually(async () => expect((await nodesOf(manager, id))[0]).toBe('met 30000.00'));
      const waiting = await listed(manager);
      const [small, large] = [idOf(waiting, 'V-3'), idOf(waiting, 'V-2')];
      const claim = { code, milestoneId: 'm2', reason: '支付系统登记的编码有误。' };
      expectStatus(await says(large, 'match', claim), 200);
      expect(await nodesOf(manager, id)).toEqual(['met 30000.00', 'met 70000.00']);
      expect((await manager.journal(id)).at(-1)).toMatch(/合同管理员.*认领支付V-2/);
      expectStatus(await says(small, 'disown', { reason: '银行手续费。' }), 200);
      expect((await listed(manager)).map(({ externalId }) => externalId)).not.toContain('V-3');
      // What was set apart by mistake is claimed after all, and set apart again.
      const claimed = await says(small, 'match', { code, reason: '经核实属于本合同。' });
      expect(expectStatus(claimed, 200)).toMatchObject({ payment: { issue: { type: 'nothing-owed' } } });
      expectStatus(await says(small, 'disown', { reason: '银行手续费。' }), 200);
      const elsewhere = { ...claim, code: 'ANOTHER' };
      expect((await says(large, 'match', elsewhere)).status).toBe(409);
    });

    it('is not heard of contracts that are not its own, and only machines are heard', async () => {
      const manager = works();
      const elsewhere = await openMachine(world(), 'treasury-6', 'industry');
      const { id, code } = await manager.collects(supply());
      expect(await tells(elsewhere, payment('W-1', { code }, 30_000))).toEqual(['contract-unknown']);
      expect(await nodesOf(manager, id)).toEqual(['overdue 0.00', 'upcoming 0.00']);
      const token = await world().desk.tokenOf('works.contract-manager');
      const body = { payments: [payment('W-2', { code }, 30_000)] };
      expect((await world().desk.post('/contract-payments', body, token)).status).toBe(403);
      const nonsense = await elsewhere.tells('/contract-payments', {
        payments: [payment('W-3', { code }, 0, { payee: { uscc: 'x' } })],
      });
      expect([nonsense.status, JSON.stringify(nonsense.body)]).toEqual([
        400,
        expect.stringContaining('#/payments/0/'),
      ]);
    });
  });
}
