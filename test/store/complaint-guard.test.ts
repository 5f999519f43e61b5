import { randomUUID } from 'node:crypto';
import { toCaseId, toEvidenceId, type OrganizationId } from '../../src/domain/ids';
import type { OrganizationRef } from '../../src/domain/organization';
import type { Refusal } from '../../src/domain/refusal';
import { guardComplaint } from '../../src/store/complaint-guard';
import { openDatabase, type Database } from '../../src/store/database';
import { changeOrganization } from '../../src/store/organization-change.store';
import { organizationRef } from '../../src/store/organization.store';
import { inTransaction } from '../../src/store/transaction';
import { bodiesIn, type Bodies } from '../support/bodies';
import { createTestDatabase, type TestDatabase } from '../support/database';

let test: TestDatabase;
let database: Database;
let bodies: Bodies;
let city: OrganizationId;
let bureau: OrganizationId;

beforeAll(async () => {
  test = await createTestDatabase();
  database = openDatabase({ url: test.url('app'), name: 'guard-test' });
  bodies = bodiesIn(test, database);
  city = await bodies.body('白桦市', 'government');
  bureau = await bodies.body('白桦市住房和城乡建设局', 'line-authority', city);
});

afterAll(async () => {
  await database.close();
  await test.drop();
});

async function aBody(parentId: OrganizationId): Promise<OrganizationRef> {
  const organizationId = await bodies.body(`科室${randomUUID().slice(0, 6)}`, 'line-authority', parentId);
  const found = await organizationRef(database.prisma, organizationId);
  if (found === null) throw new Error('the body was just made');
  return found;
}

function change(
  { organizationId }: OrganizationRef,
  command: Parameters<typeof changeOrganization>[1]['command'],
) {
  return inTransaction(database, async (transaction) => {
    const recordedBy = await bodies.officer(city, `${randomUUID()}@birch.example`);
    return changeOrganization(transaction, {
      organizationId,
      command,
      expectedTreeVersion: undefined,
      recordedBy,
    });
  });
}

const guards = (verifying: OrganizationRef): Promise<Refusal | null> =>
  inTransaction(database, (transaction) =>
    guardComplaint(transaction, { caseId: toCaseId(randomUUID()) }, { type: 'transfer', verifying }),
  );

describe('a command that names a body', () => {
  it('is recorded while the body stands where it stood', async () => {
    expect(await guards(await aBody(bureau))).toBeNull();
  });

  it('is refused when the body was merged between its receipt and its recording', async () => {
    const body = await aBody(bureau);
    await change(body, { type: 'merge', successorId: bureau, basis: '机构改革方案' });
    expect(await guards(body)).toEqual({ type: 'organization-not-active' });
  });

  it('is refused when the body was moved meanwhile: who stands above it decides who may verify', async () => {
    const body = await aBody(bureau);
    await change(body, { type: 'move', parentId: city });
    expect(await guards(body)).toEqual({ type: 'organization-moved' });
  });

  it('holds the body until it is recorded, so that a merger finds the case', async () => {
    const body = await aBody(bureau);
    const order: string[] = [];
    let merging: Promise<unknown> = Promise.resolve();
    await inTransaction(database, async (transaction) => {
      await guardComplaint(
        transaction,
        { caseId: toCaseId(randomUUID()) },
        { type: 'transfer', verifying: body },
      );
      merging = change(body, { type: 'merge', successorId: bureau, basis: '机构改革方案' }).then(() =>
        order.push('merged'),
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      order.push('recorded');
    });
    await merging;
    expect(order).toEqual(['recorded', 'merged']);
  });
});

it('refuses evidence that nobody uploaded', async () => {
  const evidenceId = toEvidenceId(randomUUID());
  const refusal = await inTransaction(database, (transaction) =>
    guardComplaint(
      transaction,
      { caseId: toCaseId(randomUUID()) },
      { type: 'add-evidence', evidenceIds: [evidenceId] },
    ),
  );
  expect(refusal).toEqual({ type: 'evidence-unknown', evidenceId });
});
