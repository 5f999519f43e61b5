import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toProblem, type Obstacle } from '../../src/http/problem';
import { explainRefusal, type AnyRefusal } from '../../src/http/refusal-sentences';
import { problemSchema } from '../../src/wire/problem.wire';

const http = join(__dirname, '..', '..', 'src', 'http');

/** The compiler holds each table to its union: its keys are all there is. */
function keysOf(file: string, table: string): readonly string[] {
  const text = readFileSync(join(http, file), 'utf8');
  const start = text.indexOf(`const ${table}`);
  const body = text.slice(start, text.indexOf('\n};', start));
  return [...body.matchAll(/^ {2}'?([a-z-]+)'?: /gm)].map((match) => match[1] ?? '');
}

/** Every field that any refusal or obstacle has, so that each can be told. */
const FIELDS = {
  allowed: ['accept', 'transfer'],
  needed: ['registrar', 'acceptance-reviewer'],
  known: ['R01', 'R02'],
  held: 'business',
  asked: 'audit-administrator',
  weakness: 'too-short',
  until: '2026-02-13',
  status: 'received',
  state: 'open',
  act: 'determine',
  ground: 'overdue',
  expected: 3,
  actual: 4,
  made: 1,
  minimumLength: 10,
  maximumDays: 90,
  maximum: 20,
  cases: 2,
  maximumBytes: 1_073_741_824,
  perDay: 20,
  limitBytes: 1_048_576,
  receivedBytes: 20_000,
  retryAfterSeconds: 30,
  allow: ['GET'],
  accepted: 'application/json',
  errors: [{ pointer: '#/x', message: '不能为空', fix: '填写' }],
};

const refusals = keysOf('refusal-sentences.ts', 'SENTENCES');
const obstacles = keysOf('problem.ts', 'EXPLANATIONS').filter((type) => type !== 'refused');

const PLACEHOLDERS = /undefined|null|NaN|\[object|\$\{|TODO|待定|……|xxx/i;

/** A sentence for a person: Chinese, whole, without our own identifiers. */
function expectSentence(sentence: string): void {
  expect(sentence).toMatch(/[\u4E00-\u9FFF]/);
  expect(sentence).toMatch(/。$/);
  expect(sentence).not.toMatch(PLACEHOLDERS);
  expect(sentence).not.toMatch(/\b[a-z]+-[a-z]+-[a-z]+\b/);
}

const neededIn = (type: string): object => {
  if (type === 'approval-not-your-step') return { needed: 'issuer' };
  if (type === 'contact-attempts-too-few') return { needed: 3 };
  return {};
};

describe.each(refusals)('the refusal %s', (type) => {
  const refusal = { ...FIELDS, ...neededIn(type), type } as unknown as AnyRefusal;

  it('has a status of its own kind and a sentence that a person can act on', () => {
    const { status, sentence } = explainRefusal(refusal);
    expect([403, 404, 409, 422]).toContain(status);
    expectSentence(sentence);
  });

  it('becomes a problem that names it', () => {
    const at = { path: '/api/v1/complaints', requestId: 'r-1' };
    const { document } = toProblem({ type: 'refused', refusal }, at);
    expect(problemSchema.parse(document)).toMatchObject({ type: `urn:pacta:problem:${type}` });
  });
});

describe.each(obstacles)('the obstacle %s', (type) => {
  it('has a status and a sentence that a person can act on', () => {
    const obstacle = { ...FIELDS, type } as unknown as Obstacle;
    const { status, document } = toProblem(obstacle, { path: '/api/v1', requestId: 'r-1' });
    expect(status).toBeGreaterThanOrEqual(400);
    expectSentence(
      problemSchema.parse(document).detail.replace(/Idempotency-Key|X-CSRF-Token|Content-\w+/g, ''),
    );
  });
});

it('there are refusals and obstacles to be told at all', () => {
  expect(refusals.length).toBeGreaterThan(90);
  expect(obstacles.length).toBeGreaterThan(20);
});

it.each([
  ['two names for one thing', ['needed', ['registrar']]],
  ['a list that is empty', ['allowed', []]],
] as const)('a refusal with %s still says a whole sentence', (_name, [field, value]) => {
  for (const type of refusals) {
    const needed = neededIn(type);
    const refusal = { ...FIELDS, [field]: value, ...needed, type } as unknown as AnyRefusal;
    expectSentence(explainRefusal(refusal).sentence);
  }
});
