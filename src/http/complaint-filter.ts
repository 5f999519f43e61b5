import type { z } from 'zod';
import { toCaseId, type Instant } from '../domain/ids';
import type { FilingDeps } from '../intake/receive-complaint';
import type { ComplaintFilter, ComplaintSummary } from '../store/complaint-list.store';
import { caseTimeOf } from '../store/event-log';
import type { complaintQuery } from '../wire/complaint.wire';
import type { Answer } from './route';

type Query = Omit<z.output<typeof complaintQuery>, 'limit' | 'count'>;

/** What the address asks for, at this moment of case time; null when its cursor is none of ours. */
export async function toComplaintFilter(
  deps: Pick<FilingDeps, 'loadClock'>,
  query: Query,
): Promise<Omit<ComplaintFilter, 'limit'> | null> {
  const { status, overdue, q, cursor, sort, ...narrowing } = query;
  const after = cursor === undefined ? null : readCursor(cursor);
  if (cursor !== undefined && after === null) return null;
  const now = await caseTimeOf(deps);
  return {
    status: status ?? null,
    overdueAt: overdue === 'true' ? now : null,
    text: q ?? null,
    narrowing,
    now,
    sort: sort ?? 'received',
    after,
  };
}

/** Where the page after this line begins. */
export function toCursor(last: ComplaintSummary, sort: ComplaintFilter['sort']): string {
  const at = sort === 'due' ? last.nextDueAt : last.receivedAt;
  return Buffer.from(`${at ?? ''}|${last.id}`).toString('base64url');
}

function readCursor(cursor: string): ComplaintFilter['after'] {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  const isInstant = /^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/.test(at) && !Number.isNaN(Date.parse(at));
  return isInstant && /^[0-9a-f-]{36}$/.test(id) ? { at: at as Instant, id: toCaseId(id) } : null;
}

export function badCursor(): Answer {
  const error = { pointer: '?/cursor', message: '翻页位置无法读取', fix: '去掉 cursor 从第一页开始' };
  return { obstacle: { type: 'input-invalid', errors: [error] } };
}
