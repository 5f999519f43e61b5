import { parseInstant } from '../domain/plain-date';
import type { CollectionDeps } from '../intake/prepare-collection';
import {
  countProblems,
  countProblemsByKind,
  listProblems,
  type ProblemPlace,
} from '../store/contract-problem.store';
import { caseTimeOf } from '../store/event-log';
import { problemCounts, problemList, problemQuery } from '../wire/contract-problem.wire';
import { CONTRACT_TAGS as TAGS } from './contract-page';
import { problemNames, toProblemView } from './contract-problem-view';
import { badCursor, readPage, toPage } from './page';
import { route, type Route } from './route';

/** 问题交办清单, over the contracts that somebody may see. */
export const contractProblemRoutes = (deps: CollectionDeps): readonly Route[] => [
  listRoute(deps),
  countRoute(deps),
];

const listRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/contract-problems',
      access: 'any-officer',
      audit: 'contract:list-problems',
      summary: '交办的问题：等待本人的、本单位的，或者可以看到的全部',
      description: '新交办的在前。问题在所属合同的页面办理（POST /contracts/{id}/commands）。',
      tags: TAGS,
      query: problemQuery,
      reply: { 200: problemList },
    },
    async ({ actor, query }) => {
      const { scope, state, overdue, kind = null, contractId = null, cursor } = query;
      const page = readPage(query);
      const after = cursor === undefined || page.after === undefined ? null : placeIn(page.after);
      const filter = { scope, isOpen: state === 'open', isOverdue: overdue === 'true', kind, contractId };
      const { prisma } = deps.database;
      const now = await caseTimeOf(deps);
      const found = await listProblems(prisma, actor, filter, { now, after, limit: page.limit });
      const { items, nextCursor } = toPage(found, page, (line) =>
        [line.raisedAt, line.contractId, line.problemId].join('_'),
      );
      const names = await problemNames(prisma, items);
      const lines = items.map((line) => ({
        ...toProblemView(line, names),
        contract: { id: line.contractId, code: line.code, name: line.name },
      }));
      return { status: 200, body: { items: lines, nextCursor } };
    },
  );

function placeIn(mark: string): ProblemPlace {
  const [raisedAt = '', contractId = '', problemId = ''] = mark.split('_');
  const isPlace = parseInstant(raisedAt) !== null && /^[0-9a-f-]{36}$/.test(contractId);
  if (!isPlace || !/^q\d{1,4}$/.test(problemId)) throw badCursor;
  return { raisedAt, contractId, problemId };
}

const countRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/contract-problems/counts',
      access: 'any-officer',
      audit: 'contract:count-problems',
      summary: '交办的问题有多少：等待本人的、本单位的、超期的，按种类各有多少',
      tags: TAGS,
      reply: { 200: problemCounts },
    },
    async ({ actor }) => {
      const { prisma } = deps.database;
      const now = await caseTimeOf(deps);
      const [counts, kinds] = await Promise.all([
        countProblems(prisma, actor, now),
        countProblemsByKind(prisma, actor),
      ]);
      return { status: 200, body: { ...counts, kinds: [...kinds] } };
    },
  );
