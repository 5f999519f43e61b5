import { eventually } from '../../support/eventually';
import { contractOfficer, purchase } from './contract-desk';
import { expectStatus } from './desk';
import { openMachine } from './office-machine';
import type { World } from './world';

/** Machines of other offices that ask about contracts, and tell of them. */
export function describeContractMachines(world: () => World): void {
  describe('the payment system', () => {
    it('asks whether a contract is filed and may be paid, and is told every reason against it', async () => {
      const manager = contractOfficer(world(), 'works', 'contract-manager');
      const head = contractOfficer(world(), 'housing', 'section-head');
      const treasury = await openMachine(world(), 'treasury', 'city');
      const { id, code } = await manager.collects(purchase());
      const question = { code, milestoneId: 'm2', amountYuan: '100000.01' };
      const before = await treasury.tells('/contract-clearances', question);
      expect(expectStatus(before, 200)).toMatchObject({
        ...{ code, status: 'signed', filing: null, isFiled: false, mayBePaid: false },
        reasons: [
          { type: 'not-filed', sentence: expect.stringContaining('备案之后才可以支付') },
          { type: 'amount-above-rest' },
        ],
        restYuan: '100000.00',
      });
      await head.does(id, 'file', { number: '榆财备〔2026〕41号' });
      const after = await treasury.tells('/contract-clearances', { ...question, amountYuan: '100000.00' });
      expect(expectStatus(after, 200)).toMatchObject({
        ...{ isFiled: true, mayBePaid: true, reasons: [] },
        filing: { number: '榆财备〔2026〕41号', on: world().time.today() },
      });
    });

    it('is not believed when its question was altered, and learns nothing of contracts that are not its own', async () => {
      const manager = contractOfficer(world(), 'works', 'contract-manager');
      const treasury = await openMachine(world(), 'treasury-2', 'city');
      const elsewhere = await openMachine(world(), 'elsewhere', 'industry');
      const { code } = await manager.collects(purchase());
      const question = { code, milestoneId: 'm2', amountYuan: '1.00' };
      const altered = await treasury.tellsAltered('/contract-clearances', question, {
        ...question,
        amountYuan: '100000.00',
      });
      expect([altered.status, altered.body]).toMatchObject([
        400,
        { type: 'urn:pacta:problem:content-digest-wrong' },
      ]);
      expect((await elsewhere.tells('/contract-clearances', question)).status).toBe(404);
      const unknown = await treasury.tells('/contract-clearances', { code: 'NO-SUCH-CODE' });
      expect(unknown.status).toBe(404);
      const asManager = await world().desk.post(
        '/contract-clearances',
        question,
        await world().desk.tokenOf('works.contract-manager'),
      );
      expect(asManager.status).toBe(403);
    });
  });

  describe('a signing platform', () => {
    it('tells who has signed, as often as it likes; the contract is signed when all have', async () => {
      const manager = contractOfficer(world(), 'works', 'contract-manager');
      const platform = await openMachine(world(), 'e-sign', 'city');
      const uscc = '91150100MA0N000004';
      const [first, second] = (purchase() as { readonly parties: readonly object[] }).parties;
      const drafted = purchase({ signedOn: null, parties: [first, { ...second, uscc }] });
      const { id, code } = await manager.collects(drafted);
      const signedOn = world().time.today();
      const told = { externalId: 'E-1', code, party: { partyId: 'p1' }, signedOn };
      const answers = [
        await platform.tells('/contract-signatures', told),
        await platform.tells('/contract-signatures', told),
      ];
      expect(answers.map(({ status }) => status)).toEqual([202, 202]);
      const [one, again] = answers.map(({ body }) => (body as { readonly commandId: string }).commandId);
      expect(one).toBe(again);
      await eventually(async () => {
        const reply = await platform.asks(`/commands/${one ?? ''}`);
        expect(reply.body).toMatchObject({ state: 'recorded' });
      });
      expect((await manager.reads(id)).status).toBe('draft');
      const last = { ...told, externalId: 'E-2', party: { uscc } };
      expect((await platform.tells('/contract-signatures', last)).status).toBe(202);
      await eventually(async () => expect((await manager.reads(id)).status).toBe('signed'));
      expect(
        (await manager.journal(id)).filter((sentence) => sentence.includes('“e-sign”登记')),
      ).toHaveLength(2);
      const stranger = await platform.tells('/contract-signatures', {
        ...{ ...told, externalId: 'E-3', party: { partyId: 'p9' } },
      });
      expect([stranger.status, JSON.stringify(stranger.body)]).toEqual([
        400,
        expect.stringContaining('合同中没有这个当事人'),
      ]);
    });

    it('is refused while the legal review is owed, and judged anew when it tells again afterwards', async () => {
      const manager = contractOfficer(world(), 'works', 'contract-manager');
      const reviewer = contractOfficer(world(), 'works', 'legal-reviewer');
      const platform = await openMachine(world(), 'e-sign-2', 'city');
      const { id, code } = await manager.collects(purchase({ signedOn: null, categoryCode: '02' }));
      const told = {
        ...{ externalId: 'E-9', code, party: { partyId: 'p1' }, signedOn: world().time.today() },
      };
      const early = (await platform.tells('/contract-signatures', told)).body;
      const { commandId } = early as { readonly commandId: string };
      await eventually(async () => {
        const reply = await platform.asks(`/commands/${commandId}`);
        expect(JSON.stringify(reply.body)).toContain('legal-review-missing');
      });
      await manager.does(id, 'submit-for-review');
      await reviewer.does(id, 'give-opinion', { opinion: 'agreed', explanation: '未发现违法内容。' });
      expect((await platform.tells('/contract-signatures', told)).status).toBe(202);
      await eventually(async () => {
        const reply = await platform.asks(`/commands/${commandId}`);
        expect(reply.body).toMatchObject({ state: 'recorded' });
      });
    });
  });
}
