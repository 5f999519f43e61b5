import type { z } from 'zod';
import {
  decidesProposals,
  decidesTolerance,
  dutiesActedBy,
  WORKING_RELATIONS,
} from '../../src/domain/commitment/duty-acts';
import { WORKING_ROLES } from '../../src/domain/commitment/working-roles';
import { ROLES, type Role } from '../../src/domain/officer';
import type { commitmentDutyList } from '../../src/wire/commitment-duty.wire';
import type { commitmentListOfDay } from '../../src/wire/commitment-list.wire';
import type { waitingCounts } from '../../src/wire/duty.wire';
import type { StaffWorld } from '../support/staff-world';

type Duties = z.output<typeof commitmentDutyList>;

/** 承诺待办 and 承诺清单, over the commitments of the demo city. */
export function describeCommitmentDuties(world: () => StaffWorld): void {
  const duties = (username: string, query = ''): Promise<Duties> =>
    world().get(username, `/commitment-duties?limit=200&scope=office&${query}`);
  const namesOf = ({ items }: Duties): readonly string[] =>
    items.map(({ kind, duty, node, commitment: { name } }) => `${duty ?? kind} ${node?.id ?? ''} ${name}`);

  describe('what waits in commitments', () => {
    it('is work for exactly the offices that the menu offers it to', () => {
      const worksThere = (role: Role): boolean =>
        decidesTolerance([role]) ||
        decidesProposals([role]) ||
        WORKING_RELATIONS.some((as) => dutiesActedBy([role], as).length > 0);
      expect(new Set(WORKING_ROLES)).toEqual(new Set(ROLES.filter(worksThere)));
    });

    it('is the promise for who gave it, and what a second person decides for who did not ask', async () => {
      const park = namesOf(await duties('park.contracts'));
      expect(park).toContain('perform n1 新材料项目用地“五通一平”');
      expect(park).toContain('perform n1 孵化企业首年租金减半');
      expect(namesOf(await duties('industry.issuer'))).toEqual(
        expect.arrayContaining(['tolerance n1 新材料项目用地“五通一平”', 'proposal n1 孵化企业首年租金减半']),
      );
      const head = namesOf(await duties('industry.head'));
      expect(head).toContain('tolerance n1 新材料项目用地“五通一平”');
      expect(head).not.toContain('proposal n1 孵化企业首年租金减半');
      expect(namesOf(await duties('housing.handler'))).toEqual([]);
    });

    it('agrees with its tabs, and is narrowed by duty, body, text and day', async () => {
      const { items } = await duties('park.contracts');
      const counts: z.output<typeof waitingCounts> = await world().get(
        'park.contracts',
        '/commitment-duties/counts?scope=office',
      );
      expect([counts.mine, counts.overdue]).toEqual([items.length, expect.any(Number)]);
      for (const tab of ['approaching', 'overdue'] as const)
        expect([tab, (await duties('park.contracts', `tab=${tab}`)).items.length]).toEqual([
          tab,
          counts[tab],
        ]);
      const performing = await duties('park.contracts', 'duty=perform');
      expect(performing.items).toEqual(items.filter(({ duty }) => duty === 'perform'));
      expect((await duties('industry.head', 'promisorId=birch-works')).items).toEqual([]);
      const rents = await duties('park.contracts', `q=${encodeURIComponent('租金')}`);
      expect(new Set(rents.items.map(({ commitment: { name } }) => name))).toEqual(
        new Set(['孵化企业首年租金减半']),
      );
      const soon = await duties('park.contracts', 'dueBefore=2026-11-01');
      expect(soon.items).toEqual(items.filter(({ dueOn }) => dueOn !== null && dueOn <= '2026-11-01'));
    });

    it('is read in pages that neither lose nor repeat', async () => {
      const { items } = await duties('park.contracts');
      const paged: Duties['items'][number][] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Duties = await world().get(
          'park.contracts',
          `/commitment-duties?scope=office&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`,
        );
        paged.push(...page.items);
        cursor = page.nextCursor;
      }
      expect(paged).toEqual(items);
      expect((await world().call('park.contracts', '/commitment-duties?cursor=AAAA')).status).toBe(400);
    });
  });

  describe('the list of commitments as of a day', () => {
    it('holds what was registered by then, by its code, in pages', async () => {
      const listOf = (on: string, query = ''): Promise<z.output<typeof commitmentListOfDay>> =>
        world().get('inspect.officer', `/commitment-lists/${on}?${query}`);
      const whole = await listOf('2026-11-22');
      const codes = whole.items.map(({ code }) => code);
      expect([codes.length, codes]).toEqual([4, [...codes].sort()]);
      const [first] = (await listOf('2026-11-22', 'limit=1')).items;
      expect(first).toEqual(whole.items[0]);
      expect((await listOf('2026-11-22', 'promisorId=birch-park')).items).toHaveLength(2);
      expect((await listOf('2026-07-01')).items).toEqual([]);
      expect((await world().call('inspect.officer', '/commitment-lists/2026-02-30')).status).toBe(400);
    });
  });
}
