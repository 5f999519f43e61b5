import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { Request } from 'express';
import type { Obstacle } from './problem';
import { ObstacleError } from './problem';

export interface MultipartForm<T> {
  readonly fields: Readonly<Record<string, string>>;
  /** What became of the file; null when the form had none. */
  readonly file: T | null;
}

const LARGEST_FIELD_BYTES = 1_000;
const MOST_FIELDS = 8;
/** HTML standard, multipart/form-data encoding: quotes and line breaks in names; we keep neither. */
const ESCAPED_BY_BROWSERS = /%22|%0D|%0A/gi;

/** A part without a file name is a file all the same when its type says so; the parser's types deny it. */
const nameOf = (info: { readonly filename?: string }): string => info.filename ?? '';

const wrong = (pointer: string, message: string, fix: string): ObstacleError =>
  new ObstacleError({ type: 'input-invalid', errors: [{ pointer, message, fix }] });

const unreadable = (): Obstacle => ({
  type: 'body-malformed',
  errors: [{ pointer: '#', message: '表单内容无法读取或没有传完', fix: '按 multipart/form-data 重新提交' }],
});

/**
 * Reads a form with a few short fields and one file in `file`, which is handed on as a stream while it arrives.
 * @throws ObstacleError for a form that cannot be read, and what `keep` throws. The rest of the request is then
 * read and dropped, so that the caller still gets the answer.
 */
export async function readMultipart<T>(
  request: Request,
  keep: (content: Readable, name: string) => Promise<T>,
  { largestFieldBytes } = { largestFieldBytes: LARGEST_FIELD_BYTES },
): Promise<MultipartForm<T>> {
  try {
    return await readParts(request, parserFor(request, largestFieldBytes), keep);
  } catch (error) {
    request.unpipe();
    request.resume();
    throw error;
  }
}

function parserFor(request: Request, largestFieldBytes: number): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: {
        files: 1,
        fields: MOST_FIELDS,
        fieldSize: largestFieldBytes,
        fieldNameSize: 100,
        headerPairs: 20,
      },
    });
  } catch {
    throw new ObstacleError(unreadable());
  }
}

function readParts<T>(
  request: Request,
  parser: busboy.Busboy,
  keep: (content: Readable, name: string) => Promise<T>,
): Promise<MultipartForm<T>> {
  const fields: Record<string, string> = {};
  return new Promise((resolve, reject) => {
    let keeping: Promise<T | null> = Promise.resolve(null);
    const failWith = (error: Error) => (): void => reject(error);
    parser.on('file', (field, content, info) => {
      // Whoever reads it may still be busy when the form breaks off: that must not end the process.
      content.on('error', () => undefined);
      if (field !== 'file') {
        content.resume();
        return reject(wrong(`#/${field}`, `没有名为“${field}”的文件字段`, '文件放在字段 file 中'));
      }
      keeping = keep(content, nameOf(info).replace(ESCAPED_BY_BROWSERS, ''));
      keeping.catch((error: unknown) => reject(error instanceof Error ? error : new Error('not kept')));
      return undefined;
    });
    parser.on('field', (name, value, info) => {
      if (Object.hasOwn(fields, name)) reject(wrong(`#/${name}`, `字段“${name}”重复`, '每个字段只写一次'));
      if (info.valueTruncated) reject(wrong(`#/${name}`, '内容过长', '缩短这个字段'));
      fields[name] = value;
    });
    parser.on('filesLimit', failWith(wrong('#/file', '一次只能上传一个文件', '逐个上传')));
    parser.on('fieldsLimit', failWith(wrong('#', '字段过多', '删去多余的字段')));
    parser.on('error', () => reject(new ObstacleError(unreadable())));
    parser.on('close', () => void keeping.then((file) => resolve({ fields, file }), reject));
    request.once('aborted', () => parser.destroy(new ObstacleError({ type: 'request-aborted' })));
    request.pipe(parser);
  });
}
