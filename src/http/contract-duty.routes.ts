import type { z } from 'zod';
import { DUTY_LABELS, STATUS_LABELS } from '../domain/contract/labels';
import type { PlainDate } from '../domain/ids';
import { plainDateAt } from '../domain/plain-date';
import { rungLabel } from '../domain/rung-label';
import type { CollectionDeps } from '../intake/prepare-collection';
import {
  countContractDuties,
  listContractDuties,
  type WaitingContractDuty,
} from '../store/contract-duty.store';
import { contractDutyCountsQuery, contractDutyList, contractDutyQuery } from '../wire/contract-duty.wire';
import { waitingCounts } from '../wire/duty.wire';
import { badCursor } from './complaint-filter';
import { CONTRACT_TAGS as TAGS } from './contract-page';
import { dutyMomentOf, dutyPageOf, namesOfWaiting, type WaitingNames } from './duty-page';
import { route, type Route } from './route';

/** 合同待办: what waits in contracts for the signed-in officer, in the position taken. */
export const contractDutyRoutes = (deps: CollectionDeps): readonly Route[] => [
  listRoute(deps),
  countRoute(deps),
];

const listRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/contract-duties',
      access: 'any-officer',
      audit: 'contract:list-duties',
      summary: '合同待办：本人现任岗位应办的事项，先到期的在前',
      description: '履约节点自第一次提醒起列入，逾期未履行的一直列入，直到履行、免除或者另行处理。',
      tags: TAGS,
      query: contractDutyQuery,
      reply: { 200: contractDutyList },
    },
    async ({ actor, query }) => {
      const { prisma } = deps.database;
      const moment = await dutyMomentOf(deps);
      const { tab, scope, duty = null, undertakingId = null, dueBefore = null, q: text = null } = query;
      const page = await dutyPageOf(query, (place) =>
        listContractDuties(
          prisma,
          actor,
          { tab, scope, duty, undertakingId, dueBefore, text, ...place },
          moment,
        ),
      );
      if (page === null) return badCursor();
      const names = await namesOfWaiting(prisma, page.shown, ({ undertakingId: body }) => body);
      const today = plainDateAt(moment.now);
      const items = page.shown.map((line) => toDutyView(line, names, today));
      return { status: 200, body: { today, items, nextCursor: page.nextCursor } };
    },
  );

const countRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/contract-duties/counts',
      access: 'any-officer',
      audit: 'contract:count-duties',
      summary: '合同待办件数：各标签各有多少',
      tags: TAGS,
      query: contractDutyCountsQuery,
      reply: { 200: waitingCounts },
    },
    async ({ actor, query }) => {
      const moment = await dutyMomentOf(deps);
      const counts = await countContractDuties(deps.database.prisma, actor, query.scope, moment);
      return { status: 200, body: counts };
    },
  );

type DutyView = z.output<typeof contractDutyList>['items'][number];

/** What waits without a duty of the law. */
const UNTIMED = {
  duty: '',
  tolerance: '决定是否容错',
  problem: '确认问题是否解决',
} as const satisfies Record<WaitingContractDuty['kind'], string>;

function toDutyView(waiting: WaitingContractDuty, names: WaitingNames, today: PlainDate): DutyView {
  const { duty, rung, undertakingId, managerId } = waiting;
  return {
    ...{ id: waiting.itemId, kind: waiting.kind, duty },
    label: duty === null ? UNTIMED[waiting.kind] : DUTY_LABELS[duty],
    ...{ dueOn: waiting.dueOn, dueAt: waiting.dueAt, provisional: waiting.provisional },
    timeLeft: names.timeLeft(waiting, today),
    ...{ rung, rungLabel: rung === null ? null : rungLabel(rung) },
    milestone: milestoneOf(waiting),
    contract: {
      ...{ id: waiting.caseId, code: waiting.code, name: waiting.name },
      ...{ status: waiting.status, statusLabel: STATUS_LABELS[waiting.status] },
      undertaking: names.body(undertakingId),
      manager: managerId === null ? null : names.person(managerId),
      isListed: waiting.isListed,
    },
  };
}

function milestoneOf({ milestoneId: id, milestoneTitle: title, owedBy }: WaitingContractDuty) {
  return id === null || title === null || owedBy === null ? null : { id, title, owedBy };
}
