import { COMMITMENT_STORIES } from '../../prisma/seed/demo-city/commitment-stories';
import { CONTRACT_STORIES } from '../../prisma/seed/demo-city/contract-stories';
import type { On } from '../../prisma/seed/demo-city/contract-story';
import { DEMO_STORIES } from '../../prisma/seed/demo-city/seed-demo-city';
import {
  COMPLAINT_CHANNELS,
  COMPLAINT_GROUNDS,
  COMPLAINT_OUTCOMES,
  COMPLAINT_STATUSES,
  type ComplaintState,
} from '../../src/domain/complaint/complaint';
import { complaintLaw } from '../../src/domain/complaint/law';
import { CONTRACT_STATUSES, type ContractState, type Milestone } from '../../src/domain/contract/contract';
import { contractLaw } from '../../src/domain/contract/law';
import { determinationObstacle } from '../../src/domain/contract/determination';
import { storyLines, tellCase } from '../../src/cli/case-story';
import type { CaseId, Instant, PlainDate } from '../../src/domain/ids';
import { ADMINISTRATOR_ROLES, ROLES } from '../../src/domain/officer';
import { isPassword } from '../../src/http/password';
import { hashToken } from '../../src/http/token';
import { findOwnReceipt } from '../../src/intake/receipt';
import { verifyCase } from '../../src/store/audit.store';
import { complaintJournal } from '../../src/store/complaint.store';
import { findMachine } from '../../src/store/session.store';
import { findCanary, type CanaryIdentity } from '../support/canary';
import { aPlace, everything, frozenAt, type City } from '../support/demo-city';
import { describeDemoRegisters } from '../support/demo-registers';

interface Row {
  readonly id: CaseId;
  readonly number: string;
  readonly channel: string;
  readonly status: string;
  readonly state: ComplaintState;
}

async function complaints(city: City): Promise<readonly Row[]> {
  const { rows } = await city.store.pool.query<Row>(
    `SELECT c.id, c.number, c.channel, c.status, app.whole_state(r) AS state FROM app.complaint c JOIN app.case_record r USING (id)
     ORDER BY c.number`,
  );
  return rows;
}

type ContractRow = Pick<Row, 'id' | 'status'> & { readonly state: ContractState };

async function registered(city: City): Promise<readonly ContractRow[]> {
  const { rows } = await city.store.pool.query<ContractRow>(
    `SELECT c.id, c.status, app.whole_state(r) AS state FROM app.contract c JOIN app.case_record r USING (id)
     ORDER BY c.code`,
  );
  return rows;
}

const isOverdue = ({ state }: Milestone): boolean => state === 'overdue';
const anyDay: On = () => '2026-01-05' as PlainDate;

/** Names, telephones and addresses of everybody who complained in the stories, or answers for a contract. */
const complainants: CanaryIdentity = {
  seed: 0,
  identity: {
    name: null,
    uscc: null,
    contactPerson: null,
    phone: null,
    email: null,
    postalAddress: null,
    agent: null,
  },
  values: [
    ...new Set(
      [
        ...DEMO_STORIES.flatMap(({ filing: { identity } }) => [
          ...[identity.name, identity.contactPerson, identity.phone, identity.email],
        ]),
        ...CONTRACT_STORIES.flatMap(({ contract }) =>
          contract(anyDay).parties.flatMap(({ contacts }) =>
            (contacts ?? []).flatMap(({ name, phone, email }) => [name, phone, email]),
          ),
        ),
      ].filter((value): value is string => typeof value === 'string'),
    ),
  ],
};

const now = '2026-11-22T04:30:00.000Z';
let city: City;
let all: readonly Row[];
let contracts: readonly ContractRow[];

beforeAll(async () => {
  city = await aPlace(frozenAt(now));
  await city.found();
  all = await complaints(city);
  contracts = await registered(city);
}, 180_000);

afterAll(() => city.close());

describe('the demo city', () => {
  it('has at least twenty complaints: every status, every outcome, every channel, every ground', () => {
    expect(all.length).toBeGreaterThanOrEqual(20);
    const states = all.map(({ state }) => state);
    expect(new Set(states.map(({ status }) => status))).toEqual(new Set(COMPLAINT_STATUSES));
    expect(new Set(states.flatMap(({ outcome }) => outcome ?? []))).toEqual(new Set(COMPLAINT_OUTCOMES));
    expect(new Set(all.map(({ channel }) => channel))).toEqual(new Set(COMPLAINT_CHANNELS));
    const grounds = states.flatMap(({ proposal, demands }) => [
      ...(proposal === null ? [] : [proposal.ground]),
      ...demands.flatMap(({ ground }) => ground ?? []),
    ]);
    expect(new Set(grounds)).toEqual(new Set(COMPLAINT_GROUNDS));
  });

  it('has one listed, one suspended, one split, one followed and one of several demands', () => {
    const states = all.map(({ state }) => state);
    expect(states.some(({ listed }) => listed)).toBe(true);
    expect(states.some(({ suspension }) => suspension !== null)).toBe(true);
    expect(states.some(({ childIds }) => childIds.length === 2)).toBe(true);
    expect(states.some(({ handling }) => handling === 'followed')).toBe(true);
    expect(states.some(({ demands }) => demands.length > 2)).toBe(true);
    expect(states.some(({ identity }) => identity === 'anonymous')).toBe(true);
  });

  it('has two determinations that everybody may read, and one that was taken back', async () => {
    const { rows } = await city.store.pool.query<{ isGone: boolean; respondent: string | null }>(
      `SELECT withdrawn_on IS NOT NULL AS "isGone", respondent FROM app.determination_publication ORDER BY published_on`,
    );
    expect(rows.map(({ isGone }) => isGone)).toEqual([true, false, false]);
    expect(rows.map(({ respondent }) => respondent !== null)).toEqual([false, true, true]);
  });

  it('has overdue duties whose ladder has been climbed to the listing', () => {
    const overdue = all.filter(({ state }) =>
      state.duties.some(({ state: owed, dueAt }) => owed === 'running' && dueAt !== null && dueAt < now),
    );
    expect(overdue.length).toBeGreaterThanOrEqual(3);
    expect(
      overdue.some(({ state }) => state.duties.some(({ reachedRungs }) => reachedRungs.includes('listed'))),
    ).toBe(true);
  });

  it('has one complaint that crosses Spring Festival: the third working day is the Saturday worked in exchange', () => {
    const festival = all.find(({ state }) => state.receivedOn === '2026-02-11');
    const due = (duty: string) => festival?.state.duties.find(({ dutyId }) => dutyId === duty)?.dueOn;
    expect(due('transfer')).toBe('2026-02-14');
    expect(due('verify')).toBe('2026-02-27');
    expect(festival?.state.outcome).toBe('rectified');
  });

  it('leaves nothing due behind: the next instant of every open case lies ahead', () => {
    for (const { number, state } of all) {
      const next = complaintLaw.nextDueAt(state);
      expect([number, next === null || next > now]).toEqual([number, true]);
    }
  });

  it('folds every case from its events into exactly the state of its row', async () => {
    for (const { id, state, status } of all) {
      const events = await complaintJournal(city.database, id);
      const folded = events.reduce<ComplaintState | null>(
        (before, event) => complaintLaw.evolve(before, event),
        null,
      );
      expect(JSON.parse(JSON.stringify(folded))).toEqual(state);
      expect(status).toBe(state.status);
    }
  });

  it('has a chain that verifies for every case', async () => {
    for (const { id } of all) expect(await verifyCase(city.database.pool, id)).toEqual([]);
  });

  it('has contracts on every road: drafts, late ones, one that may be determined, and every way out', () => {
    const states = contracts.map(({ state }) => state);
    expect(new Set(states.map(({ status }) => status))).toEqual(new Set(CONTRACT_STATUSES));
    expect(states.filter(({ milestones }) => milestones.some(isOverdue)).length).toBeGreaterThanOrEqual(4);
    expect(states.some(({ suspension }) => suspension !== null)).toBe(true);
    expect(states.some(({ milestones }) => milestones.some((one) => one.toleranceAsked !== null))).toBe(true);
    const openTo = (state: ContractState) =>
      state.milestones.flatMap((one) => (determinationObstacle(state, one) === null ? one.owedBy : []));
    expect(states.flatMap(openTo).sort()).toEqual(['counterparty', 'public']);
    expect(new Set(states.flatMap(({ outcome }) => outcome ?? []))).toEqual(
      new Set(['performed', 'performed-after-supervision']),
    );
    for (const { state, status } of contracts) {
      const next = contractLaw.nextDueAt(state);
      expect([state.code, next === null || next > now, state.status]).toEqual([state.code, true, status]);
    }
  });

  describeDemoRegisters(
    () => city,
    () => contracts,
  );

  it('orders exactly one start for every case, due at once', async () => {
    const { rows } = await city.store.pool.query<{ count: string }>(
      `SELECT count(*) FROM app.case_delivery WHERE state = 'pending' AND epoch = 1 AND next_attempt_at <= now()`,
    );
    expect(Number(rows[0]?.count)).toBe(all.length + contracts.length + COMMITMENT_STORIES.length);
    const { rows: undecided } = await city.store.pool.query(
      `SELECT id FROM app.case_command WHERE state <> 'recorded'`,
    );
    expect(undecided).toEqual([]);
  });

  it('tells nobody outside the vault who complained', async () => {
    const found: string[] = [];
    for (const [table, rows] of await everything(city)) {
      for (const { value, encoding } of findCanary(rows.join('\n'), complainants)) {
        found.push(`${value} in ${table} as ${encoding}`);
      }
    }
    expect(complainants.values.length).toBeGreaterThan(40);
    expect(found).toEqual([]);
    const { rows } = await city.store.pool.query<{ count: string }>(
      'SELECT count(*) FROM vault.sealed_identity',
    );
    expect(Number(rows[0]?.count)).toBe(
      DEMO_STORIES.filter(({ filing }) => filing.identity.mode !== 'anonymous').length,
    );
  });

  it('would find a name that leaked', () => {
    const [name = ''] = complainants.values;
    expect(findCanary(`投诉人为${name}。`, complainants)).toHaveLength(1);
  });

  it('notes an account for every role, and each password opens its account', async () => {
    const accounts = city.noted();
    const roles = new Set(accounts.map(({ role }) => role));
    for (const role of ROLES) expect(roles).toContain(role);
    const registrar = accounts.find(({ role }) => role === 'registrar');
    const { rows } = await city.store.pool.query<{ password_hash: string }>(
      'SELECT password_hash FROM app.officer WHERE username = $1',
      [registrar?.username],
    );
    expect(await isPassword(registrar?.password ?? '', rows[0]?.password_hash ?? null)).toBe(true);
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(
      new Set(accounts.map(({ username }) => username)).size,
    );
  });

  it('keeps the three administrators apart from each other and from business', async () => {
    const { rows } = await city.store.pool.query<{ officer_id: string; roles: string[] }>(
      `SELECT officer_id, array_agg(role) AS roles FROM app.role_grant WHERE status = 'granted' GROUP BY officer_id`,
    );
    const administrators = rows.filter(({ roles }) =>
      roles.some((role) => ADMINISTRATOR_ROLES.some((administrator) => administrator === role)),
    );
    expect(administrators.map(({ roles }) => roles)).toHaveLength(3);
    expect(administrators.every(({ roles }) => roles.length === 1)).toBe(true);
  });

  it('gives each channel a credential that works', async () => {
    for (const channel of COMPLAINT_CHANNELS) {
      const account = city.noted().find(({ role }) => role === `channel:${channel}`);
      const machine = await findMachine(city.database, hashToken(account?.password ?? ''));
      expect(machine?.actor).toMatchObject({ type: 'channel', channel });
    }
  });

  it('notes receipts that open their complaints', async () => {
    const receipts = city.noted().filter(({ role }) => role === 'complainant');
    expect(receipts.length).toBeGreaterThanOrEqual(2);
    for (const { username, password } of receipts) {
      const own = await findOwnReceipt(city.filing, password);
      expect(all.find(({ id }) => id === own?.complaintId)?.number).toBe(username);
    }
  });

  it('tells every complaint in plain sentences, and why each deadline falls on its day', async () => {
    for (const { state } of all) {
      const story = storyLines(await tellCase(city.database, state, now as Instant)).join('\n');
      expect(story).not.toMatch(/undefined|null|\[object/);
      expect(findCanary(story, complainants)).toEqual([]);
    }
    const festival = all.find(({ state }) => state.receivedOn === '2026-02-11');
    if (festival === undefined) throw new Error('no complaint crosses Spring Festival');
    const { deadlines } = await tellCase(city.database, festival.state, now as Instant);
    expect(deadlines.find(({ dutyId }) => dutyId === 'verify')?.why).toBe(
      '自2月13日（起算日，不计入）起第5个工作日为2月27日；2月15日至2月23日（春节）不计入；2月14日调休上班，计入。',
    );
  });

  it('changes nothing when it is founded a second time', async () => {
    const before = await everything(city);
    const noted = city.noted();
    expect(await city.found()).toEqual({
      bodies: 0,
      officers: 0,
      complaints: 0,
      contracts: 0,
      commitments: 0,
    });
    expect(await everything(city)).toEqual(before);
    expect(city.noted()).toEqual(noted);
  });
});
