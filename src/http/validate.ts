import type { Request } from 'express';
import { z } from 'zod';
import { accepted, refused } from '../domain/result';
import type { Result } from '../domain/result';
import type { FieldError } from '../wire/problem.wire';
import type { Incoming } from './route';

z.config(z.locales.zhCN());

type Issue = z.core.$ZodIssue;

const FIXES: Partial<Record<Issue['code'], string>> = {
  unrecognized_keys: '删去这个字段，或改成接口文档中的名称',
  invalid_type: '填写要求的类型',
  invalid_value: '从允许的值中选择',
  invalid_union: '从接口文档列出的形式中选择一种',
  too_small: '补足到要求的下限',
  too_big: '缩减到要求的上限',
  invalid_format: '按要求的格式填写',
};

const escapeSegment = (segment: PropertyKey): string =>
  String(segment).replace(/~/g, '~0').replace(/\//g, '~1');

const pointerOf = (root: string, path: readonly PropertyKey[]): string =>
  [root, ...path.map(escapeSegment)].join('/');

function fixFor(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined && issue.message.includes('undefined')) {
    return '补上这个必填字段';
  }
  if (issue.code === 'invalid_value') return `允许的值：${issue.values.map(String).join('、')}`;
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    return `允许的值：${issue.options.map(String).join('、')}`;
  }
  return FIXES[issue.code] ?? '按接口文档更正';
}

/** The alternative that came closest says more than "none fits". */
function closest(alternatives: readonly (readonly Issue[])[]): readonly Issue[] {
  const bySize = [...alternatives].sort((left, right) => left.length - right.length);
  return bySize[0] ?? [];
}

function toFieldErrors(issue: Issue, root: string, base: readonly PropertyKey[] = []): readonly FieldError[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerOf(root, [...path, key]),
      message: `没有名为“${key}”的字段`,
      fix: fixFor(issue),
    }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return closest(issue.errors).flatMap((nested) => toFieldErrors(nested, root, path));
  }
  return [{ pointer: pointerOf(root, path), message: issue.message, fix: fixFor(issue) }];
}

const MOST_ERRORS = 50;

/** Every mistake with its place; more than fifty help nobody. */
export function fieldErrorsOf(error: z.ZodError, root: string): readonly FieldError[] {
  return error.issues.flatMap((issue) => toFieldErrors(issue, root)).slice(0, MOST_ERRORS);
}

interface Schemas {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly headers?: unknown;
}

interface Input {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly headers: unknown;
}

const NOTHING = z.strictObject({});
const ROOTS = { params: '路径', query: '?', body: '#', headers: '请求头' } as const;

/** Under the names that a schema writes them with; Node has them in lower case. */
function headersNamedBy(schema: unknown, { headers }: Pick<Request, 'headers'>): unknown {
  if (!(schema instanceof z.ZodObject)) return undefined;
  const named = Object.keys(schema.shape).map((name) => [name, headers[name.toLowerCase()]] as const);
  return Object.fromEntries(named.filter(([, value]) => value !== undefined));
}

/** Judges path, query and body at once, so that a person sees all mistakes in one answer. */
export function parseInput(
  schemas: Schemas,
  incoming: Pick<Incoming, 'params' | 'query' | 'body' | 'request'>,
): Result<Input, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const judge = (place: keyof typeof ROOTS, fallback: z.ZodType): unknown => {
    const schema = schemas[place] instanceof z.ZodType ? schemas[place] : fallback;
    const given = place === 'headers' ? headersNamedBy(schemas.headers, incoming.request) : incoming[place];
    const parsed = schema.safeParse(given);
    if (parsed.success) return parsed.data;
    errors.push(...fieldErrorsOf(parsed.error, ROOTS[place]));
    return undefined;
  };
  const input = {
    params: judge('params', z.unknown()),
    query: judge('query', NOTHING),
    body: judge('body', z.unknown()),
    headers: judge('headers', z.unknown()),
  };
  return errors.length > 0 ? refused(errors) : accepted(input);
}
