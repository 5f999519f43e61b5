import type { CaseEvent } from '../domain/case';
import { complaintToldOf } from '../domain/contract/complaint-upon';
import type { ContractCategory } from '../domain/contract/contract-rules';
import type { ContractData } from '../domain/contract/events';
import { eventLabel, sentenceFor } from '../domain/contract/journal';
import { toCaseId } from '../domain/ids';
import { toYuan } from '../domain/money';
import type { Actor } from '../domain/officer';
import { plainDateAt } from '../domain/plain-date';
import { accepted } from '../domain/result';
import { collectContract } from '../intake/collect-contracts';
import { prepareCollection, type CollectionDeps } from '../intake/prepare-collection';
import { startCaseNow } from '../intake/start-case';
import { countContracts, listContracts, placeOf } from '../store/contract-list.store';
import { contractJournal, findReadableContract } from '../store/contract.store';
import type { Database } from '../store/database';
import { caseTimeOf } from '../store/event-log';
import { sightsOf } from '../store/linked-contract.store';
import { resolveContractRulesFor } from '../store/rule-set.store';
import { caseEvents, storyQuery } from '../wire/case.wire';
import { collectedReply, collectionBody } from '../wire/contract-collection.wire';
import {
  contractCategories,
  contractCategoriesQuery,
  contractList,
  contractParams,
  contractQuery,
  contractView,
} from '../wire/contract.wire';
import { journalLines } from './case-journal';
import { changeOnce } from './change-once';
import { contractArrearsRoutes } from './contract-arrears.routes';
import { contractCommandRoute } from './contract-command.routes';
import { COLLECTION_EXAMPLE } from './contract-examples';
import { CONTRACT_TAGS as TAGS, contractViewOf } from './contract-page';
import { contractSummaryViews, toContractFilter } from './contract-summaries';
import { toPage } from './page';
import { notFound, route, type Route } from './route';

/** More are not counted for a list: `1000+` is all that people want to know. */
const COUNTED = 1_000;

/** The register of contracts, their pages, and what may be done to them. */
export function contractRoutes(deps: CollectionDeps): readonly Route[] {
  return [
    categoriesRoute(deps),
    ...contractArrearsRoutes(deps),
    listRoute(deps),
    collectRoute(deps),
    showRoute(deps),
    journalRoute(deps),
    contractCommandRoute(deps),
  ];
}

const categoriesRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/contract-categories',
      access: 'any-officer',
      audit: 'contract:categories',
      summary: '一个单位的合同可以归入的类别，各自的归集标准',
      tags: TAGS,
      query: contractCategoriesQuery,
      reply: { 200: contractCategories },
      problems: [404],
    },
    async ({ query }) => {
      const body = await deps.sources.organization(query.undertakingId);
      if (body === null) return notFound();
      const rules = await resolveContractRulesFor(deps.database.pool, {
        regionCode: body.regionCode,
        acceptingOrganizationId: body.organizationId,
        on: plainDateAt(await caseTimeOf(deps)),
      });
      const { ruleSetId, version, name } = rules;
      const items = rules.categories.map(toCategoryView);
      return { status: 200, body: { items, ruleSet: { id: ruleSetId, version, name } } };
    },
  );

const toCategoryView = ({ code, label, thresholdFen, isKeySupervised, reportedBy }: ContractCategory) => ({
  ...{ code, label, isKeySupervised, reportedBy },
  thresholdYuan: thresholdFen === null ? null : toYuan(thresholdFen),
});

const listRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/contracts',
      access: 'any-officer',
      audit: 'contract:list',
      summary: '列出本人可以看到的合同；overdue=true 即逾期执行库',
      tags: TAGS,
      query: contractQuery,
      reply: { 200: contractList },
    },
    async ({ actor, query }) => {
      const { prisma } = deps.database;
      const filter = toContractFilter(query);
      const [found, total, now] = await Promise.all([
        listContracts(prisma, actor, filter),
        query.count === 'true' ? countContracts(prisma, actor, { ...filter, limit: COUNTED }) : null,
        caseTimeOf(deps),
      ]);
      const page = { after: undefined, limit: filter.limit };
      const { items, nextCursor } = toPage(found, page, (last) => `${placeOf(last, filter.sort)}_${last.id}`);
      const lines = await contractSummaryViews(prisma, items, plainDateAt(now));
      return { status: 200, body: { items: lines, total, nextCursor } };
    },
  );

const collectRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'post',
      path: '/contracts',
      access: { roles: ['contract-manager', 'collection-reporter', 'section-head'] },
      audit: 'contract:collect',
      summary: '收录一份合同：专人填报',
      description:
        '同一 Idempotency-Key 或者同一上报编号（externalNumber）再报，仍是同一份合同。涉密合同一律拒收，什么也不留存。',
      tags: TAGS,
      body: collectionBody,
      reply: { 200: collectedReply, 201: collectedReply },
      examples: { body: COLLECTION_EXAMPLE },
      problems: [422],
    },
    async (asking) => {
      const { actor, body } = asking;
      const collectedAt = await caseTimeOf(deps);
      const prepared = await prepareCollection(deps, actor, { collection: body, collectedAt });
      if ('errors' in prepared) return { obstacle: { type: 'input-invalid', errors: prepared.errors } };
      const answer = await changeOnce(asking, 'contract:collect', async (transaction) => {
        const { isNew, ...collected } = await collectContract(deps, transaction, { prepared, actor });
        return accepted({ status: isNew ? 201 : 200, body: { ...collected, isNew } });
      });
      const { id } = collectedReply.partial().parse('body' in answer ? answer.body : {});
      if (id !== undefined) await startCaseNow(deps, toCaseId(id));
      return answer;
    },
  );

const showRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/contracts/{id}',
      access: 'any-officer',
      audit: 'contract:read',
      summary: '查看一份合同：节点、时限及其依据、现在可以办理的事项',
      tags: TAGS,
      params: contractParams,
      reply: { 200: contractView },
    },
    async ({ actor, params }) => {
      const view = await contractViewOf(deps, actor, toCaseId(params.id));
      return view === null ? notFound() : { status: 200, body: view };
    },
  );

/** Whoever may not know of a complaint upon the contract is not told of it by the contract either. */
async function shownTo(
  { prisma }: Database,
  actor: Actor,
  events: readonly CaseEvent<ContractData>[],
): Promise<readonly CaseEvent<ContractData>[]> {
  const told = events.flatMap(({ data }) => complaintToldOf(data) ?? []);
  const sights = await sightsOf(prisma, actor, [...new Set(told)]);
  return events.filter(({ data }) => {
    const complaintId = complaintToldOf(data);
    return complaintId === null || sights.has(complaintId);
  });
}

const journalRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/contracts/{id}/events',
      access: 'any-officer',
      audit: 'contract:read-journal',
      summary: '合同的办理记录：每一步用一句话说明',
      tags: TAGS,
      params: contractParams,
      query: storyQuery,
      reply: { 200: caseEvents },
    },
    async ({ actor, params, query }) => {
      const id = toCaseId(params.id);
      const stored = await findReadableContract(deps.database.prisma, actor, id);
      if (stored === null) return notFound();
      const events = await shownTo(deps.database, actor, await contractJournal(deps.database, id));
      const { texts, state } = stored;
      const items = await journalLines(deps.database, { id, events }, (names) => (event) => ({
        label: eventLabel(event.data.type, query.language),
        sentence: sentenceFor(
          event,
          {
            ...names,
            party: (partyId) => texts.parties.get(partyId)?.name ?? '',
            milestones: state.milestones,
            rules: state.rules,
          },
          query.language,
        ),
      }));
      return { status: 200, body: { items } };
    },
  );
