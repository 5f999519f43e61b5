import type { Page } from 'playwright-core';
import { expectStatus, type Desk } from '../journeys/support/desk';
import { takePicture, type Visit, type Visitor } from '../support/browser';
import { ownTroubles } from './console-visit';

/** Whoever changes rules, and how they come to a page. The rule set YUGUAN has one version, of complaints alone. */
interface RuleSeats {
  readonly desk: Desk;
  readonly proposer: string;
  readonly second: string;
  readonly sits: (who: 'proposer' | 'second', path: string, visit?: Visit) => Promise<Visitor>;
  readonly flawsOf: (page: Page) => Promise<readonly string[]>;
}

const contract = {
  limits: {
    file: {
      ...{ budget: { unit: 'working-day', amount: 3 }, internalTarget: null, evidence: 'V' },
      basis: { document: '榆关市合同履约监管办法', article: '第五条' },
    },
  },
};
const secondVersion = {
  ...{
    ruleSetId: 'YUGUAN',
    scope: 'region',
    regionCode: '150100',
    acceptingOrganizationId: null,
    stage: null,
  },
  ...{ document: '榆关市合同履约监管办法', name: '榆关市', note: '', reason: '合同另有规定' },
  ...{ effectiveOn: '2026-05-01', contract },
};

interface Versions {
  readonly items: readonly {
    readonly complaint: object;
    readonly contract: object;
    readonly state: string;
  }[];
}

/** A part that these pages only show is proposed over the API, read in English, and outlives the next edit. */
export async function keepsContractPart(seats: RuleSeats): Promise<void> {
  const { desk, sits, flawsOf } = seats;
  const proposer = await desk.tokenOf(seats.proposer);
  const latest = async () =>
    (expectStatus(await desk.get('/rule-sets/YUGUAN', proposer), 200) as Versions).items[0];
  const { complaint } = (await latest()) ?? {};
  expectStatus(await desk.post('/rule-sets', { ...secondVersion, complaint }, proposer), 201);

  const second = await sits('second', '/console/rules/YUGUAN?version=2', { language: 'en-US' });
  await second.page.getByRole('row', { name: /^Contracts: filing, limit/ }).waitFor();
  expect(await flawsOf(second.page)).toEqual([]);
  await takePicture(second.page, 'rules-contract-decision');
  await second.close();
  const confirmation = { version: 2, decision: 'confirmed' };
  const decider = await desk.tokenOf(seats.second);
  expectStatus(await desk.post('/rule-sets/YUGUAN/confirmation', confirmation, decider), 200);

  const { page, troubles, close } = await sits('proposer', '/console/rules/YUGUAN/edit');
  await page.getByText('合同部分在本页只能查看', { exact: false }).waitFor();
  const filing = page.getByRole('table', { name: '合同各事项时限' }).getByRole('row', { name: /^备案/ });
  await expect(filing.innerText()).resolves.toMatch(/3个工作日[\s\S]*榆关市合同履约监管办法 第五条/);
  await page.getByLabel('生效日期').fill('2026-07-01');
  await page.getByLabel('修改理由').fill('核实更快');
  await page.getByRole('button', { name: '修改“核实时限”', exact: true }).click();
  await page.getByRole('dialog').getByLabel('数量').fill('3');
  await page.getByRole('button', { name: '采用', exact: true }).click();
  await page.getByRole('button', { name: '核对：差别与影响', exact: true }).click();
  await page.getByText('可以提出：没有发现不能生效的原因。').waitFor();
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'rules-contract-editor');
  await page.getByRole('button', { name: '提出，等待第二个人确认', exact: true }).click();
  await page.waitForURL(/\/console\/rules\/YUGUAN\?version=3/);
  expect(await latest()).toMatchObject({ state: 'proposed', contract });
  expect(ownTroubles(troubles)).toEqual([]);
  await close();
}
