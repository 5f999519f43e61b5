import { findCategory } from '../domain/contract/contract-rules';
import { toCaseId, toEvidenceId, type Instant } from '../domain/ids';
import { confirmationObstacle, keepingObstacle, MODEL_TEXT_ROLES } from '../domain/model-text/model-text';
import type { OfficerActor } from '../domain/officer';
import { plainDateAt } from '../domain/plain-date';
import type { Refusal } from '../domain/refusal';
import { accepted, refused } from '../domain/result';
import { regionChain } from '../domain/rule-set';
import type { CollectionDeps } from '../intake/prepare-collection';
import { caseTimeOf } from '../store/event-log';
import { findEvidence, linkEvidence } from '../store/evidence.store';
import {
  addModelText,
  addVersion,
  confirmVersion,
  listModelTexts,
  lockModelText,
  versionsOf,
  withdrawModelText,
  type StoredModelText,
} from '../store/model-text.store';
import { organizationRef } from '../store/organization.store';
import { resolveContractRulesFor } from '../store/rule-set.store';
import type { StepTransaction } from '../store/transaction';
import {
  modelTextList,
  modelTextParams,
  modelTextQuery,
  modelTextVersionParams,
  modelTextView,
  modelTextWithdrawal,
  newModelText,
  newModelTextVersion,
} from '../wire/model-text.wire';
import type { FieldError } from '../wire/problem.wire';
import { attachmentHeaders } from './attachment';
import { changeOnce, type Change } from './change-once';
import type { EvidenceDeps } from './evidence.routes';
import { modelTextViews } from './model-text-view';
import { ObstacleError } from './problem';
import { notFound, route, type Route } from './route';

const TAGS = ['示范文本'] as const;
const access = { roles: MODEL_TEXT_ROLES } as const;
const EVIDENCE_EXAMPLE = 'b7c9a0de-5c53-4d4e-9b6d-0d4a3f2e1c22';

/** 示范文本库: texts that contracts may be drafted from. They oblige nobody. */
export function modelTextRoutes(deps: CollectionDeps, evidence: EvidenceDeps): readonly Route[] {
  return [
    listRoute(deps),
    addRoute(deps, evidence),
    addVersionRoute(deps, evidence),
    confirmRoute(deps),
    withdrawRoute(deps),
    contentRoute(deps, evidence),
  ];
}

const listRoute = (deps: CollectionDeps): Route =>
  route(
    {
      ...{ method: 'get', path: '/model-texts', access: 'any-officer', tags: TAGS, audit: 'model-text:list' },
      summary: '示范文本库：各类合同的示范文本、版本和使用份数',
      description: '示范文本供参照使用，不强制；停用的和以前的版本仍可查阅。',
      query: modelTextQuery,
      reply: { 200: modelTextList },
      problems: [404],
    },
    async ({ actor, query: { categoryCode, undertakingId } }) => {
      const body = undertakingId === undefined ? null : await deps.sources.organization(undertakingId);
      if (undertakingId !== undefined && body === null) return notFound();
      const regions = body === null ? null : regionChain(body.regionCode);
      const now = await caseTimeOf(deps);
      const filter = { categoryCode, regions };
      const items = await modelTextViews(deps.database.prisma, { actor, now }, filter);
      return { status: 200, body: { items } };
    },
  );

const addRoute = (deps: CollectionDeps, evidence: EvidenceDeps): Route =>
  route(
    {
      ...{ method: 'post', path: '/model-texts', access, tags: TAGS, audit: 'model-text:add' },
      summary: '登记一份示范文本及其第一个版本',
      description: '适用于登记人单位所在地区及其下级地区；第二人确认后提供选用。',
      body: newModelText,
      reply: { 201: modelTextView },
      examples: {
        body: {
          title: '政府采购货物买卖合同（示范文本）',
          ...{ categoryCode: '06', issuingBody: '市司法局', documentNumber: '市司〔2026〕12号' },
          ...{ effectiveOn: '2026-01-01', note: null, evidenceId: EVIDENCE_EXAMPLE },
        },
      },
      problems: [422],
    },
    (context) =>
      changeOnce(context, 'model-text:add', async (transaction) => {
        const { body, actor } = context;
        const { effectiveOn, note, evidenceId, ...text } = body;
        const at = await caseTimeOf(deps);
        const own = await organizationRef(transaction, actor.organizationId);
        if (own === null) return refused({ type: 'organization-unknown' });
        const rules = await resolveContractRulesFor(deps.database.pool, {
          ...{ regionCode: own.regionCode, acceptingOrganizationId: own.organizationId, on: plainDateAt(at) },
        });
        const category = findCategory(rules, text.categoryCode);
        if (category === null) throw wrong('#/categoryCode', '没有这个类别', '从合同类别中选择');
        const keeper = { officerId: actor.officerId, organizationId: own.organizationId, at };
        const row = { ...text, categoryLabel: category.label, regionCode: own.regionCode };
        const id = await addModelText(transaction, row, keeper);
        const linked = await keepFile(transaction, evidence, { id, evidenceId, actor });
        if (linked !== null) return refused(linked);
        const version = { modelTextId: id, effectiveOn, note, evidenceId: toEvidenceId(evidenceId) };
        await addVersion(transaction, version, keeper);
        return answerWith(transaction, { id, actor, at }, 201);
      }),
  );

const addVersionRoute = (deps: CollectionDeps, evidence: EvidenceDeps): Route =>
  route(
    {
      ...{ method: 'post', path: '/model-texts/{id}/versions', access, tags: TAGS },
      audit: 'model-text:add-version',
      summary: '登记示范文本的新版本；原有版本不改动，仍可查阅',
      params: modelTextParams,
      body: newModelTextVersion,
      reply: { 201: modelTextView },
      examples: {
        body: { effectiveOn: '2026-07-01', note: '按民法典修订', evidenceId: EVIDENCE_EXAMPLE },
      },
      problems: [404, 422],
    },
    (context) =>
      changeOnce(context, 'model-text:add-version', async (transaction) => {
        const { actor, params, body } = context;
        const found = await textToChange(transaction, params.id, actor);
        if (found === null) return null;
        const obstacle = keepingObstacle(found.text, actor, found.regionCode);
        if (obstacle !== null) return refused(obstacle);
        const linked = await keepFile(transaction, evidence, {
          ...{ id: params.id, evidenceId: body.evidenceId, actor },
        });
        if (linked !== null) return refused(linked);
        const at = await caseTimeOf(deps);
        const version = { ...body, modelTextId: params.id, evidenceId: toEvidenceId(body.evidenceId) };
        await addVersion(transaction, version, keeperOf(actor, at));
        return answerWith(transaction, { id: params.id, actor, at }, 201);
      }),
  );

const confirmRoute = (deps: CollectionDeps): Route =>
  route(
    {
      ...{ method: 'post', path: '/model-texts/{id}/versions/{number}/confirm', access, tags: TAGS },
      audit: 'model-text:confirm',
      summary: '确认一个版本：须由登记人以外的人确认',
      params: modelTextVersionParams,
      reply: { 200: modelTextView },
      problems: [404],
    },
    (context) =>
      changeOnce(context, 'model-text:confirm', async (transaction) => {
        const { actor, params } = context;
        const found = await textToChange(transaction, params.id, actor);
        const version = (await versionsOf(transaction, [params.id])).find(
          ({ number }) => number === Number(params.number),
        );
        if (found === null || version === undefined) return null;
        const obstacle = confirmationObstacle({ text: found.text, version }, actor, found.regionCode);
        if (obstacle !== null) return refused(obstacle);
        const at = await caseTimeOf(deps);
        await confirmVersion(transaction, version.versionId, keeperOf(actor, at));
        return answerWith(transaction, { id: params.id, actor, at }, 200);
      }),
  );

const withdrawRoute = (deps: CollectionDeps): Route =>
  route(
    {
      ...{ method: 'post', path: '/model-texts/{id}/withdraw', access, tags: TAGS },
      audit: 'model-text:withdraw',
      summary: '停用一份示范文本；各版本仍可查阅，已经写明使用它的合同不受影响',
      params: modelTextParams,
      body: modelTextWithdrawal,
      reply: { 200: modelTextView },
      examples: { body: { reason: '上级已经发布统一的示范文本。' } },
      problems: [404],
    },
    (context) =>
      changeOnce(context, 'model-text:withdraw', async (transaction) => {
        const { actor, params, body } = context;
        const found = await textToChange(transaction, params.id, actor);
        if (found === null) return null;
        const obstacle = keepingObstacle(found.text, actor, found.regionCode);
        if (obstacle !== null) return refused(obstacle);
        const at = await caseTimeOf(deps);
        await withdrawModelText(transaction, { id: params.id, reason: body.reason }, keeperOf(actor, at));
        return answerWith(transaction, { id: params.id, actor, at }, 200);
      }),
  );

const contentRoute = (deps: CollectionDeps, { files }: EvidenceDeps): Route =>
  route(
    {
      ...{ method: 'get', path: '/model-texts/{id}/versions/{number}/content', access: 'any-officer' },
      ...{ tags: TAGS, audit: 'model-text:download' },
      summary: '下载示范文本的一个版本',
      description: '只作为附件下载，不在浏览器内打开。',
      params: modelTextVersionParams,
      reply: { 200: { mediaType: 'application/octet-stream', description: '文件内容' } },
    },
    async ({ params: { id, number } }) => {
      const { prisma } = deps.database;
      const versions = await versionsOf(prisma, [id]);
      const version = versions.find((one) => one.number === Number(number));
      const file = version === undefined ? null : await findEvidence(prisma, version.evidenceId);
      if (file === null) return notFound();
      return { status: 200, stream: await files.open(file.storageKey), headers: attachmentHeaders(file) };
    },
  );

const wrong = (pointer: string, message: string, fix: string): ObstacleError => {
  const errors: FieldError[] = [{ pointer, message, fix }];
  return new ObstacleError({ type: 'input-invalid', errors });
};

const keeperOf = ({ officerId, organizationId }: OfficerActor, at: Instant) => ({
  ...{ officerId, organizationId, at },
});

/** The text, held until the transaction ends, and where the officer's own body is. */
async function textToChange(
  transaction: StepTransaction,
  id: string,
  { organizationId }: OfficerActor,
): Promise<{ readonly text: StoredModelText; readonly regionCode: string | null } | null> {
  await lockModelText(transaction, id);
  const [text] = await listModelTexts(transaction, { id });
  if (text === undefined) return null;
  const own = await organizationRef(transaction, organizationId);
  return { text, regionCode: own?.regionCode ?? null };
}

const TEXT_TYPES: readonly string[] = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
];

/** Makes a file that the officer has uploaded part of the text; what stands in the way, or null. */
async function keepFile(
  transaction: StepTransaction,
  { limits }: EvidenceDeps,
  {
    id,
    evidenceId,
    actor,
  }: { readonly id: string; readonly evidenceId: string; readonly actor: OfficerActor },
): Promise<Refusal | null> {
  const file = await findEvidence(transaction, toEvidenceId(evidenceId));
  const isOwn = file?.uploadedBy.type === 'officer' && file.uploadedBy.officerId === actor.officerId;
  if (file?.caseId !== null || !isOwn) {
    return { type: 'evidence-unknown', evidenceId: toEvidenceId(evidenceId) };
  }
  if (!TEXT_TYPES.includes(file.mediaType)) {
    throw wrong('#/evidenceId', '示范文本只能是 PDF 或者 DOCX 文件', '转换格式后重新上传');
  }
  const wanted = { caseId: toCaseId(id), evidenceIds: [toEvidenceId(evidenceId)] };
  const linked = await linkEvidence(transaction, wanted, limits);
  return linked.ok ? null : linked.refusal;
}

async function answerWith(
  transaction: StepTransaction,
  { id, actor, at }: { readonly id: string; readonly actor: OfficerActor; readonly at: Instant },
  status: 200 | 201,
): Promise<Change> {
  const [body] = await modelTextViews(transaction, { actor, now: at }, { id });
  return body === undefined ? null : accepted({ status, body });
}
