import type { z } from 'zod';
import { CHINESE_COMMITMENT_LABELS as LABELS } from '../domain/commitment/labels';
import type { OrganizationId } from '../domain/ids';
import { plainDateAt } from '../domain/plain-date';
import type { CollectionDeps } from '../intake/prepare-collection';
import { commitmentsOfDay, type CommitmentOfDay } from '../store/commitment-of-day.store';
import { caseTimeOf } from '../store/event-log';
import { organizationNames } from '../store/names';
import { commitmentListOfDay, listOfDayParams, listOfDayQuery } from '../wire/commitment-list.wire';
import { readPage, toPage } from './page';
import { route, type Route } from './route';

/** 承诺清单, versioned by the day: as the log had it when the day ended. */
export const commitmentListRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/commitment-lists/{on}',
      access: 'any-officer',
      audit: 'commitment:list-of-day',
      summary: '某日承诺清单：本人可以看到的承诺在那一天终了时的情况，按承诺编码排列',
      description: '依办理记录重算，不随以后的办理改变。今日的清单为此刻的情况；还没有到的日子没有清单。',
      tags: ['政务承诺'],
      params: listOfDayParams,
      query: listOfDayQuery,
      reply: { 200: commitmentListOfDay },
    },
    async ({ actor, params: { on }, query: { promisorId, ...asked } }) => {
      const errors = [{ pointer: '#/on', message: '还没有到这一天', fix: '改为今天或者以前的一天' }];
      if (on > plainDateAt(await caseTimeOf(deps))) return { obstacle: { type: 'input-invalid', errors } };
      const page = readPage(asked);
      const after = page.after ?? null;
      const found = await commitmentsOfDay(deps.database, actor, {
        ...{ on, promisorId, after, limit: page.limit },
      });
      const { items, nextCursor } = toPage(found, page, ({ state }) => state.code);
      const bodies = items.flatMap(({ state }) => [state.promisor, state.regulator]);
      const names = await organizationNames(
        deps.database.prisma,
        bodies.map(({ organizationId }) => organizationId),
      );
      return { status: 200, body: { on, items: items.map((one) => toListed(one, names)), nextCursor } };
    },
  );

type Listed = z.output<typeof commitmentListOfDay>['items'][number];

function toListed(
  { state, name, titles }: CommitmentOfDay,
  names: ReadonlyMap<OrganizationId, string>,
): Listed {
  const { caseId, code, kindCode, madeOn, status, outcome, rules } = state;
  const body = ({ organizationId: id }: CommitmentOfDay['state']['promisor']) => ({
    ...{ id, name: names.get(id) ?? '' },
  });
  return {
    ...{ id: caseId, code, name, kindCode, madeOn, status, outcome },
    kindLabel: rules.kinds.find((kind) => kind.code === kindCode)?.label ?? kindCode,
    promisor: body(state.promisor),
    regulator: body(state.regulator),
    statusLabel: LABELS.statuses[status],
    outcomeLabel: outcome === null ? null : LABELS.outcomes[outcome],
    nodes: state.nodes.map((node) => ({
      ...{ nodeId: node.nodeId, title: titles[node.nodeId] ?? '', dueOn: node.dueOn, state: node.state },
      ...{ stateLabel: LABELS.nodeStates[node.state], performedOn: node.performedOn },
    })),
  };
}
