import type { z } from 'zod';
import { headingOf, recogniseColumns } from '../domain/contract-import/column';
import {
  IMPORT_STATUS_LABELS,
  stepsFrom,
  VERDICT_LABELS,
  type Fault,
} from '../domain/contract-import/contract-import';
import type { OfficerId } from '../domain/ids';
import type { CountedImport, ImportRow } from '../store/contract-import.store';
import type { importedContract, ImportView } from '../wire/contract-import.wire';

export const IMPORT_TAGS = ['合同导入'] as const;

/** Who collects contracts for a body; for which bodies is judged contract by contract. */
export const IMPORTERS = { roles: ['contract-manager', 'collection-reporter'] } as const;

type ReadColumns = ImportView['columns'];

/** What each heading of a table was read as. */
export function readColumns(
  headings: readonly string[],
  keys: ReturnType<typeof recogniseColumns>['keys'],
): ReadColumns {
  return headings.map((heading, place) => {
    const column = keys[place] ?? null;
    return { heading, column, label: column === null ? null : headingOf(column) };
  });
}

export function toImportView(one: CountedImport, officers: ReadonlyMap<OfficerId, string>): ImportView {
  const { id, fileName, isStock, status, rowCount, counts, headings, mapping, officerId } = one;
  return {
    ...{ id, fileName, isStock, status, rowCount, counts },
    statusLabel: IMPORT_STATUS_LABELS[status],
    contractCount: Object.values(counts).reduce((sum, count) => sum + count, 0),
    columns: readColumns(headings, recogniseColumns(headings, mapping).keys),
    createdBy: { id: officerId, name: officers.get(officerId) ?? officerId },
    createdAt: one.createdAt.toISOString(),
    endedAt: one.endedAt?.toISOString() ?? null,
    steps: [...stepsFrom(status)],
  };
}

type ImportedContract = z.output<typeof importedContract>;

export function toImportedContract(row: ImportRow): ImportedContract {
  const { rowNumbers, repeatedRows, rows, verdict, faults, contractId, code } = row;
  const cells = rows?.[0]?.cells;
  return {
    ...{ rows: [...rowNumbers], repeatedRows: [...repeatedRows], verdict },
    ...{ name: cells?.name ?? null, number: cells?.number ?? null },
    verdictLabel: VERDICT_LABELS[verdict],
    faults: faults.map((fault: Fault) => ({
      ...fault,
      heading: fault.column === null ? null : headingOf(fault.column),
    })),
    contract: code === null ? null : { id: contractId, code },
  };
}
