import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { accountRoutes as routes } from '../../src/http/routes';
import { createHttpWorld, signIn, withBodies, withOfficer } from './http-world';
import type { HttpWorld } from './http-world';

let world: HttpWorld;
let bearer: string;

beforeAll(async () => {
  world = await createHttpWorld(routes);
  await withBodies(world, { id: 'city' });
  await withOfficer(world, 'sys', 'city', ['system-administrator']);
  bearer = await signIn(world, 'sys');
});
afterAll(() => world.close());

const body = { parentId: 'city', name: '市水务局', kind: 'line-authority', regionCode: '150100' };

const post = (content: string | Buffer, type = 'application/json'): request.Test =>
  request(world.app)
    .post('/api/v1/organizations')
    .set('Authorization', bearer)
    .set('Idempotency-Key', 'k-1')
    .set('Content-Type', type)
    .serialize((data: unknown) => data as string)
    .send(content);

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

interface Case {
  readonly what: string;
  readonly content: string | Buffer;
  readonly type?: string;
  readonly status: number;
  readonly pointer?: string;
}

const cases: readonly Case[] = [
  {
    what: 'an unknown field, by name',
    content: JSON.stringify({ ...body, colour: 1 }),
    status: 400,
    pointer: '#/colour',
  },
  { what: 'a wrong type', content: JSON.stringify({ ...body, name: 7 }), status: 400, pointer: '#/name' },
  {
    what: 'a missing field',
    content: JSON.stringify({ ...body, name: undefined }),
    status: 400,
    pointer: '#/name',
  },
  {
    what: 'a value that is not in the list',
    content: JSON.stringify({ ...body, kind: 'x' }),
    status: 400,
    pointer: '#/kind',
  },
  {
    what: 'a region that is no region',
    content: JSON.stringify({ ...body, regionCode: '1' }),
    status: 400,
    pointer: '#/regionCode',
  },
  {
    what: 'an invisible character in a name',
    content: JSON.stringify({ ...body, name: '水\u202e务局' }),
    status: 400,
    pointer: '#/name',
  },
  {
    what: 'a name of blanks',
    content: JSON.stringify({ ...body, name: '   ' }),
    status: 400,
    pointer: '#/name',
  },
  { what: 'broken JSON', content: '{"name":', status: 400, pointer: '#' },
  { what: 'no content', content: '', status: 400 },
  { what: 'a bare number', content: '1', status: 400, pointer: '#' },
  { what: 'null', content: 'null', status: 400, pointer: '#' },
  { what: 'an array', content: '[]', status: 400, pointer: '#' },
  {
    what: 'bytes that are not UTF-8',
    content: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
    status: 400,
    pointer: '#',
  },
  { what: 'a lone surrogate', content: '{"name":"\\ud800"}', status: 400, pointer: '#/name' },
  { what: 'a NUL', content: '{"name":"a\\u0000b"}', status: 400, pointer: '#/name' },
  { what: 'a NUL in a key', content: '{"a\\u0000b":1}', status: 400, pointer: '#' },
  { what: 'a number beyond exactness', content: '{"name":1e400}', status: 400, pointer: '#/name' },
  { what: 'too deep a structure', content: nested(30), status: 400 },
  { what: 'a structure ten thousand deep', content: nested(10_000), status: 400 },
  {
    what: 'too many fields',
    content: JSON.stringify(Object.fromEntries([...Array(1001).keys()].map((key) => [`k${key}`, 1]))),
    status: 400,
    pointer: '#',
  },
  {
    what: 'a prototype as a field',
    content: '{"__proto__":{"x":1},"parentId":"city","name":"a","kind":"hotline","regionCode":"150100"}',
    status: 400,
  },
  { what: 'ten megabytes', content: JSON.stringify({ name: 'x'.repeat(10 * 1024 * 1024) }), status: 413 },
  { what: 'XML', content: '<a/>', type: 'application/xml', status: 415 },
  { what: 'a form', content: 'name=1', type: 'application/x-www-form-urlencoded', status: 415 },
  {
    what: 'another charset',
    content: JSON.stringify(body),
    type: 'application/json; charset=gbk',
    status: 415,
  },
];

describe('bad input is answered in Chinese and never breaks anything', () => {
  it.each(cases)('$what', async ({ content, type, status, pointer }) => {
    const answer = await post(content, type);
    expect(answer.status).toBe(status);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ status, instance: '/api/v1/organizations' });
    expect(answer.body.detail).toMatch(/\p{Script=Han}/u);
    expect(answer.body.requestId).toBe(answer.headers['x-request-id']);
    if (pointer !== undefined) {
      expect((answer.body.errors as { pointer: string }[]).map((error) => error.pointer)).toContain(pointer);
      for (const error of answer.body.errors as { fix: string }[]) expect(error.fix).not.toBe('');
    }
  });

  it('is told about every mistake at once', async () => {
    const answer = await post(JSON.stringify({ ...body, name: 1, kind: 'x', colour: 1 }));
    const pointers = (answer.body.errors as { pointer: string }[]).map((error) => error.pointer);
    expect(new Set(pointers)).toEqual(new Set(['#/name', '#/kind', '#/colour']));
  });

  it.each([
    ['a query name that comes twice', '/api/v1/organizations?q=a&q=b', 400],
    ['an unknown query name', '/api/v1/organizations?colour=red', 400],
    ['a query that is not UTF-8', '/api/v1/organizations?q=%ff', 400],
    ['a broken percent code in the query', '/api/v1/organizations?q=%zz', 400],
    ['a NUL in the query', '/api/v1/organizations?q=a%00', 400],
    ['a limit beyond the limit', '/api/v1/organizations?limit=201', 400],
    ['a limit that is no number', '/api/v1/organizations?limit=abc', 400],
    ['a forged cursor', '/api/v1/organizations?cursor=JycnOw', 400],
    ['a path that is not UTF-8', '/api/v1/organizations/%ff', 400],
    ['a NUL in the path', '/api/v1/organizations/a%00b', 400],
    ['a quote in the path', "/api/v1/organizations/'%20OR%201=1", 400],
    ['an address that does not exist', '/api/v1/nothing', 404],
    ['an id that does not exist', '/api/v1/organizations/nobody', 404],
  ])('%s', async (_what, path, status) => {
    const answer = await request(world.app).get(path).set('Authorization', bearer);
    expect(answer.status).toBe(status);
    expect(answer.type).toBe('application/problem+json');
  });

  it('is told which methods an address takes', async () => {
    const answer = await request(world.app).patch('/api/v1/organizations').set('Authorization', bearer);
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe('GET, POST, HEAD');
    expect(answer.body.allowed).toEqual(['GET', 'POST', 'HEAD']);
    const probe = await request(world.app).delete('/healthz');
    expect(probe.status).toBe(405);
  });

  it('gives a missing thing and a missing address the same shape', async () => {
    const get = (path: string): request.Test => request(world.app).get(path).set('Authorization', bearer);
    const [thing, address] = [await get('/api/v1/organizations/nobody'), await get('/api/v1/nowhere/nobody')];
    const shape = ({
      body: { instance: _i, requestId: _r, ...rest },
    }: {
      body: Record<string, unknown>;
    }): unknown => rest;
    expect(shape(thing)).toEqual(shape(address));
  });

  it('survives a body whose length is a lie', async () => {
    const server = world.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await new Promise<void>((resolve) => {
      const sent = http.request({
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/api/v1/sessions',
        headers: { 'content-type': 'application/json', 'content-length': 500 },
      });
      sent.on('error', () => resolve());
      sent.write('{"username":');
      setTimeout(() => sent.destroy(), 50);
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const alive = await request(world.app).get('/healthz');
    await new Promise((resolve) => server.close(resolve));
    expect(alive.status).toBe(200);
    expect(world.logLines.join('\n')).not.toContain('"level":"error"');
  });
});

describe('every change carries an Idempotency-Key', () => {
  const create = (key: string | null, name: string): request.Test => {
    const sent = request(world.app).post('/api/v1/organizations').set('Authorization', bearer);
    if (key !== null) sent.set('Idempotency-Key', key);
    return sent.send({ ...body, name });
  };
  const countOf = async (name: string): Promise<number> =>
    (await world.store.pool.query('SELECT 1 FROM app.organization WHERE name = $1', [name])).rowCount ?? 0;

  it('is asked for the key when it is missing or malformed', async () => {
    const missing = await create(null, '无键');
    expect([missing.status, missing.body.type]).toEqual([400, 'urn:pacta:problem:idempotency-key-missing']);
    expect(missing.body.detail).toContain('Idempotency-Key');
    const malformed = await create('有 空格', '坏键').catch(() => null);
    expect(malformed === null || malformed.status === 400).toBe(true);
    expect((await create('a b', '坏键')).body.type).toBe('urn:pacta:problem:idempotency-key-malformed');
  });

  it('has one effect and one answer when it is sent twenty times in parallel', async () => {
    const answers = await Promise.all([...Array(20).keys()].map(() => create('same', '市林草局')));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(await countOf('市林草局')).toBe(1);
  });

  it('refuses the key for another body, and takes it again after a refusal', async () => {
    await create('twice', '市教育局');
    const other = await create('twice', '市体育局');
    expect([other.status, other.body.type]).toEqual([422, 'urn:pacta:problem:idempotency-key-reused']);
    expect(await countOf('市体育局')).toBe(0);
    const refused = await request(world.app)
      .post('/api/v1/organizations')
      .set('Authorization', bearer)
      .set('Idempotency-Key', 'again')
      .send({ ...body, parentId: 'nobody' });
    expect([refused.status, refused.body.refusal.type]).toEqual([422, 'organization-unknown']);
    expect((await create('again', '市文旅局')).status).toBe(201);
  });
});

describe('what surrounds every answer', () => {
  it('may not be stored, framed or sniffed, and does not say what it runs on', async () => {
    const answer = await request(world.app).get('/api/v1/organizations').set('Authorization', bearer);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
    });
    expect(answer.headers).not.toHaveProperty('x-powered-by');
  });

  it('tells health, readiness and figures without an account', async () => {
    expect((await request(world.app).get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await request(world.app).get('/readyz')).body).toEqual({
      status: 'ready',
      parts: { database: 'ready' },
    });
    const metrics = await request(world.app).get('/metrics');
    expect(metrics.text).toContain('pacta_http_request_seconds_bucket');
    expect(metrics.text).not.toContain('nobody');
  });

  it('logs routes and never addresses, bodies or sessions', () => {
    const lines = world.logLines.join('\n');
    expect(lines).toContain('/organizations/{id}');
    for (const secret of ['nobody', '市林草局', bearer.slice(7), 'sys@']) expect(lines).not.toContain(secret);
  });

  it('documents itself from the same schemas, with nothing from elsewhere', async () => {
    const { body } = await request(world.app).get('/api/v1/openapi.json');
    const document = body as {
      openapi: string;
      paths: Record<string, Record<string, { responses: object }>>;
    };
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations.length).toBe(routes.length);
    for (const operation of operations)
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['400', '429', '500']));
    const page = await request(world.app).get('/api/docs');
    expect(page.text).not.toMatch(/https?:/);
    for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js', 'start.js']) {
      expect((await request(world.app).get(`/api/docs/${file}`)).status).toBe(200);
    }
    expect((await request(world.app).get('/api/docs/package.json')).status).toBe(404);
  });
});
