import type { z } from 'zod';
import type { ContractGrouping, ContractStatistics } from '../domain/contract/statistics';
import type { OrganizationId, PlainDate } from '../domain/ids';
import { toYuan } from '../domain/money';
import { plainDateAt } from '../domain/plain-date';
import type { CollectionDeps } from '../intake/prepare-collection';
import { contractStatistics } from '../store/contract-statistics.store';
import { caseTimeOf } from '../store/event-log';
import { organizationNames } from '../store/names';
import { regionNames } from '../store/region.store';
import { resolveContractRulesFor } from '../store/rule-set.store';
import { contractStatisticsQuery, contractStatisticsView } from '../wire/contract-statistics.wire';
import type { OfficerActor } from './authenticate';
import { listQueryOf } from './figure-links';
import { route, type Route } from './route';

/** 合同看板: how many, how much, what is overdue and since when, how much was performed in time. */
export const contractStatisticsRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/statistics/contracts',
      access: 'any-officer',
      audit: 'statistics:read',
      summary: '合同统计：份数、金额、逾期多久、按期履行率，按承办单位、类别、地区',
      description: '只计本人可以查看的合同，逾期多的在前。份数和逾期附查询串，凭此打开其后的合同列表。',
      tags: ['统计'],
      query: contractStatisticsQuery,
      reply: { 200: contractStatisticsView },
    },
    async ({ actor, query: { by, ...asked } }) => {
      const { prisma } = deps.database;
      const now = await caseTimeOf(deps);
      const today = plainDateAt(now);
      const { total, groups } = await contractStatistics(prisma, actor, { by, ...asked, today });
      const keys = groups.map(({ key }) => key);
      const labelOf = await groupLabels(deps, { by, keys, actor, today });
      const { from: _, to: __, ...narrowing } = asked;
      const body = {
        ...{ by, asOf: now, total: toFigures(total, narrowing) },
        groups: groups.map(({ key, figures }) => ({
          ...{ key, label: labelOf(key) },
          figures: toFigures(figures, { ...narrowing, [FILTER_OF[by]]: key }),
        })),
      };
      return { status: 200, body };
    },
  );

/** The filter of the register that holds a group's contracts. */
const FILTER_OF = {
  undertaking: 'undertakingId',
  category: 'categoryCode',
  region: 'regionCode',
} as const satisfies Record<ContractGrouping, string>;

interface Grouped {
  readonly by: ContractGrouping;
  readonly keys: readonly string[];
  readonly actor: OfficerActor;
  readonly today: PlainDate;
}

async function groupLabels(deps: CollectionDeps, grouped: Grouped): Promise<(key: string) => string> {
  const { by, keys, actor, today } = grouped;
  const { prisma } = deps.database;
  switch (by) {
    case 'undertaking': {
      // They are the ids of bodies: the column holds nothing else.
      const names = await organizationNames(prisma, keys as readonly OrganizationId[]);
      return (key) => names.get(key as OrganizationId) ?? key;
    }
    case 'category':
      return categoryLabels(deps, actor, today);
    case 'region': {
      const names = await regionNames(prisma, keys);
      return (key) => names.get(key) ?? key;
    }
  }
}

/** As they are called where the asker is. */
async function categoryLabels(
  deps: CollectionDeps,
  { organizationId }: OfficerActor,
  on: PlainDate,
): Promise<(key: string) => string> {
  const body = await deps.sources.organization(organizationId);
  if (body === null) return (key) => key;
  const place = { regionCode: body.regionCode, acceptingOrganizationId: organizationId, on };
  const { categories } = await resolveContractRulesFor(deps.database.pool, place);
  const labels = new Map(categories.map(({ code, label }) => [code, `${code} ${label}`]));
  return (key) => labels.get(key) ?? key;
}

type Figures = z.output<typeof contractStatisticsView>['total'];

function toFigures(figures: ContractStatistics, narrowing: object): Figures {
  const { contracts, overdue, ages, closed, dueMilestones, metInTime } = figures;
  return {
    contracts: { count: contracts, query: listQueryOf(narrowing) },
    amountYuan: toYuan(figures.amountFen),
    payableYuan: toYuan(figures.payableFen),
    paidYuan: toYuan(figures.paidFen),
    overdue: { count: overdue, query: listQueryOf({ overdue: 'true', sort: 'overdue', ...narrowing }) },
    ...{ ages, closed, dueMilestones, metInTime },
    onTimeRate: dueMilestones === 0 ? null : Math.round((metInTime / dueMilestones) * 10_000) / 10_000,
  };
}
