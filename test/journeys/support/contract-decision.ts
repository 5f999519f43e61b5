import { contractOfficer, purchase, type ContractPage } from './contract-desk';
import { expectStatus } from './desk';
import type { World } from './world';

interface WithDecision extends ContractPage {
  readonly decision: readonly {
    readonly code: string;
    readonly state: string;
    readonly evidenceIds: readonly string[];
  }[];
}

const notice = { document: '榆关市重大合同决策程序规定', article: '第三条' };
const FROM_FEN = 500_000_000;

const stepOf = (code: string, label: string, labelEnglish: string) => ({
  ...{ code, label, labelEnglish, isCompulsory: true, categories: null, fromFen: FROM_FEN },
  ...{ onlyKeySupervised: false, basis: notice },
});

const items = [
  stepOf('risk-assessment', '风险评估', 'Risk assessment'),
  stepOf('collective-discussion', '集体讨论研究', 'Collective discussion'),
  { ...stepOf('expert-review', '专家论证', 'Expert review'), isCompulsory: false },
];

/** A draft of six million yuan, more than what the city decides without a procedure. */
export const bigPurchase = (changes: object = {}): object =>
  purchase({
    ...{ name: '城区路灯整体改造合同', ownNumber: 'LD-2026-600', signedOn: null, amountYuan: '6000000.00' },
    endsOn: '2027-12-31',
    milestones: [
      { kind: 'payment', title: '付清', owedBy: 'public', dueOn: '2027-12-15', amountYuan: '6000000.00' },
    ],
    ...changes,
  });

/** The city asks for two steps, and offers a third, from five million yuan on; a second person confirms it. */
export async function asksForDecision({ desk, time }: World): Promise<void> {
  const decision = { value: { items }, basis: notice, evidence: 'V' };
  const version = {
    ...{ ruleSetId: 'YUGUAN-DECISION', scope: 'region', regionCode: '150100', stage: null },
    ...{ acceptingOrganizationId: null, document: notice.document, name: '榆关市', note: '' },
    ...{ reason: '重大合同先决策后签订', effectiveOn: time.today(), complaint: {}, contract: { decision } },
  };
  const proposer = await desk.tokenOf('credit.acceptance-reviewer');
  expectStatus(await desk.post('/rule-sets', version, proposer), 201);
  const decider = await desk.tokenOf('region-credit.acceptance-reviewer');
  const confirmation = { version: 1, decision: 'confirmed' };
  expectStatus(await desk.post('/rule-sets/YUGUAN-DECISION/confirmation', confirmation, decider), 200);
}

/** 依法决策 (seed 003): nobody signs a big contract before its steps are answered. */
export function describeContractDecision(world: () => World): void {
  describe('a big contract whose decision has steps', () => {
    it('is refused a signature that names the open step, is answered by whoever manages it, and is signed', async () => {
      const manager = contractOfficer(world(), 'works', 'contract-manager');
      const regulator = contractOfficer(world(), 'housing', 'section-head');
      await asksForDecision(world());
      const { id } = await manager.collects(bigPurchase());
      const on = world().time.today();
      const sign = (partyId: string) => manager.tries(id, 'record-signature', { partyId, on });
      const statesOf = async () =>
        ((await manager.reads(id)) as WithDecision).decision.map(({ state }) => state);

      const early = await sign('p1');
      expect([early.status, JSON.stringify(early.body)]).toEqual([
        409,
        expect.stringContaining('风险评估、集体讨论研究。请先逐项附上材料'),
      ]);
      const { allowedCommands } = await manager.reads(id);
      expect(allowedCommands.find(({ type }) => type === 'record-signature')).toMatchObject({
        ...{ mayIssue: false, reason: { type: 'decision-item-open' } },
      });

      const evidenceIds = [await manager.evidence()];
      const discussed = {
        ...{ code: 'collective-discussion', isApplicable: true, evidenceIds },
        explanation: '中心主任办公会议纪要〔2026〕3号。',
      };
      expect((await regulator.tries(id, 'answer-decision-item', discussed)).status).toBe(403);
      const bare = await manager.tries(id, 'answer-decision-item', { ...discussed, evidenceIds: [] });
      expect(JSON.stringify(bare.body)).toContain('evidence-required');
      await manager.does(id, 'answer-decision-item', discussed);
      const half = await sign('p1');
      expect(JSON.stringify(half.body)).toContain('还没有完成：风险评估。');
      await manager.does(id, 'answer-decision-item', {
        ...{ code: 'risk-assessment', isApplicable: false, evidenceIds: [] },
        explanation: '原址改造，不涉及征收，无社会稳定风险。',
      });
      expect(await statesOf()).toEqual(['not-applicable', 'evidenced', 'open']);

      expect((await sign('p1')).status).toBe(200);
      expect((await sign('p2')).status).toBe(200);
      const signed = (await manager.reads(id)) as WithDecision;
      expect([signed.status, signed.decision[1]?.evidenceIds]).toEqual(['signed', evidenceIds]);
      expect((await manager.journal(id)).join('')).toContain('决策程序“集体讨论研究”：附材料1份');
      expect((await manager.journal(id, 'en-US')).join('')).toContain('"Risk assessment"');
    });

    it('asks nothing of a smaller one', async () => {
      const manager = contractOfficer(world(), 'works', 'contract-manager');
      const { id } = await manager.collects(purchase({ signedOn: null, ownNumber: 'LD-2026-601' }));
      const signature = { partyId: 'p1', on: world().time.today() };
      expect((await manager.tries(id, 'record-signature', signature)).status).toBe(200);
    });
  });
}
