import { addDays } from '../../../src/domain/plain-date';
import { eventually } from '../../support/eventually';
import { sampleOf } from '../../support/sample-files';
import { contractOfficer, purchase } from './contract-desk';
import { expectStatus } from './desk';
import { accusedAt, isApproved, verifyingAt } from './parties';
import type { World } from './world';

const USCC = '91150100MA0N000004';
const { parties } = purchase() as { readonly parties: readonly [object, object] };
const [buyer, seller] = parties;

interface Published {
  readonly items: readonly { readonly respondent: string }[];
}

/** A contract whose company has delivered nothing, and was supervised in vain. */
export async function deliversNothing(world: World): Promise<{ readonly id: string; readonly code: string }> {
  const { time } = world;
  const manager = contractOfficer(world, 'works', 'contract-manager');
  const head = contractOfficer(world, 'housing', 'section-head');
  const signedOn = time.today();
  const dueOn = addDays(signedOn, 2);
  const collected = await manager.collects(
    purchase({
      ...{ ownNumber: 'LD-COMPANY-1', signedOn, startsOn: signedOn },
      ...{ parties: [buyer, { ...seller, name: '失约照明有限公司', uscc: USCC }] },
      milestones: [{ kind: 'delivery', title: '设备到货', owedBy: 'counterparty', dueOn }],
    }),
  );
  await head.does(collected.id, 'file', { number: '榆财备〔2027〕9号' });
  await time.passesTo(`${addDays(dueOn, 1)} 10:00`);
  expect((await head.reads(collected.id)).milestones).toMatchObject([{ state: 'overdue' }]);
  await head.does(collected.id, 'open-supervision', {
    milestoneId: 'm1',
    form: 'special',
    reason: '专项检查。',
  });
  const evidenceIds = [await head.evidence()];
  await head.does(collected.id, 'conclude-supervision', {
    ...{ milestoneId: 'm1', result: 'not-performed', evidenceIds, findings: '收到催告后仍不供货。' },
  });
  return collected;
}

/** The third exit of a contract, where the company has not done its part. */
export function describeCompanyBreach(world: () => World): void {
  describe('a company', () => {
    it('does not deliver: its breach is determined behind its own defence and hearing, and published by its code', async () => {
      const { desk, time } = world();
      const manager = contractOfficer(world(), 'works', 'contract-manager');
      const head = contractOfficer(world(), 'housing', 'section-head');
      const housing = verifyingAt(world(), 'housing');
      const works = accusedAt(world(), 'works');
      const { id, code } = await deliversNothing(world());
      const opening = { milestoneId: 'm1', findings: '约谈后仍不供货。' };
      expect((await manager.tries(id, 'open-determination', opening)).status).toBe(403);
      const wrong = await head.tries(id, 'open-determination', { ...opening, companyId: 'p1' });
      expect(JSON.stringify(wrong.body)).toContain('breaching-party-unknown');
      const [determination] = (await head.does(id, 'open-determination', opening)).determinations;
      if (determination === undefined) throw new Error('no determination was opened');
      expect(determination).toMatchObject({ company: '失约照明有限公司', outcome: null, mayRead: true });

      // The department is party to the contract, and has no part in the case.
      expect(await works.liaison.looksAt(determination)).toBeNull();
      const seen = await housing.handler.sees(determination);
      expect(seen).toMatchObject({ kind: 'ex-officio', respondent: { name: '失约照明有限公司' } });
      const demandIds = seen.demands.map(({ demandId }) => demandId);
      await housing.proposes(determination, demandIds, 'not-performed');
      await housing.serves(determination, 'determination-notice', 'respondent');
      const paper = await housing.handler.upload(sampleOf('application/pdf'), '企业陈述申辩.pdf');
      const early = await housing.handler.isRefused(determination, 'hear-defence', {
        ...{ record: '无。', finding: '无。' },
      });
      expect(JSON.stringify(early)).toContain('defence-window-open');
      await housing.handler.does(determination, 'record-defence', {
        ...{ on: time.today(), asksHearing: true, evidenceIds: [paper] },
        defence: '上游断供，要求听证。',
      });
      const unheard = await housing.handler.isRefused(determination, 'hear-defence', {
        ...{ record: '上游断供。', finding: '不予采纳。' },
      });
      expect(JSON.stringify(unheard)).toContain('hearing-not-held');
      const minutes = await housing.handler.upload(sampleOf('application/pdf'), '听证笔录.pdf');
      await housing.handler.does(determination, 'hold-hearing', {
        ...{ on: time.today(), evidenceIds: [minutes], minutes: '企业代表到场陈述。' },
      });
      await housing.handler.does(determination, 'hear-defence', {
        ...{ record: '称上游断供。', finding: '合同没有约定此项免责，不予采纳。' },
      });
      await housing.determines(determination);
      const determined = await isApproved(world(), determination);
      expect(determined).toMatchObject({
        outcome: 'breach-determined',
        demands: [{ ground: 'not-performed' }],
      });
      await housing.serves(determination, 'determination-document', 'respondent');
      await housing.handler.does(determination, 'publish-determination', {
        ...{ secrecy: 'full', promise: '按期交付路灯设备。', publicFinding: '逾期未交付，经督查仍不履行。' },
        secrecyReview: '不涉及国家秘密、商业秘密和个人信息。',
      });
      await isApproved(world(), determination);
      const search = `/determinations?q=${encodeURIComponent('失约照明')}`;
      const { items } = expectStatus(await desk.get(search, null), 200) as Published;
      expect(items.map(({ respondent }) => respondent)).toEqual([
        `失约照明有限公司（统一社会信用代码：${USCC}）`,
      ]);

      await eventually(async () => {
        const page = await head.reads(id);
        expect(page.determinations).toMatchObject([{ outcome: 'breach-determined' }]);
      }, 60_000);
      const delivered = { milestoneId: 'm1', on: time.today(), completes: true };
      await manager.does(id, 'record-performance', { ...delivered, evidenceIds: [await manager.evidence()] });
      // It is the company's breach and none of the department's.
      expect((await manager.does(id, 'close-out')).outcome).toBe('performed');
      const told = (await housing.handler.journal(determination)).join('');
      expect(told).toContain(`依职权对失约照明有限公司启动违约失信认定`);
      expect(told).toContain('企业要求听证');
      expect(told).toContain(code);
    });
  });
}
