import { acceptingAt, complains, isApproved } from '../journeys/support/parties';
import type { World } from '../journeys/support/world';
import { takePicture, type TestBrowser } from '../support/browser';
import { flawsOf, sitsDown, submits, unexpected } from './case-screen';
import { ownTroubles } from './console-visit';

const MAIL = 'distant-hills@complainant.example';
const REGISTRAR = { body: 'credit', role: 'registrar' } as const;

/** One complaint was made twice: a person links them, both complainants hear one answer, and another unlinks them. */
export async function followsAndIsLetGo(world: World, browser: TestBrowser): Promise<void> {
  const person = { mode: 'sealed', name: '远山园林有限公司', phone: '13900009999', email: MAIL };
  const told = { title: '苗木款未付', narrative: '苗木栽植验收合格，养护期满后苗木款至今未付。' };
  const leading = await complains(world, 'works', { ...told, identity: person });
  const repeated = await complains(world, 'works', { ...told, title: '反映拖欠苗木款', identity: person });
  const { page, troubles, close } = await sitsDown(browser, REGISTRAR, repeated);
  const part = page.locator('#duplicates');
  const found = part.locator('.duplicate').filter({ hasText: leading.number });
  await found.getByText('投诉人相同').waitFor();
  expect(await part.innerText()).not.toContain('13900009999');
  await found.getByRole('button', { name: `关联到此件 ${leading.number}` }).click();
  await expect(page.getByLabel('主件的投诉编号').inputValue()).resolves.toBe(leading.number);
  await page.getByLabel('理由').fill('同一企业就同一笔苗木款先后投诉。');
  expect(await flawsOf(page)).toEqual([]);
  await submits(page, '关联重复件');
  await part.getByRole('heading', { name: '本件已关联到主件' }).waitFor();
  await takePicture(page, 'case-duplicates');
  expect(await flawsOf(page)).toEqual([]);
  const { registrar } = acceptingAt(world, 'credit');
  await registrar.does(leading, 'reject', { reasonCode: 'R02', explanation: '法院已经立案。' });
  await isApproved(world, leading);
  const served = { letterKind: 'rejection-notice', party: 'complainant', method: 'electronic' };
  await registrar.does(leading, 'serve', { ...served, on: world.time.today() });
  await page
    .locator('.change-bar')
    .getByText(/^刚刚：主件已答复，结果为“不予受理”/)
    .waitFor({ timeout: 40_000 });
  await page.getByRole('button', { name: '查看最新情况' }).click();
  await part.getByRole('link', { name: leading.number }).click();
  await part.getByRole('button', { name: `解除 ${repeated.number} 的关联` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('理由').fill('经核对，涉及不同的合同。');
  await takePicture(page, 'case-unlinks-follower');
  await dialog.getByRole('button', { name: '解除关联' }).click();
  await part.getByRole('heading', { name: '已有 1 件关联到本件' }).waitFor({ state: 'detached' });
  await page.goBack();
  await found.getByRole('button', { name: `关联到此件 ${leading.number}` }).waitFor();
  expect(unexpected(ownTroubles(troubles))).toEqual([]);
  await close();
}
