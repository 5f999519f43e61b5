import { queryOptions } from '@tanstack/react-query';
import type { ReplyOf } from '../../../api/operations';
import type { Mapping } from '../../../../domain/contract-import/column';
import type { Intent } from '../../../api/intent';
import { api } from '../../staff-api';
import type { ImportSearch } from './import-search';

export type ImportView = ReplyOf<'GET /contract-imports/{id}'>;
export type Reading = ReplyOf<'POST /contract-imports/readings'>;
export type ImportedContract = ReplyOf<'GET /contract-imports/{id}/contracts'>['items'][number];

interface Asking {
  readonly signal: AbortSignal;
}

export const IMPORTS_KEY = ['contract-imports'] as const;
const LOOK_AGAIN_MS = 1_000;
const PAGE_SIZE = '50';

/** Goes on by itself: is to be looked at again. */
export const isMoving = ({ status }: Pick<ImportView, 'status'>): boolean =>
  status === 'checking' || status === 'applying';

export const importsQuery = queryOptions({
  queryKey: [...IMPORTS_KEY, 'list'],
  queryFn: ({ signal }: Asking) => api.call('GET /contract-imports', { signal }),
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: [...IMPORTS_KEY, 'one', id],
    queryFn: ({ signal }: Asking) => api.call('GET /contract-imports/{id}', { params: { id }, signal }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isMoving(state.data) ? LOOK_AGAIN_MS : false,
  });

/** @param counts with them the verdicts have changed */
export const verdictsQuery = (
  id: string,
  { verdict, cursor }: ImportSearch,
  counts: ImportView['counts'],
) => ({
  queryKey: [...IMPORTS_KEY, 'verdicts', id, verdict, cursor, counts],
  queryFn: ({ signal }: Asking) =>
    api.call('GET /contract-imports/{id}/contracts', {
      ...{ params: { id }, signal },
      query: {
        limit: PAGE_SIZE,
        ...(verdict === undefined ? {} : { verdict }),
        ...(cursor === undefined ? {} : { cursor }),
      },
    }),
});

/** What somebody is about to send. */
export interface ChosenTable {
  readonly file: File;
  readonly isStock: boolean;
  readonly mapping: Mapping;
}

function formOf({ file, isStock, mapping }: ChosenTable): FormData {
  const form = new FormData();
  form.append('isStock', String(isStock));
  form.append('mapping', JSON.stringify(mapping));
  form.append('file', file);
  return form;
}

const NOTHING_SAID: Pick<ChosenTable, 'isStock' | 'mapping'> = { isStock: true, mapping: {} };

export const readTable = (file: File): Promise<Reading> =>
  api.submit('POST /contract-imports/readings', formOf({ file, ...NOTHING_SAID }));

/** The same table told the same way is the same import, however often it is sent. */
export function sendTable(table: ChosenTable, intent: Intent): Promise<ImportView> {
  const { file, isStock, mapping } = table;
  const content = JSON.stringify([file.name, file.size, file.lastModified, isStock, mapping]);
  return api.submit('POST /contract-imports', formOf(table), intent.keyFor(content));
}
