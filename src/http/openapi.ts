import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OpenApiGeneratorV31, OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { roleNames } from '../domain/role-labels';
import { problemSchema } from '../wire/problem.wire';
import { problemExample } from './problem-examples';
import { replyExample } from './reply-examples';
import { isStreamed, needsIdempotencyKey } from './route';
import type { Access, AnyDefinition, MediaReply } from './route';
import { isSignedAccess } from './signed-request';

export const API_BASE = '/api/v1';

const PROBLEMS: Readonly<Record<number, string>> = {
  400: '填写有误或请求无法读取',
  401: '需要登录，或登录已失效',
  403: '没有办理这件事的岗位',
  404: '没有找到，或无权查看',
  405: '方法不被允许',
  408: '内容传输过慢',
  409: '现在不能这样办理：说明什么挡住了，以及现在可以做什么',
  413: '内容过大',
  415: '内容类型不被支持',
  422: '所填内容依规不能成立，或 Idempotency-Key 已用于其他内容',
  428: '须先完成一道验算（GET /api/v1/public/challenges）',
  429: '请求过于频繁',
  500: '系统出错',
  503: '暂时繁忙',
  507: '存储空间不足',
};

/** For both kinds of machines. */
const SIGNING =
  '请求须按 RFC 9421 签名：算法 ed25519，覆盖 @method、@path（或 @target-uri）、content-digest（RFC 9530，sha-256）、idempotency-key，写明 created（与服务器时间相差不超过 5 分钟）与 keyid，可另加 expires、nonce。没有登记过公钥的凭据，仅在配置允许时（SIGNALS_MUST_BE_SIGNED=false）可以不签名。';

const ACCESS_NOTES: Readonly<Record<Exclude<Access, object>, string>> = {
  public: '无需登录。',
  'any-officer': '须以工作人员账号登录。',
  'own-session': '须以工作人员账号登录（初始口令尚未修改也可以）。',
  'complainant-receipt': '须以投诉回执打开的会话。',
  'officer-or-complainant': '须以工作人员账号，或以投诉回执打开的会话。',
  'any-sender': '须以发出命令时的身份：工作人员、查询凭证、渠道或办公系统的凭据。',
  channel: `须以受理渠道的凭据。${SIGNING}`,
  'office-system': `须以办公系统的凭据。${SIGNING}`,
};

const accessNote = (access: Access): string =>
  typeof access === 'string' ? ACCESS_NOTES[access] : `须有下列岗位之一：${roleNames(access.roles)}。`;

/** Every problem this operation can answer, from its own shape. */
export function problemStatusesOf(route: AnyDefinition): readonly number[] {
  const statuses = [
    ...[400, 401, 403, 429, 500, 503],
    ...(route.problems ?? []),
    ...(route.params === undefined ? [] : [404]),
    ...(route.method === 'get' ? [] : [408, 413, 415]),
    ...(needsIdempotencyKey(route) ? [409, 422] : []),
    ...(isStreamed(route.body) ? [507] : []),
    ...(route.proofOfWork === undefined ? [] : [428]),
  ];
  return [...new Set(statuses)].sort((left, right) => left - right);
}

const exampleOf = (examples: AnyDefinition['examples']): object => {
  if (examples?.bodies !== undefined) {
    const named = Object.entries(examples.bodies).map(([name, value]) => [name, { value }]);
    return { examples: Object.fromEntries(named) as Record<string, { value: unknown }> };
  }
  return examples?.body === undefined ? {} : { example: examples.body };
};

const isMedia = (reply: unknown): reply is MediaReply =>
  typeof reply === 'object' && reply !== null && 'mediaType' in reply;

const BYTES = { type: 'string' as const, format: 'binary' };
const WORDS = { type: 'string' as const };
/** One of the events that follow each other in a stream. */
const SENT_EVENT = { type: 'object' as const, properties: { id: WORDS, event: WORDS, data: WORDS } };

function successResponses(route: AnyDefinition): RouteConfig['responses'] {
  const entries = Object.entries(route.reply).map(([status, reply]) => {
    if (reply === 'empty') return [status, { description: '完成，没有内容' }];
    if (isMedia(reply)) {
      const schema = reply.mediaType === 'text/event-stream' ? SENT_EVENT : BYTES;
      return [status, { description: reply.description, content: { [reply.mediaType]: { schema } } }];
    }
    const example = replyExample(route, status);
    const shown = example === undefined ? {} : { example };
    return [status, { description: '成功', content: { 'application/json': { schema: reply, ...shown } } }];
  });
  return Object.fromEntries(entries) as RouteConfig['responses'];
}

function problemResponses(route: AnyDefinition): RouteConfig['responses'] {
  const entries = problemStatusesOf(route).map((status) => {
    const example = problemExample(status, API_BASE + route.path);
    const content = { 'application/problem+json': { schema: problemSchema, example } };
    return [String(status), { description: PROBLEMS[status] ?? '未能完成', content }];
  });
  return Object.fromEntries(entries) as RouteConfig['responses'];
}

const FILE_FORM = {
  type: 'object' as const,
  properties: { file: { type: 'string' as const, format: 'binary' } },
  required: ['file'],
};

const STREAMED = { 'multipart/form-data': FILE_FORM, 'application/octet-stream': BYTES };

function requestBody(route: AnyDefinition): object {
  if (route.body === undefined) return {};
  const schema = isStreamed(route.body) ? STREAMED[route.body.mediaType] : route.body;
  const mediaType = isStreamed(route.body) ? route.body.mediaType : 'application/json';
  return { body: { required: true, content: { [mediaType]: { schema, ...exampleOf(route.examples) } } } };
}

const idempotencyHeader = z.object({
  'Idempotency-Key': z
    .string()
    .regex(/^[\w.:-]{1,128}$/)
    .meta({
      description: '重试时用同一个值，就不会重复办理',
      example: '0b7a3c1e-5d0f-4f6e-9a43-2f1c8b7d6e5a',
    }),
});

const proofHeader = z.object({
  'Proof-Of-Work': z
    .string()
    .regex(/^[\w.-]{1,200}:\d{1,15}(?:,\d{1,15})*$/)
    .optional()
    .meta({
      description:
        '不登录时必填：题目，冒号，从小到大、以逗号分隔的 answers 个答案（整数）。每个答案的 SHA-256(nonce + ":" + 答案) 前 bits 位须为零；一道题只能用于一个请求及其重试',
    }),
});

const SIGNED_TEXT = z.string().max(4000).optional();
const signatureHeaders = z.object({
  'Content-Digest': SIGNED_TEXT.meta({
    description: '请求内容原样字节的摘要（RFC 9530）',
    example: 'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:',
  }),
  'Signature-Input': SIGNED_TEXT.meta({
    description: '签名覆盖哪些内容、何时、用哪个密钥（RFC 9421）',
    example:
      'sig=("@method" "@path" "content-digest" "idempotency-key");created=1771200000;keyid="kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";alg="ed25519"',
  }),
  Signature: SIGNED_TEXT.meta({ description: '签名（RFC 9421）', example: 'sig=:<base64，64 字节>:' }),
});

/** What an operation asks for beside its body. */
function headersOf(route: AnyDefinition): object {
  const asked = [
    ...(needsIdempotencyKey(route) ? [idempotencyHeader] : []),
    ...(route.proofOfWork === undefined ? [] : [proofHeader]),
    ...(isSignedAccess(route.access) ? [signatureHeaders] : []),
    ...(route.headers === undefined ? [] : [route.headers]),
  ];
  if (asked.length === 0) return {};
  return { headers: z.object(Object.assign({}, ...asked.map(({ shape }) => shape)) as z.ZodRawShape) };
}

function operationOf(route: AnyDefinition): RouteConfig {
  const security = route.access === 'public' ? [{}] : [{ bearer: [] }, { cookie: [] }];
  return {
    method: route.method,
    path: API_BASE + route.path,
    operationId:
      `${route.method}${route.path.replace(/\W+(\w)/g, (_match, letter: string) => letter.toUpperCase())}`.replace(
        /\W/g,
        '',
      ),
    summary: route.summary,
    description: [route.description, accessNote(route.access)]
      .filter((line) => line !== undefined)
      .join('\n\n'),
    tags: [...route.tags],
    security,
    request: {
      ...(route.params === undefined ? {} : { params: route.params }),
      ...(route.query === undefined ? {} : { query: route.query }),
      ...headersOf(route),
      ...requestBody(route),
    },
    responses: { ...successResponses(route), ...problemResponses(route) },
  };
}

/** The OpenAPI 3.1 page, made from the very schemas that requests are judged by. */
export function openApiDocument(routes: readonly AnyDefinition[]): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  registry.registerComponent('securitySchemes', 'cookie', {
    type: 'apiKey',
    in: 'cookie',
    name: 'pacta-session',
  });
  for (const route of routes) registry.registerPath(operationOf(route));
  return new OpenApiGeneratorV31(registry.definitions, { sortComponents: 'alphabetically' }).generateDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Pacta 践诺 接口',
        version: '1',
        description:
          '变更类请求须带 Idempotency-Key；出错一律为 application/problem+json（RFC 9457），以中文说明原因与办法。',
      },
      servers: [{ url: '/' }],
    },
  );
}

const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const DOCS_PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>Pacta 践诺 接口文档</title>
<link rel="stylesheet" href="docs/swagger-ui.css"></head><body><div id="swagger-ui"></div>
<script src="docs/swagger-ui-bundle.js"></script><script src="docs/start.js"></script></body></html>`;

const DOCS_START = `window.ui = SwaggerUIBundle({ url: 'v1/openapi.json', dom_id: '#swagger-ui', validatorUrl: null,
  deepLinking: true, persistAuthorization: false });`;

const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
};

/** The documentation page and its files, all from here: nothing is asked of any other host. */
export function docsHandlers(): { readonly page: RequestHandler; readonly asset: RequestHandler } {
  const folder = dirname(require.resolve('swagger-ui-dist/package.json'));
  return {
    page: (_request, response) => {
      response.set('Content-Security-Policy', DOCS_POLICY).type('html').send(DOCS_PAGE);
    },
    asset: (request, response, next) => {
      const name = String(request.params['file']);
      if (name === 'start.js') return void response.type('text/javascript').send(DOCS_START);
      const type = Object.hasOwn(ASSETS, name) ? ASSETS[name] : undefined;
      if (type === undefined) return next();
      response.type(type).send(readFileSync(join(folder, name)));
    },
  };
}
