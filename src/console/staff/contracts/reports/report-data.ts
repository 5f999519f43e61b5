import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ReportFigure } from '../../../../domain/upward-report/report-contents';
import type { ReplyOf } from '../../../api/operations';
import { api } from '../../staff-api';
import type { ReportsSearch } from './report-search';

export type Report = ReplyOf<'GET /reports/{organizationId}/{month}'>;
export type ReportingDuty = ReplyOf<'GET /reporting-duties'>['items'][number];
export type ReportContract = ReplyOf<'GET /reports/{organizationId}/{month}/contracts'>['items'][number];

export const REPORTS_KEY = ['upward-reports'] as const;
const PAGE_SIZE = '50';

interface Reading {
  readonly signal: AbortSignal;
}

export const reportingDutiesQuery = ({ scope, ...search }: ReportsSearch) => ({
  queryKey: [...REPORTS_KEY, 'duties', scope ?? 'supervised', search],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /reporting-duties', {
      query: { ...search, ...(scope === undefined ? {} : { scope }), limit: PAGE_SIZE },
      signal,
    }),
  placeholderData: keepPreviousData,
});

export const reportersQuery = () => ({
  queryKey: [...REPORTS_KEY, 'reporters'],
  queryFn: ({ signal }: Reading) => api.call('GET /statistics/reporters', { query: {}, signal }),
});

export const reportQuery = (body: string, month: string) =>
  queryOptions({
    queryKey: [...REPORTS_KEY, body, month],
    queryFn: ({ signal }: Reading) =>
      api.call('GET /reports/{organizationId}/{month}', { params: { organizationId: body, month }, signal }),
  });

/** The contracts behind one figure of the month. */
export const reportContractsQuery = (body: string, month: string, behind: ReportFigure) => ({
  queryKey: [...REPORTS_KEY, body, month, 'contracts', behind],
  queryFn: ({ signal }: Reading) =>
    api.call('GET /reports/{organizationId}/{month}/contracts', {
      ...{ params: { organizationId: body, month }, query: { behind, limit: '200' }, signal },
    }),
  placeholderData: keepPreviousData,
});
