import { accessibilityProblems, openBrowser, sidewaysOverflow, takePicture } from '../support/browser';
import type { TestBrowser } from '../support/browser';
import { FIRST_LOAD_LIMITS, weighLoading, type FirstLoad } from '../support/first-load';
import { presses } from './by-keyboard';
import { PASSWORD, usernameOf } from '../journeys/support/journey-city';
import { contractOfficer, purchase } from '../journeys/support/contract-desk';
import { openWorld, type World } from '../journeys/support/world';

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  world = await openWorld('2026-02-10 09:00');
  browser = await openBrowser(world.url);
}, 90_000);

afterAll(async () => {
  await browser.close();
  await world.close();
});

describe.each(['zh-CN', 'en-US'] as const)('the portal in %s', (language) => {
  it.each(['narrow', 'zoomed', 'phone', 'laptop', 'wide'] as const)(
    'opens without a flaw on a %s screen',
    async (screen) => {
      const { page, troubles, close } = await browser.visit({ screen, language });
      await page.goto('/');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('aside').waitFor();
      await takePicture(page, `home-${language}-${screen}`);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toEqual([]);
      expect(troubles).toEqual([]);
      await close();
    },
  );
});

it('lets staff in and says who they are', async () => {
  const { page, troubles, close } = await browser.visit();
  await page.goto('/console');
  await page.getByLabel('用户名').fill('credit.registrar');
  await page.getByLabel('口令').fill('七月的风吹过科尔沁草原');
  await takePicture(page, 'console-sign-in');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await takePicture(page, 'console-home');
  // The first look finds nobody signed in, which the browser tells of itself.
  expect(troubles.filter((trouble) => !trouble.includes('401'))).toEqual([]);
  await close();
});

it('tells whoever scans the code of a filed copy that the contract is filed, on a telephone', async () => {
  const manager = contractOfficer(world, 'works', 'contract-manager');
  const { id, code } = await manager.collects(purchase());
  await contractOfficer(world, 'housing', 'section-head').does(id, 'file', { number: '榆财备〔2026〕7号' });
  const token = await world.desk.tokenOf(usernameOf('works', 'contract-manager'));
  const copy = await world.desk.download(`/contracts/${id}/filed-copy`, token);
  const path = /\/verify\/[\w-]{24}/.exec(copy.toString('latin1'))?.[0] ?? '';
  const { page, troubles, close } = await browser.visit({ screen: 'phone' });
  await page.goto(path);
  await page.getByRole('heading', { level: 1, name: '核验通过：合同已经备案' }).waitFor();
  await takePicture(page, 'verify-phone');
  expect(await page.getByRole('main').textContent()).toContain(code);
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await sidewaysOverflow(page)).toEqual([]);
  expect(troubles).toEqual([]);
  await page.goto(`${path.slice(0, -4)}AAAA`);
  await page.getByRole('heading', { level: 1, name: '没有核验到这份备案件' }).waitFor();
  await takePicture(page, 'verify-wrong-phone');
  expect(await accessibilityProblems(page)).toEqual([]);
  await close();
});

describe('what is fetched before a page can be used', () => {
  /** Says what is heavy where it is too much. */
  const expectWithin = ({ bytes, files }: FirstLoad, limit: number): void => {
    expect(files.length).toBeGreaterThan(1);
    expect({ isTooMuch: bytes > limit, bytes, heaviest: files.slice(0, 8) }).toMatchObject({
      isTooMuch: false,
    });
  };

  it('is at most 120 kB for the portal, compressed', async () => {
    const { page, close } = await browser.visit({ screen: 'phone' });
    const loaded = weighLoading(page);
    await page.goto('/');
    await page.locator('aside').waitFor();
    expectWithin(await loaded(), FIRST_LOAD_LIMITS.portal);
    await close();
  });

  it('is at most 350 kB for the console, from the password to the inbox', async () => {
    const { page, close } = await browser.visit();
    const loaded = weighLoading(page);
    await page.goto('/console');
    await page.getByLabel('用户名').fill(usernameOf('credit', 'registrar'));
    await page.getByLabel('口令').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { level: 1, name: '我的待办' }).waitFor();
    await page.locator('.case-link, .empty').first().waitFor();
    expectWithin(await loaded(), FIRST_LOAD_LIMITS.console);
    await close();
  });
});

it('would be found out if the focus were hidden', async () => {
  const { page, close } = await browser.visit();
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(
    `document.styleSheets[0].insertRule('* { outline: none !important; box-shadow: none !important }', 0)`,
  );
  await expect(presses(page, page.getByRole('link', { name: '我要投诉' }).first())).rejects.toThrow(
    'has no visible focus',
  );
  await close();
});
