import { createHash, createHmac } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Request } from 'express';
import type { z } from 'zod';
import { toSafeName } from '../domain/evidence';
import { readTable, type TableFault } from '../files/read-table';
import { importFields, LONGEST_MAPPING } from '../wire/contract-import.wire';
import { readMultipart } from './multipart';
import { ObstacleError } from './problem';
import { fileWrong } from './uploader';
import { fieldErrorsOf } from './validate';

const LARGEST_FILE_BYTES = 20 * 1024 * 1024;

const FAULTS: Readonly<Record<TableFault, readonly [message: string, fix: string]>> = {
  'not-a-table': ['文件不是表格，或者是空的', '上传 CSV 或者 XLSX 文件，第一张工作表里写合同'],
  'encoding-unknown': ['看不懂文件的编码', '在电子表格软件中另存为“CSV UTF-8”'],
  'quotes-unbalanced': ['文件里的引号不成对', '在电子表格软件中打开后另存为 CSV'],
  'too-much-inside': ['表格展开后过大', '删去多余的工作表、空行和格式，或者分成几个文件'],
};

export interface SentFile extends z.output<typeof importFields> {
  readonly name: string;
  readonly table: readonly (readonly string[])[];
  /** Tells one file with what was said beside it from another, to whoever knows the key. */
  readonly hashUnder: (key: string) => string;
}

/** The table of a form, and what was said beside it. @throws ObstacleError for what is no table. */
export async function readTableForm(request: Request): Promise<SentFile> {
  const form = await readMultipart(request, keepInMemory, { largestFieldBytes: 4 * LONGEST_MAPPING });
  if (form.file === null) throw new ObstacleError(fileWrong('缺少文件', '在字段 file 中上传一个表格'));
  const fields = importFields.safeParse(form.fields);
  if (!fields.success) {
    throw new ObstacleError({ type: 'input-invalid', errors: fieldErrorsOf(fields.error, '#') });
  }
  const { content, name } = form.file;
  const table = await readTable(content);
  if (!table.ok) throw new ObstacleError(fileWrong(...FAULTS[table.refusal]));
  const said = createHash('sha256').update(JSON.stringify(form.fields)).update(content).digest();
  return {
    ...fields.data,
    ...{ name: toSafeName(name), table: table.value },
    hashUnder: (key) => createHmac('sha256', key).update(said).digest('hex'),
  };
}

/** A table is read and gone: it is kept row by row, never as a file. */
async function keepInMemory(
  content: Readable,
  name: string,
): Promise<{ readonly content: Buffer; readonly name: string }> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of content as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > LARGEST_FILE_BYTES) {
      throw new ObstacleError({ type: 'body-too-large', limitBytes: LARGEST_FILE_BYTES });
    }
    parts.push(part);
  }
  return { content: Buffer.concat(parts), name };
}
