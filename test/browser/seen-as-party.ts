import { verifyingAt } from '../journeys/support/parties';
import { anAnsweredComplaint } from '../journeys/support/stages';
import type { World } from '../journeys/support/world';
import { takePicture, type TestBrowser } from '../support/browser';
import { flawsOf, sitsDown, unexpected } from './case-screen';

/** A supervisor borrows the eyes of the body complained of: its side of the case, nothing to do, and a way back. */
export async function looksAsTheRespondent(world: World, browser: TestBrowser): Promise<void> {
  const complaint = await anAnsweredComplaint(world, { respondent: 'works', verifier: 'housing' });
  const seat = { body: 'region-inspectorate', role: 'inspector' } as const;
  const { page, troubles, close } = await sitsDown(browser, seat, complaint);
  await page.locator('.see-as').getByRole('link', { name: '被投诉主体' }).click();
  const banner = page.getByRole('status').filter({ hasText: '您正在以被投诉主体的视角查看本件' });
  await banner.waitFor();
  expect(new URL(page.url()).searchParams.get('seenAs')).toBe('respondent');
  await page.reload();
  await page.getByRole('heading', { name: '诉求', exact: true }).waitFor();
  const text = await page.locator('.case').innerText();
  for (const hidden of ['工程验收合格后逾期未付尾款', '办理记录', '投诉人身份'])
    expect(text).not.toContain(hidden);
  await page.getByText(/^现在还不能办理/).click();
  const answer = page.locator('.greyed li').filter({ hasText: '答复' }).first();
  await expect(answer.innerText()).resolves.toContain('您正在以当事人的视角查看');
  await takePicture(page, 'case-seen-as');
  expect(await flawsOf(page)).toEqual([]);
  // Nothing is written here: what happens meanwhile shows by itself.
  await verifyingAt(world, 'housing').concludes(complaint, complaint.demandIds, 'substantiated');
  await page.locator('.case-main').getByText('属实', { exact: true }).waitFor();
  await banner.getByRole('button', { name: '返回本人的视角' }).click();
  await page.getByRole('heading', { name: '办理记录' }).waitFor();
  expect(unexpected(troubles)).toEqual([]);
  await close();
}
