import { z } from 'zod';
import type { Evidence } from '../domain/evidence';
import { toCaseId, toEvidenceId, type CaseId } from '../domain/ids';
import { keepFile, recordEvidence, uploadKeyOf } from '../intake/receive-evidence';
import type { EvidenceIntake } from '../intake/receive-evidence';
import { findEvidence } from '../store/evidence.store';
import { complaintParams, seenAsQuery } from '../wire/complaint.wire';
import { contractParams } from '../wire/contract.wire';
import { evidenceIdSchema, evidenceList, evidenceSchema, toEvidenceDocument } from '../wire/evidence.wire';
import type { Principal } from './authenticate';
import { attachmentHeaders } from './attachment';
import { readMultipart } from './multipart';
import { ObstacleError } from './problem';
import { notFound, route } from './route';
import type { Route } from './route';
import { auditSeenAs, SEEN_AS_DESCRIPTION, throughEyes } from './seen-as';
import { fileWrong, obstacleOfFile, senderOf, TYPES_IN_WORDS, uploaderOf } from './uploader';
import { fieldErrorsOf } from './validate';

export interface EvidenceDeps extends EvidenceIntake {
  /** Whether somebody may see what belongs to a case; asked only of evidence that is linked to one. */
  readonly mayReadEvidence: (principal: Principal, evidence: Evidence) => Promise<boolean>;
  /** What of a case's evidence somebody may see; null when the case is none of theirs. */
  readonly findReadableEvidence: (
    principal: Principal,
    caseId: CaseId,
  ) => Promise<readonly Evidence[] | null>;
}

const UPLOADS_PER_MINUTE = 20;
const TAGS = ['证据'] as const;
const params = z.strictObject({ id: evidenceIdSchema });
const fieldsSchema = z.strictObject({ identifying: z.enum(['true', 'false']).optional() });

/** What is not linked yet is its officer's alone; who is not signed in cannot come back for it. */
function isOwnUpload(principal: Principal, { uploadedBy }: Evidence): boolean {
  return (
    principal.type === 'officer' &&
    uploadedBy.type === 'officer' &&
    uploadedBy.officerId === principal.actor.officerId
  );
}

async function findReadable(deps: EvidenceDeps, principal: Principal, id: string): Promise<Evidence | null> {
  const evidence = await findEvidence(deps.database.prisma, toEvidenceId(id));
  if (evidence === null) return null;
  const mayRead =
    evidence.caseId === null
      ? isOwnUpload(principal, evidence)
      : await deps.mayReadEvidence(principal, evidence);
  return mayRead ? evidence : null;
}

const uploadRoute = (deps: EvidenceDeps): Route =>
  route(
    {
      method: 'post',
      path: '/evidence',
      access: 'public',
      audit: 'none-public-write',
      summary: '上传证据',
      description: `表单字段 file 为文件（${TYPES_IN_WORDS}），identifying=true 表示可能透露投诉人身份。上传后在投诉或办理中引用编号；24 小时内未引用的自动删除。`,
      tags: TAGS,
      body: { mediaType: 'multipart/form-data' },
      reply: { 201: evidenceSchema },
      anonymousPerMinute: UPLOADS_PER_MINUTE,
      problems: [413, 415, 422, 507],
    },
    async ({ principal, idempotency, request }) => {
      const form = await readMultipart(request, (content, name) => keepFile(deps, content, name));
      if (form.file === null) return { obstacle: fileWrong('缺少文件', '在字段 file 中上传一个文件') };
      if (!form.file.ok) return { obstacle: obstacleOfFile(form.file.refusal) };
      const fields = fieldsSchema.safeParse(form.fields);
      if (!fields.success) {
        await deps.files.delete(form.file.value.storageKey);
        throw new ObstacleError({ type: 'input-invalid', errors: fieldErrorsOf(fields.error, '#') });
      }
      const recorded = await recordEvidence(deps, form.file.value, {
        uploadedBy: uploaderOf(principal),
        uploadKey: uploadKeyOf(senderOf(principal), idempotency.key),
        identifying: fields.data.identifying === 'true',
      });
      if (!recorded.ok) return { obstacle: obstacleOfFile(recorded.refusal) };
      return { status: 201, body: toEvidenceDocument(recorded.value) };
    },
  );

const readRoute = (deps: EvidenceDeps): Route =>
  route(
    {
      method: 'get',
      path: '/evidence/{id}',
      access: 'officer-or-complainant',
      audit: 'evidence:read',
      summary: '查看证据的登记信息',
      tags: TAGS,
      params,
      reply: { 200: evidenceSchema },
    },
    async ({ principal, params: { id } }) => {
      const evidence = await findReadable(deps, principal, id);
      return evidence === null ? notFound() : { status: 200, body: toEvidenceDocument(evidence) };
    },
  );

const downloadRoute = (deps: EvidenceDeps): Route =>
  route(
    {
      method: 'get',
      path: '/evidence/{id}/content',
      access: 'officer-or-complainant',
      audit: 'evidence:download',
      summary: '下载证据',
      description: '只作为附件下载，不在浏览器内打开。每次下载记入访问日志。',
      tags: TAGS,
      params,
      reply: { 200: { mediaType: 'application/octet-stream', description: '文件内容' } },
    },
    async ({ principal, params: { id } }) => {
      const evidence = await findReadable(deps, principal, id);
      if (evidence === null) return notFound();
      const stream = await deps.files.open(evidence.storageKey);
      return { status: 200, stream, headers: attachmentHeaders(evidence) };
    },
  );

const listRoute = (deps: EvidenceDeps): Route =>
  route(
    {
      method: 'get',
      path: '/complaints/{id}/evidence',
      access: 'officer-or-complainant',
      audit: 'evidence:list',
      auditBy: auditSeenAs('evidence:list'),
      summary: '一件投诉的证据目录',
      description: `按收到的先后。被投诉主体只见本单位提交的，投诉人只见自己提交的。${SEEN_AS_DESCRIPTION}`,
      tags: TAGS,
      params: complaintParams,
      query: seenAsQuery,
      reply: { 200: evidenceList },
    },
    async ({ principal, params: { id }, query: { seenAs } }) => {
      const looking = await throughEyes(deps.database, principal, toCaseId(id), seenAs);
      if (!looking.ok) return { obstacle: looking.refusal };
      const evidence = await deps.findReadableEvidence(looking.value, toCaseId(id));
      if (evidence === null) return notFound();
      return { status: 200, body: { items: evidence.map(toEvidenceDocument) } };
    },
  );

const listOfContractRoute = (deps: EvidenceDeps): Route =>
  route(
    {
      method: 'get',
      path: '/contracts/{id}/evidence',
      access: 'any-officer',
      audit: 'evidence:list',
      summary: '一份合同的材料目录',
      description: '按收到的先后。',
      tags: TAGS,
      params: contractParams,
      reply: { 200: evidenceList },
    },
    async ({ principal, params: { id } }) => {
      const evidence = await deps.findReadableEvidence(principal, toCaseId(id));
      if (evidence === null) return notFound();
      return { status: 200, body: { items: evidence.map(toEvidenceDocument) } };
    },
  );

/** Handing in and fetching proof. */
export function evidenceRoutes(deps: EvidenceDeps): readonly Route[] {
  return [
    uploadRoute(deps),
    listRoute(deps),
    listOfContractRoute(deps),
    readRoute(deps),
    downloadRoute(deps),
  ];
}
