import type { BodyId } from '../journeys/support/journey-city';
import type { Role } from '../../src/domain/officer';
import { accessibilityProblems, takePicture, type Visitor } from '../support/browser';
import { begins, flawsOf, submits } from './case-screen';

interface Seats {
  readonly id: string;
  readonly sits: (body: BodyId, role: Role, path: string) => Promise<Visitor>;
}

/** The inspectorate opens a review after a change of government; the department negotiates and concludes it. */
export async function reviewsSuccession(seats: Seats): Promise<void> {
  const { id, sits } = seats;
  const inspector = await sits('inspectorate', 'inspector', `/console/contracts/${id}`);
  await begins(inspector.page, '启动承继审查');
  await inspector.page.getByRole('radiogroup').getByLabel('政府换届').check();
  await inspector.page.getByLabel(/^依据文件/).fill('市人大〔2026〕3号任免决定');
  await submits(inspector.page, '启动承继审查');
  await inspector.page.locator('#succession').getByText('尚未确认结论').waitFor();
  expect(await flawsOf(inspector.page)).toEqual([]);
  await inspector.close();

  const { page, close } = await sits('works', 'contract-manager', `/console/contracts/${id}`);
  await begins(page, '登记协商');
  await page.getByLabel('合同管理员', { exact: true }).check();
  await page.locator('.command-form').getByLabel('合同相对方', { exact: true }).check();
  await page.getByLabel('按原合同继续履行').check();
  await page.getByRole('textbox', { name: '协商情况' }).fill('双方确认按原合同继续履行。');
  await submits(page, '登记协商');
  await page.locator('#succession').getByText('已登记协商 1 次').waitFor();
  await begins(page, '确认承继审查结论');
  await page.getByLabel('已经与相对方协商').check();
  await page.getByRole('textbox', { name: '意见说明' }).fill('与相对方协商后继续履行。');
  await submits(page, '确认承继审查结论');
  await page.locator('#succession').getByText('已经与相对方协商').waitFor();
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'contract-succession');
  await close();
  await ordersSuccession(seats);
}

/** A whole body changes hands: one order brings each of its contracts under review, and the page counts them. */
async function ordersSuccession({ sits }: Seats): Promise<void> {
  const { page, close } = await sits('inspectorate', 'inspector', '/console/contracts/successions');
  await page.getByText('还没有启动过承继审查').waitFor();
  await page.getByRole('button', { name: '启动审查' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '启动', exact: true }).click();
  await dialog.getByText('请填写').first().waitFor();
  await dialog.getByLabel('机构调整').check();
  await dialog.getByLabel('变化之日').fill('2026-01-12');
  await dialog.getByLabel('依据文件的名称和文号').fill('机构改革方案〔2026〕1号');
  expect(await accessibilityProblems(page)).toEqual([]);
  await takePicture(page, 'succession-order');
  await dialog.getByRole('button', { name: '启动', exact: true }).dblclick();
  await page.getByText('机构调整', { exact: false }).first().waitFor();
  const line = page.getByRole('row').filter({ hasText: '机构改革方案〔2026〕1号' });
  await line.waitFor();
  expect(await line.count()).toBe(1);
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'succession-orders');
  await close();
}
