import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import request from 'supertest';
import { createHttpWorld, type HttpWorld } from './http-world';

let world: HttpWorld;
let place: string;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'pacta-site-'));
  const assets = join(place, 'build', 'assets');
  mkdirSync(assets, { recursive: true });
  writeFileSync(join(place, 'current'), 'build');
  for (const page of ['portal', 'console']) {
    writeFileSync(
      join(place, 'build', `${page}.html`),
      `<!doctype html><title>${page}</title><script nonce="__NONCE__" src="/assets/a-1.js"></script>`,
    );
  }
  writeFileSync(join(assets, 'a-1.js'), 'document.title');
  writeFileSync(join(assets, 'a-1.js.br'), brotliCompressSync('document.title'));
  writeFileSync(join(place, 'secret.js'), 'not of this build');
  world = await createHttpWorld([], { siteFolder: place });
});

afterAll(async () => {
  await world.close();
  rmSync(place, { recursive: true });
});

describe('the pages', () => {
  it.each([
    ['/', 'portal'],
    ['/file/amounts', 'portal'],
    ['/console', 'console'],
    ['/console/complaints/1', 'console'],
  ])('%s is a page of the %s, never kept and with no script of its own', async (path, page) => {
    const { headers, text } = await request(world.app).get(path).expect(200);
    expect(text).toContain(`<title>${page}</title>`);
    expect(text).not.toContain('__NONCE__');
    expect(headers['cache-control']).toBe('no-store');
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(headers['permissions-policy']).toContain('geolocation=()');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  it('have a nonce that is never used twice', async () => {
    const nonceOf = async () => /nonce="([^"]+)"/.exec((await request(world.app).get('/console')).text)?.[1];
    const [first, second] = [await nonceOf(), await nonceOf()];
    expect(first).toMatch(/^[\w+/=]{16,}$/);
    expect(first).not.toBe(second);
  });

  it('tell a reader who mistyped an address, and a program in its own way', async () => {
    const read = await request(world.app).get('/fiel').set('Accept', 'text/html,*/*;q=0.8').expect(404);
    expect(read.text).toContain('<title>portal</title>');
    expect(read.headers['content-security-policy']).toContain("script-src 'self'");
    for (const path of ['/fiel', '/api/v1/nothing', '/assets/gone.js']) {
      const { type } = await request(world.app).get(path).set('Accept', 'application/json').expect(404);
      expect(type).toBe('application/problem+json');
    }
    const { type } = await request(world.app).get('/api/v1/nothing').set('Accept', 'text/html').expect(404);
    expect(type).toBe('application/problem+json');
  });

  it('are only read', async () => {
    await request(world.app).post('/').expect(405);
  });
});

describe('their files', () => {
  it('are kept for a year under the name of their content, in the smallest form the browser takes', async () => {
    const small = await request(world.app).get('/assets/a-1.js').set('accept-encoding', 'br').expect(200);
    expect(small.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
    });
    const plain = await request(world.app)
      .get('/assets/a-1.js')
      .set('accept-encoding', 'identity')
      .expect(200);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.text).toBe('document.title');
  });

  it.each([
    '/secret.js',
    '/assets/../../secret.js',
    '/assets/..%2f..%2fsecret.js',
    '/portal.html',
    '/assets/none.js',
  ])('and nothing beside them: %s', async (path) => {
    await request(world.app).get(path).expect(404);
  });
});

it('answers 404 where nothing was built, and the API goes on', async () => {
  const bare = await createHttpWorld([], { siteFolder: join(place, 'nowhere') });
  await request(bare.app).get('/').expect(404);
  await request(bare.app).get('/healthz').expect(200);
  await bare.close();
});
