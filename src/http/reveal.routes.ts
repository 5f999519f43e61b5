import type { RevealRefusal, RevealRequest } from '../domain/complainant';
import { toCaseId, type CaseId } from '../domain/ids';
import type { OfficerActor } from '../domain/officer';
import type { Result } from '../domain/result';
import { relationsOf } from '../domain/complaint/access';
import { complaintIdByNumber, findReadableComplaint } from '../store/complaint.store';
import type { Database } from '../store/database';
import { insertNotifications } from '../store/notification.store';
import { revealedCases } from '../store/revealed-case.store';
import type { VaultClient } from '../vault/client';
import { declineSchema } from '../wire/common.wire';
import {
  ownReveals,
  revealBody,
  revealedView,
  revealList,
  revealLogPage,
  revealLogQuery,
  revealParams,
  revealView,
} from '../wire/reveal.wire';
import { readPage, toPage } from './page';
import { revealLogLines, revealViews } from './reveal-view';
import { notFound, refuse, route, type Answer, type Route } from './route';

export interface RevealDeps {
  readonly database: Database;
  readonly vault: VaultClient;
}

const TAGS = ['投诉人身份'] as const;
const REVEAL_EXAMPLE = {
  complaintId: '6f1d2c1e-9d0b-4b44-8f0a-2f6f5a1c7d11',
  reason: '投诉人来电更正联系方式，须核对其身份后登记。',
  fields: ['contactPerson', 'phone'],
  scope: 'masked',
};
const PRIVACY_OFFICER = { roles: ['privacy-officer'] } as const;
const LOG_READERS = { roles: ['audit-administrator', 'privacy-officer'] } as const;

/** Who handles cases, and may have to know whom they are about. */
export const IDENTITY_ASKERS = {
  roles: ['registrar', 'acceptance-reviewer', 'case-handler', 'section-head'],
} as const;

/** 要严格保护投诉人的身份信息: a reason, a second person, a scope and an expiry before anybody sees a name. */
export function revealRoutes(deps: RevealDeps): readonly Route[] {
  return [
    requestRoute(deps),
    ownRoute(deps),
    listRoute(deps),
    logRoute(deps),
    approvalRoute(deps),
    declineRoute(deps),
    withdrawalRoute(deps),
    openingRoute(deps),
  ];
}

const requestRoute = ({ database, vault }: RevealDeps): Route =>
  route(
    {
      method: 'post',
      path: '/reveals',
      access: IDENTITY_ASKERS,
      audit: 'identity:request',
      summary: '申请查看投诉人身份：写明理由和范围，由个人信息保护负责人批准',
      tags: TAGS,
      body: revealBody,
      reply: { 201: revealView },
      examples: { body: REVEAL_EXAMPLE },
      problems: [404, 409, 422],
    },
    async ({ actor, body }) => {
      const complaintId = await findHandledIdentity(database, actor, toCaseId(body.complaintId));
      if (complaintId === null) return notFound();
      const { reason, fields, scope } = body;
      const requested = await vault.requestReveal({
        complaintId,
        officerId: actor.officerId,
        reason,
        fields,
        scope,
      });
      return answer(database, requested, 201);
    },
  );

/** The complaint under which the identity is sealed, for whoever handles the case; the respondent's side never. */
export async function findHandledIdentity(
  database: Database,
  actor: OfficerActor,
  caseId: CaseId,
): Promise<CaseId | null> {
  const found = await findReadableComplaint(database.prisma, actor, caseId);
  if (found === null) return null;
  const relations = relationsOf(found.state, actor);
  if (!relations.includes('accepting') && !relations.includes('verifying')) return null;
  return found.state.parentId ?? found.state.caseId;
}

const ownRoute = ({ database, vault }: RevealDeps): Route =>
  route(
    {
      method: 'get',
      path: '/reveals/mine',
      access: IDENTITY_ASKERS,
      audit: 'identity:list-own-requests',
      summary: '本人近 30 天的查看申请，及最近 24 小时已打开的次数',
      tags: TAGS,
      reply: { 200: ownReveals },
    },
    async ({ actor }) => {
      const { items, ...quota } = await vault.ownReveals(actor.officerId);
      return { status: 200, body: { items: await revealViews(database, items), quota } };
    },
  );

const listRoute = ({ database, vault }: RevealDeps): Route =>
  route(
    {
      method: 'get',
      path: '/reveals',
      access: PRIVACY_OFFICER,
      audit: 'identity:list-requests',
      summary: '待批准的查看申请',
      tags: TAGS,
      reply: { 200: revealList },
    },
    async ({ actor }) => {
      const pending = await vault.pendingReveals();
      const open = await decidableBy(database, actor, pending);
      return { status: 200, body: { items: await revealViews(database, open) } };
    },
  );

/**
 * Those requests that are the officer's to decide: where the own body, or one above it, is the respondent, they hear
 * nothing of whoever complained.
 */
async function decidableBy(
  { prisma }: Database,
  { organizationPath }: OfficerActor,
  requests: readonly RevealRequest[],
): Promise<readonly RevealRequest[]> {
  const cases = await revealedCases(
    prisma,
    requests.map(({ complaintId }) => complaintId),
  );
  return requests.filter(({ complaintId }) => {
    const respondents = cases.get(complaintId)?.respondentIds;
    return respondents !== undefined && !respondents.some((body) => organizationPath.includes(body));
  });
}

async function findDecidable(
  { database, vault }: RevealDeps,
  actor: OfficerActor,
  requestId: string,
): Promise<RevealRequest | null> {
  const request = await vault.findReveal(requestId);
  const [decidable] = request === null ? [] : await decidableBy(database, actor, [request]);
  return decidable ?? null;
}

const logRoute = ({ database, vault }: RevealDeps): Route =>
  route(
    {
      method: 'get',
      path: '/reveals/log',
      access: LOG_READERS,
      audit: 'identity:read-log',
      summary: '身份查看日志：谁申请、谁批准、谁打开、谁被拦下，及理由；看到了什么不在日志里',
      tags: TAGS,
      query: revealLogQuery,
      reply: { 200: revealLogPage },
    },
    async ({ query }) => {
      const page = readPage(query);
      const complaintId =
        query.number === undefined ? null : await complaintIdByNumber(database.prisma, query.number);
      const isNowhere = query.number !== undefined && complaintId === null;
      const before = page.after === undefined ? null : Number.parseInt(page.after, 10) || 0;
      const found = isNowhere ? [] : await vault.revealLog({ before, limit: page.limit, complaintId });
      const { items, nextCursor } = toPage(found, page, ({ index }) => String(index));
      return { status: 200, body: { items: await revealLogLines(database, items), nextCursor } };
    },
  );

const approvalRoute = (deps: RevealDeps): Route =>
  route(
    {
      method: 'post',
      path: '/reveals/{id}/approval',
      access: PRIVACY_OFFICER,
      audit: 'identity:approve',
      summary: '批准查看申请（申请人不能批准自己的申请）',
      tags: TAGS,
      params: revealParams,
      reply: { 200: revealView },
      problems: [404, 409],
    },
    async ({ actor, params }) => {
      if ((await findDecidable(deps, actor, params.id)) === null) return notFound();
      return answer(deps.database, await deps.vault.approveReveal(params.id, actor.officerId), 200);
    },
  );

const declineRoute = (deps: RevealDeps): Route =>
  route(
    {
      method: 'post',
      path: '/reveals/{id}/decline',
      access: PRIVACY_OFFICER,
      audit: 'identity:decline',
      summary: '不同意查看申请：写明理由，并告知申请人',
      tags: TAGS,
      params: revealParams,
      body: declineSchema,
      reply: { 200: revealView },
      examples: { body: { reason: '更正联系方式可以由投诉人凭回执自行办理，不必查看身份。' } },
      problems: [404, 409],
    },
    async ({ actor, params, body }) => {
      if ((await findDecidable(deps, actor, params.id)) === null) return notFound();
      const declined = await deps.vault.declineReveal({
        requestId: params.id,
        officerId: actor.officerId,
        reason: body.reason,
      });
      if (declined.ok) await tellRequester(deps.database, declined.value);
      return answer(deps.database, declined, 200);
    },
  );

/** Told once however often it is said: whoever did not hear the answer asks again, and nobody hears it twice. */
async function tellRequester(
  database: Database,
  { requestId, requesterId, complaintId }: RevealRequest,
): Promise<void> {
  const number = (await revealedCases(database.prisma, [complaintId])).get(complaintId)?.number ?? null;
  await insertNotifications(database.prisma, [
    {
      key: `reveal/${requestId}/declined`,
      about: null,
      template: { type: 'reveal-declined', number },
      addressee: { type: 'officer', officerId: requesterId },
    },
  ]);
}

const withdrawalRoute = ({ database, vault }: RevealDeps): Route =>
  route(
    {
      method: 'post',
      path: '/reveals/{id}/withdrawal',
      access: IDENTITY_ASKERS,
      audit: 'identity:withdraw',
      summary: '撤回本人还没有批准的查看申请',
      tags: TAGS,
      params: revealParams,
      reply: { 200: revealView },
      problems: [404, 409],
    },
    async ({ actor, params }) =>
      answer(database, await vault.withdrawReveal(params.id, actor.officerId), 200),
  );

const openingRoute = ({ vault }: RevealDeps): Route =>
  route(
    {
      method: 'post',
      path: '/reveals/{id}/opening',
      access: 'any-officer',
      audit: 'identity:open',
      summary: '打开已批准的身份信息：先留痕，后显示，到期失效',
      tags: TAGS,
      params: revealParams,
      reply: { 200: revealedView },
      idempotencyKey: 'not-needed',
      problems: [404, 409],
    },
    async ({ actor, params }) => {
      const opened = await vault.reveal(params.id, actor.officerId);
      if (!opened.ok) return refuse(opened.refusal);
      const { requestId, scope, identity, expiresAt } = opened.value;
      return { status: 200, body: { requestId, scope, identity, expiresAt } };
    },
  );

async function answer(
  database: Database,
  result: Result<RevealRequest, RevealRefusal>,
  status: 200 | 201,
): Promise<Answer> {
  if (!result.ok) return refuse(result.refusal);
  const [body] = await revealViews(database, [result.value]);
  return body === undefined ? notFound() : { status, body };
}
