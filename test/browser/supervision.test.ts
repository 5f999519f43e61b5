import type { Page } from 'playwright-core';
import { usernameOf } from '../journeys/support/journey-city';
import { complains, type Complaint } from '../journeys/support/parties';
import { aComplaintWithItsVerifier } from '../journeys/support/stages';
import { openWorld, type World } from '../journeys/support/world';
import { accessibilityProblems, openBrowser, sidewaysOverflow, takePicture } from '../support/browser';
import type { TestBrowser, Visit, Visitor } from '../support/browser';
import { arrives, ownTroubles } from './console-visit';

// A machine that does other work as well takes its time over a page.
jest.setTimeout(90_000);

let world: World;
let browser: TestBrowser;
let untouched: Complaint;

/** Two cases over which somebody sits, and one that its complainant has taken back. */
beforeAll(async () => {
  world = await openWorld('2026-02-10 09:00');
  browser = await openBrowser(world.url);
  untouched = await complains(world, 'works', { title: '路灯维护费未付' });
  await aComplaintWithItsVerifier(world, { respondent: 'park', verifier: 'industry' });
  const withdrawn = await complains(world, 'lighting');
  await withdrawn.complainant.does(withdrawn, 'withdraw');
  await world.time.passesTo('2026-03-06 09:00');
}, 120_000);

afterAll(async () => {
  await browser.close();
  await world.close();
});

const LEADER = usernameOf('city', 'leader');
const INSPECTOR = usernameOf('inspectorate', 'inspector');

const signedIn = (path: string, username: string, visit: Visit = {}): Promise<Visitor> =>
  arrives({ browser, world }, { username, path, visit });

/** A bar of what was received; it lies under the key to its colour. */
const drawn = (page: Page) => page.locator('.chart').last().locator('path[fill="#9db8d9"]').first();

/** The files that a page has fetched so far. */
const scripts = (page: Page): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(`performance.getEntriesByType('resource').map(({ name }) => name)`);

describe('the leaders’ figures', () => {
  it('are what a leader sees first, and each opens the cases that it counts', async () => {
    const { page, troubles, close } = await signedIn('/console', LEADER);
    await page.waitForURL(/\/console\/statistics$/);
    await drawn(page).waitFor();
    const received = page.getByRole('link', { name: '收到 3 件，打开列表', exact: true }).first();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(ownTroubles(troubles)).toEqual([]);
    await received.click();
    await page.getByText('共 3 件', { exact: true }).waitFor();
    await page.goBack();
    await page.getByText('受理部门', { exact: true }).click();
    await page.getByRole('link', { name: '榆关市发展和改革委员会 超期未办 2 件，打开列表' }).click();
    await page.getByText('共 2 件', { exact: true }).waitFor();
    await page.getByText('统计口径: 超期未办').waitFor();
    await close();
  });

  it('are opened from the chart as well, which other pages do not fetch', async () => {
    const { page, close } = await signedIn('/console/supervision', LEADER);
    await page.locator('.case-link').first().waitFor();
    const before = await scripts(page);
    expect(before.filter((name) => name.includes('/chart-'))).toEqual([]);
    await page.getByRole('link', { name: '统计分析' }).click();
    await drawn(page).waitFor();
    expect((await scripts(page)).filter((name) => name.includes('/chart-'))).not.toEqual([]);
    await drawn(page).click();
    await page.waitForURL(/\/console\/complaints\?.*figure=received/);
    await close();
  });

  it('keep what they are narrowed to in the address, in words that every list knows', async () => {
    const { page, close } = await signedIn('/console/statistics?by=respondent&from=2026-02-01', LEADER);
    await page.getByRole('link', { name: '榆关市产业园区建设服务中心 收到 1 件，打开列表' }).waitFor();
    await page.getByRole('button', { name: '本月' }).click();
    await page.waitForURL(/from=2026-03-01/);
    await page.getByText('没有符合筛选条件的案件').waitFor();
    await page.getByRole('button', { name: '全部时间' }).click();
    await page.getByRole('link', { name: '收到 3 件，打开列表', exact: true }).first().waitFor();
    expect(page.url()).toMatch(/statistics\?by=respondent$/);
    await close();
  });
});

describe('the supervision board', () => {
  it('shows what is overdue and who holds it, and urges several at once', async () => {
    const { page, troubles, close } = await signedIn('/console/supervision', INSPECTOR);
    await page.getByLabel('勾选本页全部').click();
    const count = await page.locator('.case-link').count();
    expect(count).toBeGreaterThanOrEqual(2);
    expect(await page.getByText(/^已超期 \d+ 个工作日$/).count()).toBe(count);
    await page.getByRole('button', { name: '批量催办' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`勾选的 ${count} 件中，${count} 件现在可以办理`).waitFor();
    await dialog.getByLabel('催办内容').fill('请三日内办结并书面说明。');
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: `办理这 ${count} 件` }).click();
    await dialog.getByText(`${count} 件中办成 ${count} 件`).waitFor();
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await page
      .getByText('3月6日催办')
      .nth(count - 1)
      .waitFor();
    expect(ownTroubles(troubles)).toEqual([]);
    await close();
  });

  it('leads into the case, with the form of the act open', async () => {
    const { page, close } = await signedIn('/console/supervision', INSPECTOR);
    await page
      .getByRole('link', { name: `挂牌：${untouched.number}` })
      .first()
      .click();
    await page.locator('.command-form').getByRole('heading', { name: '挂牌督办' }).waitFor();
    await page.goto('/console/supervision?rung=nothing-like-this');
    await page.locator('.empty').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '清除筛选' }).last().click();
    await page.locator('.case-link').first().waitFor();
    await close();
  });

  it('offers no act to whoever only looks on', async () => {
    const { page, close } = await signedIn('/console/supervision', LEADER);
    await page.locator('.case-link').first().waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(0);
    expect(await page.getByRole('link', { name: /^催办：/ }).count()).toBe(0);
    await close();
  });

  it('says who sits on how much, each number opening its cases', async () => {
    const { page, close } = await signedIn('/console/supervision', INSPECTOR);
    await page.getByRole('link', { name: '压在谁手里' }).click();
    const industry = page.getByRole('link', { name: /^榆关市工业和信息化局 .*：1 件，打开列表$/ });
    await industry.first().click();
    await page.getByText('共 1 件', { exact: true }).waitFor();
    await page.getByText('应办单位: 榆关市工业和信息化局').waitFor();
    await close();
  });
});

const PAGES = ['statistics', 'supervision', 'supervision?view=holders', 'supervision?view=dwell'] as const;

const SCREENS = [
  ['zh-CN', 'phone'],
  ['zh-CN', 'wide'],
  ['en-US', 'phone'],
  ['en-US', 'laptop'],
] as const;

it.each(SCREENS)('the pages have no flaw in %s on a %s screen', async (language, screen) => {
  const { page, troubles, close } = await signedIn('/console/statistics', INSPECTOR, { screen, language });
  for (const path of PAGES) {
    await page.goto(`/console/${path}`);
    await page.locator('.ant-table-row:visible').first().waitFor();
    if (path === 'statistics') await drawn(page).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toEqual([]);
    await takePicture(page, `${path.replace('?view=', '-')}-${language}-${screen}`);
  }
  expect(ownTroubles(troubles)).toEqual([]);
  await close();
});
