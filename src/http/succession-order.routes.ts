import { ORDERING_ROLES, orderingReach, orderObstacle } from '../domain/contract/succession-order';
import { SUCCESSION_LABELS } from '../domain/contract/succession-labels';
import { plainDateAt } from '../domain/plain-date';
import { accepted, refused } from '../domain/result';
import type { CollectionDeps } from '../intake/prepare-collection';
import { caseTimeOf } from '../store/event-log';
import { organizationRef } from '../store/organization.store';
import {
  addSuccessionOrder,
  listSuccessionOrders,
  type SuccessionOrderLine,
} from '../store/succession-order.store';
import { newSuccessionOrder, successionOrderList } from '../wire/succession-order.wire';
import { changeOnce } from './change-once';
import { route, type Route } from './route';

const TAGS = ['承继审查'] as const;
const access = { roles: ORDERING_ROLES } as const;

/** 承继审查 of every contract of a body that changes hands. */
export function successionOrderRoutes(deps: CollectionDeps): readonly Route[] {
  return [listRoute(deps), orderRoute(deps)];
}

function toView(line: SuccessionOrderLine) {
  const { organizationId, organizationName, orderedById, orderedByName, orderedAt, cause, ...rest } = line;
  return {
    ...rest,
    cause,
    causeLabel: SUCCESSION_LABELS.successionCauses[cause],
    organization: { id: organizationId, name: organizationName },
    ordering: { id: orderedById, name: orderedByName },
    orderedAt: orderedAt.toISOString(),
  };
}

const listRoute = (deps: CollectionDeps): Route =>
  route(
    {
      ...{ method: 'get', path: '/succession-orders', access, tags: TAGS, audit: 'succession-order:list' },
      summary: '承继审查：哪次换届、更替或者调整启动的，多少合同待确认、超期、已确认',
      description: '督查人员看本级政府，其他人员看本单位。',
      reply: { 200: successionOrderList },
    },
    async ({ actor }) => {
      const lines = await listSuccessionOrders(
        deps.database.prisma,
        orderingReach(actor),
        await caseTimeOf(deps),
      );
      return { status: 200, body: { items: lines.map(toView) } };
    },
  );

const orderRoute = (deps: CollectionDeps): Route =>
  route(
    {
      ...{ method: 'post', path: '/succession-orders', access, tags: TAGS, audit: 'succession-order:order' },
      summary: '因换届、责任人更替、机构或者职能调整，启动一个单位及其下级单位全部未销号合同的承继审查',
      description:
        '合同继续有效，约定日期不变；每份合同各启动一次，由承办单位在规则的期限内确认结论。换届不是变更或者终止合同的事由。',
      body: newSuccessionOrder,
      reply: { 201: successionOrderList },
      examples: {
        body: {
          organizationId: 'city-government',
          cause: 'change-of-government',
          changedOn: '2026-04-01',
          basis: '市人大〔2026〕3号任免决定',
        },
      },
    },
    (context) =>
      changeOnce(context, 'succession-order:order', async (transaction) => {
        const { body, actor } = context;
        const orderedAt = await caseTimeOf(deps);
        const organization = await organizationRef(transaction, body.organizationId);
        if (organization === null) return refused({ type: 'organization-unknown' });
        if (body.changedOn > plainDateAt(orderedAt)) return refused({ type: 'date-in-future' });
        const obstacle = orderObstacle(organization, actor);
        if (obstacle !== null) return refused(obstacle);
        const { officerId: orderedBy, organizationId: orderedById } = actor;
        await addSuccessionOrder(transaction, { ...body, orderedBy, orderedById, orderedAt });
        const lines = await listSuccessionOrders(transaction, orderingReach(actor), orderedAt);
        return accepted({ status: 201, body: { items: lines.map(toView) } });
      }),
  );
