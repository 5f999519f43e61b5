import request from 'supertest';
import { createApp } from '../../src/http/app';
import type { HttpDeps, ReadinessCheck } from '../../src/http/deps';
import { createLog } from '../../src/log';
import { testSettings } from './http-world';

const fails = (): Promise<void> => Promise.reject(new Error('away'));
const works = (): Promise<void> => Promise.resolve();

const askWith = (...readiness: readonly ReadinessCheck[]) => {
  const deps = { readiness, log: createLog('silent'), settings: testSettings } as unknown as HttpDeps;
  return request(createApp(deps, [])).get('/readyz');
};

describe('/readyz', () => {
  it('says that no worker polls, and still takes requests: what is sent meanwhile is stored', async () => {
    const answer = await askWith(
      { name: 'database', check: works },
      { name: 'workers', isAdvisory: true, check: fails },
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ status: 'ready', parts: { database: 'ready', workers: 'not-ready' } });
  });

  it('takes none while a part that requests need is away', async () => {
    const answer = await askWith(
      { name: 'database', check: fails },
      { name: 'workers', isAdvisory: true, check: works },
    );
    expect(answer.status).toBe(503);
    expect(answer.body).toEqual({ status: 'not-ready', parts: { database: 'not-ready', workers: 'ready' } });
  });
});
