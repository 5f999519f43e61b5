import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PASSWORD, usernameOf } from '../journeys/support/journey-city';
import { openBrowser, type TestBrowser } from '../support/browser';
import { FIRST_LOAD_LIMITS, weighLoading, type FirstLoad } from '../support/first-load';
import { checkout } from '../support/own-stack';
import type { BenchStack } from './bench-stack';
import { percentile, rounded, type Figure } from './figures';

const slowdown = 4;
const visits = 9;
const lcpLimitMs = 1_500;
const settledMs = 500;

const kilo = (bytes: number): number => rounded(bytes / 1_000);

/** What the two pages weigh, and when the public one shows what it has to say to somebody with a slow telephone. */
export async function measurePageLoads({ desk, browser: program }: BenchStack): Promise<readonly Figure[]> {
  const browser = await openBrowser(desk.url, program);
  try {
    const portal = await portalLoad(browser);
    const staff = await consoleLoad(browser);
    return [
      weight('公众门户首次加载（gzip）', portal, FIRST_LOAD_LIMITS.portal),
      weight('工作台首次加载，从登录到待办（gzip）', staff, FIRST_LOAD_LIMITS.console),
      await largestPaint(browser),
    ];
  } finally {
    await browser.close();
  }
}

function weight(name: string, { bytes, files }: FirstLoad, limit: number): Figure {
  const heaviest = Object.fromEntries(files.slice(0, 10).map(([path, size]) => [path, kilo(size)]));
  const detail = { files: files.length, heaviestKB: heaviest, wholeBuildKB: kilo(wholeBuild()) };
  return { name, value: bytes / 1_000, unit: 'kB', limit: limit / 1_000, wanted: 'at-most', detail };
}

/** Every page of both, compressed. */
function wholeBuild(): number {
  const place = join(checkout, 'dist', 'console');
  const assets = join(place, readFileSync(join(place, 'current'), 'utf8').trim(), 'assets');
  const files = readdirSync(assets);
  const compressed = new Set(files.filter((name) => name.endsWith('.gz')));
  const sent = files.filter((name) => /\.(?:js|css)$/.test(name));
  return sent
    .map((name) => readFileSync(join(assets, compressed.has(`${name}.gz`) ? `${name}.gz` : name)).length)
    .reduce((sum, bytes) => sum + bytes, 0);
}

async function portalLoad(browser: TestBrowser): Promise<FirstLoad> {
  const { page, close } = await browser.visit({ screen: 'phone' });
  const loaded = weighLoading(page);
  await page.goto('/', { waitUntil: 'networkidle' });
  const found = await loaded();
  await close();
  return found;
}

/** From the password to the list, as by somebody who comes to work. */
async function consoleLoad(browser: TestBrowser): Promise<FirstLoad> {
  const { page, close } = await browser.visit();
  const loaded = weighLoading(page);
  await page.goto('/console');
  await page.getByLabel('用户名').fill(usernameOf('credit', 'registrar'));
  await page.getByLabel('口令').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.locator('.case-link, .empty').first().waitFor();
  const found = await loaded();
  await close();
  return found;
}

async function largestPaint(browser: TestBrowser): Promise<Figure> {
  const times: number[] = [];
  for (let visit = 0; visit < visits; visit += 1) times.push(await paintOf(browser));
  return {
    name: `公众门户首页 LCP，处理器放慢 ${slowdown} 倍 p50`,
    value: percentile(times, 0.5),
    unit: '毫秒',
    limit: lcpLimitMs,
    wanted: 'at-most',
    detail: { browser: `Chromium ${browser.version}`, visits, ms: times.map(rounded) },
  };
}

/** A browser that has never been here, for each look. */
async function paintOf(browser: TestBrowser): Promise<number> {
  const { context, page, close } = await browser.visit({ screen: 'phone' });
  const debug = await context.newCDPSession(page);
  await debug.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto('/', { waitUntil: 'networkidle' });
  const paint = await lastLargestPaint(page);
  await close();
  return paint;
}

// Text, since it runs in the page and not here.
const lastLargestPaint = (page: Page): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => {
    let last = 0;
    new PerformanceObserver((list) => { last = list.getEntries().at(-1).startTime; })
      .observe({ type: 'largest-contentful-paint', buffered: true });
    setTimeout(() => resolve(last), ${settledMs});
  })`);
