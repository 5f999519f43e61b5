import { z } from 'zod';
import { COLUMN_KEYS } from '../domain/contract-import/column';
import { IMPORT_STATUSES, IMPORT_STEPS, VERDICTS } from '../domain/contract-import/contract-import';
import { limitSchema, nextCursorSchema } from './common.wire';

/*
 * The road of a table of contracts (批量导入), for contract managers:
 *
 *   GET  /contract-imports/template?format=csv|xlsx     an empty table with its headings, an example and the codes
 *   POST /contract-imports/readings                     what would be read of a file; nothing is kept of it
 *   POST /contract-imports                              a file comes in (201) and is checked by itself
 *   GET  /contract-imports                              the imports of one's body, the newest first
 *   GET  /contract-imports/{id}                         how far it is: asked again while `checking` or `applying`
 *   GET  /contract-imports/{id}/contracts?verdict=new   the verdict of each contract
 *   POST /contract-imports/{id}/steps {"step":"confirm"}  and pause, resume, cancel
 *   GET  /contract-imports/{id}/failed-rows?format=csv|xlsx  what was refused, to be corrected and sent again
 */

const columnKey = z.enum(COLUMN_KEYS);

/** `{"项目":"name","序号":null}`: which heading stands for which column; null is not read. */
export const mappingSchema = z
  .record(z.string().max(200), columnKey.nullable())
  .describe('表头 → 列；null 表示这一列不读；没有写的按通常的叫法识别');

/** The longest `mapping` that a form may carry. */
export const LONGEST_MAPPING = 20_000;

/** The fields beside `file` of `POST /contract-imports` and `POST /contract-imports/readings`. */
export const importFields = z.strictObject({
  /** 存量合同: signed before, so nobody is reminded of what is past. */
  isStock: z.enum(['true', 'false']).default('true'),
  mapping: z
    .string()
    .max(LONGEST_MAPPING)
    .default('{}')
    .transform((text, context) => {
      try {
        return mappingSchema.parse(JSON.parse(text));
      } catch {
        context.addIssue({ code: 'custom', message: '应为 JSON：表头 → 列' });
        return z.NEVER;
      }
    }),
});

export const importParams = z.strictObject({ id: z.uuid() });

const readColumn = z.strictObject({
  heading: z.string().describe('表格里的列名'),
  column: columnKey.nullable().describe('读作哪一列；null 表示不读'),
  label: z.string().nullable().describe('这一列在模板里的名称'),
});

/** What would be read of a file. With anything in `missing` or `claimedTwice` it cannot be imported yet. */
export const importReading = z
  .strictObject({
    headingRow: z.int().describe('列名在第几行'),
    rowCount: z.int().describe('列名下面有内容的行数'),
    columns: z.array(readColumn),
    missing: z.array(columnKey).describe('缺少的必需列'),
    claimedTwice: z.array(columnKey).describe('有两列都读作它的列'),
    known: z
      .array(z.strictObject({ column: columnKey, label: z.string(), isNeeded: z.boolean() }))
      .describe('可以对应的全部列'),
  })
  .meta({ id: 'ContractImportReading' });

export const importView = z
  .strictObject({
    id: z.uuid(),
    fileName: z.string(),
    isStock: z.boolean().describe('存量合同：收录之前的期限不再提醒'),
    status: z.enum(IMPORT_STATUSES),
    statusLabel: z.string(),
    rowCount: z.int().describe('表格行数，不含列名'),
    contractCount: z.int().describe('合同数：编号相同的各行是一份合同'),
    counts: z.partialRecord(z.enum(VERDICTS), z.int()).describe('按结论统计的合同数；没有的不列'),
    columns: z.array(readColumn).describe('每一列读成了什么'),
    createdBy: z.strictObject({ id: z.string(), name: z.string() }),
    createdAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    steps: z.array(z.enum(IMPORT_STEPS)).describe('现在可以做的'),
  })
  .meta({ id: 'ContractImport', description: '一次批量导入' });

/** The newest fifty. */
export const importList = z.strictObject({ items: z.array(importView) });

export const importRowsQuery = z.strictObject({
  verdict: z.enum(VERDICTS).optional().describe('只列这一种结论'),
  cursor: z
    .string()
    .regex(/^[\w-]{1,200}$/, '翻页标记无效：请使用上一页应答中的 nextCursor')
    .optional()
    .describe('上一页应答中的 nextCursor'),
  limit: limitSchema,
});

export const importedContract = z
  .strictObject({
    rows: z.array(z.int()).describe('在表格中的行号，与电子表格软件所示相同'),
    repeatedRows: z.array(z.int()).describe('与上面某一行完全相同、不再读的行'),
    name: z.string().nullable().describe('合同名称；涉密的和已经导入的不留'),
    number: z.string().nullable().describe('合同编号'),
    verdict: z.enum(VERDICTS),
    verdictLabel: z.string(),
    faults: z
      .array(
        z.strictObject({
          row: z.int(),
          column: columnKey.nullable().describe('哪一列；null 表示整行'),
          heading: z.string().nullable().describe('这一列在模板里的名称'),
          message: z.string().describe('哪里不对'),
          fix: z.string().describe('怎样改'),
        }),
      )
      .describe('有错误的，逐格说明；已登记而内容不同的，哪里不同'),
    contract: z
      .strictObject({ id: z.uuid(), code: z.string() })
      .nullable()
      .describe('已经登记的合同；还没有的为 null'),
  })
  .meta({ id: 'ImportedContract' });

export const importedContracts = z.strictObject({
  items: z.array(importedContract),
  nextCursor: nextCursorSchema,
});

export const importStepBody = z.strictObject({ step: z.enum(IMPORT_STEPS) });

export const tableQuery = z.strictObject({ format: z.enum(['csv', 'xlsx']).default('csv') });

export type ImportView = z.output<typeof importView>;
