import type { z } from 'zod';
import { officerIdOf } from '../../prisma/seed/demo-city/officers';
import { dutiesActedBy, rolesFor } from '../../src/domain/complaint/duty-acts';
import { toCaseId } from '../../src/domain/ids';
import type { complaintList } from '../../src/wire/complaint.wire';
import type { dutyCounts, dutyList } from '../../src/wire/duty.wire';
import { describeCommitmentDuties } from './commitment-duties';
import { describeContractDuties } from './contract-duties';
import { describeContractStatistics } from './contract-statistics';
import { describeRepeatedComplaints } from './repeated-complaints';
import { staffWorld, type StaffWorld } from '../support/staff-world';

type Duties = z.output<typeof dutyList>;
type Complaints = z.output<typeof complaintList>;

let world: StaffWorld;
beforeAll(async () => {
  world = await staffWorld();
}, 180_000);
afterAll(() => world.close());

const duties = (username: string, query = ''): Promise<Duties> => world.get(username, `/duties?${query}`);
const complaints = (username: string, query = ''): Promise<Complaints> =>
  world.get(username, `/complaints?limit=200&${query}`);

describe('the inbox', () => {
  it('holds exactly what the law lets this office do next, with what falls due first at the top', async () => {
    const { items } = await duties('housing.handler', 'limit=200&scope=office');
    expect(items.length).toBeGreaterThan(0);
    const dueAts = items.map(({ dueAt }) => dueAt ?? '9999');
    expect(dueAts).toEqual([...dueAts].sort());
    const acted = dutiesActedBy(['case-handler']).map(({ owner, duty }) => `${owner}/${duty}`);
    for (const item of items) {
      expect(acted).toContain(`${item.owner ?? ''}/${item.duty ?? ''}`);
      const view = await world.get<{
        deadlines: { dutyId: string; state: string; owner: string }[];
        verifying: { id: string } | null;
      }>('housing.handler', `/complaints/${item.complaint.id}`);
      expect(view.deadlines).toContainEqual(
        expect.objectContaining({ dutyId: item.id, state: 'running', owner: item.owner }),
      );
    }
  });

  it('tells what is left in working days and in words, and agrees with the tabs', async () => {
    const { items, today } = await duties('housing.handler', 'limit=200');
    const counts: z.output<typeof dutyCounts> = await world.get('housing.handler', '/duties/counts');
    expect(today).toBe('2026-11-22');
    expect(items).toHaveLength(counts.mine);
    const overdue = items.filter(({ dueAt }) => dueAt !== null && dueAt < '2026-11-22T04:30:00.000Z');
    expect(overdue).toHaveLength(counts.overdue);
    for (const { timeLeft } of overdue) expect(timeLeft.words).toMatch(/^已超期/);
    for (const { timeLeft } of items.filter(({ timeLeft: { state } }) => state === 'ample'))
      expect(timeLeft.words).toBe(`剩 ${timeLeft.workingDays ?? ''} 个工作日`);
    const tabs = ['approaching', 'overdue', 'supervised', 'handled'] as const;
    for (const tab of tabs) {
      const page = await duties('housing.handler', `tab=${tab}&limit=200`);
      expect([tab, page.items.length]).toEqual([tab, counts[tab]]);
    }
  });

  it('gives a drafted act to who signs next, and takes the duty from who drafted it', async () => {
    const drafted = (await duties('credit.registrar', 'duty=transfer&status=received')).items[0];
    if (drafted === undefined) throw new Error('nothing waits for acceptance');
    const { id } = drafted.complaint;
    const of = async (username: string): Promise<readonly string[]> => {
      const { items } = await duties(username, 'limit=200&scope=office');
      return items
        .filter(({ complaint }) => complaint.id === id)
        .map(({ kind, act, duty }) => `${kind} ${act ?? duty ?? ''}`);
    };
    expect(await of('credit.reviewer')).toEqual(['duty transfer']);
    await world.does('credit.registrar', toCaseId(id), { type: 'reject', reasonCode: 'R08' });
    expect(await of('credit.registrar')).toEqual([]);
    expect(await of('credit.reviewer')).toEqual(['signature reject']);
    const { items } = await duties('credit.reviewer', `q=${drafted.complaint.number}`);
    expect(items[0]?.label).toBe('签批：不予受理');
    expect(items[0]?.dueOn).not.toBeNull();
    const handled = await duties('credit.registrar', 'tab=handled&limit=200');
    expect(handled.items.map(({ complaint }) => complaint.id)).toContain(id);
  });

  it('leaves what was given to a colleague to the colleague', async () => {
    const { items } = await duties('housing.handler', 'limit=200&scope=office');
    const given = items.find(
      ({ officer, complaint }) => officer === null && complaint.status === 'verifying',
    );
    if (given === undefined) throw new Error('nothing is unassigned');
    const officerId = officerIdOf('housing.clerk');
    await world.does('housing.head', toCaseId(given.complaint.id), {
      type: 'assign',
      party: 'verifying',
      officerId,
    });
    const ids = async (scope: string): Promise<readonly string[]> =>
      (await duties('housing.handler', `limit=200&scope=${scope}`)).items.map(
        ({ complaint }) => complaint.id,
      );
    expect(await ids('mine')).not.toContain(given.complaint.id);
    expect(await ids('office')).toContain(given.complaint.id);
    const assigned = await complaints('inspect.officer', `officerId=${officerId}`);
    expect(assigned.items.map(({ id }) => id)).toContain(given.complaint.id);
    expect(assigned.items[0]?.verifyingOfficer?.id).toBe(officerId);
  });

  it('tells apart what is owed for several demands of one complaint', async () => {
    const { items } = await duties('works.liaison', 'duty=rectify&scope=office');
    const id = items[0]?.complaint.id ?? '';
    const { demands } = await world.get<{ demands: { demandId: string }[] }>(
      'works.liaison',
      `/complaints/${id}`,
    );
    const ofIt = items.filter(({ complaint }) => complaint.id === id);
    expect(ofIt.length).toBeGreaterThan(1);
    for (const { id: dutyId, demandNumber, label } of ofIt) {
      expect(dutyId).toBe(`rectify/${demands[(demandNumber ?? 0) - 1]?.demandId ?? ''}`);
      expect(label).toBe(`限时整改（诉求 ${demandNumber ?? ''}）`);
    }
  });

  it('shows nobody a duty of another body, and the respondent no title', async () => {
    const { items } = await duties('works.liaison', 'limit=200&scope=office');
    for (const { owner, complaint } of items) {
      expect(owner).toBe('respondent');
      expect(complaint.title).toBeNull();
    }
    for (const username of ['credit.leader', 'ops.engineer', 'admin.audit'])
      expect((await duties(username)).items).toEqual([]);
  });

  it('turns its pages without losing or repeating a line', async () => {
    const whole = await duties('credit.registrar', 'limit=200&scope=office');
    const keys: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Duties = await duties(
        'credit.registrar',
        `limit=2&scope=office${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      keys.push(...page.items.map(({ id, complaint }) => `${complaint.id}/${id}`));
      cursor = page.nextCursor;
    }
    expect(keys).toEqual(whole.items.map(({ id, complaint }) => `${complaint.id}/${id}`));
    expect(new Set(keys).size).toBe(keys.length);
    expect((await world.call('credit.registrar', '/duties?cursor=bm90LW91cnM')).status).toBe(400);
  });

  it('is narrowed by number, status, duty and date', async () => {
    const { items } = await duties('housing.handler', 'limit=200&scope=office');
    const [one] = items;
    if (one === undefined) throw new Error('the handler has nothing to do');
    const byNumber = await duties('housing.handler', `scope=office&q=${one.complaint.number}`);
    expect(new Set(byNumber.items.map(({ complaint }) => complaint.id))).toEqual(new Set([one.complaint.id]));
    const byDuty = await duties('housing.handler', `scope=office&limit=200&duty=${one.duty ?? ''}`);
    expect(byDuty.items).toEqual(items.filter(({ duty }) => duty === one.duty));
    const byStatus = await duties('housing.handler', `scope=office&limit=200&status=${one.complaint.status}`);
    expect(byStatus.items).toEqual(
      items.filter(({ complaint }) => complaint.status === one.complaint.status),
    );
    const byDate = await duties('housing.handler', 'scope=office&limit=200&dueBefore=2026-11-22');
    expect(byDate.items).toEqual(items.filter(({ dueOn }) => dueOn !== null && dueOn <= '2026-11-22'));
  });
});

describe('what each duty asks', () => {
  it('names offices of the owing body for every duty that is anybody’s work', () => {
    expect(rolesFor({ owner: 'verifying', duty: 'verify' })).toEqual(['case-handler', 'section-head']);
    expect(rolesFor({ owner: 'respondent', duty: 'answer' })).toEqual([
      'respondent-liaison',
      'respondent-leader',
    ]);
    expect(rolesFor({ owner: 'verifying', duty: 'rate' })).toEqual([]);
  });
});

describeRepeatedComplaints(() => world);
describeContractDuties(() => world);
describeCommitmentDuties(() => world);
describeContractStatistics(() => world);
