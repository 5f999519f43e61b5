import type { RevealRefusal } from '../domain/complainant';
import { toCaseId } from '../domain/ids';
import type { Result } from '../domain/result';
import { relationsOf } from '../domain/complaint/access';
import { findComplaint, findReadableComplaint } from '../store/complaint.store';
import type { Database } from '../store/database';
import type { VaultClient } from '../vault/client';
import { revealBody, revealedView, revealList, revealParams, revealView } from '../wire/reveal.wire';
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

/** 要严格保护投诉人的身份信息: a reason, a second person, a scope and an expiry before anybody sees a name. */
export function revealRoutes(deps: RevealDeps): readonly Route[] {
  return [requestRoute(deps), listRoute(deps), approvalRoute(deps), openingRoute(deps)];
}

const requestRoute = ({ database, vault }: RevealDeps): Route =>
  route(
    {
      method: 'post',
      path: '/reveals',
      access: { roles: ['registrar', 'acceptance-reviewer', 'case-handler', 'section-head'] },
      audit: 'identity:request',
      summary: '申请查看投诉人身份：写明理由和范围，由个人信息保护负责人批准',
      tags: TAGS,
      body: revealBody,
      reply: { 201: revealView },
      examples: { body: REVEAL_EXAMPLE },
      problems: [404, 409, 422],
    },
    async ({ actor, body }) => {
      const found = await findReadableComplaint(database.prisma, actor, toCaseId(body.complaintId));
      if (found === null) return notFound();
      const relations = relationsOf(found.state, actor);
      // Only who handles the case may ask; the respondent's side never.
      if (!relations.includes('accepting') && !relations.includes('verifying')) return notFound();
      const complaintId = found.state.parentId ?? found.state.caseId;
      const { reason, fields, scope } = body;
      const requested = await vault.requestReveal({
        complaintId,
        officerId: actor.officerId,
        reason,
        fields,
        scope,
      });
      return answer(requested, 201);
    },
  );

const listRoute = ({ vault }: RevealDeps): Route =>
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
    async () => ({ status: 200, body: { items: await vault.pendingReveals() } }),
  );

const approvalRoute = ({ database, vault }: RevealDeps): Route =>
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
      const request = await vault.findReveal(params.id);
      if (request === null) return notFound();
      const found = await findComplaint(database.prisma, request.complaintId);
      const isAccused = actor.organizationPath.some((id) => id === found?.state.respondent.organizationId);
      if (found === null || isAccused) return notFound();
      return answer(await vault.approveReveal(params.id, actor.officerId), 200);
    },
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

function answer(result: Result<unknown, RevealRefusal>, status: 200 | 201): Answer {
  return result.ok ? { status, body: result.value } : refuse(result.refusal);
}
