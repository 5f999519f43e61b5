import type { ProblemDocument } from '../wire/problem.wire';
import { toProblem } from './problem';
import type { Obstacle } from './problem';

const MEBIBYTE = 1024 * 1024;
const aRequest = { requestId: '01a201b4-85d4-71f5-b8a0-3f6bbc316eb0' };

/** One obstacle a status; what is shown of it is what is answered to it. */
const OBSTACLES: Readonly<Record<number, Obstacle>> = {
  400: {
    type: 'input-invalid',
    errors: [
      { pointer: '#/amount', message: '没有名为“amount”的字段', fix: '删去这个字段，或改成接口文档中的名称' },
    ],
  },
  401: { type: 'sign-in-required' },
  403: { type: 'refused', refusal: { type: 'role-missing', needed: ['registrar'] } },
  404: { type: 'not-found' },
  405: { type: 'method-not-allowed', allow: ['GET', 'HEAD'] },
  408: { type: 'body-too-slow' },
  409: {
    type: 'refused',
    refusal: { type: 'case-not-in-status', status: 'received', allowed: ['accept', 'reject'] },
  },
  413: { type: 'body-too-large', limitBytes: MEBIBYTE },
  415: { type: 'media-type-unsupported', accepted: 'application/json' },
  422: { type: 'idempotency-key-reused' },
  428: { type: 'proof-of-work-needed' },
  429: { type: 'too-many-requests', retryAfterSeconds: 30 },
  500: { type: 'unexpected' },
  503: { type: 'busy', retryAfterSeconds: 5 },
  507: { type: 'storage-full' },
};

/** What a caller gets for this status at this path, worded by the very code that answers. Null: no such status. */
export function problemExample(status: number, path: string): ProblemDocument | null {
  const obstacle = OBSTACLES[status];
  return obstacle === undefined ? null : toProblem(obstacle, { path, ...aRequest }).document;
}
