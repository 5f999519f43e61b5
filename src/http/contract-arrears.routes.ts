import { overdueInterestFor } from '../domain/contract/overdue-interest';
import { rateWords } from '../domain/contract/payment-words';
import { toCaseId, type OrganizationId, type PlainDate } from '../domain/ids';
import { toYuan } from '../domain/money';
import { daysBetween, parsePlainDate, plainDateAt, yearOf } from '../domain/plain-date';
import type { CollectionDeps } from '../intake/prepare-collection';
import {
  arrearsAtEndOf,
  arrearsByBody,
  listArrears,
  type Arrear,
  type ArrearsPlace,
  type BodyArrears,
} from '../store/contract-arrears.store';
import { caseTimeOf } from '../store/event-log';
import { organizationNames } from '../store/names';
import { arrearsList, arrearsQuery, disclosureQuery, disclosureReply } from '../wire/contract-arrears.wire';
import { CONTRACT_TAGS as TAGS } from './contract-page';
import { badCursor, readPage, toPage } from './page';
import { route, type Route } from './route';

/** 拖欠账款: what public bodies have not paid in time, and what of it is to be disclosed each year. */
export const contractArrearsRoutes = (deps: CollectionDeps): readonly Route[] => [
  arrearsRoute(deps),
  disclosureRoute(deps),
];

const arrearsRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/contracts/arrears',
      access: 'any-officer',
      audit: 'contract:arrears',
      summary: '拖欠账款：本人可以看到的合同中逾期未付的款项，及其利息',
      description: '逾期久的在前；合计和按单位的合计以筛选条件为准，不受分页影响。',
      tags: TAGS,
      query: arrearsQuery,
      reply: { 200: arrearsList },
    },
    async ({ actor, query }) => {
      const { prisma } = deps.database;
      const { cursor, limit, small, ...narrowing } = query;
      const filter = { ...narrowing, isToSmall: small === 'true' };
      const page = readPage({ cursor, limit });
      const after = page.after === undefined ? null : placeIn(page.after);
      const [found, bodies, now] = await Promise.all([
        listArrears(prisma, actor, filter, { after, limit: page.limit }),
        arrearsByBody(prisma, actor, filter),
        caseTimeOf(deps),
      ]);
      const { items, nextCursor } = toPage(
        found,
        { after: undefined, limit: page.limit },
        ({ dueOn, contractId, milestoneId }) => `${dueOn}_${contractId}_${milestoneId}`,
      );
      const names = await organizationNames(prisma, idsOf([...items, ...bodies]));
      const today = plainDateAt(now);
      return {
        status: 200,
        body: {
          items: items.map((one) => toLine(one, names, today)),
          ...toBodies(bodies, names),
          nextCursor,
        },
      };
    },
  );

function placeIn(mark: string): ArrearsPlace {
  const [on = '', id = '', milestoneId = ''] = mark.split('_');
  const dueOn = parsePlainDate(on);
  if (dueOn === null || !/^[0-9a-f-]{36}$/.test(id) || milestoneId === '') throw badCursor;
  return { dueOn, contractId: toCaseId(id), milestoneId };
}

type Names = ReadonlyMap<OrganizationId, string>;

const idsOf = (lines: readonly { readonly undertakingId: OrganizationId }[]): readonly OrganizationId[] =>
  lines.map(({ undertakingId }) => undertakingId);

function toLine(arrear: Arrear, names: Names, today: PlainDate) {
  const { undertakingId, amountFen, paidFen, payments, rate, ...shown } = arrear;
  const debt = { amountFen, dueOn: arrear.dueOn, until: today };
  const interest = rate === null ? null : overdueInterestFor(debt, payments, rate);
  return {
    ...{ ...shown, counterparties: [...shown.counterparties] },
    undertaking: { id: undertakingId, name: names.get(undertakingId) ?? '' },
    overdueDays: daysBetween(arrear.dueOn, today),
    amountYuan: toYuan(amountFen),
    paidYuan: toYuan(paidFen),
    balanceYuan: toYuan(amountFen - paidFen),
    rate: rate === null ? null : rateWords(rate),
    interestYuan: interest === null ? null : toYuan(interest.interestFen),
  };
}

function toBodies(bodies: readonly BodyArrears[], names: Names) {
  return {
    bodies: bodies.map(({ undertakingId, contracts, balanceFen }) => ({
      ...{ body: { id: undertakingId, name: names.get(undertakingId) ?? '' }, contracts },
      balanceYuan: toYuan(balanceFen),
    })),
    contracts: bodies.reduce((sum, { contracts }) => sum + contracts, 0),
    balanceYuan: toYuan(bodies.reduce((sum, { balanceFen }) => sum + balanceFen, 0)),
  };
}

const disclosureRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/contracts/arrears/disclosure',
      access: 'any-officer',
      audit: 'contract:arrears-disclosure',
      summary: '年度公开：上一年度末逾期尚未支付中小企业款项的合同数量和金额，按单位',
      description: '国务院令第802号第十八条：机关、事业单位于每年3月31日以前向社会公开上一年度的情况。',
      tags: TAGS,
      query: disclosureQuery,
      reply: { 200: disclosureReply },
    },
    async ({ actor, query }) => {
      const { prisma } = deps.database;
      const thisYear = yearOf(plainDateAt(await caseTimeOf(deps)));
      const year = query.year ?? thisYear - 1;
      // Four digits and a day that every year has.
      const asOf = `${year}-12-31` as PlainDate;
      const bodies = await arrearsAtEndOf(prisma, actor, asOf);
      const names = await organizationNames(prisma, idsOf(bodies));
      return {
        status: 200,
        body: { year, asOf, publishBy: `${year + 1}-03-31`, ...toBodies(bodies, names) },
      };
    },
  );
