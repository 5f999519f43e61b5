import { aComplaintWithItsVerifier } from '../journeys/support/stages';
import { PASSWORD } from '../journeys/support/journey-city';
import { watcherOf } from '../journeys/support/parties';
import type { World } from '../journeys/support/world';
import { takePicture, type TestBrowser } from '../support/browser';
import { begins, confirms, sitsDown, submits } from './case-screen';

const WORKS = { respondent: 'works', verifier: 'housing' } as const;
const HANDLER = { body: 'housing', role: 'case-handler' } as const;

/** One officer has one case open twice: neither tab overwrites what the other did, and a sign-out reaches both. */
export async function actsInTwoTabs(world: World, browser: TestBrowser): Promise<void> {
  const complaint = await aComplaintWithItsVerifier(world, WORKS);
  const { page: first, context, close } = await sitsDown(browser, HANDLER, complaint);
  const second = await context.newPage();
  await second.goto(`/console/complaints/${complaint.id}`);
  await second.getByText(complaint.number).first().waitFor();
  await begins(first, '询问');
  await first.getByLabel('投诉人', { exact: true }).check();
  await first.getByLabel('询问内容').fill('请补充付款凭证。');
  await begins(second, '通知被投诉主体');
  await second.getByLabel('诉求类型').check();
  await second.getByLabel('通知内容').fill('请就反映的欠付款项问题作出书面答复。');
  await confirms(second);
  await first.locator('.command-form').getByRole('button', { name: '询问', exact: true }).click();
  await first.getByText('案件刚刚有了变化，您的这一步没有办理').waitFor();
  await first.locator('.command-form li').filter({ hasText: '通知' }).first().waitFor();
  await first.getByRole('button', { name: '看到了，在新情况下继续' }).click();
  await expect(first.getByLabel('询问内容').inputValue()).resolves.toBe('请补充付款凭证。');
  await submits(first, '询问');
  await begins(first, '询问');
  await first.getByLabel('询问内容').fill('还没有写完');
  // Who signs out in one tab is signed out in both, at once; the other waits for the same person.
  await second.locator('.account').click();
  await second.getByRole('menuitem', { name: '退出登录' }).click();
  await second.getByLabel('用户名').waitFor();
  await first.getByText('登录已失效，请重新登录').waitFor();
  await takePicture(first, 'case-signed-out-elsewhere');
  await first.getByLabel('口令').fill(PASSWORD);
  await first.getByRole('button', { name: '登录', exact: true }).click();
  await first.getByText('登录已失效，请重新登录').waitFor({ state: 'hidden' });
  await expect(first.getByLabel('询问内容').inputValue()).resolves.toBe('还没有写完');
  await first.getByLabel('投诉人', { exact: true }).check();
  await submits(first, '询问');
  const { questions } = await watcherOf(world).sees(complaint);
  expect(questions).toHaveLength(2);
  await close();
}
