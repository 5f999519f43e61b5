import express from 'express';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import helmet from 'helmet';
import { ANONYMOUS } from './authenticate';
import type { AppDeps, HttpDeps } from './deps';
import { serve } from './handle-route';
import { answerHealth, answerReadiness, createMetrics } from './health';
import { filedCopyPageHandler, VERIFICATION_BUDGET } from './filed-copy.routes';
import { letterPageHandler } from './letter.routes';
import { API_BASE, docsHandlers, openApiDocument } from './openapi';
import { toObstacle } from './problem';
import { createProofs } from './proof-of-work';
import { createRateLimiter, type RateLimiter } from './rate-limit';
import { requestIdOf, sendProblem } from './respond';
import type { Route } from './route';
import { siteHandlers } from './site';

const nameRequest: RequestHandler = (request, response, next) => {
  response.set('X-Request-Id', requestIdOf(request));
  next();
};

const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
    },
  },
  crossOriginEmbedderPolicy: true,
  referrerPolicy: { policy: 'no-referrer' },
});

const forbidStoring: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** One line a request: how, which route, what came of it. No address, no query, no headers. */
function watchRequests(deps: HttpDeps, metrics: ReturnType<typeof createMetrics>): RequestHandler {
  return (request, response, next) => {
    const startedAt = process.hrtime.bigint();
    response.once('close', () => {
      const durationMs = Number(process.hrtime.bigint() - startedAt) / 1e6;
      metrics.observe(request, response, durationMs);
      const { method } = request;
      const { statusCode: status } = response;
      const route: unknown = response.locals['route'];
      deps.log.info({ requestId: requestIdOf(request), method, route, status, durationMs }, '请求');
    });
    next();
  };
}

/** `/complaints/{id}` → `/complaints/:id` */
const toExpressPath = (path: string): string => API_BASE + path.replace(/\{(\w+)\}/g, ':$1');

interface Mounting {
  readonly deps: HttpDeps;
  readonly limiter: RateLimiter;
  readonly routes: readonly Route[];
}

/** A path that is known answers 405 with what it does take; only an unknown one is 404. */
function mountRoutes(app: Express, { deps, limiter, routes }: Mounting): void {
  const ordered = mostSpecificFirst(routes);
  for (const path of new Set(ordered.map((route) => route.path))) {
    const siblings = ordered.filter((route) => route.path === path);
    const place = app.route(toExpressPath(path));
    for (const route of siblings) place[route.method](serve({ route, deps, limiter }));
    const methods = siblings.map((route) => route.method.toUpperCase());
    const allow = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
    place.all((request, response) => sendProblem(request, response, { type: 'method-not-allowed', allow }));
  }
}

/** `/sessions/current` must not be taken for `/sessions/{id}`, in whatever order nouns are listed. */
function mostSpecificFirst(routes: readonly Route[]): readonly Route[] {
  const rank = (route: Route): string => route.path.replace(/\{\w+\}/g, '￿');
  return [...routes].sort((left, right) => (rank(left) < rank(right) ? -1 : 1));
}

const onlyGet =
  (handler: RequestHandler): RequestHandler =>
  (request, response, next) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (isRead) return handler(request, response, next);
    return sendProblem(request, response, { type: 'method-not-allowed', allow: ['GET', 'HEAD'] });
  };

/** Unknown paths are 404 whatever the method. */
const onlyGetFiles =
  (handler: RequestHandler): RequestHandler =>
  (request, response, next) =>
    request.method === 'GET' || request.method === 'HEAD' ? handler(request, response, next) : next();

/** A page that asks the store spends from the same budget as the operation behind it. */
const limited =
  (limiter: RateLimiter, handler: RequestHandler): RequestHandler =>
  async (request, response, next) => {
    await limiter.spend(VERIFICATION_BUDGET, ANONYMOUS, request);
    return handler(request, response, next);
  };

const answerNotFound: RequestHandler = (request, response) => {
  sendProblem(request, response, { type: 'not-found' });
};

function lastResort(deps: HttpDeps): ErrorRequestHandler {
  // Express tells an error handler by its four parameters.
  return (error: unknown, request, response, _next) => {
    const obstacle = toObstacle(error);
    if (obstacle.type === 'unexpected')
      deps.log.error({ error, requestId: requestIdOf(request) }, '请求出错');
    sendProblem(request, response, obstacle);
  };
}

/** The whole HTTP side, as a list to read from top to bottom. Listening is the caller's. */
export function createApp(made: AppDeps, routes: readonly Route[]): Express {
  const { proofOfWork, rateFactor } = made.settings;
  const deps = { ...made, proofs: createProofs(proofOfWork, rateFactor) };
  const app = express();
  const metrics = createMetrics();
  const limiter = createRateLimiter(deps.settings);
  const docs = docsHandlers();
  const openApi = openApiDocument(routes);
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.set('query parser', 'simple');
  app.set('trust proxy', deps.settings.trustedProxies.length > 0 ? [...deps.settings.trustedProxies] : false);

  app.use(nameRequest);
  app.use(securityHeaders);
  app.use(forbidStoring);
  app.use(watchRequests(deps, metrics));
  app.all('/healthz', onlyGet(answerHealth));
  app.all('/readyz', onlyGet(answerReadiness(deps)));
  app.all('/metrics', onlyGet(metrics.answer));
  app.all(
    `${API_BASE}/openapi.json`,
    onlyGet((_request, response) => {
      response.json(openApi);
    }),
  );
  app.all('/api/docs', onlyGet(docs.page));
  app.all('/api/docs/:file', onlyGet(docs.asset));
  app.all('/letters/:number', onlyGet(letterPageHandler(deps.database)));
  app.all('/verify/:token', onlyGet(limited(limiter, filedCopyPageHandler(deps.database))));
  mountRoutes(app, { deps, limiter, routes });
  const site = siteHandlers(deps.settings.siteFolder);
  for (const { paths, handler } of site.pages) app.all([...paths], onlyGet(handler));
  app.use(onlyGetFiles(site.assets));
  app.use(answerNotFound);
  app.use(lastResort(deps));
  return app;
}
