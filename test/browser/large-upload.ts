import type { Page } from 'playwright-core';
import { accessibilityProblems, sidewaysOverflow, takePicture } from '../support/browser';
import type { TestBrowser } from '../support/browser';
import { layLine } from '../support/cut-line';
import { writeLargeFile } from './sample-file';
import type { World } from '../journeys/support/world';

const MEGABYTE = 1024 * 1024;
const LARGE = 12 * MEGABYTE;

/** At the evidence step of a draft that has been begun. */
async function reachesEvidence(page: Page): Promise<void> {
  await page.goto('/file/matter');
  await page.getByLabel('一句话概括').fill('逾期未付尾款');
  await page.goto('/file/evidence');
}

/** What the city holds of a file. */
async function storedHashes(world: World, name: string): Promise<readonly string[]> {
  const query = 'SELECT sha256 FROM app.evidence WHERE name = $1';
  const { rows } = await world.database.pool.query<{ sha256: string }>(query, [name]);
  return rows.map(({ sha256 }) => sha256);
}

/** The line is cut in the middle of a file, and mended. */
export async function sendsOverACutLine(world: World, browser: TestBrowser): Promise<void> {
  const line = await layLine(world.url);
  const visitor = await browser.visit({ screen: 'phone', through: line.url });
  const { page } = visitor;
  const file = writeLargeFile(world.home.folder, '监控录像说明.pdf', LARGE);
  await reachesEvidence(page);
  line.cutAfter(LARGE / 2);
  const before = line.bytesSent();
  await page.getByLabel('选择文件或拍照').setInputFiles(file.path);
  const waiting = page.getByText(/连接中断，正在自动重连/);
  await waiting.waitFor();
  await takePicture(page, 'upload-cut');
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await sidewaysOverflow(page)).toEqual([]);
  const percent = Number(/(\d+)%/.exec(await waiting.innerText())?.[1]);
  expect(percent).toBeGreaterThan(0);
  line.mend();
  await page.getByText(/已上传，12\.0 MB/).waitFor({ timeout: 20_000 });
  // What had arrived was not sent again, but for the piece that was cut.
  expect(line.bytesSent() - before).toBeLessThan(LARGE + 5 * MEGABYTE);
  expect(await storedHashes(world, '监控录像说明.pdf')).toEqual([file.sha256]);
  await visitor.close();
  await line.close();
}

/** The page is loaded anew in the middle of a file, and the file chosen again. */
export async function sendsOverAReload(world: World, browser: TestBrowser): Promise<void> {
  const visitor = await browser.visit({ screen: 'phone' });
  const { page } = visitor;
  const file = writeLargeFile(world.home.folder, '验收记录.pdf', LARGE);
  const offsets: number[] = [];
  let room = 4;
  await page.route('**/evidence/uploads/*', async (route) => {
    offsets.push(Number(route.request().headers()['upload-offset']));
    room -= 1;
    await (room >= 0 ? route.continue() : route.abort());
  });
  await reachesEvidence(page);
  await page.getByLabel('选择文件或拍照').setInputFiles(file.path);
  await page.getByText(/连接中断/).waitFor();
  const arrived = Math.max(...offsets);
  expect(arrived).toBeGreaterThan(0);
  await page.reload();
  [room, offsets.length] = [Infinity, 0];
  await page.getByLabel('选择文件或拍照').setInputFiles(file.path);
  await page.getByText(/已上传，12\.0 MB/).waitFor({ timeout: 20_000 });
  expect(offsets[0]).toBe(arrived);
  expect(await storedHashes(world, '验收记录.pdf')).toEqual([file.sha256]);
  await visitor.close();
}
