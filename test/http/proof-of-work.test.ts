import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { z } from 'zod';
import { solve } from '../../src/cli/solve-challenge';
import { challengeRoute } from '../../src/http/challenge.routes';
import { route } from '../../src/http/route';
import { sessionRoutes } from '../../src/http/session.routes';
import { forgetOldProofs } from '../../src/store/spent-proof.store';
import type { Challenge } from '../../src/wire/challenge.wire';
import { createHttpWorld, signIn, testSettings, withBodies, withOfficer, type HttpWorld } from './http-world';

/** As the two doors that ask for it, without what stands behind them. */
const doorFor = (operation: 'file-complaint' | 'look-up-receipt') =>
  route(
    {
      method: 'post',
      path: `/door/${operation}`,
      access: 'public',
      audit: 'none-public-write',
      summary: '门',
      tags: ['门'],
      body: z.strictObject({ word: z.string() }),
      reply: { 200: z.strictObject({ word: z.string() }) },
      proofOfWork: operation,
    },
    ({ body }) => Promise.resolve({ status: 200, body }),
  );
const routes = [challengeRoute, ...sessionRoutes, doorFor('file-complaint'), doorFor('look-up-receipt')];

let world: HttpWorld;

beforeAll(async () => {
  world = await createHttpWorld(routes);
});
afterAll(() => world.close());

const challenge = async (operation = 'file-complaint', at = world): Promise<Challenge> =>
  (await request(at.app).get('/api/v1/public/challenges').query({ operation })).body as Challenge;

interface Sent {
  readonly operation?: string;
  readonly proof?: string;
  readonly key?: string;
  readonly word?: string;
  readonly token?: string;
}

const send = ({ operation = 'file-complaint', proof, key, word = '你好', token }: Sent, at = world) => {
  const sending = request(at.app)
    .post(`/api/v1/door/${operation}`)
    .set('Idempotency-Key', key ?? randomUUID());
  if (proof !== undefined) void sending.set('Proof-Of-Work', proof);
  if (token !== undefined) void sending.set('Authorization', token);
  return sending.send({ word });
};

describe('a visitor who is not signed in', () => {
  it('is let in with a challenge that it has solved', async () => {
    expect((await send({ proof: solve(await challenge()) })).status).toBe(200);
  });

  it('is told what to do when it brings none, and nothing was done', async () => {
    const { status, body, headers } = await send({});
    expect(status).toBe(428);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject({ type: 'urn:pacta:problem:proof-of-work-needed' });
    expect((body as { readonly detail: string }).detail).toMatch(/刷新页面.*\/public\/challenges/);
  });

  it('may send the same request again with the same proof, and no other', async () => {
    const [proof, key] = [solve(await challenge()), randomUUID()];
    expect((await send({ proof, key })).status).toBe(200);
    expect((await send({ proof, key })).status).toBe(200);
    expect((await send({ proof, key, word: '再见' })).status).toBe(428);
    expect((await send({ proof })).status).toBe(428);
  });

  it('spends a proof on one request, however many are sent at once', async () => {
    const proof = solve(await challenge());
    const answers = await Promise.all(Array.from({ length: 10 }, () => send({ proof })));
    expect(answers.filter(({ status }) => status === 200).length).toBe(1);
  });

  it('solves for one operation, not for another', async () => {
    const proof = solve(await challenge('look-up-receipt'));
    expect((await send({ proof })).status).toBe(428);
    expect((await send({ proof, operation: 'look-up-receipt' })).status).toBe(200);
  });

  it('cannot make a challenge, ease it, lengthen it or take one from elsewhere', async () => {
    const given = await challenge();
    const easier = given.challenge.replace(`.${given.bits}.`, '.0.');
    const longer = given.challenge.replace(/\.(\d{13})\./, (_all, at: string) => `.${Number(at) + 1}.`);
    const elsewhere = await createHttpWorld(routes, {
      proofOfWork: { key: Buffer.from('of another city'), bits: testSettings.proofOfWork.bits },
    });
    const foreign = await challenge('file-complaint', elsewhere);
    await elsewhere.close();
    for (const proof of [
      solve({ ...given, challenge: easier }),
      solve({ ...given, challenge: longer }),
      solve(foreign),
      `${given.challenge}:`,
      `${given.challenge}:-1`,
      'x:1',
      '',
    ]) {
      expect((await send({ proof })).status).toBe(428);
    }
  });

  it('is refused an answer that does not solve it', async () => {
    const given = await challenge();
    const right = (solve(given).split(':')[1] ?? '').split(',').map(Number);
    const first = right[0] ?? 0;
    const unsolved = Array.from({ length: 1_000 }, (_, answer) => answer).find(
      (answer) => answer > (right.at(-2) ?? 0) && !right.includes(answer),
    );
    for (const wrong of [
      right.slice(1),
      right.toReversed(),
      right.map(() => first),
      [...right.slice(0, -1), unsolved],
      [...right, (right.at(-1) ?? 0) + 1],
    ]) {
      expect((await send({ proof: `${given.challenge}:${wrong.join(',')}` })).status).toBe(428);
    }
    expect((await send({ proof: `${given.challenge}:${right.join(',')}` })).status).toBe(200);
  });

  it('is too late when the challenge has expired; what was spent is forgotten only after that', async () => {
    const given = await challenge();
    const proof = solve(given);
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.parse(given.expiresAt) + 1);
    expect((await send({ proof })).status).toBe(428);
    later.mockRestore();
    const key = randomUUID();
    expect((await send({ proof, key })).status).toBe(200);
    await forgetOldProofs(world.database);
    expect((await send({ proof })).status).toBe(428);
    await world.store.pool.query("UPDATE app.spent_proof SET expires_at = now() - interval '2 hours'");
    expect(await forgetOldProofs(world.database)).toBeGreaterThan(0);
  });
});

it('asks more of everybody when many ask at once, and less again in quiet times', async () => {
  const crowded = await createHttpWorld(routes, { rateFactor: 1 / 30 });
  const places = Array.from({ length: 40 }, (_, index) => `10.0.${index}.1`);
  const bits: number[] = [];
  for (const place of places) {
    const answer = await request(crowded.app)
      .get('/api/v1/public/challenges')
      .query({ operation: 'file-complaint' })
      .set('X-Forwarded-For', place);
    bits.push((answer.body as Challenge).bits);
  }
  await crowded.close();
  const { bits: quiet } = testSettings.proofOfWork;
  expect([bits[0], bits[8], bits[9], bits[19], bits[39]]).toEqual([
    quiet,
    quiet,
    quiet + 1,
    quiet + 2,
    quiet + 3,
  ]);
});

it('asks nothing of who is signed in', async () => {
  await withBodies(world, { id: 'credit', kind: 'credit-office' });
  await withOfficer(world, 'registrar', 'credit', ['registrar']);
  expect((await send({ token: await signIn(world, 'registrar') })).status).toBe(200);
});
