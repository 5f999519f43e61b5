import { eventually } from '../../support/eventually';
import { contractOfficer, purchase } from './contract-desk';
import { accusedAt, isApproved, verifyingAt } from './parties';
import { officerOf } from './people';
import type { World } from './world';

/** The third exit of a contract. */
export function describeContractBreach(world: () => World): void {
  describe('a contract', () => {
    it('is not performed in bad faith: the breach is determined behind notice and defence, and known by it', async () => {
      const manager = contractOfficer(world(), 'works', 'contract-manager');
      const head = contractOfficer(world(), 'housing', 'section-head');
      const stranger = contractOfficer(world(), 'industry', 'section-head');
      const housing = verifyingAt(world(), 'housing');
      const works = accusedAt(world(), 'works');
      const { id, code } = await manager.collects(
        purchase({
          signedOn: '2026-02-25',
          startsOn: '2026-02-25',
          milestones: [
            {
              kind: 'payment',
              title: '付款',
              owedBy: 'public',
              dueOn: '2026-02-27',
              amountYuan: '100000.00',
            },
          ],
        }),
      );
      await head.does(id, 'file', { number: '榆财备〔2026〕3号' });
      await world().time.passesTo('2026-03-02 09:30');
      const opening = { milestoneId: 'm1', findings: '账户有余额，约谈后仍拒不支付。' };
      const early = (await head.reads(id)).allowedCommands.find(({ type }) => type === 'open-determination');
      expect(early).toMatchObject({ mayIssue: false, reason: { type: 'supervision-missing' } });
      await head.does(id, 'open-supervision', { milestoneId: 'm1', form: 'special', reason: '专项检查。' });
      const evidenceIds = [await head.evidence()];
      await head.does(id, 'conclude-supervision', {
        ...{ milestoneId: 'm1', result: 'not-performed', evidenceIds, findings: '有能力履行而拒不履行。' },
      });
      expect((await manager.tries(id, 'open-determination', opening)).status).toBe(403);
      const opened = await head.does(id, 'open-determination', opening);
      const [determination] = opened.determinations;
      if (determination === undefined) throw new Error('no determination was opened');
      expect(determination).toMatchObject({ milestoneId: 'm1', outcome: null, mayRead: true });
      expect(JSON.stringify((await head.tries(id, 'open-determination', opening)).body)).toContain(
        'determination-open',
      );
      expect((await works.liaison.sees(determination)).view).toBe('respondent');
      expect(await officerOf(world().desk, 'industry', 'case-handler').looksAt(determination)).toBeNull();
      const seen = await housing.handler.sees(determination);
      expect(seen).toMatchObject({
        ...{ kind: 'ex-officio', channel: 'contract-register', status: 'determining' },
        origin: { contractId: id, contractCode: code, mayRead: true },
        demands: [{ kind: 'payment', amountYuan: '100000.00', state: 'refused' }],
      });
      const demandIds = seen.demands.map(({ demandId }) => demandId);
      await housing.proposes(determination, demandIds, 'malicious');
      await housing.serves(determination, 'determination-notice', 'respondent');
      await works.liaison.does(determination, 'defend', { defence: '资金调度困难，请求从轻。' });
      await housing.handler.does(determination, 'hear-defence', {
        record: '听取了陈述申辩。',
        finding: '不是正当理由，不予采纳。',
      });
      await housing.determines(determination);
      const determined = await isApproved(world(), determination);
      expect(determined).toMatchObject({
        ...{ status: 'determined', outcome: 'breach-determined' },
        demands: [{ state: 'breach', ground: 'malicious' }],
      });
      await eventually(async () => {
        const page = await head.reads(id);
        expect(page.determinations).toMatchObject([{ outcome: 'breach-determined' }]);
      }, 60_000);
      await manager.does(id, 'record-performance', { milestoneId: 'm1', on: '2026-03-02', completes: true });
      const closed = await manager.does(id, 'close-out');
      expect([closed.status, closed.outcome]).toEqual(['closed-out', 'breach-determined']);
      const told = (await head.journal(id)).join('');
      expect(told).toContain(`启动违约认定${determination.number}`);
      expect(told).toContain('认定办结，结果：认定违约失信');
      expect((await housing.handler.journal(determination))[0]).toContain(code);
      expect(await stranger.lists('q=LD-2026-001')).toEqual([]);
    });
  });
}
