import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser, type BrowserProgram, type TestBrowser, type Visit } from '../support/browser';
import { eventually } from '../support/eventually';
import { checkout } from '../support/own-stack';

const place = join(checkout, 'src', 'console', 'pictures');
const mostBytes = 160_000;
const startsWithinMs = 180_000;
/** The clock of the pictures stands still, so that they show the same days whenever they are taken. */
const clock = { PACTA_TIME_START: '2026-03-02', PACTA_TIME_SCALE: '0' };

interface Account {
  readonly username: string;
  readonly password: string;
}

interface City {
  readonly url: string;
  readonly accounts: readonly Account[];
}

/** Takes the pictures of the README anew: a demo city of its own, as `npm start` makes it, in a browser. */
export async function takePictures(program: BrowserProgram): Promise<void> {
  const home = join(tmpdir(), `pacta-pictures-${randomUUID().slice(0, 8)}`);
  const script = join(checkout, 'src', 'local', 'bootstrap.mjs');
  const stack = spawn(process.execPath, [script, 'start'], {
    env: { ...process.env, ...clock, PACTA_HOME: home, PORT: '0' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(stack, 'exit');
  try {
    const failed = gone.then(() => Promise.reject(new Error('the city did not start')));
    const city = await Promise.race([eventually(() => cityAt(home), startsWithinMs), failed]);
    const browser = await openBrowser(city.url, program);
    try {
      await takeAll(browser, city);
    } finally {
      await browser.close();
    }
  } finally {
    stack.kill('SIGINT');
    await gone;
    rmSync(home, { recursive: true, force: true });
  }
}

/** @throws until the city is founded and its server answers */
async function cityAt(home: string): Promise<City> {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(home, name), 'utf8'));
  if (!existsSync(join(home, 'seeded.json'))) throw new Error('the city is not founded yet');
  const { url } = read('run.json') as Pick<City, 'url'>;
  const { status } = await fetch(`${url}/readyz`);
  if (status !== 200) throw new Error('the server is not ready yet');
  return { url, accounts: read('demo-accounts.json') as readonly Account[] };
}

async function takeAll(browser: TestBrowser, city: City): Promise<void> {
  mkdirSync(place, { recursive: true });
  await take(browser, 'portal', { screen: 'phone' }, async (page) => {
    await page.goto('/');
    await page.locator('aside').waitFor();
  });
  await take(browser, 'inbox', {}, async (page) => {
    await comeIn(page, city, '/console/inbox');
    await page.locator('.case-link').first().waitFor();
  });
  await take(browser, 'case', {}, async (page) => {
    await comeIn(page, city, '/console/inbox');
    await page.locator('tr', { hasText: '核实中' }).first().locator('.case-link').click();
    await page.locator('.status-steps').waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
  });
}

const OFFICER = 'housing.handler';

async function comeIn(page: Page, { url, accounts }: City, path: string): Promise<void> {
  const data = accounts.find(({ username }) => username === OFFICER);
  await page.context().request.post(`${url}/api/v1/sessions`, {
    data: { username: OFFICER, password: data?.password },
  });
  await page.goto(path);
}

type Show = (page: Page) => Promise<void>;

async function take(browser: TestBrowser, name: string, visit: Visit, show: Show): Promise<void> {
  const { page, close } = await browser.visit({ ...visit, language: 'zh-CN' });
  await show(page);
  await page.waitForFunction('document.fonts.status === "loaded"');
  await page.mouse.move(0, 0);
  const file = join(place, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  await close();
  const { size } = statSync(file);
  if (size > mostBytes) throw new Error(`${name}.png：${size} 字节，超过 ${mostBytes}`);
  console.log(`${name}.png  ${Math.round(size / 1_000)} kB`);
}
