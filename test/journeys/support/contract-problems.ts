import type { PlainDate } from '../../../src/domain/ids';
import { addDays } from '../../../src/domain/plain-date';
import { contractOfficer, purchase, type ContractPage } from './contract-desk';
import type { World } from './world';

interface WithMonitoring extends ContractPage {
  readonly prompts: readonly { readonly code: string; readonly sentence: string }[];
  readonly monitoring: {
    readonly failed: readonly string[];
    readonly checks: readonly {
      readonly items: readonly { readonly code: string; readonly remark: string | null }[];
    }[];
    readonly problems: readonly {
      readonly problemId: string;
      readonly state: string;
      readonly isOverdue: boolean;
      readonly reason: string | null;
      readonly steps: readonly string[];
    }[];
  };
}

const items = (finding: string) => [
  { code: 'quality', finding: 'satisfactory' },
  { code: 'progress', finding, ...(finding === 'unsatisfactory' ? { remark: '到货晚了两周。' } : {}) },
  { code: 'changes', finding: 'not-applicable' },
  { code: 'after-sales', finding: 'not-applicable' },
];

/** 监测与问题交办. */
export function describeContractProblems(world: () => World): void {
  describe('a problem of a contract', () => {
    it('follows from a check, climbs while nobody answers, is sent back once, and confirmed lets the contract be closed out', async () => {
      const manager = contractOfficer(world(), 'works', 'contract-manager');
      const handler = contractOfficer(world(), 'housing', 'case-handler');
      const head = contractOfficer(world(), 'housing', 'section-head');
      const stranger = contractOfficer(world(), 'industry', 'section-head');
      const today = world().time.today();
      const { id, code } = await manager.collects(
        purchase({
          ...{ signedOn: today, startsOn: today, ownNumber: 'LD-2026-040' },
          milestones: [{ kind: 'delivery', title: '到货', owedBy: 'counterparty', dueOn: '2026-11-30' }],
        }),
      );
      await head.does(id, 'file', { number: '榆财备〔2026〕40号' });
      const reads = async (who: typeof manager) => (await who.reads(id)) as WithMonitoring;

      await head.does(id, 'record-check', {
        on: today,
        items: items('unsatisfactory'),
        remark: '现场检查。',
      });
      const checked = await reads(manager);
      expect(checked.prompts.map((prompt) => prompt.code)).toContain('check-failed');
      expect(checked.monitoring.failed).toEqual(['progress']);
      expect(checked.monitoring.checks[0]?.items[1]).toMatchObject({
        code: 'progress',
        remark: '到货晚了两周。',
      });

      await head.does(id, 'report-problem', {
        ...{ kind: 'progress', severity: 'major', assignee: 'public', checkItem: 'progress' },
        ...{ milestoneId: 'm1', what: '到货晚于计划，请督促供货方。' },
      });
      const assigned = await reads(manager);
      expect(assigned.prompts.map((prompt) => prompt.code)).not.toContain('check-failed');
      expect(assigned.monitoring.problems[0]).toMatchObject({ problemId: 'q1', state: 'assigned' });
      expect((await world().inbox.untilTold('works', 'contract-manager', code, '交办问题')).text).toContain(
        '问题1',
      );
      const duties = await manager.asks('/contract-duties?duty=answer-issue');
      expect(JSON.stringify(duties)).toContain('answer-issue/q1');
      const dueOn = assigned.deadlines.find(({ dutyId }) => dutyId === 'answer-issue/q1')?.dueOn ?? '';
      expect((await stranger.asks('/contract-problems?scope=all'))['items']).toEqual([]);

      await world().time.passesTo(`${addDays(dueOn as PlainDate, 5)} 10:00`);
      await world().inbox.untilTold('inspectorate', 'inspector', code, '');
      const overdue = await head.asks('/contract-problems?scope=body&overdue=true');
      expect(JSON.stringify(overdue['items'])).toContain(id);
      expect(await head.asks('/contract-problems/counts')).toMatchObject({ overdue: 1, mine: 0, body: 1 });

      const evidence = async () => ({ evidenceIds: [await manager.evidence()] });
      const answer = { problemId: 'q1', answer: '已约谈供货方，下周到货。' };
      expect((await head.tries(id, 'answer-problem', { ...answer, ...(await evidence()) })).status).toBe(409);
      await manager.does(id, 'answer-problem', { ...answer, ...(await evidence()) });
      expect(JSON.stringify(await handler.asks('/contract-duties?scope=office&limit=200'))).toContain(
        'problem/q1',
      );
      await handler.does(id, 'return-problem', { problemId: 'q1', reason: '没有到货单。' });
      const back = (await reads(manager)).monitoring.problems[0];
      expect(back).toMatchObject({ state: 'assigned', reason: '没有到货单。', isOverdue: false });
      expect(back?.steps).toContain('answer-problem');
      await manager.does(id, 'answer-problem', {
        problemId: 'q1',
        answer: '已经到货，单据已附。',
        ...(await evidence()),
      });

      await manager.does(id, 'record-performance', {
        ...{ milestoneId: 'm1', on: world().time.today(), completes: true },
      });
      const closing = await manager.tries(id, 'close-out');
      expect([closing.status, JSON.stringify(closing.body)]).toEqual([409, expect.stringContaining('问题1')]);
      await handler.does(id, 'confirm-problem', { problemId: 'q1' });
      const solved = await reads(manager);
      expect(solved.monitoring.problems[0]).toMatchObject({ state: 'solved', steps: [] });
      expect((await manager.does(id, 'close-out')).status).toBe('closed-out');
      const journal = (await manager.journal(id)).join('');
      expect(journal).toContain('发现问题：进度');
      expect(journal).toContain('确认问题1已解决');
      expect((await manager.journal(id, 'en-US')).join('')).not.toMatch(/undefined/);
    });
  });
}
