import type { Role } from '../../src/domain/officer';
import { asksForDecision, bigPurchase } from '../journeys/support/contract-decision';
import { contractOfficer } from '../journeys/support/contract-desk';
import type { BodyId } from '../journeys/support/journey-city';
import type { World } from '../journeys/support/world';
import { sidewaysOverflow, takePicture, type Visit, type Visitor } from '../support/browser';
import { sampleOf } from '../support/sample-files';
import { begins, flawsOf, submits } from './case-screen';

interface Seats {
  readonly world: World;
  readonly sits: (body: BodyId, role: Role, path: string, visit?: Visit) => Promise<Visitor>;
}

const ANSWER = '登记决策程序材料';
const SIGN = '登记签署';

/** What is open stands on the page and in the way of the signature, until it is answered. */
export async function answersDecision({ world, sits }: Seats): Promise<void> {
  await asksForDecision(world);
  const { id } = await contractOfficer(world, 'works', 'contract-manager').collects(bigPurchase());
  const { page, close } = await sits('works', 'contract-manager', `/console/contracts/${id}`);
  const row = (step: string) => page.locator('#decision').getByRole('listitem').filter({ hasText: step });
  await row('集体讨论研究').getByText('未完成').waitFor();
  await row('专家论证').getByText('可选').waitFor();
  await page.getByText(/^现在还不能办理/).click();
  const greyed = page.locator('.greyed li').filter({ hasText: SIGN });
  expect(await greyed.getByRole('button').isDisabled()).toBe(true);
  expect(await greyed.innerText()).toContain('风险评估、集体讨论研究');
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'contract-decision-open');

  const steps = page.getByRole('radiogroup', { name: '决策程序' });
  await begins(page, ANSWER);
  await steps.getByLabel('集体讨论研究').check();
  const applies = page.getByRole('radiogroup', { name: '这项程序是否适用' });
  await applies.getByLabel('是').check();
  await page.getByLabel(/^证明材料/).setInputFiles({
    name: '会议纪要.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(sampleOf('application/pdf')),
  });
  await page.locator('.file-line').getByRole('button', { name: '移除' }).waitFor();
  await page.getByLabel('意见说明').fill('中心主任办公会议纪要〔2026〕3号。');
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'contract-decision-form');
  await submits(page, ANSWER);
  await row('集体讨论研究').getByText('已附材料').waitFor();
  await row('集体讨论研究')
    .getByRole('button', { name: /会议纪要/ })
    .click();
  await page.getByRole('region', { name: '文件查看' }).getByRole('link', { name: '下载' }).waitFor();

  await begins(page, ANSWER);
  await steps.getByLabel('风险评估').check();
  await applies.getByLabel('否').check();
  await page.getByLabel('意见说明').fill('原址改造，不涉及征收。');
  await submits(page, ANSWER);
  await row('风险评估').getByText('不适用').waitFor();
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'contract-decision-answered');
  await begins(page, SIGN);
  await close();

  const english = await sits('works', 'contract-manager', `/console/contracts/${id}`, {
    ...{ language: 'en-US', screen: 'phone' },
  });
  await english.page.locator('#decision').getByText('Collective discussion').waitFor();
  expect(await sidewaysOverflow(english.page)).toEqual([]);
  await takePicture(english.page, 'contract-decision-phone');
  await english.close();
}
