import { randomUUID } from 'node:crypto';
import request from 'supertest';
import type { Response } from 'supertest';
import { ruleSetRoutes } from '../../src/http/rule-set.routes';
import { sessionRoutes } from '../../src/http/session.routes';
import { seedRuleSets } from '../../src/store/rule-set.store';
import { createHttpWorld, signIn, withBodies, withOfficer, type HttpWorld } from './http-world';

/** A city whose rules are read and changed, with everybody who may and who may not. */
export interface RulesWorld {
  readonly world: HttpWorld;
  readonly get: (person: string, path: string) => Promise<Response>;
  readonly post: (person: string, path: string, body: object, key?: string) => Promise<Response>;
  readonly confirm: (person: string, id: string, version: number, decision?: string) => Promise<Response>;
  readonly close: () => Promise<void>;
}

const PEOPLE = [
  ['proposer', 'credit', 'acceptance-reviewer'],
  ['second', 'credit', 'legal-reviewer'],
  ['justice-person', 'justice', 'justice-officer'],
  ['hotline-head', 'hotline', 'acceptance-reviewer'],
  ['industry-lawyer', 'industry', 'legal-reviewer'],
  ['clerk', 'credit', 'registrar'],
] as const;

export async function openRulesWorld(): Promise<RulesWorld> {
  const world = await createHttpWorld([...sessionRoutes, ...ruleSetRoutes]);
  const tokens = new Map<string, string>();
  await seedRuleSets(world.database.pool);
  await withBodies(
    world,
    { id: 'city' },
    { id: 'credit', parent: 'city', kind: 'credit-office' },
    { id: 'hotline', parent: 'city', kind: 'hotline' },
    { id: 'justice', parent: 'city', kind: 'line-authority' },
    { id: 'industry', parent: 'city', kind: 'line-authority' },
  );
  for (const [person, body, role] of PEOPLE) {
    await withOfficer(world, person, body, [role]);
    tokens.set(person, await signIn(world, person));
  }
  const bearer = (person: string): string => tokens.get(person) ?? '';
  const post: RulesWorld['post'] = (person, path, body, key = randomUUID()) =>
    request(world.app)
      .post(`/api/v1${path}`)
      .set('Authorization', bearer(person))
      .set('Idempotency-Key', key)
      .send(body)
      .then();
  return {
    world,
    get: (person, path) =>
      request(world.app).get(`/api/v1${path}`).set('Authorization', bearer(person)).then(),
    post,
    confirm: (person, id, version, decision = 'confirmed') =>
      post(person, `/rule-sets/${id}/confirmation`, { version, decision }),
    close: () => world.close(),
  };
}

export const workingDays = (amount: number) => ({ unit: 'working-day', amount });
export const limit = (amount: number, article = '第三条') => ({
  budget: workingDays(amount),
  internalTarget: null,
  basis: { document: '市12345热线办理规程', article },
  evidence: 'V',
});

export const proposal = (change: object = {}) => ({
  ruleSetId: 'HOTLINE',
  scope: 'department',
  regionCode: '150100',
  acceptingOrganizationId: 'hotline',
  stage: null,
  effectiveOn: '2030-01-01',
  document: '市12345热线办理规程',
  name: '市12345热线',
  note: '',
  reason: '热线另有规定',
  complaint: { limits: { verify: limit(8) } },
  ...change,
});
