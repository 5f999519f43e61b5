import type { RequestHandler } from 'express';
import { toCaseId } from '../domain/ids';
import type { FileStore } from '../files/file-store';
import { findReadableContract } from '../store/contract.store';
import type { Database } from '../store/database';
import { findFiledCopy, findFiledCopyByToken } from '../store/filed-copy.store';
import { contractParams } from '../wire/contract.wire';
import {
  contractVerificationSchema,
  verificationParams,
  type ContractVerification,
} from '../wire/filed-copy.wire';
import { attachmentHeaders } from './attachment';
import { CONTRACT_TAGS as TAGS } from './contract-page';
import { filedCopyPage } from './filed-copy-page';
import { notFound, route, type Route } from './route';
import { VERIFICATION_POLICY } from './verification-page';

export interface FiledCopyDeps {
  readonly database: Database;
  readonly files: FileStore;
}

const RENDER_SECONDS = 5;
const CHECKS_PER_MINUTE = 30;

/** 备案件: fetching it, and checking one that somebody holds. */
export function filedCopyRoutes(deps: FiledCopyDeps): readonly Route[] {
  return [downloadRoute(deps), verifyRoute(deps)];
}

const downloadRoute = ({ database, files }: FiledCopyDeps): Route =>
  route(
    {
      method: 'get',
      path: '/contracts/{id}/filed-copy',
      access: 'any-officer',
      audit: 'contract:download-filed-copy',
      summary: '下载备案件（PDF）：带备案水印和核验二维码，用作已经备案的凭证',
      description: '合同备案之后几秒内生成，生成之前答 409，按 Retry-After 稍后再取；没有备案的，答 404。',
      tags: TAGS,
      params: contractParams,
      reply: { 200: { mediaType: 'application/octet-stream', description: 'PDF 文件' } },
      problems: [409],
    },
    async ({ actor, params }) => {
      const id = toCaseId(params.id);
      const readable = await findReadableContract(database.prisma, actor, id);
      const copy = readable === null ? null : await findFiledCopy(database.prisma, id);
      if (copy === null) return notFound();
      if (copy.file === null)
        return { obstacle: { type: 'not-made-yet', retryAfterSeconds: RENDER_SECONDS } };
      const { storageKey, sha256 } = copy.file;
      const stream = await files.open(storageKey);
      const name = `备案件 ${copy.content.code}.pdf`;
      return { status: 200, stream, headers: attachmentHeaders({ name, sha256, sizeBytes: null }) };
    },
  );

async function verify(database: Database, token: string): Promise<ContractVerification | null> {
  const copy = await findFiledCopyByToken(database.prisma, token);
  if (copy === null) return null;
  const { code, filingNumber, filedOn, filedBy, undertaking, category } = copy.content;
  const sha256 = copy.file?.sha256 ?? null;
  return { code, filingNumber, filedOn, filedBy, undertaking, category, sha256 };
}

const verifyRoute = ({ database }: FiledCopyDeps): Route =>
  route(
    {
      method: 'get',
      path: '/public/contract-verifications/{token}',
      access: 'public',
      audit: 'none-public-read',
      summary: '凭备案件上的核验码核验合同是否已经备案',
      tags: TAGS,
      params: verificationParams,
      reply: { 200: contractVerificationSchema },
      anonymousPerMinute: CHECKS_PER_MINUTE,
    },
    async ({ params: { token } }) => {
      const verification = await verify(database, token);
      return verification === null ? notFound() : { status: 200, body: verification };
    },
  );

/** The budget of the page: nobody who looks at a few copies comes near it. */
export const VERIFICATION_BUDGET = {
  path: '/verify/{token}',
  anonymousPerMinute: CHECKS_PER_MINUTE,
} as const;

/** The page at `/verify/:token` that the QR code on a filed copy leads to. */
export function filedCopyPageHandler(database: Database): RequestHandler {
  return async (request, response) => {
    const { token } = request.params;
    const verification = typeof token === 'string' ? await verify(database, token) : null;
    response
      .status(verification === null ? 404 : 200)
      .set('Content-Security-Policy', VERIFICATION_POLICY)
      .type('html')
      .send(filedCopyPage(verification));
  };
}
