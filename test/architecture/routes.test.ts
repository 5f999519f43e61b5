import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROLES } from '../../src/domain/officer';
import { problemStatusesOf } from '../../src/http/openapi';
import { problemExample } from '../../src/http/problem-examples';
import { replyExample } from '../../src/http/reply-examples';
import { isStreamed, needsIdempotencyKey, type Route } from '../../src/http/route';
import { problemSchema } from '../../src/wire/problem.wire';
import { allRoutes, nameOf } from './all-routes';

const routes = allRoutes();
const byName = routes.map((route): readonly [string, Route] => [nameOf(route), route]);
const isChinese = (text: string): boolean => /[\u4E00-\u9FFF]/.test(text);

/** POSTs that leave nothing behind but a session or an entry in the log. */
const QUESTIONS = [
  'POST /calendar/deadlines',
  'POST /calendars/imports/assessments',
  'POST /complaints/{id}/letter-previews',
  'POST /contract-imports/readings',
  'POST /public/receipts',
  'POST /reveals/{id}/opening',
  'POST /rule-sets/assessments',
  'POST /sessions',
];

const bodyExamples = ({ examples }: Route): readonly unknown[] => [
  ...(examples?.body === undefined ? [] : [examples.body]),
  ...Object.values(examples?.bodies ?? {}),
];

describe('the list of routes', () => {
  it('is the list that was agreed on: a new, changed or lost operation shows in paths.txt', () => {
    const file = join(__dirname, 'paths.txt');
    const access = (route: Route): string =>
      typeof route.access === 'string' ? route.access : route.access.roles.join(',');
    const lines = routes.map((route) => `${nameOf(route)}  ${access(route)}  ${route.audit}`).sort();
    const text = `${lines.join('\n')}\n`;
    if (process.env['PACTA_WRITE_PATHS'] === '1') writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  it('names no operation twice', () => {
    const names = byName.map(([name]) => name.replace(/\{\w+\}/g, '{}'));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('asks for an Idempotency-Key on every POST but those that change nothing', () => {
    const free = routes.filter((route) => route.method === 'post' && !needsIdempotencyKey(route));
    expect(free.map(nameOf).sort()).toEqual(QUESTIONS);
  });
});

describe.each(byName)('%s', (_name, route) => {
  it('says who may call and where that is written down', () => {
    if (typeof route.access === 'object') {
      expect(ROLES).toEqual(expect.arrayContaining([...route.access.roles]));
    }
    expect(route.audit).toMatch(
      /^(?:[a-z-]+:[a-z-]+|none-(?:public-read|public-write|own-account|case-event))$/,
    );
    // What one office may do and another may not is always written down.
    if (typeof route.access === 'object') expect(route.audit).toContain(':');
  });

  it('says in Chinese what it is for', () => {
    expect(isChinese(route.summary)).toBe(true);
    expect(route.tags.every(isChinese)).toBe(true);
  });

  it('documents its answers: a success, and each problem with an example that is one', () => {
    expect(Object.keys(route.reply).length).toBeGreaterThan(0);
    const statuses = problemStatusesOf(route);
    expect(statuses).toEqual(expect.arrayContaining([400, 401, 403, 429, 500, 503]));
    if (route.params !== undefined) expect(statuses).toContain(404);
    for (const status of statuses) {
      const problem = problemSchema.parse(problemExample(status, route.path));
      expect(problem.status).toBe(status);
      expect(isChinese(problem.title) && isChinese(problem.detail)).toBe(true);
    }
  });

  it('shows what it answers, by an answer that was given', () => {
    for (const [status, reply] of Object.entries(route.reply)) {
      if (!(reply instanceof z.ZodType)) continue;
      expect(reply.safeParse(replyExample(route, status))).toMatchObject({ success: true });
    }
  });

  if (route.body instanceof z.ZodType) {
    const schema = route.body;
    it('shows a body that it takes', () => {
      const examples = bodyExamples(route);
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) expect(schema.safeParse(example)).toMatchObject({ success: true });
    });
  } else if (route.body !== undefined) {
    it('says what it takes', () => expect(isStreamed(route.body)).toBe(true));
  }
});
