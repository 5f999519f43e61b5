import type { Page } from 'playwright-core';
import { PASSWORD, usernameOf, type BodyId } from '../journeys/support/journey-city';
import type { CaseHandle } from '../journeys/support/people';
import type { Role } from '../../src/domain/officer';
import { accessibilityProblems, takePicture } from '../support/browser';
import { eventually } from '../support/eventually';
import type { TestBrowser, Visit, Visitor } from '../support/browser';

export interface Seat {
  readonly body: BodyId;
  readonly role: Role;
}

/** Somebody at a screen, with a case before them. */
export async function sitsDown(
  browser: TestBrowser,
  { body, role }: Seat,
  about: CaseHandle,
  visit: Visit = {},
): Promise<Visitor> {
  const visitor = await browser.visit(visit);
  const { page } = visitor;
  const says = visit.language === 'en-US' ? ENGLISH : CHINESE;
  await page.goto(`/console/complaints/${about.id}`);
  await page.getByLabel(says.username).fill(usernameOf(body, role));
  await page.getByLabel(says.password, { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: says.signIn }).click();
  await page.getByText(about.number).first().waitFor();
  return visitor;
}

const CHINESE = { username: '用户名', password: '口令', signIn: '登录' };
const ENGLISH = { username: 'User name', password: 'Password', signIn: 'Sign in' };

/** The first look finds nobody signed in, and a refusal is an answer: the browser tells of both by itself. */
export const unexpected = (troubles: readonly string[]): readonly string[] =>
  troubles.filter((trouble) => !/status of (?:401|409)/.test(trouble));

/** Opens the form of an act from its button, once the act is open and the button stands where it belongs. */
export async function begins(page: Page, act: string): Promise<void> {
  const actions = page.locator('#actions');
  const button = page.getByRole('button', { name: act, exact: true, includeHidden: true });
  const folded = actions.locator('details:not([open])', { has: button });
  await eventually(async () => {
    if ((await folded.count()) > 0) await folded.locator('summary').click({ timeout: 2_000 });
    const shown = actions.getByRole('button', { name: act, exact: true, disabled: false });
    await shown.click({ timeout: 2_000 });
  }, 20_000);
  await page.locator('.command-form').getByRole('heading', { name: act }).waitFor();
}

/** Looks at the letter that the form would send out. */
export async function previews(page: Page, title: string, words: string): Promise<void> {
  await page.getByRole('button', { name: '预览文书' }).click();
  const sheet = page.locator('.letter-preview .sheet');
  await sheet.getByRole('heading', { name: title }).waitFor();
  await sheet.getByText(words).waitFor();
  await takePicture(page, `preview-${title}`);
  expect(await flawsOf(page)).toEqual([]);
}

/** What a form of several steps ends with. */
export async function confirms(page: Page): Promise<void> {
  await page.getByRole('button', { name: '核对后提交' }).click();
  await page.getByRole('button', { name: '确认提交' }).click();
  await page.locator('.command-form').waitFor({ state: 'detached' });
}

/** Sends a form that asks for no second look. */
export async function submits(page: Page, act: string): Promise<void> {
  await page.locator('.command-form').getByRole('button', { name: act, exact: true }).click();
  await page.locator('.command-form').waitFor({ state: 'detached' });
}

/** Where the case stands, as its steps say. */
export const standing = (page: Page) => page.locator('.status-steps [aria-current=step]');

/** From the top of the page: what a header that stays on the screen covers is not out of reach. */
export async function flawsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate('scrollTo(0, 0)');
  return accessibilityProblems(page);
}
