import type { z } from 'zod';
import { FIELD_LABELS, GROUND_LABELS } from '../domain/complaint/labels';
import { parsePlainDate, plainDateAt } from '../domain/plain-date';
import type { FilingDeps } from '../intake/receive-complaint';
import { caseTimeOf } from '../store/event-log';
import { regionNames } from '../store/region.store';
import {
  findDetermination,
  listDeterminations,
  placeOf,
  publishedPlaces,
  type PublishedDetermination,
} from '../store/publication.store';
import {
  determinationList,
  determinationParams,
  determinationQuery,
  determinationReply,
  type determinationView,
} from '../wire/determination.wire';
import { badCursor, readPage, toPage } from './page';
import { notFound, route, type Route } from './route';

const TAGS = ['公众'] as const;

/** 认定公示: what anybody may read, without an account. */
export const determinationRoutes = (intake: FilingDeps): readonly Route[] => [
  listRoute(intake),
  oneRoute(intake),
];

const listRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'get',
      path: '/determinations',
      access: 'public',
      audit: 'none-public-read',
      summary: '正在公示的违约失信认定',
      description: '只列出公示期内、没有撤下的认定，新公示的在前。内容以经批准的公示项目为限。',
      tags: TAGS,
      query: determinationQuery,
      reply: { 200: determinationList },
    },
    async ({ query, deps }) => {
      const { prisma } = deps.database;
      const page = readPage(query);
      if (page.after !== undefined && !isPlace(page.after)) throw badCursor;
      const on = plainDateAt(await caseTimeOf(intake));
      const filter = { regionCode: query.region ?? null, year: query.year ?? null, words: query.q ?? null };
      const [rows, { regionCodes, years }] = await Promise.all([
        listDeterminations(prisma, { ...filter, on, ...page }),
        publishedPlaces(prisma, on),
      ]);
      const names = await regionNames(prisma, regionCodes);
      const shown = toPage(rows, page, placeOf);
      const regions = regionCodes.map((code) => ({ code, label: names.get(code) ?? code }));
      const items = shown.items.map((determination) => toView(determination, names));
      return { status: 200, body: { ...shown, items, regions, years } };
    },
  );

const oneRoute = (intake: FilingDeps): Route =>
  route(
    {
      method: 'get',
      path: '/determinations/{id}',
      access: 'public',
      audit: 'none-public-read',
      summary: '一项违约失信认定',
      description: '已经撤下或者公示期满的，只说明这一点，不再给出内容。',
      tags: TAGS,
      params: determinationParams,
      reply: { 200: determinationReply },
    },
    async ({ params, deps }) => {
      const { prisma } = deps.database;
      const found = await findDetermination(prisma, params.id, plainDateAt(await caseTimeOf(intake)));
      if (found === null) return notFound();
      if (found.state !== 'published') return { status: 200, body: found };
      const names = await regionNames(prisma, [found.determination.regionCode]);
      return { status: 200, body: toView(found.determination, names) };
    },
  );

const isPlace = (after: string): boolean =>
  /^[^_]{10}_./.test(after) && parsePlainDate(after.slice(0, 10)) !== null;

function toView(
  { regionCode, field, grounds, span, redacted, ...rest }: PublishedDetermination,
  names: ReadonlyMap<string, string>,
): z.input<typeof determinationView> {
  return {
    ...rest,
    state: 'published',
    region: { code: regionCode, label: names.get(regionCode) ?? regionCode },
    field,
    fieldLabel: field === null ? null : FIELD_LABELS[field],
    grounds: grounds.map((code) => ({ code, label: GROUND_LABELS[code] })),
    span,
    redacted: [...redacted],
  };
}
