import type { z } from 'zod';
import { DUTY_LABELS, STATUS_LABELS } from '../domain/contract/labels';
import type { Instant, PlainDate } from '../domain/ids';
import { plainDateAt } from '../domain/plain-date';
import { rungLabel } from '../domain/rung-label';
import { timeLeftOn } from '../domain/time-left';
import type { WorkingCalendar } from '../domain/working-calendar';
import type { CollectionDeps } from '../intake/prepare-collection';
import { loadCalendar } from '../store/calendar.store';
import {
  countContractDuties,
  listContractDuties,
  type ContractDutyFilter,
  type WaitingContractDuty,
} from '../store/contract-duty.store';
import { officerNames, organizationNames } from '../store/names';
import type { Reader } from '../store/transaction';
import {
  contractDutyCounts,
  contractDutyCountsQuery,
  contractDutyList,
  contractDutyQuery,
} from '../wire/contract-duty.wire';
import { badCursor } from './complaint-filter';
import { CONTRACT_TAGS as TAGS } from './contract-page';
import { dutyMomentOf, readDutyCursor, toDutyCursor } from './duty-page';
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
      const after = query.cursor === undefined ? null : readDutyCursor(query.cursor);
      if (query.cursor !== undefined && after === null) return badCursor();
      const { prisma } = deps.database;
      const moment = await dutyMomentOf(deps);
      const { tab, scope, duty = null, undertakingId = null, dueBefore = null, q: text = null } = query;
      // One more than is shown, to know whether another page follows.
      const page = { after, limit: query.limit + 1 };
      const filter: ContractDutyFilter = { tab, scope, duty, undertakingId, dueBefore, text, ...page };
      const found = await listContractDuties(prisma, actor, filter, moment);
      const shown = found.slice(0, query.limit);
      const last = shown.at(-1);
      const nextCursor = found.length > shown.length && last !== undefined ? toDutyCursor(last) : null;
      const items = await dutyViews(prisma, shown, moment.now);
      return { status: 200, body: { today: plainDateAt(moment.now), items, nextCursor } };
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
      reply: { 200: contractDutyCounts },
    },
    async ({ actor, query }) => {
      const moment = await dutyMomentOf(deps);
      const counts = await countContractDuties(deps.database.prisma, actor, query.scope, moment);
      return { status: 200, body: counts };
    },
  );

type DutyView = z.output<typeof contractDutyList>['items'][number];

interface Names {
  readonly bodies: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly calendars: ReadonlyMap<string, WorkingCalendar>;
}

async function dutyViews(
  reader: Reader,
  duties: readonly WaitingContractDuty[],
  now: Instant,
): Promise<readonly DutyView[]> {
  const regions = [...new Set(duties.map(({ regionCode }) => regionCode))];
  const [bodies, people, calendars] = await Promise.all([
    organizationNames(
      reader,
      duties.map(({ undertakingId }) => undertakingId),
    ),
    officerNames(
      reader,
      duties.flatMap(({ managerId }) => managerId ?? []),
    ),
    Promise.all(regions.map(async (region) => [region, await loadCalendar(reader, region)] as const)),
  ]);
  const names = { bodies, people, calendars: new Map(calendars) };
  return duties.map((duty) => toDutyView(duty, names, plainDateAt(now)));
}

/** What waits without a duty of the law. */
const UNTIMED = {
  duty: '',
  tolerance: '决定是否容错',
  problem: '确认问题是否解决',
} as const satisfies Record<WaitingContractDuty['kind'], string>;

function toDutyView(waiting: WaitingContractDuty, names: Names, today: PlainDate): DutyView {
  const { duty, rung, undertakingId, managerId, regionCode } = waiting;
  const calendar = names.calendars.get(regionCode);
  if (calendar === undefined) throw new Error(`no calendar was loaded for ${regionCode}`);
  return {
    ...{ id: waiting.itemId, kind: waiting.kind, duty },
    label: duty === null ? UNTIMED[waiting.kind] : DUTY_LABELS[duty],
    ...{ dueOn: waiting.dueOn, dueAt: waiting.dueAt, provisional: waiting.provisional },
    timeLeft: timeLeftOn(today, waiting.dueOn, calendar),
    ...{ rung, rungLabel: rung === null ? null : rungLabel(rung) },
    milestone: milestoneOf(waiting),
    contract: {
      ...{ id: waiting.caseId, code: waiting.code, name: waiting.name },
      ...{ status: waiting.status, statusLabel: STATUS_LABELS[waiting.status] },
      undertaking: { id: undertakingId, name: names.bodies.get(undertakingId) ?? '' },
      manager: managerId === null ? null : { id: managerId, name: names.people.get(managerId) ?? '' },
      isListed: waiting.isListed,
    },
  };
}

function milestoneOf({ milestoneId: id, milestoneTitle: title, owedBy }: WaitingContractDuty) {
  return id === null || title === null || owedBy === null ? null : { id, title, owedBy };
}
