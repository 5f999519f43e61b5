import type { z } from 'zod';
import { CONTRACT_STATUSES } from '../../src/domain/contract/contract';
import {
  confirmsProblems,
  decidesTolerance,
  dutiesActedBy,
  WORKING_RELATIONS,
} from '../../src/domain/contract/duty-acts';
import { PROBLEM_RAISERS } from '../../src/domain/contract/monitoring';
import { WORKING_ROLES } from '../../src/domain/contract/working-roles';
import { ROLES, type Role } from '../../src/domain/officer';
import type { contractDutyList } from '../../src/wire/contract-duty.wire';
import type { waitingCounts } from '../../src/wire/duty.wire';
import type { contractList, contractView } from '../../src/wire/contract.wire';
import type { StaffWorld } from '../support/staff-world';

type Duties = z.output<typeof contractDutyList>;
type Contract = z.output<typeof contractView>;

/** The commands by which each line is done. */
const ACTS: Readonly<Record<string, readonly string[]>> = {
  'review-legality': ['give-opinion'],
  file: ['file'],
  perform: ['record-performance'],
  'explain-overdue': ['explain-overdue'],
  supervise: ['open-supervision', 'conclude-supervision'],
  'settle-dispute': ['record-dispute', 'settle-dispute'],
  'close-out': ['close-out'],
  archive: ['archive'],
  'answer-issue': ['answer-problem'],
  tolerance: ['grant-tolerance', 'refuse-tolerance'],
  problem: ['confirm-problem', 'return-problem'],
};

/** 合同待办, over the contracts of the demo city. */
export function describeContractDuties(world: () => StaffWorld): void {
  const duties = (username: string, query = ''): Promise<Duties> =>
    world().get(username, `/contract-duties?limit=200&scope=office&${query}`);
  const contract = (username: string, id: string): Promise<Contract> =>
    world().get(username, `/contracts/${id}`);
  const namesOf = ({ items }: Duties): readonly string[] =>
    items.map(
      ({ contract: { name }, duty, milestone }) => `${duty ?? 'tolerance'} ${milestone?.id ?? ''} ${name}`,
    );

  describe('a contract of the register', () => {
    it('opens wherever it stands on its road, with its journal in both languages', async () => {
      const { items }: z.output<typeof contractList> = await world().get(
        'inspect.officer',
        '/contracts?limit=200',
      );
      expect(new Set(items.map(({ status }) => status)).size).toBe(CONTRACT_STATUSES.length);
      for (const { id, status } of items) {
        expect((await contract('inspect.officer', id)).status).toBe(status);
        for (const language of ['zh-CN', 'en-US']) {
          const journal = await world().get(
            'inspect.officer',
            `/contracts/${id}/events?language=${language}`,
          );
          expect(JSON.stringify(journal)).not.toMatch(/undefined|\[object/);
        }
      }
    });

    it('says by what it is suspended, and since when', async () => {
      const { items }: z.output<typeof contractList> = await world().get(
        'inspect.officer',
        '/contracts?limit=200',
      );
      const suspended = items.find(({ isSuspended }) => isSuspended);
      const { suspension } = await contract('inspect.officer', suspended?.id ?? '');
      expect(suspension).toEqual({ ground: 'force-majeure', fromOn: expect.any(String) });
    });
  });

  describe('what waits in contracts', () => {
    it('is work for exactly the offices that the menu offers it to', () => {
      const worksThere = (role: Role): boolean =>
        decidesTolerance([role]) ||
        PROBLEM_RAISERS.some((as) => confirmsProblems([role], as)) ||
        WORKING_RELATIONS.some((as) => dutiesActedBy([role], as).length > 0);
      expect(new Set(WORKING_ROLES)).toEqual(new Set(ROLES.filter(worksThere)));
    });

    it.each([
      'works.contracts',
      'park.legal',
      'housing.head',
      'housing.issuer',
      'industry.head',
      'roads.contracts',
    ])('for %s is only what they may do now, with what falls due first at the top', async (username) => {
      const { items } = await duties(username);
      expect(items.length).toBeGreaterThan(0);
      const dueAts = items.map(({ dueAt }) => dueAt ?? '9999');
      expect(dueAts).toEqual([...dueAts].sort());
      for (const {
        kind,
        duty,
        contract: { id },
      } of items) {
        const { allowedCommands } = await contract(username, id);
        const may = allowedCommands.filter(({ mayIssue }) => mayIssue).map(({ type }) => type);
        const acts = ACTS[duty ?? kind] ?? [];
        expect([duty ?? kind, acts.some((act) => may.some((type) => type === act))]).toEqual([
          duty ?? kind,
          true,
        ]);
      }
    });

    it('is the review for the legal office, the filing for the regulator, the tolerance for its second person', async () => {
      expect(namesOf(await duties('park.legal'))).toEqual(['review-legality  新材料项目投资合作协议']);
      expect(namesOf(await duties('transport.head'))).toContain('file  冬季融雪剂采购合同');
      const asked = (await duties('housing.issuer')).items.filter(({ kind }) => kind === 'tolerance');
      expect(asked.map(({ contract: { name } }) => name)).toEqual(['井盖监测设备采购合同']);
      expect(namesOf(await duties('credit.registrar'))).toEqual([]);
    });

    it('tells of a milestone from its first reminder on, and of an overdue one until it is performed', async () => {
      const roads = await duties('roads.contracts', 'duty=perform');
      expect(namesOf(roads)).toContain('perform m2 公路绿化养护服务合同');
      const works = await duties('works.contracts', 'duty=perform');
      expect(namesOf(works)).toEqual(
        expect.arrayContaining(['perform m2 学府街路灯采购合同', 'perform m2 工业大道改造工程合同']),
      );
      expect(namesOf(works)).not.toContain('perform m2 口袋公园座椅采购合同');
      for (const { timeLeft, dueOn } of works.items)
        expect([dueOn, timeLeft.words]).toEqual([dueOn, expect.stringMatching(/^已超期|^剩 |^今天到期/)]);
    });

    it('agrees with its tabs, and is narrowed by duty, body, text and day', async () => {
      const { items } = await duties('housing.head');
      const counts: z.output<typeof waitingCounts> = await world().get(
        'housing.head',
        '/contract-duties/counts?scope=office',
      );
      expect(counts.mine).toBe(items.length);
      for (const tab of ['approaching', 'overdue'] as const)
        expect([tab, (await duties('housing.head', `tab=${tab}`)).items.length]).toEqual([tab, counts[tab]]);
      const supervising = await duties('housing.head', 'duty=supervise');
      expect(supervising.items).toEqual(items.filter(({ duty }) => duty === 'supervise'));
      const ofWorks = await duties('housing.head', 'undertakingId=birch-works');
      expect(ofWorks.items).toEqual(
        items.filter(({ contract: { undertaking } }) => undertaking.id === 'birch-works'),
      );
      const lamps = await duties('housing.head', `q=${encodeURIComponent('路灯')}`);
      expect(new Set(lamps.items.map(({ contract: { name } }) => name))).toEqual(
        new Set(['学府街路灯采购合同']),
      );
      const soon = await duties('housing.head', 'dueBefore=2026-11-22');
      expect(soon.items).toEqual(items.filter(({ dueOn }) => dueOn !== null && dueOn <= '2026-11-22'));
    });

    it('is read in pages that neither lose nor repeat', async () => {
      const { items } = await duties('works.contracts');
      const paged: Duties['items'][number][] = [];
      let cursor = '';
      do {
        const page: Duties = await world().get(
          'works.contracts',
          `/contract-duties?scope=office&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
        );
        paged.push(...page.items);
        cursor = page.nextCursor ?? '';
      } while (cursor !== '');
      expect(paged).toEqual(items);
      const broken = await world().call('works.contracts', '/contract-duties?cursor=AAAA');
      expect(broken.status).toBe(400);
    });
  });
}
