import type { Page } from 'playwright-core';
import type { World } from '../journeys/support/world';
import { accessibilityProblems, takePicture } from '../support/browser';
import { eventually } from '../support/eventually';

/** An office system is registered with a token made in the browser, and is let in with it. */
export async function issuesCredential(page: Page, world: World): Promise<void> {
  await page.getByRole('button', { name: '登记凭据' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('办公系统').check();
  const send = dialog.getByRole('button', { name: '登记凭据' });
  await send.click();
  await dialog.getByText('请填写此项').first().waitFor();
  await dialog.getByLabel('系统名称').fill('电子签章平台');
  await dialog.getByLabel('所属单位').fill('住房');
  const found = page.locator('.ant-select-item-option');
  // What stood there before the search was answered goes away under a click.
  await eventually(async () => {
    const names = await found.allTextContents();
    expect(names.filter((name) => !name.includes('住房'))).toEqual([]);
  });
  await found.filter({ hasText: '住房和城乡建设局' }).first().click();
  const token = await dialog.getByLabel('令牌').inputValue();
  expect(await accessibilityProblems(page)).toEqual([]);
  await takePicture(page, 'credential-new');
  await send.dblclick();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('listitem', { name: '电子签章平台' }).getByText('在用').waitFor();
  expect(await page.content()).not.toContain(token);
  const signs = async (bearer: string): Promise<number> =>
    (await world.desk.post('/contract-signatures', {}, bearer)).status;
  expect(await signs(`${token}x`)).toBe(401);
  expect(await signs(token)).toBe(400);
}
