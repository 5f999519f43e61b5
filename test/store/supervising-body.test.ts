import type { OrganizationId } from '../../src/domain/ids';
import type { OrganizationKind, OrganizationRef } from '../../src/domain/organization';
import { openDatabase, type Database } from '../../src/store/database';
import { organizationRef } from '../../src/store/organization.store';
import {
  findCreditOffice,
  findInspectorate,
  findReviewBody,
  findSupervisingBody,
} from '../../src/store/supervising-body';
import { inTransaction } from '../../src/store/transaction';
import { bodiesIn, type Bodies } from '../support/bodies';
import { createTestDatabase, type TestDatabase } from '../support/database';

let test: TestDatabase;
let database: Database;
let bodies: Bodies;
const known = new Map<string, OrganizationId>();

beforeAll(async () => {
  test = await createTestDatabase();
  database = openDatabase({ url: test.url('app'), name: 'supervising-body-test' });
  bodies = bodiesIn(test, database);
  const tree: readonly (readonly [string, OrganizationKind, string | null])[] = [
    ['province', 'government', null],
    ['province-credit', 'credit-office', 'province'],
    ['city', 'government', 'province'],
    ['city-credit', 'credit-office', 'city'],
    ['city-inspectorate', 'inspectorate', 'city'],
    ['bureau', 'line-authority', 'city'],
    ['division', 'line-authority', 'bureau'],
    ['heir', 'line-authority', 'province'],
    ['county', 'government', 'city'],
    ['county-credit', 'credit-office', 'county'],
    ['county-bureau', 'line-authority', 'county'],
  ];
  for (const [name, kind, parent] of tree) {
    known.set(name, await bodies.body(name, kind, parent === null ? null : idOf(parent)));
  }
});

afterAll(async () => {
  await database.close();
  await test.drop();
});

function idOf(name: string): OrganizationId {
  const id = known.get(name);
  if (id === undefined) throw new Error(`no body ${name}`);
  return id;
}

const nameOf = (id: OrganizationId | null): string | null =>
  [...known].find(([, one]) => one === id)?.[0] ?? null;

async function refOf(name: string): Promise<OrganizationRef> {
  const ref = await organizationRef(database.prisma, idOf(name));
  if (ref === null) throw new Error(`no body ${name}`);
  return ref;
}

/** Bodies that are no more for as long as `look` takes. */
async function without<T>(gone: readonly string[], look: () => Promise<T>): Promise<T> {
  const ids = gone.map(idOf);
  const change = (set: string) =>
    test.pool.query(`UPDATE app.organization SET ${set} WHERE organization_id = ANY ($1)`, [ids]);
  await change(`status = 'abolished', successor_id = '${idOf('heir')}'`);
  try {
    return await look();
  } finally {
    await change(`status = 'active', successor_id = NULL`);
  }
}

interface Case {
  readonly respondent: string;
  readonly predecessors?: readonly string[];
}

async function against({ respondent, predecessors = [] }: Case) {
  return { ...(await refOf(respondent)), predecessorIds: predecessors.map(idOf) };
}

const successor = async (party: 'accepting' | 'verifying', former: string, about: Case) => {
  const vacancy = { former: await refOf(former), respondent: await against(about) };
  return nameOf(
    await inTransaction(database, (transaction) => findSupervisingBody(transaction, party, vacancy)),
  );
};

const reviewer = async (contested: string, about: Case) => {
  const asked = { contested: await refOf(contested), respondent: await against(about) };
  return nameOf(await inTransaction(database, (transaction) => findReviewBody(transaction, asked)));
};

describe('whoever takes over from a body that nobody succeeds', () => {
  const stranger: Case = { respondent: 'county-bureau' };

  it('is, for an accepting department, the nearest credit office', async () => {
    expect(await successor('accepting', 'division', stranger)).toBe('city-credit');
    expect(await successor('accepting', 'county-credit', { respondent: 'bureau' })).toBe('city-credit');
  });

  it('is a credit office further up when the nearest is no more, and the body above when there is none', async () => {
    expect(await without(['city-credit'], () => successor('accepting', 'division', stranger))).toBe(
      'province-credit',
    );
    const offices = ['city-credit', 'province-credit'];
    expect(await without(offices, () => successor('accepting', 'division', stranger))).toBe('bureau');
  });

  it('is, for a verifying department, the nearest body above it, and no credit office beside it', async () => {
    expect(await successor('verifying', 'division', stranger)).toBe('bureau');
    expect(await successor('verifying', 'bureau', stranger)).toBe('city');
    expect(await without(['bureau'], () => successor('verifying', 'division', stranger))).toBe('city');
  });

  it('is never the respondent, what stands below it, nor what it was made of', async () => {
    expect(await successor('verifying', 'division', { respondent: 'bureau' })).toBe('city');
    expect(await successor('accepting', 'county-bureau', { respondent: 'county' })).toBe('city-credit');
    const merged: Case = { respondent: 'county-bureau', predecessors: ['bureau'] };
    expect(await successor('verifying', 'division', merged)).toBe('city');
  });

  it('is nobody where all that is left is the respondent itself', async () => {
    expect(await successor('verifying', 'city', { respondent: 'province' })).toBeNull();
    expect(await successor('accepting', 'province', { respondent: 'province' })).toBeNull();
  });
});

describe('a review (复核)', () => {
  const stranger: Case = { respondent: 'county-bureau' };

  it('is decided by the credit office above the government of whose result is contested', async () => {
    expect(await reviewer('bureau', stranger)).toBe('province-credit');
    expect(await reviewer('county-bureau', { respondent: 'bureau' })).toBe('city-credit');
  });

  it('is decided beside it where none stands above, and by the inspectorate where there is no other', async () => {
    expect(await without(['province-credit'], () => reviewer('bureau', stranger))).toBe('city-credit');
    const offices = ['province-credit', 'city-credit'];
    expect(await without(offices, () => reviewer('bureau', stranger))).toBe('city-inspectorate');
    expect(await without(['province-credit'], () => reviewer('city-credit', stranger))).toBe(
      'city-inspectorate',
    );
  });

  it('falls to whoever stands above in default of both, never to the respondent, and else to nobody', async () => {
    const all = ['province-credit', 'city-credit', 'city-inspectorate'];
    expect(await without(all, () => reviewer('bureau', stranger))).toBe('city');
    expect(await without(all, () => reviewer('bureau', { respondent: 'city' }))).toBe('province');
    const merged: Case = { respondent: 'county-bureau', predecessors: ['city'] };
    expect(await without(all, () => reviewer('bureau', merged))).toBe('province');
    expect(await reviewer('bureau', { respondent: 'province' })).toBeNull();
  });
});

describe('the inspectorate and the credit office of a place', () => {
  const inspectorateOf = async (name: string) => {
    const { path } = await refOf(name);
    return nameOf(await inTransaction(database, (transaction) => findInspectorate(transaction, path)));
  };
  const creditOfficeFor = async (name: string) => {
    const { path } = await refOf(name);
    return nameOf(await inTransaction(database, (transaction) => findCreditOffice(transaction, path)));
  };

  it('are the nearest above, and none where the tree has none', async () => {
    expect(await inspectorateOf('county-bureau')).toBe('city-inspectorate');
    expect(await inspectorateOf('province')).toBeNull();
    expect(await without(['city-inspectorate'], () => inspectorateOf('bureau'))).toBeNull();
    expect(await creditOfficeFor('county-bureau')).toBe('county-credit');
    expect(await without(['county-credit'], () => creditOfficeFor('county-bureau'))).toBe('city-credit');
  });

  it('are never below the respondent', async () => {
    expect(await creditOfficeFor('county')).toBe('city-credit');
    expect(await creditOfficeFor('city-credit')).toBe('province-credit');
    expect(await creditOfficeFor('province')).toBeNull();
  });
});
