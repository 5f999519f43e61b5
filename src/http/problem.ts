import type { FieldError, ProblemDocument } from '../wire/problem.wire';
import { ACCEPT_SIGNATURE } from './message-signature';
import { says, type Explanation } from './problem-sentence';
import { explainRefusal } from './refusal-sentences';
import type { AnyRefusal } from './refusal-sentences';
import { SIGNATURE_PROBLEMS, type SignatureObstacle } from './signature-problems';

/** Whatever keeps a request from being answered as asked. */
export type Obstacle =
  | { readonly type: 'refused'; readonly refusal: AnyRefusal; readonly allowed?: readonly string[] }
  | { readonly type: 'not-found' } // missing, or not for your eyes: the same answer
  | { readonly type: 'sign-in-required' }
  | { readonly type: 'session-ended' }
  | { readonly type: 'credentials-wrong' }
  | SignatureObstacle
  | { readonly type: 'wrong-kind-of-caller' }
  | { readonly type: 'password-change-required' }
  | { readonly type: 'origin-not-allowed' }
  | { readonly type: 'csrf-token-missing' }
  | { readonly type: 'method-not-allowed'; readonly allow: readonly string[] }
  | { readonly type: 'body-too-large'; readonly limitBytes: number }
  | { readonly type: 'media-type-unsupported'; readonly accepted: string }
  | { readonly type: 'encoding-unsupported' }
  | { readonly type: 'address-malformed'; readonly errors: readonly FieldError[] }
  | { readonly type: 'body-malformed'; readonly errors: readonly FieldError[] }
  | { readonly type: 'input-invalid'; readonly errors: readonly FieldError[] }
  | { readonly type: 'idempotency-key-missing' }
  | { readonly type: 'idempotency-key-malformed' }
  | { readonly type: 'idempotency-key-reused' }
  | { readonly type: 'too-many-requests'; readonly retryAfterSeconds: number }
  | { readonly type: 'request-aborted' }
  | { readonly type: 'body-too-slow' }
  | { readonly type: 'storage-full' }
  | { readonly type: 'upload-elsewhere'; readonly receivedBytes: number }
  | { readonly type: 'proof-of-work-needed' }
  | { readonly type: 'not-made-yet'; readonly retryAfterSeconds: number }
  | { readonly type: 'busy'; readonly retryAfterSeconds: number }
  | { readonly type: 'unexpected' };

const BYTES_PER_KILOBYTE = 1024;

const EXPLANATIONS: { readonly [T in Obstacle['type']]: Explanation<Extract<Obstacle, { type: T }>> } = {
  refused: {
    status: 409,
    title: '现在不能这样办理',
    sentence: ({ refusal }) => explainRefusal(refusal).sentence,
  },
  'not-found': says(404, '没有找到', '没有您要的内容，或者您无权查看。请检查地址与编号，或从列表重新进入。'),
  'sign-in-required': says(401, '需要登录', '这里需要登录。请先登录（POST /api/v1/sessions），再重试。'),
  'session-ended': says(401, '登录已失效', '登录已过期或已被注销。请重新登录。'),
  'credentials-wrong': says(
    401,
    '登录失败',
    '用户名或口令不正确。请检查后重试；忘记口令的，请系统管理员重置。',
  ),
  ...SIGNATURE_PROBLEMS,
  'wrong-kind-of-caller': says(
    403,
    '身份不符',
    '当前的登录身份不适用于这里。请换用对应的账号、查询凭证或渠道凭据。',
  ),
  'password-change-required': says(
    403,
    '请先修改初始口令',
    '您使用的是管理员设置的初始口令。请先修改口令（PUT /api/v1/sessions/current/password），再继续。',
  ),
  'origin-not-allowed': says(403, '来源不被允许', '请求来自其他网站，已被拒绝。请从本系统的页面操作。'),
  'csrf-token-missing': says(
    403,
    '缺少防伪令牌',
    '以 Cookie 登录时，变更类请求须带请求头 X-CSRF-Token（登录应答中的 csrfToken）。请刷新页面后重试。',
  ),
  'method-not-allowed': {
    status: 405,
    title: '方法不被允许',
    sentence: ({ allow }) => `这个地址不支持该方法。可用的方法：${allow.join('、')}。`,
  },
  'body-too-large': {
    status: 413,
    title: '内容过大',
    sentence: ({ limitBytes }) =>
      `请求内容超过上限 ${Math.floor(limitBytes / BYTES_PER_KILOBYTE)} KB。请缩减内容或分批提交。`,
  },
  'media-type-unsupported': {
    status: 415,
    title: '内容类型不被支持',
    sentence: ({ accepted }) => `请求内容的类型须为 ${accepted}（UTF-8）。请设置 Content-Type 后重试。`,
  },
  'encoding-unsupported': says(415, '内容编码不被支持', '请求内容不能压缩。请去掉 Content-Encoding 后重试。'),
  'address-malformed': says(400, '地址有误', '请求的地址或查询参数无法读取。请按 errors 逐项更正。'),
  'body-malformed': says(
    400,
    '内容无法读取',
    '请求内容不是有效的 UTF-8 JSON，或结构过于复杂。请按 errors 更正。',
  ),
  'input-invalid': {
    status: 400,
    title: '填写有误',
    sentence: ({ errors }) =>
      `有 ${errors.length} 处填写有误。请按 errors 逐项更正后重新提交，已填内容没有丢失。`,
  },
  'idempotency-key-missing': says(
    400,
    '缺少 Idempotency-Key',
    '变更类请求须带请求头 Idempotency-Key（1–128 个字母、数字或 . _ : -，建议用 UUID）：重试时用同一个值，就不会重复办理。',
  ),
  'idempotency-key-malformed': says(
    400,
    'Idempotency-Key 格式有误',
    'Idempotency-Key 须为 1–128 个字母、数字或 . _ : -，建议用 UUID。请更正后重试。',
  ),
  'idempotency-key-reused': says(
    422,
    'Idempotency-Key 已用于其他内容',
    '这个 Idempotency-Key 已用于提交另一份内容。重试请提交原内容；新的事项请换一个新的值。',
  ),
  'too-many-requests': {
    status: 429,
    title: '请求过于频繁',
    sentence: ({ retryAfterSeconds }) => `请求过于频繁。请在 ${retryAfterSeconds} 秒后重试。`,
  },
  'body-too-slow': says(408, '传输过慢', '请求内容没有在 30 秒内传完。请检查网络后重新提交。'),
  'request-aborted': says(400, '请求中断', '请求内容没有传完。请检查网络后重新提交。'),
  'storage-full': says(507, '存储空间不足', '服务器存储空间不足，内容没有保存。请稍后重试，并通知运维。'),
  'upload-elsewhere': {
    status: 409,
    title: '起点不符',
    sentence: ({ receivedBytes }) =>
      `服务器已收到 ${receivedBytes} 字节，与请求头 Upload-Offset 不符。请从第 ${receivedBytes} 字节接着发送。`,
  },
  'proof-of-work-needed': says(
    428,
    '需要先完成一道验算',
    '为防止机器滥用，不登录的提交与查询须附一道现做的验算。请刷新页面后重试，页面会自动完成；程序请先取题（GET /api/v1/public/challenges），把答案放在请求头 Proof-Of-Work 中。',
  ),
  'not-made-yet': {
    status: 409,
    title: '尚未制成',
    sentence: ({ retryAfterSeconds }) => `文书正在制作。请在 ${retryAfterSeconds} 秒后重试。`,
  },
  busy: {
    status: 503,
    title: '暂时繁忙',
    sentence: ({ retryAfterSeconds }) => `系统暂时繁忙。请在 ${retryAfterSeconds} 秒后重试。`,
  },
  unexpected: says(500, '系统出错', '系统内部出错，已经记录。请稍后重试；仍不成功的，请把请求编号告诉运维。'),
};

/** Thrown where a value cannot be returned (inside a transaction, below several calls); handled in one place. */
export class ObstacleError extends Error {
  constructor(readonly obstacle: Obstacle) {
    super(obstacle.type);
  }
}

export interface Problem {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly document: ProblemDocument;
}

function explain(obstacle: Obstacle): {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
} {
  // The table pairs each type with its own explanation; the index expression alone loses that pairing.
  const explanation = EXPLANATIONS[obstacle.type] as Explanation<Obstacle>;
  const status = obstacle.type === 'refused' ? explainRefusal(obstacle.refusal).status : explanation.status;
  return { status, title: explanation.title, detail: explanation.sentence(obstacle) };
}

function headersFor(obstacle: Obstacle, status: number): Readonly<Record<string, string>> {
  if (obstacle.type === 'method-not-allowed') return { Allow: obstacle.allow.join(', ') };
  if (obstacle.type === 'upload-elsewhere') return { 'Upload-Offset': String(obstacle.receivedBytes) };
  if ('retryAfterSeconds' in obstacle) return { 'Retry-After': String(obstacle.retryAfterSeconds) };
  if (status === 408) return { Connection: 'close' };
  if (obstacle.type === 'signature-missing' || obstacle.type === 'signature-incomplete') {
    return { 'Accept-Signature': ACCEPT_SIGNATURE, 'Want-Content-Digest': 'sha-256=10' };
  }
  return status === 401 ? { 'WWW-Authenticate': 'Bearer realm="pacta"' } : {};
}

function extensionsOf(obstacle: Obstacle): Partial<ProblemDocument> {
  if (obstacle.type === 'refused') {
    const allowed =
      obstacle.allowed ?? ('allowed' in obstacle.refusal ? obstacle.refusal.allowed : undefined);
    return { refusal: obstacle.refusal, ...(allowed === undefined ? {} : { allowed: [...allowed] }) };
  }
  if (obstacle.type === 'method-not-allowed') return { allowed: [...obstacle.allow] };
  return 'errors' in obstacle ? { errors: [...obstacle.errors] } : {};
}

/** The one translation of an obstacle into an answer (RFC 9457). `path` is without its query. */
export function toProblem(
  obstacle: Obstacle,
  at: { readonly path: string; readonly requestId: string },
): Problem {
  const { status, title, detail } = explain(obstacle);
  const kind = obstacle.type === 'refused' ? obstacle.refusal.type : obstacle.type;
  const document = {
    type: `urn:pacta:problem:${kind}`,
    title,
    status,
    detail,
    instance: at.path,
    requestId: at.requestId,
    ...extensionsOf(obstacle),
  };
  return { status, headers: headersFor(obstacle, status), document };
}

/**
 * What passes by itself: the database away, restarting, out of connections, a lock or a statement that took too long,
 * two transactions in each other's way. Codes of Node, PostgreSQL and Prisma.
 */
const PASSING_CODES: readonly string[] = [
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'ETIMEDOUT',
    'EPIPE',
    'P1001',
    'P1002',
    'P1008',
    'P1017',
    'P2024',
    'P2028',
    'P2034',
  ],
  ...[
    '40001',
    '40P01',
    '53300',
    '53400',
    '55P03',
    '57014',
    '57P01',
    '57P02',
    '57P03',
    '08000',
    '08003',
    '08006',
  ],
];

/** What Prisma's adapter makes of a code that it knows; the code itself is gone then. */
const PASSING_KINDS: readonly string[] = [
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'TransactionWriteConflict',
];

const CODE_MEMBERS = ['code', 'originalCode', 'kind'] as const;
/** Where an error keeps the one that it was made from. */
const INNER_MEMBERS = ['meta', 'driverAdapterError'] as const;
const deepest = 6;

/** Every code of an error and of those inside it, however often it was wrapped. */
function codesOf(thrown: object, depth = 0): readonly string[] {
  const members = new Map<string, unknown>(Object.entries(thrown));
  const inner = depth === deepest ? [] : [...INNER_MEMBERS.map((name) => members.get(name)), causeOf(thrown)];
  return [
    ...CODE_MEMBERS.map((name) => members.get(name)).filter((code) => typeof code === 'string'),
    ...inner.flatMap((one) => (typeof one === 'object' && one !== null ? codesOf(one, depth + 1) : [])),
  ];
}

/** Of an error it is no enumerable member. */
const causeOf = (thrown: object): unknown => ('cause' in thrown ? thrown.cause : null);

const isPassing = (thrown: object): boolean =>
  codesOf(thrown).some((code) => PASSING_CODES.includes(code) || PASSING_KINDS.includes(code)) ||
  (thrown instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated|not queryable/.test(thrown.message));

const saysBadRequest = (thrown: object): boolean =>
  thrown instanceof URIError || ('status' in thrown && thrown.status === 400);

/** The obstacle behind anything that was thrown; what nobody foresaw is `unexpected` and says nothing more. */
export function toObstacle(thrown: unknown): Obstacle {
  if (thrown instanceof ObstacleError) return thrown.obstacle;
  if (typeof thrown !== 'object' || thrown === null) return { type: 'unexpected' };
  if (codesOf(thrown).includes('ENOSPC')) return { type: 'storage-full' };
  if (isPassing(thrown)) return { type: 'busy', retryAfterSeconds: 2 };
  if (!saysBadRequest(thrown)) return { type: 'unexpected' };
  const error = { pointer: '路径', message: '路径中有无法解码的字符', fix: '用 UTF-8 百分号编码' };
  return { type: 'address-malformed', errors: [error] };
}
