import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { recogniseColumns } from '../domain/contract-import/column';
import { templateFor } from '../domain/contract-import/template';
import { plainDateAt } from '../domain/plain-date';
import type { Sheet } from '../domain/workbook';
import { writeCsv } from '../files/csv';
import { writeSpreadsheet } from '../files/spreadsheet';
import type { CollectionDeps } from '../intake/prepare-collection';
import { SEALED_CELL } from '../intake/stage-import';
import {
  findImport,
  listImportRows,
  type ContractImport,
  type ImportRow,
} from '../store/contract-import.store';
import { caseTimeOf } from '../store/event-log';
import { resolveContractRulesFor } from '../store/rule-set.store';
import { importParams, tableQuery } from '../wire/contract-import.wire';
import { attachmentHeaders } from './attachment';
import { IMPORT_TAGS as TAGS, IMPORTERS } from './contract-import-view';
import { notFound, route, type Answer, type Route } from './route';

type Format = 'csv' | 'xlsx';

const REPLY = { 200: { mediaType: 'application/octet-stream', description: 'CSV 或 XLSX 文件' } } as const;
const MOST_CONTRACTS = 50_000;

/** Tables to be filled in, or to be corrected. */
export const contractTableRoutes = (deps: CollectionDeps): readonly Route[] => [
  templateRoute(deps),
  failedRowsRoute(deps),
];

const templateRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/contract-imports/template',
      access: IMPORTERS,
      audit: 'contract-import:template',
      summary: '下载导入模板：列名、一行示例、可以选择的项目',
      tags: TAGS,
      query: tableQuery,
      reply: REPLY,
    },
    async ({ actor, query }) => {
      const body = await deps.sources.organization(actor.organizationId);
      if (body === null) return notFound();
      const { categories } = await resolveContractRulesFor(deps.database.pool, {
        regionCode: body.regionCode,
        acceptingOrganizationId: body.organizationId,
        on: plainDateAt(await caseTimeOf(deps)),
      });
      const { header, rows } = templateFor(categories.map(({ label }) => label));
      return fileOf({ name: '合同导入模板', header, rows }, query.format);
    },
  );

const failedRowsRoute = ({ database }: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/contract-imports/{id}/failed-rows',
      access: IMPORTERS,
      audit: 'contract-import:download-failed-rows',
      summary: '下载没有通过校验的各行，附原因；改正后可以直接再送入',
      description: '加密的联系人不能导出，原来写有联系人的，须照原表补填。涉密合同不在其中。',
      tags: TAGS,
      params: importParams,
      query: tableQuery,
      reply: REPLY,
    },
    async ({ actor, params, query }) => {
      const found = await findImport(database.prisma, actor.organizationId, params.id);
      if (found === null) return notFound();
      const rows = await listImportRows(database.prisma, found.id, {
        ...{ verdicts: ['refused'], after: -1, limit: MOST_CONTRACTS },
      });
      return fileOf(failedRows(found, rows), query.format);
    },
  );

/** The columns that were read, under their own headings, and behind them where each row stood and what is wrong. */
function failedRows({ headings, mapping }: ContractImport, rows: readonly ImportRow[]): Sheet {
  const { keys } = recogniseColumns(headings, mapping);
  const read = keys.flatMap((key, place) => (key === null ? [] : [{ key, heading: headings[place] ?? '' }]));
  return {
    name: '未通过的行',
    header: [...read.map(({ heading }) => heading), '原表行号', '未通过的原因'],
    rows: rows.flatMap((row) =>
      (row.rows ?? []).map(({ row: number, cells }, place) => [
        ...read.map(({ key }) => cells[key] ?? (place === 0 ? sealedCell(key, row) : null)),
        number,
        row.faults
          .filter((fault) => fault.row === number)
          .map(({ message, fix }) => `${message}（${fix}）`)
          .join('；'),
      ]),
    ),
  };
}

/** Where a contact was, the column by which to reach it asks for it again. */
function sealedCell(key: string, { contacts }: ImportRow): string | null {
  const parties = ['public', 'counterparty'];
  const asks = parties.some((party, place) => {
    const [contact] = contacts[place] ?? [];
    return contact !== undefined && key === `${party}${contact.hasAddress ? 'Email' : 'Contact'}`;
  });
  return asks ? SEALED_CELL : null;
}

async function fileOf(sheet: Sheet, format: Format): Promise<Answer> {
  const file = format === 'csv' ? writeCsv([sheet.header, ...sheet.rows]) : await writeSpreadsheet(sheet);
  const sha256 = createHash('sha256').update(file).digest('hex');
  const named = { name: `${sheet.name}.${format}`, sizeBytes: file.length, sha256 };
  return { status: 200, stream: Readable.from([file]), headers: attachmentHeaders(named) };
}
