import { contractOfficer, purchase } from './contract-desk';
import type { World } from './world';

/** A payment that the law makes due earlier than the contract does. */
export function describeLatePayment(world: () => World): void {
  describe('a contract', () => {
    it('is paid late to a small enterprise: the day by law, its interest, the arrears and the figure of the year', async () => {
      const manager = contractOfficer(world(), 'works', 'contract-manager');
      const inspector = contractOfficer(world(), 'inspectorate', 'inspector');
      const stranger = contractOfficer(world(), 'industry', 'section-head');
      const { id } = await manager.collects(
        purchase({
          ...{ signedOn: '2025-11-03', startsOn: '2025-11-03' },
          milestones: [
            { kind: 'delivery', title: '路灯到货', owedBy: 'counterparty', dueOn: '2025-11-20' },
            {
              ...{ kind: 'payment', title: '付清货款', owedBy: 'public', amountYuan: '100000.00' },
              payment: { agreedDays: 90, start: 'acceptance', after: 1, inspectionDays: 5 },
            },
          ],
        }),
      );
      await manager.does(id, 'record-performance', { milestoneId: 'm1', on: '2025-11-20', completes: true });
      const evidenceIds = [await manager.evidence()];
      const accepted = { milestoneId: 'm1', on: '2025-11-21', result: 'qualified', evidenceIds };
      const late = await manager.does(id, 'record-acceptance', accepted);
      // Ninety days were agreed: sixty count, and end on the 20th of January.
      expect(late.milestones[1]).toMatchObject({
        ...{ dueOn: '2026-01-20', state: 'overdue' },
        payment: {
          counted: { article: '第九条', startOn: '2025-11-21', days: 60, dueOn: '2026-01-20' },
          findings: [{ type: 'agreed-too-long' }],
        },
      });
      const partly = await manager.does(id, 'record-performance', {
        ...{ milestoneId: 'm2', on: '2026-01-30', amountYuan: '40000.00' },
      });
      const [debt] = partly.debts;
      const days = debt?.days ?? 0;
      // 100,000 for ten days and 60,000 for the rest, at 0.05 % a day.
      const interestYuan = (500 + (days - 10) * 30).toFixed(2);
      expect(debt).toMatchObject({
        ...{ milestoneId: 'm2', balanceYuan: '60000.00' },
        interest: {
          source: 'statutory',
          amountYuan: interestYuan,
          spans: [{ days: 10 }, { days: days - 10 }],
        },
      });
      const arrears = await inspector.asks('/contracts/arrears?undertakingId=works&small=true&limit=100');
      expect(arrears['items']).toContainEqual(
        expect.objectContaining({ contractId: id, balanceYuan: '60000.00', overdueDays: days, interestYuan }),
      );
      expect(arrears['bodies']).toMatchObject([{ body: { id: 'works' } }]);
      expect(await stranger.asks('/contracts/arrears')).toMatchObject({ items: [], balanceYuan: '0.00' });
      const first = await inspector.asks('/contracts/arrears?limit=1');
      const next = await inspector.asks(`/contracts/arrears?limit=1&cursor=${String(first['nextCursor'])}`);
      expect(next['items']).not.toEqual(first['items']);
      // At the end of 2025 it was not due yet; at the end of 2026 it is owed, as far as anybody knows today.
      expect(await inspector.asks('/contracts/arrears/disclosure')).toMatchObject({
        ...{ year: 2025, publishBy: '2026-03-31', contracts: 0 },
      });
      const thisYear = await inspector.asks('/contracts/arrears/disclosure?year=2026');
      expect(thisYear['contracts']).toBeGreaterThanOrEqual(1);
    });
  });
}
