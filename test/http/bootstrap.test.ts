import request from 'supertest';
import { accountRoutes as routes } from '../../src/http/routes';
import { BOOTSTRAP_TOKEN, createHttpWorld, withBodies, withOfficer } from './http-world';
import type { HttpWorld } from './http-world';

let world: HttpWorld;

beforeAll(async () => {
  world = await createHttpWorld(routes);
  await withBodies(world, { id: 'city' });
  await withOfficer(world, 'somebody', 'city', []);
});
afterAll(() => world.close());

describe('the first administrators', () => {
  const person = (username: string): object => ({
    username,
    name: `管理员 ${username}`,
    email: `${username}@example.gov.cn`,
    password: '一个只有本人知道的长口令',
  });
  const ceremony = (token: string): object => ({
    token,
    organization: { name: '某市人民政府', regionCode: '150100' },
    administrators: {
      'system-administrator': person('a.1'),
      'security-administrator': person('a.2'),
      'audit-administrator': person('a.3'),
    },
  });

  it('come from a one-use token, once, and only where nobody has an account', async () => {
    const fresh = await createHttpWorld(routes);
    try {
      const ask = (token: string, key: string): request.Test =>
        request(fresh.app).post('/api/v1/bootstrap').set('Idempotency-Key', key).send(ceremony(token));
      expect((await ask('guessed', 'b0')).body.refusal.type).toBe('bootstrap-closed');
      const both = await Promise.all([ask(BOOTSTRAP_TOKEN, 'b1'), ask(BOOTSTRAP_TOKEN, 'b2')]);
      expect(both.map((answer) => answer.status).sort()).toEqual([201, 409]);
      expect((await ask(BOOTSTRAP_TOKEN, 'b3')).status).toBe(409);
      const signedIn = await request(fresh.app)
        .post('/api/v1/sessions')
        .send({ username: 'a.2', password: '一个只有本人知道的长口令' });
      expect(signedIn.body.officer.roles).toEqual(['security-administrator']);
    } finally {
      await fresh.close();
    }
    const closed = await request(world.app)
      .post('/api/v1/bootstrap')
      .set('Idempotency-Key', 'b4')
      .send(ceremony(BOOTSTRAP_TOKEN));
    expect([closed.status, closed.body.refusal.type]).toEqual([409, 'bootstrap-closed']);
  });
});
