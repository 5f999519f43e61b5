import type { Page } from 'playwright-core';
import { usernameOf, PASSWORD } from '../journeys/support/journey-city';
import { complains } from '../journeys/support/parties';
import { expectStatus } from '../journeys/support/desk';
import { openWorld, type World } from '../journeys/support/world';
import {
  accessibilityProblems,
  accessibilityProblemsAsItIs,
  openBrowser,
  sidewaysOverflow,
  takePicture,
} from '../support/browser';
import type { TestBrowser, Visit, Visitor } from '../support/browser';
import { eventually } from '../support/eventually';
import { readWorkbookAt } from '../support/workbook';
import { presses, writes } from './by-keyboard';
import { standing } from './case-screen';
import { arrives, ownTroubles } from './console-visit';

let world: World;
let browser: TestBrowser;
/** In the order in which they were filed. */
const titles = ['路面设备尾款未付', '路灯维护费未付', '验收迟迟不办'] as const;

const REGISTRAR = usernameOf('credit', 'registrar');

beforeAll(async () => {
  world = await openWorld('2026-02-10 09:00');
  browser = await openBrowser(world.url);
  const token = await world.desk.tokenOf(REGISTRAR);
  for (const title of titles) expectStatus(await world.desk.post('/complaints', filing(title), token), 201);
}, 90_000);

afterAll(async () => {
  await browser.close();
  await world.close();
});

const filing = (title: string) => ({
  respondentOrganizationId: 'works',
  field: 'government-procurement',
  title,
  narrative: '验收合格后逾期未付。',
  demands: [{ kind: 'payment', amountYuan: '128000.00' }],
  identity: { mode: 'sealed', name: '某某科技有限公司', phone: '13800000000' },
});

const signedIn = (path: string, username = REGISTRAR, visit: Visit = {}): Promise<Visitor> =>
  arrives({ browser, world }, { username, path, visit });

const READINGS = `performance.getEntriesByType('resource').filter(({ name }) => new URL(name).pathname.endsWith('/duties')).length`;
const lines = (page: Page) => page.locator('.case-link');

describe('the inbox', () => {
  it('shows what falls due first first, each with the working days that are left', async () => {
    const { page, troubles, close } = await signedIn('/console/inbox');
    await lines(page).first().waitFor();
    const due = await page.locator('.due-date').allTextContents();
    expect(due.length).toBeGreaterThanOrEqual(titles.length);
    expect(due).toEqual([...due].sort());
    expect(await page.locator('.time-left').first().textContent()).toMatch(/剩 \d+ 个工作日|今天到期/);
    expect(ownTroubles(troubles)).toEqual([]);
    await close();
  });

  it('keeps its filters in the address: reloaded, and sent to a colleague, it shows the same', async () => {
    const { page, close } = await signedIn('/console/inbox');
    await page.getByLabel(/^搜索/).fill('路灯');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    await expectLines(page, 1);
    await page.reload();
    await expectLines(page, 1);
    expect(await page.locator('.title').first().textContent()).toBe('路灯维护费未付');
    await page.goto('/console/inbox?q=%E8%B7%AF%E7%81%AF&status=nonsense&tab=nowhere');
    await expectLines(page, 1);
    expect(page.url()).not.toMatch(/nonsense|nowhere/);
    await close();
  });

  it('is walked with j and k, ticked with x, searched with /, and opened with Enter', async () => {
    const { page, close } = await signedIn('/console/inbox');
    const second = await lines(page).nth(1).textContent();
    const focused = (): Promise<string> => page.evaluate('document.activeElement.textContent');
    for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
    expect(await focused()).toBe(second);
    await page.keyboard.press('x');
    await page.getByText('已勾选 1 件').waitFor();
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.id')).toBe('list-search');
    await page.keyboard.press('j');
    expect(await page.getByLabel(/^搜索/).inputValue()).toBe('j');
    await lines(page).nth(1).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/console\/complaints\/[0-9a-f-]{36}/);
    await close();
  });

  it('goes into a table as it is shown', async () => {
    const { page, close } = await signedIn('/console/inbox');
    await lines(page).first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出本页' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('我的待办.xlsx');
    const [head, ...rows] = readWorkbookAt(await download.path());
    expect(head).toEqual(['期限', '应办事项', '投诉', '被投诉主体', '状态', '承办人']);
    expect(rows).toHaveLength(await lines(page).count());
    const number = (await page.locator('.case-link').first().textContent()) ?? '';
    expect(rows[0]?.[2]).toContain(`${number} · `);
    await close();
  });

  it('says politely that something has changed, and changes nothing until it is asked', async () => {
    const { page, close } = await signedIn('/console/inbox');
    // Read once, and once more when the feed has begun: what comes from here on is told.
    await eventually(async () => expect(await page.evaluate(READINGS)).toBeGreaterThanOrEqual(2));
    await lines(page).first().waitFor();
    const before = await lines(page).count();
    const token = await world.desk.tokenOf(REGISTRAR);
    expectStatus(await world.desk.post('/complaints', filing('又来一件'), token), 201);
    await page.getByText(/^有 \d+ 件更新$/).waitFor();
    expect(await lines(page).count()).toBe(before);
    await page.getByRole('button', { name: '显示' }).click();
    await page.getByText('又来一件').first().waitFor();
    await close();
  });
});

it('does one thing to several cases, and tells of each how it went', async () => {
  const { page, close } = await signedIn('/console/complaints?q=%E6%9C%AA%E4%BB%98');
  await expectLines(page, 2);
  await page.getByLabel('勾选本页全部').click();
  await page.getByRole('button', { name: '批量指定承办人' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('勾选的 2 件中，2 件现在可以办理').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await dialog.getByLabel('承办人').click();
  await page.locator('.ant-select-item-option').first().waitFor();
  await page.getByRole('listbox', { name: '承办人', includeHidden: true }).waitFor({ state: 'attached' });
  expect(await accessibilityProblemsAsItIs(page)).toEqual([]);
  await page.locator('.ant-select-item-option').first().click();
  await dialog.getByRole('button', { name: '办理这 2 件' }).click();
  await dialog.getByText('2 件中办成 2 件').waitFor();
  await close();
});

it('asks for the password again above the form, and loses nothing that was typed', async () => {
  const { page, context, close } = await signedIn('/console/counter');
  await page.getByLabel('标题').fill('路灯尾款未付');
  await page.getByLabel('事实经过').fill('验收合格后逾期未付。');
  await context.clearCookies();
  await page.getByLabel('被投诉主体').fill('zhaoming');
  // Anybody may look for a body; what is shown of the chosen one is asked for by name.
  await page.locator('.ant-select-item-option', { hasText: '照明' }).click();
  await page.getByText('登录已失效，请重新登录').waitFor();
  await page.getByLabel('口令').fill(PASSWORD);
  // The list of bodies closes when somebody turns away from its field.
  await page.locator('.ant-select-dropdown').waitFor({ state: 'hidden' });
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByText('登录已失效，请重新登录').waitFor({ state: 'hidden' });
  expect(await page.getByLabel('标题').inputValue()).toBe('路灯尾款未付');
  await close();
});

it('lets a complaint be found in the inbox and accepted without a mouse', async () => {
  const complaint = await complains(world, 'works');
  const { page, close } = await browser.visit();
  await page.goto('/console');
  await writes(page, page.getByLabel('用户名'), REGISTRAR);
  await writes(page, page.getByLabel('口令', { exact: true }), PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '我的待办' }).waitFor();
  await writes(page, page.getByLabel(/^搜索/), complaint.number);
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=/);
  await presses(page, page.getByRole('link', { name: complaint.number }));
  await presses(page, page.locator('#actions').getByRole('button', { name: '受理', exact: true }));
  const form = page.locator('.command-form');
  await presses(page, form.getByRole('button', { name: '受理', exact: true }));
  await form.waitFor({ state: 'detached' });
  await expect(standing(page).innerText()).resolves.toBe('已受理');
  await close();
});

describe.each(['zh-CN', 'en-US'] as const)('in %s', (language) => {
  it.each(['phone', 'laptop', 'wide'] as const)(
    'has no flaw on a %s screen',
    async (screen) => {
      for (const path of ['inbox', 'complaints', 'counter', 'complaints?q=nothing-like-this']) {
        const { page, troubles, close } = await signedIn(`/console/${path}`, REGISTRAR, { screen, language });
        await page.locator('.case-link, .empty, form.counter').first().waitFor();
        expect(await accessibilityProblems(page)).toEqual([]);
        expect(await sidewaysOverflow(page)).toEqual([]);
        expect(ownTroubles(troubles)).toEqual([]);
        await takePicture(page, `console-${path.replace(/\W.*/, '-empty')}-${language}-${screen}`);
        await close();
      }
    },
    60_000,
  );
});

async function expectLines(page: Page, count: number): Promise<void> {
  await lines(page)
    .nth(count - 1)
    .waitFor();
  await lines(page).nth(count).waitFor({ state: 'detached' });
}
