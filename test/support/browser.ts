import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { requiredAddress } from './database';

export const SCREENS = {
  phone: { width: 390, height: 844 },
  laptop: { width: 1280, height: 800 },
  wide: { width: 1920, height: 1080 },
  /** 1280 px at 400 %: WCAG 1.4.10. */
  narrow: { width: 320, height: 640 },
  /** 1280 px at 200 %: WCAG 1.4.4. */
  zoomed: { width: 640, height: 400 },
} as const;

export interface Visit {
  readonly screen?: keyof typeof SCREENS;
  readonly language?: 'zh-CN' | 'en-US';
  /** Another way to the same pages. */
  readonly through?: string;
}

/** One tab with what it complained of: an error in the console, a request to another host, an answer that broke. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Everything that a clean page has none of. */
  readonly troubles: readonly string[];
  readonly close: () => Promise<void>;
}

export interface TestBrowser {
  readonly version: string;
  readonly visit: (visit?: Visit) => Promise<Visitor>;
  readonly close: () => Promise<void>;
}

export interface BrowserProgram {
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** One browser for a test file; a context, with cookies and storage of its own, for each visit. */
export async function openBrowser(url: string, found = givenBrowser()): Promise<TestBrowser> {
  const browser = await chromium.launch({
    executablePath: found.program,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
    env: { ...onlyTexts(process.env), ...found.environment },
  });
  return {
    version: browser.version(),
    visit: (visit = {}) => openVisit(browser, visit.through ?? url, visit),
    close: () => browser.close(),
  };
}

const givenBrowser = (): BrowserProgram => JSON.parse(requiredAddress('TEST_BROWSER')) as BrowserProgram;

const onlyTexts = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );

async function openVisit(browser: Browser, url: string, { screen, language }: Visit): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: SCREENS[screen ?? 'laptop'],
    locale: language ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    hasTouch: screen === 'phone',
    ...(screen === 'zoomed' ? { deviceScaleFactor: 2 } : {}),
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== url && !['blob:', 'data:'].includes(protocol))
      troubles.push(`elsewhere: ${request.url()}`);
  });
  return { context, page, troubles, close: () => context.close() };
}

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// Text, since these run in the page and not here.
const RUN_AXE = `(async () => {
  const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await axe.run(document, { runOnly: { type: 'tag', values } });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => id + ': ' + help + ': ' + target.join(' ') + ': ' + failureSummary));
})()`;

const FIND_OVERFLOW = `(() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .map((element) => element.outerHTML.slice(0, 120));
})()`;

/** WCAG 2.2 A and AA. @returns one line a violation and place; empty when there is none. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  // A list that was chosen from closes a moment after the choice.
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'detached' });
  return accessibilityProblemsAsItIs(page);
}

/** The same with a list of choices open, which must be there already and stand still. */
export async function accessibilityProblemsAsItIs(page: Page): Promise<readonly string[]> {
  // Through the debugger, which the page's own policy does not bind.
  await page.evaluate(axeSource);
  return page.evaluate<readonly string[]>(RUN_AXE);
}

/** Nothing sticks out to the side (WCAG 1.4.10). @returns what does */
export function sidewaysOverflow(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(FIND_OVERFLOW);
}

/** A picture for whoever wants to look: kept only where SCREENSHOTS names a folder. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
