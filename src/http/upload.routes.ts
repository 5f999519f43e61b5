import { abandonUpload, beginUpload, continueUpload } from '../intake/receive-upload';
import type { BeginRefusal, ContinueRefusal, UploadStanding } from '../intake/receive-upload';
import { uploadKeyOf } from '../intake/receive-evidence';
import { toEvidenceDocument } from '../wire/evidence.wire';
import { newUploadSchema, uploadHeaders, uploadParams, uploadSchema } from '../wire/upload.wire';
import type { Principal } from './authenticate';
import type { EvidenceDeps } from './evidence.routes';
import type { Obstacle } from './problem';
import { notFound, route } from './route';
import type { Route } from './route';
import { obstacleOfFile, senderOf, TYPES_IN_WORDS, uploaderOf } from './uploader';

const TAGS = ['证据'] as const;
const BEGUN_PER_MINUTE = 20;
/** Pieces are small, so that a gateway that waits for a whole one has it soon. */
const PIECES_PER_MINUTE = 600;
const UNFINISHED_RETRY_SECONDS = 60;

/** Nobody is told more of a sender than that it is the same one. */
const hashOfSender = (principal: Principal): string => uploadKeyOf(senderOf(principal), '');

const toDocument = ({ uploadId, sizeBytes, receivedBytes, evidence }: UploadStanding) => ({
  id: uploadId,
  size: sizeBytes,
  received: receivedBytes,
  evidence: evidence === null ? null : toEvidenceDocument(evidence),
});

function toObstacle(refusal: BeginRefusal | ContinueRefusal): Obstacle {
  switch (refusal.type) {
    case 'upload-unknown':
      return { type: 'not-found' };
    case 'offset-wrong':
      return { type: 'upload-elsewhere', receivedBytes: refusal.receivedBytes };
    case 'more-than-announced':
      return { type: 'body-too-large', limitBytes: refusal.sizeBytes };
    case 'too-many-uploads':
      return { type: 'too-many-requests', retryAfterSeconds: UNFINISHED_RETRY_SECONDS };
    default:
      return obstacleOfFile(refusal);
  }
}

const beginRoute = (deps: EvidenceDeps): Route =>
  route(
    {
      method: 'post',
      path: '/evidence/uploads',
      access: 'public',
      audit: 'none-public-write',
      summary: '开始（或询问）一次可续传的上传',
      description: `先说明文件名与字节数，再以 PATCH 逐段发送（${TYPES_IN_WORDS}）。连接中断后以同一个 Idempotency-Key 再来一次，应答说明已收到多少，从那里接着发；收齐的直接给出证据编号。未收齐的 24 小时后自动删除。`,
      tags: TAGS,
      body: newUploadSchema,
      reply: { 201: uploadSchema },
      examples: { body: { name: '结算审核报告.pdf', size: 4_718_592, identifying: false } },
      anonymousPerMinute: BEGUN_PER_MINUTE,
      problems: [507],
    },
    async ({ principal, body, idempotency }) => {
      const file = { name: body.name, sizeBytes: body.size, identifying: body.identifying };
      const begun = await beginUpload(deps, file, {
        uploadedBy: uploaderOf(principal),
        sender: hashOfSender(principal),
        isAnonymous: principal.type === 'anonymous',
        uploadKey: uploadKeyOf(senderOf(principal), idempotency.key),
      });
      return begun.ok
        ? { status: 201, body: toDocument(begun.value) }
        : { obstacle: toObstacle(begun.refusal) };
    },
  );

const continueRoute = (deps: EvidenceDeps): Route =>
  route(
    {
      method: 'patch',
      path: '/evidence/uploads/{id}',
      access: 'public',
      audit: 'none-public-write',
      summary: '接着发送文件的内容',
      description:
        '从 Upload-Offset 起的字节，多少都可以；中途断开的，已到达的部分留下。起点与已收到的不符为 409，应答头 Upload-Offset 说明应从哪里开始。最后一个字节到达后算出 SHA-256、按内容判定类型，成为证据。',
      tags: TAGS,
      params: uploadParams,
      headers: uploadHeaders,
      body: { mediaType: 'application/octet-stream' },
      reply: { 200: uploadSchema },
      anonymousPerMinute: PIECES_PER_MINUTE,
      problems: [409, 422],
    },
    async ({ principal, params, headers, request }) => {
      const at = {
        uploadId: params.id,
        sender: hashOfSender(principal),
        offset: Number(headers['Upload-Offset']),
      };
      const continued = await continueUpload(deps, at, request);
      // What is refused unread is read to its end all the same, so that the answer reaches the sender.
      request.resume();
      return continued.ok
        ? { status: 200, body: toDocument(continued.value) }
        : { obstacle: toObstacle(continued.refusal) };
    },
  );

const abandonRoute = (deps: EvidenceDeps): Route =>
  route(
    {
      method: 'delete',
      path: '/evidence/uploads/{id}',
      access: 'public',
      audit: 'none-public-write',
      summary: '放弃一次没有收齐的上传，已收到的部分随即删除',
      tags: TAGS,
      params: uploadParams,
      reply: { 204: 'empty' },
    },
    async ({ principal, params }) => {
      const at = { uploadId: params.id, sender: hashOfSender(principal) };
      return (await abandonUpload(deps, at)) ? { status: 204 } : notFound();
    },
  );

/** Handing in proof over a connection that breaks. */
export function uploadRoutes(deps: EvidenceDeps): readonly Route[] {
  return [beginRoute(deps), continueRoute(deps), abandonRoute(deps)];
}
