import request from 'supertest';
import { toOrganizationId } from '../../src/domain/ids';
import { publicDirectoryRoutes } from '../../src/http/public-directory.routes';
import { createOrganization } from '../../src/store/organization.store';
import { changeOrganization } from '../../src/store/organization-change.store';
import { inTransaction } from '../../src/store/transaction';
import { createHttpWorld, withOfficer, type HttpWorld } from './http-world';

let world: HttpWorld;

async function add(id: string, parent: string | null, name: string): Promise<void> {
  const made = await inTransaction(world.database, (transaction) =>
    createOrganization(
      transaction,
      {
        organizationId: toOrganizationId(id),
        parentId: parent === null ? null : toOrganizationId(parent),
        name,
        kind: 'line-authority',
        regionCode: '150100',
        uscc: null,
        email: null,
      },
      null,
    ),
  );
  expect(made.ok).toBe(true);
}

beforeAll(async () => {
  world = await createHttpWorld(publicDirectoryRoutes());
  await add('city', null, '榆关市人民政府');
  await add('housing', 'city', '榆关市住房和城乡建设局');
  await add('finance', 'city', '榆关市财政局');
});

afterAll(() => world.close());

const found = async (q: string): Promise<readonly string[]> => {
  const { body } = await request(world.app).get('/api/v1/public/organizations').query({ q }).expect(200);
  const { items } = body as { readonly items: readonly { readonly organizationId: string }[] };
  return items.map(({ organizationId }) => organizationId);
};

describe('whom one may complain of', () => {
  it.each([
    ['财政', ['finance']],
    ['caizheng', ['finance']],
    ['Cai Zheng', ['finance']],
    ['czj', ['finance']],
    ['住建局', ['housing']],
    ['zfhcxjsj', ['housing']],
    ['不存在', []],
  ])('is found by %s', async (typed, expected) => {
    expect((await found(typed)).filter((id) => id !== 'city').sort()).toEqual([...expected].sort());
  });

  it('says what a body stands below, and nothing that is not public', async () => {
    const { body } = await request(world.app).get('/api/v1/public/organizations').query({ q: '财政局' });
    expect(body).toEqual({
      items: [
        {
          organizationId: 'finance',
          name: '榆关市财政局',
          within: ['榆关市人民政府'],
          kind: 'line-authority',
        },
      ],
    });
  });

  it('knows of a new body at once, and no more of one that was merged', async () => {
    await add('water', 'city', '榆关市水务局');
    expect(await found('水务')).toEqual(['water']);
    const recordedBy = await withOfficer(world, 'tree.keeper', 'city', []);
    const merged = await inTransaction(world.database, (transaction) =>
      changeOrganization(transaction, {
        organizationId: 'water',
        command: { type: 'merge', successorId: toOrganizationId('housing'), basis: '机构改革方案' },
        expectedTreeVersion: undefined,
        recordedBy,
      }),
    );
    expect(merged?.ok).toBe(true);
    expect(await found('水务')).toEqual([]);
  });
});
