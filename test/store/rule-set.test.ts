import { toOrganizationId, type PlainDate } from '../../src/domain/ids';
import { openDatabase, type Database } from '../../src/store/database';
import {
  readSeeds,
  resolveContractRulesFor,
  resolveRulesFor,
  seedRuleSets,
} from '../../src/store/rule-set.store';
import { createTestDatabase, type TestDatabase } from '../support/database';

let store: TestDatabase;
let database: Database;
beforeAll(async () => {
  store = await createTestDatabase();
  database = openDatabase({ url: store.url('app'), name: 'rule-set-test', maxConnections: 4 });
  await seedRuleSets(database.pool);
});
afterAll(async () => {
  await database.close();
  await store.drop();
});

const TODAY = '2026-11-22' as PlainDate;
const at = (regionCode: string, on: PlainDate = TODAY, department: string | null = null) => ({
  regionCode,
  acceptingOrganizationId: department === null ? null : toOrganizationId(department),
  on,
});

interface Version {
  readonly id: string;
  readonly version: number;
  readonly effectiveOn: string;
  readonly verifyDays: number;
  readonly state?: string;
  readonly department?: string;
}

/** A version as the product would have left it, of a region or of a department in it. */
async function putVersion({
  id,
  version,
  effectiveOn,
  verifyDays,
  state,
  department,
}: Version): Promise<void> {
  const complaint = {
    limits: {
      verify: {
        budget: { unit: 'working-day', amount: verifyDays },
        internalTarget: null,
        basis: { document: '测试规程', article: '第一条' },
        evidence: 'V',
      },
    },
  };
  await store.pool.query(
    `INSERT INTO app.rule_set_version (rule_set_id, version, scope, region_code, accepting_organization_id, effective_on,
       document, name, note, complaint, state, origin, reason, proposed_by, decided_by, decided_at)
     VALUES ($1, $2, $3, '150100', $4, $5, '测试规程', '测试', '', $6, $7, 'proposal', '测试', 'li', 'wang', now())`,
    [
      ...[id, version, department === undefined ? 'region' : 'department', department ?? null, effectiveOn],
      ...[complaint, state ?? 'active'],
    ],
  );
}

const verifyDays = async (...place: Parameters<typeof at>): Promise<unknown> => {
  const { limits } = await resolveRulesFor(database.pool, at(...place));
  return limits.verify?.budget;
};

describe('seeding the rules', () => {
  it('writes every preset once, however often it is asked', async () => {
    expect(await seedRuleSets(database.pool)).toEqual([]);
    const { rows } = await store.pool.query(
      'SELECT rule_set_id AS id, state FROM app.rule_set_version ORDER BY 1',
    );
    expect(rows).toEqual(
      readSeeds()
        .map(({ ruleSetId }) => ({ id: ruleSetId, state: 'active' }))
        .sort((left, right) => (left.id < right.id ? -1 : 1)),
    );
  });

  it('writes them once when two who start at the same moment do it', async () => {
    const fresh = await createTestDatabase();
    const other = openDatabase({ url: fresh.url('app'), name: 'rule-set-race', maxConnections: 4 });
    const written = await Promise.all([seedRuleSets(other.pool), seedRuleSets(other.pool)]);
    expect(written.flat().sort()).toEqual(
      readSeeds()
        .map(({ ruleSetId }) => ruleSetId)
        .sort(),
    );
    await other.close();
    await fresh.drop();
  });
});

describe('the rules that hold in a place', () => {
  it('are those of the nearest region above it that has some', async () => {
    expect(await resolveRulesFor(database.pool, at('150105'))).toMatchObject({
      ruleSetId: 'NM-1444',
      limits: { transfer: { budget: { unit: 'working-day', amount: 3 } } },
    });
    expect((await resolveRulesFor(database.pool, at('150100-JKQ'))).ruleSetId).toBe('NM-1444');
    expect((await resolveRulesFor(database.pool, at('370102'))).ruleSetId).toBe('JN-62');
    expect((await resolveRulesFor(database.pool, at('110101'))).ruleSetId).toBe('CN-1103');
  });

  it('are those in force on the day of intake', async () => {
    expect((await resolveRulesFor(database.pool, at('150100', '2023-11-23' as PlainDate))).ruleSetId).toBe(
      'CN-1103',
    );
    expect((await resolveRulesFor(database.pool, at('150100', '2023-11-24' as PlainDate))).ruleSetId).toBe(
      'NM-1444',
    );
  });

  it('keep the old version until the day of the new one, and never a proposed or declined one', async () => {
    await putVersion({
      id: 'CITY',
      version: 1,
      effectiveOn: '2026-01-01',
      verifyDays: 4,
      state: 'superseded',
    });
    await putVersion({ id: 'CITY', version: 2, effectiveOn: '2026-12-01', verifyDays: 3 });
    await putVersion({ id: 'CITY', version: 3, effectiveOn: '2026-11-01', verifyDays: 9, state: 'declined' });
    expect(await verifyDays('150100', '2026-11-30' as PlainDate)).toEqual({ unit: 'working-day', amount: 4 });
    expect(await verifyDays('150100', '2026-12-01' as PlainDate)).toEqual({ unit: 'working-day', amount: 3 });
    expect(await verifyDays('150200', '2026-12-01' as PlainDate)).toEqual({ unit: 'working-day', amount: 5 });
  });

  it('are the accepting department’s own where it has some, in its own region alone', async () => {
    await putVersion({
      ...{ id: 'HOTLINE', version: 1, effectiveOn: '2026-01-01', verifyDays: 8, department: 'hotline' },
    });
    expect(await verifyDays('150102', TODAY, 'hotline')).toEqual({ unit: 'working-day', amount: 8 });
    expect(await verifyDays('150102', TODAY, 'petition')).toEqual({ unit: 'working-day', amount: 4 });
    expect(await verifyDays('150200', TODAY, 'hotline')).toEqual({ unit: 'working-day', amount: 5 });
  });
});

describe('the rules of contracts in a place', () => {
  const contractRules = (regionCode: string) => resolveContractRulesFor(database.pool, at(regionCode));
  const thresholdOf = async (regionCode: string, code: string): Promise<unknown> => {
    const { categories } = await contractRules(regionCode);
    return categories.find((one) => one.code === code)?.thresholdFen;
  };

  it('are the base’s where no region says anything of contracts, whatever it says of complaints', async () => {
    expect(await contractRules('220100')).toMatchObject({ ruleSetId: 'BASE', version: 1, name: '缺省规则' });
    expect((await resolveRulesFor(database.pool, at('220100'))).ruleSetId).toBe('JL-15');
  });

  it('are a region’s where it has some, and those of complaints are not called by its name', async () => {
    expect((await contractRules('610800')).ruleSetId).toBe('YL-2022');
    expect(await thresholdOf('610800', '06')).toBe(300_000_00);
    expect(await thresholdOf('610800', '09')).toBe(0);
    expect(await thresholdOf('440303', '09')).toBe(50_000_00);
    expect((await resolveRulesFor(database.pool, at('610800'))).ruleSetId).toBe('CN-1103');
  });
});

describe('a city that was seeded before rule sets spoke of contracts', () => {
  const columns = `rule_set_id, version, scope, region_code, effective_on, document, name, note, complaint, state,
    origin, reason, proposed_by, decided_by, decided_at`;

  it('gets their contract part once in every version, and nothing else of them changes', async () => {
    const old = await createTestDatabase();
    const upgraded = openDatabase({ url: old.url('app'), name: 'rule-set-upgrade', maxConnections: 2 });
    await seedRuleSets(upgraded.pool);
    // As the versions before left it: the shipped base, a base that two people have put in its place, and a city's own.
    await old.pool.query(`
      ALTER TABLE app.rule_set_version DISABLE TRIGGER rule_set_version_goes_forwards;
      UPDATE app.rule_set_version SET contract = NULL;
      UPDATE app.rule_set_version SET state = 'superseded' WHERE rule_set_id = 'BASE';
      ALTER TABLE app.rule_set_version ENABLE TRIGGER rule_set_version_goes_forwards;
      INSERT INTO app.rule_set_version (${columns})
      SELECT 'BASE', 2, scope, region_code, '2026-02-01', document, name, note, complaint, 'active', 'proposal', '测试',
        'li', 'wang', now() FROM app.rule_set_version WHERE rule_set_id = 'BASE';
      INSERT INTO app.rule_set_version (${columns})
      SELECT 'CITY', 1, 'region', '150100', effective_on, document, name, note, complaint, 'active', 'proposal', '测试',
        'li', 'wang', now() FROM app.rule_set_version WHERE rule_set_id = 'NM-1444'`);
    const place = at('110101');
    await expect(resolveContractRulesFor(upgraded.pool, place)).rejects.toThrow(
      'no rule set that speaks of contracts',
    );
    const complaintBefore = await resolveRulesFor(upgraded.pool, place);

    expect((await seedRuleSets(upgraded.pool)).length).toBe(readSeeds().length);
    expect(await seedRuleSets(upgraded.pool)).toEqual([]);
    expect(await resolveContractRulesFor(upgraded.pool, place)).toMatchObject({
      ruleSetId: 'BASE',
      version: 2,
    });
    expect(await resolveRulesFor(upgraded.pool, place)).toEqual(complaintBefore);
    const { rows } = await old.pool.query(
      'SELECT rule_set_id AS id FROM app.rule_set_version WHERE contract IS NULL',
    );
    expect(rows).toEqual([{ id: 'CITY' }]);
    expect((await resolveContractRulesFor(upgraded.pool, at('150100'))).ruleSetId).toBe('NM-1444');
    await upgraded.close();
    await old.drop();
  });
});

describe('a version once written', () => {
  const change = (sql: string): Promise<unknown> => database.pool.query(sql);

  it.each([
    ["SET complaint = '{}'", 'permission denied'],
    ["SET contract = '{}'", 'written once'],
    ["SET contract = NULL, state = 'superseded'", 'written once'],
    ["SET effective_on = '2020-01-01'", 'permission denied'],
    ["SET state = 'proposed'", 'does not go from active to proposed'],
    ["SET state = 'declined'", 'does not go from active to declined'],
  ])('stays: %s', async (assignment, refusal) => {
    await expect(
      change(`UPDATE app.rule_set_version ${assignment} WHERE rule_set_id = 'NM-1444'`),
    ).rejects.toThrow(refusal);
  });

  it('is never deleted', async () => {
    await expect(change('DELETE FROM app.rule_set_version')).rejects.toThrow('permission denied');
  });

  it('is not in force by one person, and not beside another for the same place', async () => {
    const one = { id: 'OTHER-CITY', version: 1, effectiveOn: '2026-01-01', verifyDays: 3 };
    await expect(putVersion(one)).rejects.toThrow('rule_set_version_one_active_key');
    await expect(
      store.pool
        .query(`INSERT INTO app.rule_set_version (rule_set_id, version, scope, effective_on, document, name, note,
        complaint, state, origin, reason, proposed_by, decided_by, decided_at)
        VALUES ('X', 1, 'preset', '2026-01-01', 'x', 'x', '', '{}', 'active', 'proposal', 'x', 'li', 'li', now())`),
    ).rejects.toThrow('rule_set_version_has_second_person');
  });
});
