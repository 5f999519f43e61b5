import type { BodyId } from '../journeys/support/journey-city';
import type { Role } from '../../src/domain/officer';
import { takePicture, type Visitor } from '../support/browser';
import { begins, flawsOf, submits } from './case-screen';

interface Seats {
  readonly id: string;
  readonly sits: (body: BodyId, role: Role, path: string) => Promise<Visitor>;
}

/** The inspectorate opens a review after a change of government; the department negotiates and concludes it. */
export async function reviewsSuccession({ id, sits }: Seats): Promise<void> {
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
}
