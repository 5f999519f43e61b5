import { COLUMNS, NEEDED } from '../domain/contract-import/column';
import { afterStep, VERDICTS, type ImportStatus } from '../domain/contract-import/contract-import';
import type { OrganizationId } from '../domain/ids';
import { accepted, refused } from '../domain/result';
import { announceImport } from '../intake/announce-import';
import type { CollectionDeps } from '../intake/prepare-collection';
import { prepareImport, sheetFor, stageImport } from '../intake/stage-import';
import {
  findImport,
  listImportRows,
  listImports,
  lockImport,
  moveImport,
  setImportActor,
  type CountedImport,
} from '../store/contract-import.store';
import { caseTimeOf } from '../store/event-log';
import { officerNames } from '../store/names';
import type { Reader } from '../store/transaction';
import {
  importedContracts,
  importList,
  importParams,
  importReading,
  importRowsQuery,
  importStepBody,
  importView,
  type ImportView,
} from '../wire/contract-import.wire';
import { changeOnce } from './change-once';
import { readTableForm } from './contract-import-file';
import { contractTableRoutes } from './contract-table.routes';
import {
  IMPORT_TAGS as TAGS,
  IMPORTERS,
  readColumns,
  toImportedContract,
  toImportView,
} from './contract-import-view';
import { badCursor, readPage, toPage } from './page';
import { notFound, route, type Route } from './route';

/** The newest: older ones are gone after a month anyway. */
const MOST_LISTED = 50;

const FORM =
  '表单字段 file 为表格（CSV 为 UTF-8 或 GB18030，XLSX 读第一张工作表；最大 20 MB、50 000 行），isStock=false 表示不是存量合同，mapping 为 JSON：表头 → 列。';

/** 批量导入: a table comes in, every contract of it gets its verdict, and what is new is collected once confirmed. */
export function contractImportRoutes(deps: CollectionDeps): readonly Route[] {
  return [
    ...contractTableRoutes(deps),
    readRoute(deps),
    createRoute(deps),
    listRoute(deps),
    showRoute(deps),
    contractsRoute(deps),
    stepRoute(deps),
  ];
}

const readRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'post',
      path: '/contract-imports/readings',
      access: IMPORTERS,
      audit: 'contract-import:read-headings',
      summary: '看一个表格会怎样读：列名在哪一行，每一列是什么；什么也不保存',
      description: FORM,
      tags: TAGS,
      body: { mediaType: 'multipart/form-data' },
      reply: { 200: importReading },
      idempotencyKey: 'not-needed',
      problems: [413, 415],
    },
    async ({ actor, request }) => {
      const sent = await readTableForm(request);
      const { sheet } = await sheetFor(deps.database.prisma, { ...sent, actor });
      const { headingRow, headings, columns, rows } = sheet;
      return {
        status: 200,
        body: {
          ...{ headingRow, rowCount: rows.length, columns: readColumns(headings, columns.keys) },
          ...{ missing: columns.missing, claimedTwice: columns.claimedTwice },
          known: COLUMNS.map(({ key, heading }) => ({
            ...{ column: key, label: heading, isNeeded: NEEDED.includes(key) },
          })),
        },
      };
    },
  );

const createRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'post',
      path: '/contract-imports',
      access: IMPORTERS,
      audit: 'contract-import:create',
      summary: '送入一个合同表格，逐份校验；确认之前不收录任何合同',
      description: `${FORM}联系人在送入时加密；涉密合同只留行号，内容一律不留；结束或者无人确认三十日后，送入的内容全部删除。`,
      tags: TAGS,
      body: { mediaType: 'multipart/form-data' },
      reply: { 201: importView },
      problems: [413, 415],
    },
    async (asking) => {
      const { actor, request, idempotency } = asking;
      const { hashUnder, name, isStock, ...sent } = await readTableForm(request);
      const prepared = await prepareImport(deps, {
        ...{ ...sent, actor, fileName: name, isStock: isStock === 'true' },
        createdAt: await caseTimeOf(deps),
      });
      if ('errors' in prepared) return { obstacle: { type: 'input-invalid', errors: prepared.errors } };
      const once = { ...asking, idempotency: { ...idempotency, bodyHash: hashUnder(idempotency.key) } };
      return changeOnce(once, 'contract-import:create', async (transaction) => {
        const { id } = await stageImport(transaction, prepared);
        const view = await viewOf(transaction, actor.organizationId, id);
        return view === null ? null : accepted({ status: 201, body: view });
      });
    },
  );

async function viewOf(
  reader: Reader,
  organizationId: OrganizationId,
  id: string,
): Promise<ImportView | null> {
  const found = await findImport(reader, organizationId, id);
  if (found === null) return null;
  const [view] = await viewsOf(reader, [found]);
  return view ?? null;
}

async function viewsOf(reader: Reader, found: readonly CountedImport[]): Promise<readonly ImportView[]> {
  const officers = await officerNames(
    reader,
    found.map(({ officerId }) => officerId),
  );
  return found.map((one) => toImportView(one, officers));
}

const listRoute = ({ database }: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/contract-imports',
      access: IMPORTERS,
      audit: 'contract-import:list',
      summary: '本单位的批量导入，新的在前',
      tags: TAGS,
      reply: { 200: importList },
    },
    async ({ actor }) => {
      const found = await listImports(database.prisma, actor.organizationId, MOST_LISTED);
      return { status: 200, body: { items: await viewsOf(database.prisma, found) } };
    },
  );

const showRoute = ({ database }: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/contract-imports/{id}',
      access: IMPORTERS,
      audit: 'contract-import:read',
      summary: '一次导入到了哪一步，各种结论各有几份',
      tags: TAGS,
      params: importParams,
      reply: { 200: importView },
    },
    async ({ actor, params }) => {
      const view = await viewOf(database.prisma, actor.organizationId, params.id);
      return view === null ? notFound() : { status: 200, body: view };
    },
  );

const contractsRoute = ({ database }: CollectionDeps): Route =>
  route(
    {
      method: 'get',
      path: '/contract-imports/{id}/contracts',
      access: IMPORTERS,
      audit: 'contract-import:read-verdicts',
      summary: '一次导入中每份合同的结论：会新增、已登记、有什么错、怎样改',
      tags: TAGS,
      params: importParams,
      query: importRowsQuery,
      reply: { 200: importedContracts },
    },
    async ({ actor, params, query }) => {
      const found = await findImport(database.prisma, actor.organizationId, params.id);
      if (found === null) return notFound();
      const page = readPage(query);
      const after = page.after === undefined ? -1 : Number(page.after);
      if (!Number.isSafeInteger(after)) throw badCursor;
      const verdicts = query.verdict === undefined ? VERDICTS : [query.verdict];
      const rows = await listImportRows(database.prisma, found.id, { verdicts, after, limit: page.limit });
      const { items, nextCursor } = toPage(rows, page, ({ place }) => String(place));
      return { status: 200, body: { items: items.map(toImportedContract), nextCursor } };
    },
  );

const stepRoute = (deps: CollectionDeps): Route =>
  route(
    {
      method: 'post',
      path: '/contract-imports/{id}/steps',
      access: IMPORTERS,
      audit: 'contract-import:step',
      summary: '确认、暂停、继续或者取消一次导入',
      description:
        'confirm 确认后开始收录，以确认人的名义；pause 暂停；resume 继续；cancel 取消：已经收录的合同不受影响。已经这样办理过的，再办理一次也不改变什么。',
      tags: TAGS,
      params: importParams,
      body: importStepBody,
      reply: { 200: importView },
      examples: { body: { step: 'confirm' } },
      problems: [409],
    },
    async (asking) => {
      const { actor, params, body } = asking;
      const at = await caseTimeOf(deps);
      return changeOnce(asking, 'contract-import:step', async (transaction) => {
        const found = await lockImport(transaction, params.id);
        if (found?.organizationId !== actor.organizationId) return null;
        const next: ImportStatus | null = afterStep(found.status, body.step);
        if (next === null) return refused({ type: 'import-step-not-open' });
        if (next !== found.status) {
          if (body.step === 'confirm') await setImportActor(transaction, found.id, actor);
          if (body.step === 'cancel') await announceImport(transaction, found, at);
          await moveImport(transaction, found.id, { status: next, at });
        }
        const view = await viewOf(transaction, actor.organizationId, found.id);
        return view === null ? null : accepted({ status: 200, body: view });
      });
    },
  );
