import { regionNames } from '../store/region.store';
import { regionListSchema, regionQuerySchema } from '../wire/region.wire';
import { route, type Route } from './route';

const names = route(
  {
    method: 'get',
    path: '/regions',
    access: 'any-officer',
    audit: 'none-public-read',
    summary: '行政区划的名称：有本级政府的按其名称，其余按 GB/T 2260',
    tags: ['机构'],
    query: regionQuerySchema,
    reply: { 200: regionListSchema },
  },
  async ({ query, deps: { database } }) => {
    const found = await regionNames(database.prisma, query.codes);
    return { status: 200, body: { items: [...found].map(([code, name]) => ({ code, name })) } };
  },
);

/** What places are called. */
export const regionRoutes: readonly Route[] = [names];
