import { listOrganizations, treeVersion, type Organization } from '../store/organization.store';
import type { Database } from '../store/database';
import { directoryQuery, directoryReply } from '../wire/public-directory.wire';
import { listBodies, searchBodies, type Listed } from './directory-search';
import { route, type Route } from './route';

const PAGE = 1000;
const SEARCHES_PER_MINUTE = 240;

async function wholeTree(database: Database): Promise<readonly Organization[]> {
  const all: Organization[] = [];
  for (;;) {
    const after = all.at(-1)?.organizationId;
    const page = await listOrganizations(database, { limit: PAGE, after });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

/** The directory as it stands; read again only when the tree has changed. */
function rememberedDirectory(): (database: Database) => Promise<readonly Listed[]> {
  let known: { readonly version: number; readonly listed: readonly Listed[] } | null = null;
  return async (database) => {
    const version = await treeVersion(database.prisma);
    if (known?.version === version) return known.listed;
    const listed = listBodies(await wholeTree(database));
    known = { version, listed };
    return listed;
  };
}

/** Whom one may complain of. */
export function publicDirectoryRoutes(): readonly Route[] {
  const directory = rememberedDirectory();
  return [
    route(
      {
        method: 'get',
        path: '/public/organizations',
        access: 'public',
        audit: 'none-public-read',
        summary: '查找可以投诉的机构：按名称、简称、拼音或拼音首字母',
        description: '最相近的在前，最多 20 个。已合并或撤销的机构不再列出，请查找承接其职责的机构。',
        tags: ['公众'],
        query: directoryQuery,
        reply: { 200: directoryReply },
        anonymousPerMinute: SEARCHES_PER_MINUTE,
      },
      async ({ query, deps }) => {
        const found = searchBodies(await directory(deps.database), query.q);
        const items = found.map(({ organization: { organizationId, name, kind }, within }) => {
          return { organizationId, name, kind, within: [...within] };
        });
        return { status: 200, body: { items } };
      },
    ),
  ];
}
