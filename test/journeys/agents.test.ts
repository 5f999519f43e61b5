import { randomUUID } from 'node:crypto';
import { eventually } from '../support/eventually';
import { expectStatus, type Reply } from './support/desk';
import { usernameOf } from './support/journey-city';
import { acceptingAt, openReceipt, watcherOf } from './support/parties';
import { personWith, type CaseHandle, type Person, type Said } from './support/people';
import { openWorld, type World } from './support/world';
import { proofHeaders } from '../support/proof-of-work';

// A journey takes seconds; on a machine that does much else beside it, longer.
jest.setTimeout(120_000);

let world: World;

beforeAll(async () => {
  world = await openWorld('2026-09-01 09:00');
});

afterAll(() => world.close());

interface Filed extends CaseHandle {
  readonly receipt: string;
  readonly agentReceipt: string | null;
}

const filingWith = (authority: 'general' | 'special' | null): Said => ({
  respondentOrganizationId: 'works',
  field: 'government-investment',
  title: '委托律师反映的欠款',
  narrative: '工程验收合格，尾款至今未付。',
  demands: [{ kind: 'payment', amountYuan: '128000.00' }],
  identity: {
    mode: 'sealed',
    name: '远航市政工程有限公司',
    email: 'owner@complainant.example',
    agent:
      authority === null
        ? null
        : {
            name: '林律师',
            email: 'counsel@complainant.example',
            mandate: { authority, grantedOn: '2026-08-20' },
          },
  },
});

async function files(authority: 'general' | 'special' | null): Promise<Filed> {
  return expectStatus(await world.desk.post('/public/complaints', filingWith(authority), null), 201) as Filed;
}

/** Somebody who came in with a receipt, and the token that this opened. */
async function comesWith(receipt: string | null): Promise<Person & { readonly token: string }> {
  if (receipt === null) throw new Error('there is no such receipt');
  const { token } = await openReceipt(world, receipt);
  return { ...personWith(world.desk, () => Promise.resolve(token)), token };
}

const opens = (receipt: string): Promise<Reply> => world.desk.post('/public/receipts', { receipt }, null);

describe('an agent (代理人) with a mandate', () => {
  it('has a receipt of its own; who comes in person gets one receipt, and whoever files again the same ones', async () => {
    expect((await files(null)).agentReceipt).toBeNull();
    const key = { 'idempotency-key': randomUUID(), 'content-type': 'application/json' };
    const file = async (): Promise<unknown> => {
      const api = `${world.desk.url}/api/v1`;
      const headers = { ...key, ...(await proofHeaders(api, '/public/complaints')) };
      const request = { method: 'POST', headers, body: JSON.stringify(filingWith('general')) };
      return (await fetch(`${api}/public/complaints`, request)).json();
    };
    const first = (await file()) as Filed;
    expect(first.agentReceipt).toMatch(/^\w{4}(-\w{4}){7}$/);
    expect(first.agentReceipt).not.toBe(first.receipt);
    expect(await file()).toEqual(first);
  });

  it('does under a general mandate what serves the complaint, and cannot give it up', async () => {
    const filed = await files('general');
    const agent = await comesWith(filed.agentReceipt);
    expect(await agent.sees(filed)).toMatchObject({ view: 'complainant', status: 'received' });
    await agent.does(filed, 'add-evidence', { explanation: '补充验收单一份。' });
    for (const [type, said] of [
      ['withdraw', { reason: '代为撤回。' }],
      ['settle', { terms: '分期付清。' }],
    ] as const) {
      expect(await agent.isRefused(filed, type, said)).toMatchObject({
        refusal: 'special-authority-required',
      });
    }
    expect((await agent.isRefused(filed, 'call-off-agent')).refusal).toBe('actor-not-concerned');
    const journal = await watcherOf(world).journal(filed);
    expect(journal.at(-1)).toMatch(/^代理人补充了/);
    const english = await watcherOf(world).journal(filed, 'en-US');
    expect(english.at(-1)).toMatch(/^The agent added 0 files of evidence/);
    const owner = await comesWith(filed.receipt);
    expect((await owner.does(filed, 'withdraw', { reason: '本人撤回。' })).outcome).toBe('withdrawn');
  });

  it('withdraws under a special mandate', async () => {
    const filed = await files('special');
    const agent = await comesWith(filed.agentReceipt);
    const withdrawn = await agent.does(filed, 'withdraw', { reason: '受特别授权撤回。' });
    expect(withdrawn.outcome).toBe('withdrawn');
  });

  it('is out at once when the complainant calls it off, who stays in', async () => {
    const filed = await files('general');
    const agent = await comesWith(filed.agentReceipt);
    const owner = await comesWith(filed.receipt);
    await owner.does(filed, 'call-off-agent');
    expect((await world.desk.get(`/complaints/${filed.id}`, agent.token)).status).toBe(401);
    expect((await opens(filed.agentReceipt ?? '')).status).toBe(404);
    expect((await owner.sees(filed)).view).toBe('complainant');
    expect((await opens(filed.receipt)).status).toBe(200);
    const journal = await watcherOf(world).journal(filed);
    expect(journal.at(-1)).toBe('投诉人解除了代理，代理人的查询凭证即时失效。');
  });

  it('is out of every case of a split complaint, wherever the complainant said so', async () => {
    const credit = acceptingAt(world, 'credit');
    const whole = await files('special');
    await credit.accepts(whole);
    const { childIds } = await credit.registrar.does(whole, 'split-by-respondent', {
      respondents: [
        { organizationId: 'works', part: 'lead' },
        { organizationId: 'park', part: 'assisting' },
      ],
      reason: '两个单位共同签订合同。',
    });
    const [lead, assisting] = childIds.map((id) => ({ id, number: id }));
    if (lead === undefined || assisting === undefined) throw new Error('two cases were promised');
    const agent = await comesWith(whole.agentReceipt);
    const owner = await comesWith(whole.receipt);
    await eventually(() => agent.does(lead, 'add-evidence', { explanation: '补充说明。' }));
    await owner.does(assisting, 'call-off-agent');
    expect((await world.desk.get(`/complaints/${lead.id}`, agent.token)).status).toBe(401);
    for (const one of [lead, whole]) {
      await eventually(async () => {
        const journal = await watcherOf(world).journal(one);
        expect(journal.filter((sentence) => sentence.includes('解除了代理'))).toHaveLength(1);
      }, 30_000);
    }
    expect((await owner.isRefused(lead, 'call-off-agent')).refusal).toBe('agent-unknown');
  });
});

describe('the counter', () => {
  it('files for an agent, and gives whoever lost a receipt a new one without touching the other', async () => {
    const registrar = await world.desk.tokenOf(usernameOf('credit', 'registrar'));
    const filed = expectStatus(
      await world.desk.post('/complaints', filingWith('general'), registrar),
      201,
    ) as Filed;
    const reissue = (party: string): Promise<Reply> =>
      world.desk.post(
        `/complaints/${filed.id}/receipts`,
        { proof: '核对授权委托书与执业证', party },
        registrar,
      );
    const lost = await comesWith(filed.agentReceipt);
    const owner = await comesWith(filed.receipt);
    const issued = expectStatus(await reissue('agent'), 201) as { readonly receipt: string };
    expect((await opens(filed.agentReceipt ?? '')).status).toBe(404);
    expect((await world.desk.get(`/complaints/${filed.id}`, lost.token)).status).toBe(401);
    expect((await owner.sees(filed)).view).toBe('complainant');
    const agent = await comesWith(issued.receipt);
    expect((await agent.isRefused(filed, 'withdraw', { reason: '……' })).refusal).toBe(
      'special-authority-required',
    );

    const again = expectStatus(await reissue('complainant'), 201) as { readonly receipt: string };
    expect((await opens(filed.receipt)).status).toBe(404);
    expect((await agent.sees(filed)).view).toBe('complainant');
    await (await comesWith(again.receipt)).does(filed, 'call-off-agent');
    expect(await reissue('agent')).toMatchObject({
      status: 422,
      body: { refusal: { type: 'agent-unknown' } },
    });
    expect((await opens(issued.receipt)).status).toBe(404);
  });
});
