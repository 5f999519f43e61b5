import { eventLabel, sentenceFor } from '../domain/commitment/journal';
import { toCaseId } from '../domain/ids';
import { plainDateAt } from '../domain/plain-date';
import { accepted } from '../domain/result';
import { toCommitmentFacts } from '../intake/commitment-facts';
import type { CollectionDeps } from '../intake/prepare-collection';
import { receiveCommand } from '../intake/receive-command';
import { prepareRegistration, registerCommitment } from '../intake/register-commitment';
import { startCaseNow } from '../intake/start-case';
import { commitmentJournal, findReadableCommitment, listCommitments } from '../store/commitment.store';
import { caseTimeOf } from '../store/event-log';
import { resolveCommitmentRulesFor } from '../store/rule-set.store';
import { caseEvents, commandPending, storyQuery } from '../wire/case.wire';
import { partCommand } from '../wire/command-body.wire';
import {
  COMMITMENT_COMMAND_BODIES,
  commitmentCommandBody,
  type CommitmentBodyFacts,
} from '../wire/commitment-command.wire';
import {
  commitmentCommandReply,
  commitmentKinds,
  commitmentKindsQuery,
  commitmentList,
  commitmentParams,
  commitmentQuery,
  commitmentView,
  registeredReply,
  registrationBody,
} from '../wire/commitment.wire';
import { journalLines } from './case-journal';
import { changeOnce } from './change-once';
import { commandAnswer } from './command-answer';
import { COMMITMENT_COMMAND_EXAMPLES, REGISTRATION_EXAMPLE } from './commitment-examples';
import { commitmentSummaryViews, commitmentViewOf, toCommitmentFilter } from './commitment-view';
import { toPage } from './page';
import { notFound, route, type Route } from './route';

const TAGS = ['政务承诺'] as const;

/** The register of commitments (政务承诺), their pages, and what may be done to them. */
export function commitmentRoutes(deps: CollectionDeps): readonly Route[] {
  return [
    kindsRoute(deps),
    listRoute(deps),
    registerRoute(deps),
    showRoute(deps),
    journalRoute(deps),
    commandRoute(deps),
  ];
}

const kindsRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/commitment-kinds',
      access: 'any-officer',
      audit: 'commitment:kinds',
      summary: '一个单位的承诺可以归入的种类',
      tags: TAGS,
      query: commitmentKindsQuery,
      reply: { 200: commitmentKinds },
      problems: [404],
    },
    async ({ query }) => {
      const body = await deps.sources.organization(query.promisorId);
      if (body === null) return notFound();
      const rules = await resolveCommitmentRulesFor(deps.database.pool, {
        regionCode: body.regionCode,
        acceptingOrganizationId: body.organizationId,
        on: plainDateAt(await caseTimeOf(deps)),
      });
      if (rules === null) return { status: 200, body: { items: [], ruleSet: null } };
      const { ruleSetId, version, name, kinds } = rules;
      return { status: 200, body: { items: [...kinds], ruleSet: { id: ruleSetId, version, name } } };
    },
  );

const listRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/commitments',
      access: 'any-officer',
      audit: 'commitment:list',
      summary: '列出本人可以看到的承诺，新登记的在前；overdue=true 只列逾期未兑现的',
      tags: TAGS,
      query: commitmentQuery,
      reply: { 200: commitmentList },
    },
    async ({ actor, query }) => {
      const { prisma } = deps.database;
      const filter = toCommitmentFilter(query);
      const [found, now] = await Promise.all([listCommitments(prisma, actor, filter), caseTimeOf(deps)]);
      const page = { after: undefined, limit: filter.limit };
      const { items, nextCursor } = toPage(found, page, (last) => `${last.registeredAt}_${last.id}`);
      const lines = await commitmentSummaryViews(prisma, items, plainDateAt(now));
      return { status: 200, body: { items: lines, nextCursor } };
    },
  );

const registerRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'post',
      path: '/commitments',
      access: { roles: ['contract-manager', 'collection-reporter', 'section-head'] },
      audit: 'commitment:register',
      summary: '登记一项承诺：承诺单位、向谁承诺、各节点何日兑现',
      description: '同一 Idempotency-Key 再登记，仍是同一项承诺。带有密级标志的一律拒收，什么也不留存。',
      tags: TAGS,
      body: registrationBody,
      reply: { 201: registeredReply },
      examples: { body: REGISTRATION_EXAMPLE },
      problems: [422],
    },
    async (asking) => {
      const { actor, body } = asking;
      const registeredAt = await caseTimeOf(deps);
      const prepared = await prepareRegistration(deps, { actor, registration: body, registeredAt });
      if ('errors' in prepared) return { obstacle: { type: 'input-invalid', errors: prepared.errors } };
      const answer = await changeOnce(asking, 'commitment:register', async (transaction) =>
        accepted({ status: 201, body: await registerCommitment(deps, transaction, { prepared, actor }) }),
      );
      const { id } = registeredReply.partial().parse('body' in answer ? answer.body : {});
      if (id !== undefined) await startCaseNow(deps, toCaseId(id));
      return answer;
    },
  );

const showRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/commitments/{id}',
      access: 'any-officer',
      audit: 'commitment:read',
      summary: '查看一项承诺：节点、时限及其依据、现在可以办理的事项',
      tags: TAGS,
      params: commitmentParams,
      reply: { 200: commitmentView },
    },
    async ({ actor, params }) => {
      const view = await commitmentViewOf(deps, actor, toCaseId(params.id));
      return view === null ? notFound() : { status: 200, body: view };
    },
  );

const journalRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/commitments/{id}/events',
      access: 'any-officer',
      audit: 'commitment:read-journal',
      summary: '承诺的办理记录：每一步用一句话说明',
      tags: TAGS,
      params: commitmentParams,
      query: storyQuery,
      reply: { 200: caseEvents },
    },
    async ({ actor, params, query: { language } }) => {
      const id = toCaseId(params.id);
      const stored = await findReadableCommitment(deps.database.prisma, actor, id);
      if (stored === null) return notFound();
      const events = await commitmentJournal(deps.database, id);
      const { nodes, rules } = stored.state;
      const items = await journalLines(deps.database, { id, events }, (names) => (event) => ({
        label: eventLabel(event.data.type, language),
        sentence: sentenceFor(event, { ...names, nodes, rules }, language),
      }));
      return { status: 200, body: { items } };
    },
  );

const commandRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'post',
      path: '/commitments/{id}/commands',
      access: 'any-officer',
      audit: 'none-case-event',
      summary: '办理：对一项承诺发出一个命令',
      description:
        '命令先存后办：200 已办理并返回办理后的承诺；409 依规拒绝，并说明现在可以做什么；202 已存下，稍后自动办理，凭 Location 查询结果。',
      tags: TAGS,
      params: commitmentParams,
      body: commitmentCommandBody,
      reply: { 200: commitmentCommandReply, 202: commandPending },
      examples: { bodies: COMMITMENT_COMMAND_EXAMPLES },
      problems: [403, 409, 422],
    },
    async ({ actor, params, body, idempotency }) => {
      const caseId = toCaseId(params.id);
      if ((await findReadableCommitment(deps.database.prisma, actor, caseId)) === null) return notFound();
      const { facts, texts } = partCommand(COMMITMENT_COMMAND_BODIES[body.type], body);
      // Parsed by this type's own schema a moment ago.
      const completed = await toCommitmentFacts(facts as CommitmentBodyFacts, {
        ...{ actor, sources: deps.sources },
      });
      if (!completed.ok) return { obstacle: { type: 'input-invalid', errors: completed.refusal } };
      const receipt = await receiveCommand(deps, {
        ...{
          caseKind: 'commitment',
          caseId,
          actor,
          type: completed.value.type,
          facts: completed.value,
          texts,
        },
        bodyHash: idempotency.bodyHash,
        idempotencyKey: idempotency.key,
        receivedAt: await caseTimeOf(deps),
      });
      return commandAnswer(receipt, async () => {
        const commitment = await commitmentViewOf(deps, actor, caseId);
        return commitment === null ? null : { commitment };
      });
    },
  );
