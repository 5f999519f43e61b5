import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { ComplaintFacts } from '../../src/domain/complaint/facts';
import type { CaseId, PlainDate } from '../../src/domain/ids';
import type { complaintList } from '../../src/wire/complaint.wire';
import type { duplicateList } from '../../src/wire/duplicate.wire';
import type { dutyList } from '../../src/wire/duty.wire';
import type { StaffWorld } from '../support/staff-world';

type Duties = z.output<typeof dutyList>;
type Complaints = z.output<typeof complaintList>;
type Duplicates = z.output<typeof duplicateList>;

const duplicates = (world: StaffWorld, username: string, id: string): Promise<Duplicates> =>
  world.get(username, `/complaints/${id}/duplicates`);
const complaints = (world: StaffWorld, username: string, query = ''): Promise<Complaints> =>
  world.get(username, `/complaints?limit=200&${query}`);

async function post(world: StaffWorld, username: string, path: string, body: object): Promise<Response> {
  return world.call(username, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(body),
  });
}

/** At the credit office's counter. */
async function filed(
  world: StaffWorld,
  told: Readonly<Record<string, unknown>>,
): Promise<{ id: CaseId; number: string }> {
  const response = await post(world, 'credit.registrar', '/complaints', {
    ...{ respondentOrganizationId: 'birch-works', field: 'government-procurement' },
    demands: [{ kind: 'payment', amountYuan: '731000.00' }],
    identity: { mode: 'sealed', name: '某公司', phone: '13800000000' },
    ...told,
  });
  if (response.status !== 201) throw new Error(await response.text());
  return (await response.json()) as { id: CaseId; number: string };
}

const paving = {
  title: '东湖路沥青摊铺机尾款未付',
  narrative: '东湖路沥青摊铺机交付并验收合格，尾款逾期九个月没有支付，多次催要无果。',
};
const link = (leadingId: CaseId): ComplaintFacts => ({ type: 'link-duplicate', leadingId });

/** 不予受理, to its service: the shortest way to a result that the complainant has been told. */
async function rejectAndServe(world: StaffWorld, id: CaseId): Promise<void> {
  await world.does('credit.registrar', id, { type: 'reject', reasonCode: 'R08' });
  for (const username of ['credit.reviewer', 'credit.leader']) {
    const { approval } = await world.get<{ approval: { approvalId: string } | null }>(
      username,
      `/complaints/${id}`,
    );
    if (approval !== null) {
      await world.does(username, id, { type: 'approve', approvalId: approval.approvalId });
    }
  }
  await world.does('credit.registrar', id, {
    type: 'serve',
    letterKind: 'rejection-notice',
    party: 'complainant',
    method: 'electronic',
    on: '2026-11-22' as PlainDate,
    receiptEvidenceId: null,
  });
}

const toldOf = async (world: StaffWorld, id: CaseId): Promise<readonly unknown[]> => {
  const { rows } = await world.city.store.pool.query<{ addressee: unknown }>(
    `SELECT addressee FROM app.notification WHERE case_id = $1 AND template = 'leading-case-answered' ORDER BY key`,
    [id],
  );
  return rows.map(({ addressee }) => addressee);
};

/** 重复投诉, in a city that is open already. */
export const describeRepeatedComplaints = (opened: () => StaffWorld): void =>
  describe('repeated complaints', () => {
    let world: StaffWorld;
    beforeAll(() => {
      world = opened();
    });
    let first: { id: CaseId; number: string };
    let second: typeof first;
    let third: typeof first;

    it('are proposed with their reasons, and another matter against the same body is not', async () => {
      first = await filed(world, { ...paving, contract: { name: '设备采购合同', number: 'HT-2025 0731' } });
      second = await filed(world, { ...paving, title: '东湖路摊铺机尾款至今未付' });
      const other = await filed(world, {
        title: '保证金没有退还',
        narrative: '工程竣工两年，履约保证金仍未退还。',
      });
      const { items, ...links } = await duplicates(world, 'credit.registrar', second.id);
      expect(links).toEqual({ isLinked: false, leading: null, followers: [], isPersonCompared: false });
      expect(items[0]).toMatchObject({
        id: first.id,
        number: first.number,
        respondent: { name: '白桦市市政工程建设中心' },
        isFollowing: false,
        score: 60,
        reasons: [
          { type: 'alike-title', label: '标题相近' },
          { type: 'alike-narrative', label: '事实经过相近' },
          { type: 'same-amount', label: '金额相同' },
          { type: 'same-respondent', label: '被投诉主体相同' },
        ],
      });
      expect(items.map(({ id }) => id)).not.toContain(other.id);
    });

    it('are found by their contract however its number is written, and against a body by its former name', async () => {
      third = await filed(world, {
        ...{ title: '合同款问题', narrative: '请依法处理。', respondentOrganizationId: 'birch-lighting' },
        contract: { name: '采购合同', number: 'ht－2025（0731）' },
        demands: [{ kind: 'performance' }],
      });
      const contract = (await duplicates(world, 'credit.registrar', third.id)).items.find(
        ({ id }) => id === first.id,
      );
      expect(contract?.reasons.map(({ type }) => type)).toEqual(['same-contract']);
      const { pool } = world.city.store;
      const rename = (status: string, successor: string | null): Promise<unknown> =>
        pool.query(
          `UPDATE app.organization SET status = $1, successor_id = $2 WHERE organization_id = 'birch-lighting'`,
          [status, successor],
        );
      await rename('merged', 'birch-works');
      const renamed = (await duplicates(world, 'credit.registrar', third.id)).items.find(
        ({ id }) => id === first.id,
      );
      await rename('active', null);
      expect(renamed?.reasons.map(({ type }) => type)).toEqual(['same-contract', 'same-respondent']);
    });

    it('are looked for by nobody whom the case itself is hidden from, nor by the body complained of', async () => {
      for (const username of ['works.liaison', 'culture.handler', 'ginkgo.registrar']) {
        expect((await world.call(username, `/complaints/${second.id}/duplicates`)).status).toBe(404);
      }
      const { items } = await complaints(world, 'works.liaison');
      const notified = items[0]?.id ?? '';
      expect((await world.call('works.liaison', `/complaints/${notified}/duplicates`)).status).toBe(404);
    });

    it('follow a case by its number: what the sender may not see is no case', async () => {
      const hidden = (await complaints(world, 'ginkgo.registrar')).items[0]?.number ?? '';
      for (const leadingNumber of [hidden, 'TS20990000001']) {
        const answer = await post(world, 'credit.registrar', `/complaints/${second.id}/commands`, {
          ...{ type: 'link-duplicate', leadingNumber, reason: '同一合同。' },
        });
        expect(answer.status).toBe(400);
        expect(await answer.json()).toMatchObject({ errors: [{ pointer: '#/leadingNumber' }] });
      }
    });

    it('are marked in the lists, and shown from both sides', async () => {
      await world.does('credit.registrar', second.id, link(first.id));
      const marks = (await complaints(world, 'credit.registrar', 'q=东湖路')).items.map(
        ({ id, link: is }) => [id, is],
      );
      expect(new Map(marks as [CaseId, string][])).toEqual(
        new Map([
          [first.id, 'leads'],
          [second.id, 'follows'],
        ]),
      );
      const waiting = (await world.get<Duties>('credit.registrar', `/duties?q=${second.number}`)).items[0];
      expect(waiting?.complaint.link).toBe('follows');
      expect(await duplicates(world, 'credit.registrar', second.id)).toMatchObject({
        ...{ isLinked: true, leading: { id: first.id }, followers: [] },
      });
      expect(await duplicates(world, 'credit.registrar', first.id)).toMatchObject({
        ...{ isLinked: false, leading: null, followers: [{ id: second.id }] },
      });
    });

    it('are unlinked from the page of the one that leads, by whoever may do so in the case that follows', async () => {
      const offered = async (username: string) =>
        (await duplicates(world, username, first.id)).followers.map(({ unlinking }) => unlinking);
      expect(await offered('credit.registrar')).toEqual([{ mayIssue: true, reason: null }]);
      expect(await offered('inspect.officer')).toMatchObject([
        { mayIssue: false, reason: { type: 'actor-not-concerned' } },
      ]);
      expect(await offered('credit.leader')).toMatchObject([
        { mayIssue: false, reason: { type: 'role-missing' } },
      ]);
      await world.does('credit.registrar', second.id, { type: 'unlink-duplicate' });
      expect(await offered('credit.registrar')).toEqual([]);
      await world.does('credit.registrar', second.id, link(first.id));
    });

    it('follow one case that follows none, and lead none that follow', async () => {
      const refusedAs = (type: string): RegExp => new RegExp(`"${type}"`);
      const toFollower = world.does('credit.registrar', third.id, link(second.id));
      await expect(toFollower).rejects.toThrow(refusedAs('leading-case-follows'));
      const byLeader = world.does('credit.registrar', first.id, link(third.id));
      await expect(byLeader).rejects.toThrow(refusedAs('case-leads-others'));
    });

    it('are all told when the leading case is answered: the complainant of each, and who accepted it', async () => {
      await rejectAndServe(world, first.id);
      await world.hears(second.id);
      const office = { type: 'role', organizationId: 'birch-credit-office', role: 'registrar' };
      const complainant = { type: 'complainant', party: 'complainant', complaintId: second.id };
      expect(await toldOf(world, second.id)).toEqual([complainant, office]);
      const { items } = await world.get<{ items: { type: string; sentence: string }[] }>(
        'credit.registrar',
        `/complaints/${second.id}/events`,
      );
      expect(items.at(-1)).toMatchObject({ type: 'leading-case-answered' });
      expect(items.at(-1)?.sentence).toContain('主件已答复，结果为“不予受理”');
      const { deadlines } = await world.get<{ deadlines: { duty: string; state: string }[] }>(
        'credit.registrar',
        `/complaints/${second.id}`,
      );
      expect(deadlines).toContainEqual(expect.objectContaining({ duty: 'transfer', state: 'running' }));
    });

    it('hear at once of an answer that was out before they were linked, and of none after they are unlinked', async () => {
      await world.does('credit.registrar', third.id, link(first.id));
      await world.does('credit.registrar', third.id, { type: 'unlink-duplicate' });
      await expect(world.hears(third.id)).rejects.toThrow('duplicate-not-linked');
      expect(await toldOf(world, third.id)).toEqual([]);
      const fourth = await filed(world, paving);
      await world.does('credit.registrar', fourth.id, link(first.id));
      await world.hears(fourth.id);
      expect(await toldOf(world, fourth.id)).toHaveLength(2);
    });
  });
