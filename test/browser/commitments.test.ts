import type { Role } from '../../src/domain/officer';
import { commitmentOfficer } from '../journeys/support/commitment-desk';
import { usernameOf, type BodyId } from '../journeys/support/journey-city';
import { openWorld, type World } from '../journeys/support/world';
import {
  accessibilityProblems,
  openBrowser,
  sidewaysOverflow,
  takePicture,
  type TestBrowser,
  type Visit,
  type Visitor,
} from '../support/browser';
import { readWorkbookAt } from '../support/workbook';
import { begins, flawsOf, submits, unexpected } from './case-screen';
import { chooses } from './collect-screen';
import { arrives, ownTroubles } from './console-visit';

let world: World;
let browser: TestBrowser;
let id = '';

beforeAll(async () => {
  world = await openWorld('2026-01-12 10:00');
  browser = await openBrowser(world.url);
}, 90_000);

afterAll(async () => {
  await browser.close();
  await world.close();
});

/** The list of the day before is what it was, and goes into a table. */
async function listsOfDay(): Promise<void> {
  const { page, troubles, close } = await seated('housing', 'section-head', '/console/commitments');
  await page.getByRole('link', { name: '承诺清单' }).click();
  await page.getByText(/补贴发放到企业：2026年2月12日（周四），逾期未兑现/).waitFor();
  await page.getByLabel('所在之日').fill('2026-02-12');
  await page.getByRole('heading', { name: /^截至 2026年2月12日/ }).waitFor();
  await page.getByText(/补贴发放到企业：2026年2月12日（周四），今日到期/).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await takePicture(page, 'commitment-list');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 Excel' }).click(),
  ]);
  const table = readWorkbookAt(await download.path());
  expect(table).toHaveLength(2);
  expect(table[1]?.join()).toContain('补贴发放到企业,2026-02-12,');
  expect(ownTroubles(troubles)).toEqual([]);
  await close();
}

const seated = (body: BodyId, role: Role, path: string, visit: Visit = {}): Promise<Visitor> =>
  arrives({ browser, world }, { username: usernameOf(body, role), path, visit });

it('is registered in a dialog over the list, and opens with its nodes and clocks', async () => {
  const { page, troubles, close } = await seated('works', 'contract-manager', '/console/commitments');
  await page.getByText('还没有可以查看的承诺').waitFor();
  await page.getByRole('button', { name: '登记承诺' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('承诺了什么').fill('年内兑现企业稳岗补贴');
  await chooses(page, '种类', '02', dialog);
  await dialog.getByLabel('作出承诺之日').fill('2026-01-05');
  await dialog.getByLabel('节点 1：兑现什么').fill('补贴发放到企业');
  await dialog.getByLabel('节点 1：于何日前兑现').fill('2026-02-12');
  expect(await accessibilityProblems(page)).toEqual([]);
  await takePicture(page, 'commitment-register');
  await dialog.getByRole('button', { name: '登记', exact: true }).dblclick();
  await page.waitForURL(/commitments\/[0-9a-f-]{36}/);
  id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.locator('#nodes').getByText('补贴发放到企业').waitFor();
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'commitment');
  expect(unexpected(ownTroubles(troubles))).toEqual([]);
  await close();
  expect(await commitmentOfficer(world, 'housing', 'section-head').lists('')).toEqual([id]);
}, 60_000);

it('waits among the work of its manager, what falls due first first, on a phone in English too', async () => {
  await world.time.passesTo('2026-02-13 09:30');
  const seat = ['works', 'contract-manager', '/console/commitments/duties'] as const;
  const { page, troubles, close } = await seated(...seat);
  const row = page.getByRole('row').filter({ hasText: '说明未兑现原因' });
  await row.getByText('补贴发放到企业').waitFor();
  await page.getByRole('link', { name: /^超期/ }).click();
  await page.getByText('已超期').waitFor();
  await row.waitFor({ state: 'detached' });
  expect(await accessibilityProblems(page)).toEqual([]);
  await takePicture(page, 'commitment-duties');
  expect(ownTroubles(troubles)).toEqual([]);
  await close();

  const phone = await seated(...seat, { language: 'en-US', screen: 'phone' });
  await phone.page.getByText('Explain why it is not honoured').waitFor();
  expect(await sidewaysOverflow(phone.page)).toEqual([]);
  expect(await accessibilityProblems(phone.page)).toEqual([]);
  await takePicture(phone.page, 'commitment-duties-phone');
  await phone.page.locator('.case-link').first().click();
  await phone.page.waitForURL(`**/commitments/${id}`);
  await phone.close();
}, 60_000);

it('is overdue, explained on its page, and found in English by whoever supervises', async () => {
  const { page, close } = await seated('works', 'contract-manager', `/console/commitments/${id}`);
  await begins(page, '说明未兑现原因');
  const form = page.locator('.command-form');
  await chooses(page, '未兑现原因', '资金未落实', form);
  await form.getByLabel(/^计划兑现之日/).fill('2026-03-10');
  await form.getByLabel(/^理由/).fill('资金已列入三月用款计划。');
  expect(await flawsOf(page)).toEqual([]);
  await submits(page, '说明未兑现原因');
  await page.locator('#journal').getByText('资金已列入三月用款计划。').waitFor();
  await close();

  await listsOfDay();

  const seat = ['inspectorate', 'inspector', '/console/commitments?overdue=true'] as const;
  const inspector = await seated(...seat, { language: 'en-US' });
  await inspector.page.getByText('1 day overdue (1 node)').waitFor();
  expect(await accessibilityProblems(inspector.page)).toEqual([]);
  await takePicture(inspector.page, 'commitments');
  await inspector.page.locator('.case-link').click();
  await inspector.page.locator('#actions').getByRole('button', { name: 'Open a supervision' }).waitFor();
  await inspector.page
    .locator('#journal')
    .getByText(/explained why node 1 is not honoured/)
    .waitFor();
  expect(await flawsOf(inspector.page)).toEqual([]);
  await inspector.close();
}, 60_000);
