import type { Request } from 'express';
import { accepted, refused } from '../domain/result';
import type { Result } from '../domain/result';
import type { FieldError } from '../wire/problem.wire';
import { ObstacleError } from './problem';
import type { Obstacle } from './problem';

const DEEPEST = 20;
const MOST_KEYS = 1000;
const MOST_VALUES = 200_000;
/** Whoever trickles bytes must not hold a place for long. */
const JSON_WITHIN_MS = 30_000;
const LONGEST_NUMBER = Number.MAX_SAFE_INTEGER;

const decoder = new TextDecoder('utf-8', { fatal: true });

const malformed = (pointer: string, message: string, fix: string): Obstacle => ({
  type: 'body-malformed',
  errors: [{ pointer, message, fix }],
});

/** `application/json`, or a `+json` kind; UTF-8 only. */
const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

/** Whether the request has a body at all; a DELETE or an empty POST has none. */
export function hasBody(request: Request): boolean {
  return 'transfer-encoding' in request.headers || Number(request.headers['content-length'] ?? 0) > 0;
}

/** Collects a body up to a limit. What is too large is still read to its end, so that the answer reaches the sender. */
function readBytes(request: Request, limitBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const fail = (obstacle: Obstacle): void => {
      clearTimeout(tooSlow);
      reject(new ObstacleError(obstacle));
    };
    const tooSlow = setTimeout(() => fail({ type: 'body-too-slow' }), JSON_WITHIN_MS);
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limitBytes) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.once('end', () => {
      if (size > limitBytes) return fail({ type: 'body-too-large', limitBytes });
      clearTimeout(tooSlow);
      return resolve(Buffer.concat(chunks));
    });
    request.once('close', () => {
      if (!request.complete) fail({ type: 'request-aborted' });
    });
    request.once('error', () => fail({ type: 'request-aborted' }));
  });
}

function textError(text: string): { readonly message: string; readonly fix: string } | null {
  if (/\p{Surrogate}/u.test(text))
    return { message: '文字中有残缺的字符（孤立的代理项）', fix: '重新输入这段文字' };
  if (text.includes('\0')) return { message: '文字中有空字符（U+0000）', fix: '删去空字符' };
  return null;
}

interface Walk {
  values: number;
}

function valueError(value: unknown, pointer: string, depth: number, walk: Walk): FieldError | null {
  walk.values += 1;
  if (walk.values > MOST_VALUES) return { pointer: '#', message: '内容的项数过多', fix: '分批提交' };
  if (typeof value === 'string') {
    const error = textError(value);
    return error === null ? null : { pointer, ...error };
  }
  if (typeof value === 'number' && Math.abs(value) > LONGEST_NUMBER) {
    return { pointer, message: '数字过大，无法准确表示', fix: '缩小数字；金额用文字填写' };
  }
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= DEEPEST) return { pointer, message: `结构超过 ${DEEPEST} 层`, fix: '减少嵌套' };
  return entriesError(value, pointer, depth, walk);
}

function entriesError(value: object, pointer: string, depth: number, walk: Walk): FieldError | null {
  const entries = Object.entries(value);
  if (!Array.isArray(value) && entries.length > MOST_KEYS) {
    return { pointer, message: `字段超过 ${MOST_KEYS} 个`, fix: '减少字段' };
  }
  for (const [key, child] of entries) {
    const keyError = textError(key);
    if (keyError !== null) return { pointer, ...keyError };
    const segment = key.replace(/~/g, '~0').replace(/\//g, '~1');
    const error = valueError(child, `${pointer}/${segment}`, depth + 1, walk);
    if (error !== null) return error;
  }
  return null;
}

/** Bytes to JSON, strictly: valid UTF-8, well-formed text, no NUL, bounded depth and size. */
export function parseJson(bytes: Buffer): Result<unknown, Obstacle> {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return refused(malformed('#', '内容不是有效的 UTF-8', '以 UTF-8 编码发送'));
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused(malformed('#', '内容不是有效的 JSON', '检查引号、逗号与括号'));
  }
  const error = valueError(value, '#', 0, { values: 0 });
  return error === null ? accepted(value) : refused({ type: 'body-malformed', errors: [error] });
}

/**
 * Reads the bytes of a JSON body up to a limit.
 * @throws ObstacleError when it is cut off, too slow or too large.
 */
export async function readJsonBytes(request: Request, limitBytes: number): Promise<Result<Buffer, Obstacle>> {
  if (request.headers['content-encoding'] !== undefined) return refused({ type: 'encoding-unsupported' });
  if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) {
    return refused({ type: 'media-type-unsupported', accepted: 'application/json' });
  }
  return accepted(await readBytes(request, limitBytes));
}

const address = (pointer: string, message: string, fix: string): Obstacle => ({
  type: 'address-malformed',
  errors: [{ pointer, message, fix }],
});

/** The query as one text a name. A name that comes twice would mean two things to two readers: refused. */
export function readQuery(url: string): Result<Readonly<Record<string, string>>, Obstacle> {
  const mark = url.indexOf('?');
  const query = new Map<string, string>();
  const pairs = mark < 0 ? [] : url.slice(mark + 1).split('&');
  for (const pair of pairs.filter((text) => text !== '')) {
    const [name, value] = decodePair(pair) ?? [null, ''];
    if (name === null) return refused(address('?', '查询参数无法解码', '用 UTF-8 百分号编码'));
    if (query.has(name)) return refused(address(`?/${name}`, `查询参数“${name}”重复`, '每个参数只写一次'));
    const error = textError(name) ?? textError(value);
    if (error !== null) return refused(address(`?/${name}`, error.message, error.fix));
    query.set(name, value);
  }
  return accepted(Object.fromEntries(query));
}

function decodePair(pair: string): readonly [string, string] | null {
  const [name = '', ...rest] = pair.replace(/\+/g, ' ').split('=');
  try {
    return [decodeURIComponent(name), decodeURIComponent(rest.join('='))];
  } catch {
    return null;
  }
}

/** Text in the path that no stored name can hold. */
export function pathError(params: Readonly<Record<string, unknown>>): Obstacle | null {
  for (const [name, value] of Object.entries(params)) {
    const error = typeof value === 'string' ? textError(value) : null;
    if (error !== null) return address(`路径/${name}`, error.message, error.fix);
  }
  return null;
}
