import { sampleOf } from '../support/sample-files';
import { takePicture, type Visitor } from '../support/browser';
import type { BodyId } from '../journeys/support/journey-city';
import type { Role } from '../../src/domain/officer';
import { begins, confirms, flawsOf, submits } from './case-screen';
import { chooses } from './collect-screen';

interface Seats {
  readonly id: string;
  readonly sits: (body: BodyId, role: Role, path: string) => Promise<Visitor>;
}

/** A check finds something wanting; it is assigned, answered by whom it was assigned to, and confirmed. */
export async function seesToProblem({ id, sits }: Seats): Promise<void> {
  const regulator = await sits('housing', 'section-head', `/console/contracts/${id}`);
  const { page } = regulator;
  await begins(page, '登记监测');
  for (const item of ['质量', '变更']) {
    await page
      .getByRole('radiogroup', { name: `${item}：结论` })
      .getByLabel('正常')
      .check();
  }
  await page.getByRole('radiogroup', { name: '进度：结论' }).getByLabel('有问题').check();
  await page.getByLabel('进度：说明').fill('到货晚了两周。');
  await submits(page, '登记监测');
  await page.locator('#prompts').getByText('“进度”有问题，还没有交办').waitFor();
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'contract-prompts');

  await begins(page, '交办问题');
  await chooses(page, '问题种类', '进度滞后');
  await page.getByLabel('较重').check();
  await page.getByLabel('什么问题').fill('到货晚于计划，请督促供货方。');
  await page.getByRole('radiogroup', { name: '交办给' }).getByLabel('承办单位').check();
  await submits(page, '交办问题');
  await page.locator('#monitoring').getByText('问题1：进度滞后').waitFor();
  expect(await flawsOf(page)).toEqual([]);

  const manager = await sits('works', 'contract-manager', '/console/contracts/problems');
  await manager.page.getByText('到货晚于计划，请督促供货方。').waitFor();
  expect(await flawsOf(manager.page)).toEqual([]);
  await takePicture(manager.page, 'contract-problems');
  await manager.page.goto(`/console/contracts/${id}`);
  await begins(manager.page, '反馈问题办理情况');
  await manager.page.getByRole('textbox', { name: '办理情况' }).fill('已经到货，单据已附。');
  await manager.page.getByLabel(/^证明材料/).setInputFiles({
    name: '到货单.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(sampleOf('application/pdf')),
  });
  await manager.page.locator('.file-line').getByRole('button', { name: '移除' }).waitFor();
  await submits(manager.page, '反馈问题办理情况');
  await manager.page.locator('#monitoring').getByText('已反馈，待确认').waitFor();
  await takePicture(manager.page, 'contract-problem-answered');
  await manager.close();

  await page.goto(`/console/contracts/${id}`);
  await begins(page, '确认问题已解决');
  await confirms(page);
  await page.locator('#monitoring').getByText('已解决、已撤回的 1 个').waitFor();
  expect(await flawsOf(page)).toEqual([]);
  await regulator.close();
}
