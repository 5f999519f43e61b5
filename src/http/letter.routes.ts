import type { RequestHandler } from 'express';
import { z } from 'zod';
import { LETTER_LABELS } from '../domain/complaint/labels';
import type { FileStore } from '../files/file-store';
import { isVerifyCode } from '../letters/verify-code';
import type { Database } from '../store/database';
import { findLetter, findLetterByNumber } from '../store/letter.store';
import type { Letter } from '../store/letter.store';
import { letterSchema, letterVerificationSchema } from '../wire/letter.wire';
import type { LetterDocument, LetterVerification } from '../wire/letter.wire';
import { attachmentHeaders } from './attachment';
import type { Principal } from './authenticate';
import { letterPage } from './letter-page';
import { notFound, route } from './route';
import type { Route } from './route';
import { VERIFICATION_POLICY } from './verification-page';

export interface LetterRouteDeps {
  readonly database: Database;
  readonly files: FileStore;
  /** Whether somebody may see a letter: its addressee, the body that issued it, and whoever sees the whole case. */
  readonly mayReadLetter: (principal: Principal, letter: Letter) => Promise<boolean>;
}

const RENDER_SECONDS = 5;
const CHECKS_PER_MINUTE = 30;
const TAGS = ['文书'] as const;
const params = z.strictObject({ id: z.uuid().meta({ description: '文书的内部编号' }) });

function toLetterDocument(letter: Letter): LetterDocument {
  return {
    id: letter.letterId,
    caseId: letter.caseId,
    kind: letter.kind,
    number: letter.number,
    issuedOn: letter.content.issuedOn,
    addressee: letter.addresseeParty,
    sha256: letter.file?.sha256 ?? null,
    service: letter.service,
  };
}

async function findReadable(
  deps: LetterRouteDeps,
  principal: Principal,
  letterId: string,
): Promise<Letter | null> {
  const letter = await findLetter(deps.database.prisma, letterId);
  return letter !== null && (await deps.mayReadLetter(principal, letter)) ? letter : null;
}

const readRoute = (deps: LetterRouteDeps): Route =>
  route(
    {
      method: 'get',
      path: '/letters/{id}',
      access: 'officer-or-complainant',
      audit: 'letter:read',
      summary: '查看文书的登记信息',
      tags: TAGS,
      params,
      reply: { 200: letterSchema },
    },
    async ({ principal, params: { id } }) => {
      const letter = await findReadable(deps, principal, id);
      return letter === null ? notFound() : { status: 200, body: toLetterDocument(letter) };
    },
  );

const downloadRoute = (deps: LetterRouteDeps): Route =>
  route(
    {
      method: 'get',
      path: '/letters/{id}/content',
      access: 'officer-or-complainant',
      audit: 'letter:download',
      summary: '下载文书（PDF）',
      tags: TAGS,
      params,
      reply: { 200: { mediaType: 'application/octet-stream', description: 'PDF 文件' } },
      problems: [409],
    },
    async ({ principal, params: { id } }) => {
      const letter = await findReadable(deps, principal, id);
      if (letter === null) return notFound();
      if (letter.file === null)
        return { obstacle: { type: 'not-made-yet', retryAfterSeconds: RENDER_SECONDS } };
      const { storageKey, sha256 } = letter.file;
      const name = `${LETTER_LABELS[letter.kind]} ${letter.number}.pdf`;
      const stream = await deps.files.open(storageKey);
      return { status: 200, stream, headers: attachmentHeaders({ name, sha256, sizeBytes: null }) };
    },
  );

async function verify(database: Database, number: string, code: string): Promise<LetterVerification | null> {
  const letter = await findLetterByNumber(database.prisma, number);
  if (letter === null || !isVerifyCode(code, letter.letterId, number)) return null;
  const { issuerName, issuedOn } = letter.content;
  return { number, kind: letter.kind, issuerName, issuedOn, sha256: letter.file?.sha256 ?? null };
}

const verifyRoute = (deps: LetterRouteDeps): Route =>
  route(
    {
      method: 'get',
      path: '/public/letters/{number}',
      access: 'public',
      audit: 'none-public-read',
      summary: '凭校验码核验文书真伪',
      tags: TAGS,
      params: z.strictObject({ number: z.string().max(40) }),
      query: z.strictObject({ code: z.string().max(20).meta({ description: '文书上的校验码' }) }),
      reply: { 200: letterVerificationSchema },
      anonymousPerMinute: CHECKS_PER_MINUTE,
    },
    async ({ params: { number }, query: { code } }) => {
      const verification = await verify(deps.database, number, code);
      return verification === null ? notFound() : { status: 200, body: verification };
    },
  );

/** Reading, fetching and checking letters. */
export function letterRoutes(deps: LetterRouteDeps): readonly Route[] {
  return [readRoute(deps), downloadRoute(deps), verifyRoute(deps)];
}

/** The page at `/letters/:number` that the QR code on a letter leads to. Needs no script and no sign-in. */
export function letterPageHandler(database: Database): RequestHandler {
  return async (request, response) => {
    const { number } = request.params;
    const { code } = request.query;
    const isAsked = typeof number === 'string' && typeof code === 'string';
    const verification = isAsked ? await verify(database, number, code) : null;
    response
      .status(verification === null ? 404 : 200)
      .set('Content-Security-Policy', VERIFICATION_POLICY)
      .type('html')
      .send(letterPage(verification));
  };
}
