import { accessibilityProblems, openBrowser, sidewaysOverflow, takePicture } from '../support/browser';
import type { TestBrowser } from '../support/browser';
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
  it.each(['narrow', 'phone', 'laptop', 'wide'] as const)(
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
