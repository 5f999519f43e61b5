import type { z } from 'zod';
import { CHINESE_COMMITMENT_LABELS as LABELS } from '../domain/commitment/labels';
import type { PlainDate } from '../domain/ids';
import { plainDateAt } from '../domain/plain-date';
import { rungLabel } from '../domain/rung-label';
import type { CollectionDeps } from '../intake/prepare-collection';
import {
  countCommitmentDuties,
  listCommitmentDuties,
  type WaitingCommitmentDuty,
} from '../store/commitment-duty.store';
import {
  commitmentDutyCountsQuery,
  commitmentDutyList,
  commitmentDutyQuery,
} from '../wire/commitment-duty.wire';
import { waitingCounts } from '../wire/duty.wire';
import { badCursor } from './complaint-filter';
import { dutyMomentOf, dutyPageOf, namesOfWaiting, type WaitingNames } from './duty-page';
import { route, type Route } from './route';

const TAGS = ['政务承诺'] as const;

/** 承诺待办: what waits in commitments for the signed-in officer, in the position taken. */
export const commitmentDutyRoutes = (deps: CollectionDeps): readonly Route[] => [
  listRoute(deps),
  countRoute(deps),
];

const listRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/commitment-duties',
      access: 'any-officer',
      audit: 'commitment:list-duties',
      summary: '承诺待办：本人现任岗位应办的事项，先到期的在前',
      description: '承诺节点自第一次提醒起列入，逾期未兑现的一直列入，直到兑现、免除或者另行处理。',
      tags: TAGS,
      query: commitmentDutyQuery,
      reply: { 200: commitmentDutyList },
    },
    async ({ actor, query }) => {
      const { prisma } = deps.database;
      const moment = await dutyMomentOf(deps);
      const { tab, scope, duty = null, promisorId = null, dueBefore = null, q: text = null } = query;
      const page = await dutyPageOf(query, (place) =>
        listCommitmentDuties(
          prisma,
          actor,
          { tab, scope, duty, promisorId, dueBefore, text, ...place },
          moment,
        ),
      );
      if (page === null) return badCursor();
      const names = await namesOfWaiting(prisma, page.shown, ({ promisorId: body }) => body);
      const today = plainDateAt(moment.now);
      const items = page.shown.map((duty) => toDutyView(duty, names, today));
      return { status: 200, body: { today, items, nextCursor: page.nextCursor } };
    },
  );

const countRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/commitment-duties/counts',
      access: 'any-officer',
      audit: 'commitment:count-duties',
      summary: '承诺待办件数：各标签各有多少',
      tags: TAGS,
      query: commitmentDutyCountsQuery,
      reply: { 200: waitingCounts },
    },
    async ({ actor, query }) => {
      const moment = await dutyMomentOf(deps);
      const counts = await countCommitmentDuties(deps.database.prisma, actor, query.scope, moment);
      return { status: 200, body: counts };
    },
  );

/** What waits without a duty of the law. */
const UNTIMED = {
  duty: '',
  tolerance: '决定是否容错',
  proposal: '确认是否未兑现',
} as const satisfies Record<WaitingCommitmentDuty['kind'], string>;

type DutyView = z.output<typeof commitmentDutyList>['items'][number];

function toDutyView(waiting: WaitingCommitmentDuty, names: WaitingNames, today: PlainDate): DutyView {
  const { duty, rung, promisorId, managerId, nodeId, nodeTitle } = waiting;
  return {
    ...{ id: waiting.itemId, kind: waiting.kind, duty },
    label: duty === null ? UNTIMED[waiting.kind] : LABELS.duties[duty],
    ...{ dueOn: waiting.dueOn, dueAt: waiting.dueAt, provisional: waiting.provisional },
    timeLeft: names.timeLeft(waiting, today),
    ...{ rung, rungLabel: rung === null ? null : rungLabel(rung) },
    node: nodeId === null || nodeTitle === null ? null : { id: nodeId, title: nodeTitle },
    commitment: {
      ...{ id: waiting.caseId, code: waiting.code, name: waiting.name },
      ...{ status: waiting.status, statusLabel: LABELS.statuses[waiting.status] },
      promisor: names.body(promisorId),
      manager: managerId === null ? null : names.person(managerId),
    },
  };
}
