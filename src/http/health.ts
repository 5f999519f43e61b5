import type { Request, RequestHandler, Response } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { HttpDeps, ReadinessCheck } from './deps';

const CHECK_TIMEOUT_MS = 3000;

/** The process answers. Says nothing of what it needs. */
export const answerHealth: RequestHandler = (_request, response) => {
  response.json({ status: 'ok' });
};

async function judge({ name, check }: ReadinessCheck): Promise<readonly [string, 'ready' | 'not-ready']> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${name} does not answer`)), CHECK_TIMEOUT_MS);
  });
  try {
    await Promise.race([check(), late]);
    return [name, 'ready'];
  } catch {
    return [name, 'not-ready'];
  } finally {
    clearTimeout(timer);
  }
}

/**
 * 200 when every part that requests need answers within three seconds, 503 with the names of those that do not. Parts
 * that requests do not need (workers: what is sent meanwhile is stored) are only told.
 */
export function answerReadiness(deps: HttpDeps): RequestHandler {
  return async (_request, response) => {
    const parts = Object.fromEntries(await Promise.all(deps.readiness.map(judge)));
    const needed = deps.readiness.filter(({ isAdvisory }) => isAdvisory !== true);
    const isReady = needed.every(({ name }) => parts[name] === 'ready');
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'not-ready', parts });
  };
}

export interface Metrics {
  readonly registry: Registry;
  readonly answer: RequestHandler;
  readonly observe: (request: Request, response: Response, durationMs: number) => void;
}

/** Figures by route pattern and status, never by address: an address may hold a case. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'pacta_http_request_seconds',
    help: 'Duration of answered requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return {
    registry,
    answer: async (_request, response) => {
      response.type(registry.contentType).send(await registry.metrics());
    },
    observe: (request, response, durationMs) => {
      const route = typeof response.locals['route'] === 'string' ? response.locals['route'] : 'none';
      const labels = { method: request.method, route, status: String(response.statusCode) };
      durations.observe(labels, durationMs / 1000);
    },
  };
}
