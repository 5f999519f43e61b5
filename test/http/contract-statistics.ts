import type { z } from 'zod';
import type { contractStatisticsView } from '../../src/wire/contract-statistics.wire';
import type { contractList, contractView } from '../../src/wire/contract.wire';
import type { StaffWorld } from '../support/staff-world';

type Statistics = z.output<typeof contractStatisticsView>;
type Contracts = z.output<typeof contractList>;
type Contract = z.output<typeof contractView>;

/** 合同看板, over the contracts of the demo city. */
export function describeContractStatistics(world: () => StaffWorld): void {
  const statistics = (username: string, query = ''): Promise<Statistics> =>
    world().get(username, `/statistics/contracts?${query}`);
  const contracts = (username: string, query: string): Promise<Contracts> =>
    world().get(username, `/contracts?${query}&limit=200&count=true`);

  describe('the board of contracts', () => {
    it.each(['undertaking', 'category', 'region'])(
      'by %s counts exactly the contracts that its figures open, and the groups make the whole',
      async (by) => {
        const { total, groups } = await statistics('government.leader', `by=${by}`);
        expect(groups.length).toBeGreaterThan(0);
        for (const { label, figures } of [...groups, { label: 'all', figures: total }]) {
          const { contracts: all, overdue } = figures;
          const shown = await contracts('government.leader', all.query);
          expect([label, shown.total, shown.items.length]).toEqual([label, all.count, all.count]);
          const late = await contracts('government.leader', overdue.query);
          expect([label, late.items.length]).toEqual([label, overdue.count]);
          expect([label, Object.values(figures.ages).reduce((sum, count) => sum + count, 0)]).toEqual([
            label,
            overdue.count,
          ]);
          const amount = shown.items.reduce((sum, { amountYuan }) => sum + Number(amountYuan ?? 0), 0);
          expect([label, figures.amountYuan]).toEqual([label, amount.toFixed(2)]);
        }
        const sum = (of: (figures: Statistics['total']) => number): number =>
          groups.reduce((so, { figures }) => so + of(figures), 0);
        expect(sum(({ contracts: { count } }) => count)).toBe(total.contracts.count);
        expect(sum(({ overdue: { count } }) => count)).toBe(total.overdue.count);
        expect(sum(({ dueMilestones }) => dueMilestones)).toBe(total.dueMilestones);
      },
    );

    it('counts what was performed in time, day by day, of what has fallen due', async () => {
      const period = { from: '2026-07-01', to: '2026-11-10' };
      const { items } = await contracts('roads.contracts', '');
      const milestones: Contract['milestones'][number][] = [];
      for (const { id, status } of items) {
        if (['draft', 'reviewing', 'approved'].includes(status)) continue;
        const contract: Contract = await world().get('roads.contracts', `/contracts/${id}`);
        milestones.push(...contract.milestones);
      }
      const due = milestones.filter(
        ({ dueOn, state }) =>
          state !== 'waived' && dueOn !== null && dueOn >= period.from && dueOn <= period.to,
      );
      const inTime = due.filter(
        ({ state, performedOn, dueOn }) =>
          state === 'met' && performedOn !== null && dueOn !== null && performedOn <= dueOn,
      );
      expect(inTime.length).toBeGreaterThan(0);
      expect(inTime.length).toBeLessThan(due.length);
      const { total } = await statistics('roads.contracts', `from=${period.from}&to=${period.to}`);
      expect([total.dueMilestones, total.metInTime]).toEqual([due.length, inTime.length]);
      expect(total.onTimeRate).toBeCloseTo(inTime.length / due.length, 4);
    });

    it('shows nobody what they may not see: a department its own, a stranger nothing', async () => {
      const own = await statistics('works.contracts');
      expect(own.groups.map(({ key }) => key)).toEqual(['birch-works']);
      const stranger = await statistics('ginkgo.handler');
      expect([stranger.total.contracts.count, stranger.groups]).toEqual([0, []]);
    });

    it('is narrowed by category and place, and says so in what its figures open', async () => {
      const { total, groups } = await statistics('government.leader', 'categoryCode=06&regionCode=150100');
      expect(total.contracts.query).toBe('categoryCode=06&regionCode=150100');
      const [first] = groups;
      expect(first?.figures.overdue.query).toBe(
        `overdue=true&sort=overdue&categoryCode=06&regionCode=150100&undertakingId=${first?.key ?? ''}`,
      );
    });
  });
}
