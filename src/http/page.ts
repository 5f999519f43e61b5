import { DEFAULT_LIMIT } from '../wire/common.wire';
import { ObstacleError } from './problem';

export interface PageRequest {
  readonly after: string | undefined;
  /** One more than is shown, to know whether another page follows. */
  readonly limit: number;
}

/** A mark that no answer of ours has given. */
export const badCursor = new ObstacleError({
  type: 'input-invalid',
  errors: [{ pointer: '?/cursor', message: '翻页标记无效', fix: '使用上一页应答中的 nextCursor' }],
});

/** Reads `cursor` and `limit` of a list that is ordered by id. @throws ObstacleError `input-invalid` */
export function readPage(query: {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}): PageRequest {
  const limit = (query.limit ?? DEFAULT_LIMIT) + 1;
  if (query.cursor === undefined) return { after: undefined, limit };
  const after = Buffer.from(query.cursor, 'base64url').toString('utf8');
  if (!/^[\w.:-]{1,64}$/.test(after)) throw badCursor;
  return { after, limit };
}

/** Cuts off the extra row and says where the next page begins. */
export function toPage<T>(
  rows: readonly T[],
  page: PageRequest,
  idOf: (row: T) => string,
): { readonly items: readonly T[]; readonly nextCursor: string | null } {
  const items = rows.slice(0, page.limit - 1);
  const last = items.at(-1);
  const hasMore = rows.length >= page.limit && last !== undefined;
  return { items, nextCursor: hasMore ? Buffer.from(idOf(last), 'utf8').toString('base64url') : null };
}
