import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { usernameOf, type BodyId } from '../journeys/support/journey-city';
import { expectStatus } from '../journeys/support/desk';
import { openWorld, type World } from '../journeys/support/world';
import type { Role } from '../../src/domain/officer';
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
import { begins, confirms, flawsOf, submits, unexpected } from './case-screen';
import { bringsTable } from './brings-table';
import { chooses, collectsOlder, finds, next, step } from './collect-screen';
import { arrives, CONTRACT_PAGES, ownTroubles } from './console-visit';
import { writeSampleFile } from './sample-file';
import { accusesCompany } from './contract-company-breach';
import { answersDecision } from './contract-decision';
import { keepsModelTexts } from './contract-model-text';
import { seesToProblem } from './contract-problem';
import { reviewsSuccession } from './contract-succession';
import { setsPaymentApart } from './told-payments';

let world: World;
let browser: TestBrowser;
let id = '';
const folder = mkdtempSync(join(tmpdir(), 'pacta-contracts-'));

beforeAll(async () => {
  world = await openWorld('2026-01-12 10:00');
  browser = await openBrowser(world.url);
}, 90_000);

afterAll(async () => {
  await browser.close();
  await world.close();
  rmSync(folder, { recursive: true });
});

const seated = (body: BodyId, role: Role, path: string, visit: Visit = {}): Promise<Visitor> =>
  arrives({ browser, world }, { username: usernameOf(body, role), path, visit });

/** Under which entries of the menu the open page lies. */
const markedIn = (page: Page): Promise<readonly string[]> =>
  page.getByRole('navigation', { name: '主菜单' }).locator('[aria-current=page]').allInnerTexts();

it('is collected step by step, with its code at the end', async () => {
  const { page, troubles, close } = await seated('works', 'contract-manager', '/console/contracts/new');
  await next(page);
  await page.getByText('请先核对并声明').waitFor();
  expect(await markedIn(page)).toEqual(['收录合同']);
  await page.getByLabel(/这份合同不涉密/).check();
  expect(await accessibilityProblems(page)).toEqual([]);
  await takePicture(page, 'collect-secrecy');
  await next(page);

  await step(page, '合同与承办');
  await page.getByLabel('合同名称').fill('市政路灯采购合同');
  await finds(page, '承办单位', '市政工程建设中心');
  await chooses(page, '合同类别', '02');
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'collect-matter');
  await next(page);

  await step(page, '当事人');
  await finds(page, '机构目录中的机构', '市政工程建设中心');
  await page
    .getByRole('group', { name: '当事人 2' })
    .getByLabel('名称', { exact: true })
    .fill('远航照明有限公司');
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'collect-parties');
  await next(page);

  await step(page, '日期与金额');
  await page.getByLabel('签订日').fill('2026-01-09');
  await page.getByLabel('履行期间从').fill('2026-01-09');
  await page.getByLabel('合同金额（元）').fill('100000');
  await page.getByText('壹拾万元整').waitFor();
  await next(page);

  await step(page, '履约节点');
  await page.getByLabel('内容').fill('付清货款');
  await page.getByLabel('约定之日').fill('2026-01-20');
  await chooses(page, '付款期限起算', '自交付之日起');
  await page.getByLabel('约定多少日内支付').fill('30');
  await next(page);
  await step(page, '核对');
  expect(await flawsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '提交收录' }).click();
  // The server's own word for a field brings its step back.
  await page
    .getByText(/付款节点须写金额/)
    .first()
    .waitFor();
  await step(page, '履约节点');
  await page.getByLabel('金额（元）', { exact: true }).fill('100000.00');
  await next(page);
  await page.getByRole('button', { name: '提交收录' }).dblclick();
  await page.getByRole('heading', { name: '合同已收录' }).waitFor();
  expect(
    await page.evaluate(`Object.keys(localStorage).filter((key) => key.startsWith('draft:contract'))`),
  ).toEqual([]);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('link', { name: '打开合同' }).click();
  await page.waitForURL(/contracts\/[0-9a-f-]{36}/);
  id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  expect(unexpected(ownTroubles(troubles)).filter((one) => !one.includes('status of 400'))).toEqual([]);
  await close();
});
it('stands in the register, and takes a part payment', async () => {
  const { page, close } = await seated('works', 'contract-manager', '/console/contracts');
  await page.getByText('共 1 份').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await takePicture(page, 'contracts');
  await page.locator('.case-link').click();
  await begins(page, '登记履行');
  expect(await flawsOf(page)).toEqual([]);
  await page
    .locator('.command-form')
    .getByLabel(/^金额（元）/)
    .fill('40000.00');
  await submits(page, '登记履行');
  await page.locator('#money').getByText('40,000.00').first().waitFor();
  await page.locator('#money').getByRole('link', { name: '支付系统报来的支付' }).waitFor();
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, 'contract');
  await close();
});
it('is joined by an older one, with what was done of it, what its payment waits for and whom to remind', async () => {
  const { page, close } = await seated('works', 'contract-manager', '/console/contracts/new');
  await collectsOlder(page);
  await page.getByText('联系人 2 名（加密保管）').waitFor();
  await page
    .locator('.time-line')
    .getByText(/80.*120/)
    .waitFor();
  await page.locator('#money').getByText('12,000.00').first().waitFor();
  await page.getByText(/约定的付款期限为90日，超过最长60日/).waitFor();
  await close();
  const english = await seated('works', 'contract-manager', new URL(page.url()).pathname, {
    language: 'en-US',
  });
  await english.page.getByText('90 days were agreed, and no more than 60 days count').waitFor();
  await english.close();
});

const stageIs = (page: Page, name: string) =>
  page.locator('.status-steps [aria-current=step]').filter({ hasText: name }).waitFor();

it('says that it has changed to whoever has it open, or the register', async () => {
  const watching = await seated('works', 'contract-manager', `/console/contracts/${id}`);
  await stageIs(watching.page, '备案');
  const token = await world.desk.tokenOf(usernameOf('housing', 'section-head'));
  const filing = { type: 'file', number: '榆财备〔2026〕1号' };
  expectStatus(await world.desk.post(`/contracts/${id}/commands`, filing, token), 200);
  const told = watching.page.getByRole('status').filter({ hasText: '榆财备〔2026〕1号' });
  await told.getByRole('button', { name: '查看最新情况' }).click();
  await stageIs(watching.page, '履行');
  // The list is told of what happens once it listens.
  const listens = watching.page.waitForResponse((answer) => answer.url().includes('/changes'));
  await watching.page.goto('/console/contracts');
  await watching.page.getByText('共 2 份').waitFor();
  await listens;
  await world.time.passesTo('2026-01-21 10:00');
  await watching.page.getByRole('button', { name: '显示' }).waitFor();
  await watching.close();
});

it('is overdue after its day, and is explained', async () => {
  const manager = await seated('works', 'contract-manager', '/console/contracts?overdue=true&sort=overdue');
  await manager.page.getByRole('heading', { name: '逾期执行库' }).waitFor();
  await manager.page.getByText('逾期 1 天（1 个节点）').waitFor();
  expect(await markedIn(manager.page)).toEqual(['逾期执行库']);
  await manager.page.locator('.case-link').click();
  await manager.page.locator('.time-line .state-overdue').getByText('逾期 1 天').waitFor();
  await manager.page
    .locator('#clocks')
    .getByRole('heading', { name: /提交未履约原因/ })
    .waitFor();
  await begins(manager.page, '提交未履约原因');
  await chooses(manager.page, '未履约原因', '资金未落实');
  await manager.page.getByLabel('计划履行之日').fill('2026-02-10');
  await manager.page.getByLabel('理由').fill('资金已列入二月用款计划。');
  await submits(manager.page, '提交未履约原因');
  await takePicture(manager.page, 'contract-overdue');
  expect(await flawsOf(manager.page)).toEqual([]);
  const late = manager.page.locator('#money').getByRole('region', { name: '逾期付款与利息' });
  await late.getByText('逾期 1 天').waitFor();
  await late.getByText('不计算利息').waitFor();
  await manager.close();
});

it('stands among the arrears, which can be taken along as a table', async () => {
  const manager = await seated('works', 'contract-manager', '/console/contracts/arrears');
  await manager.page.getByRole('heading', { level: 1, name: '拖欠账款' }).waitFor();
  await manager.page.getByText('共 1 份合同，逾期未付').waitFor();
  await manager.page.locator('.case-lines .case-link').waitFor();
  expect(await markedIn(manager.page)).toEqual(['拖欠账款']);
  expect(await flawsOf(manager.page)).toEqual([]);
  await takePicture(manager.page, 'arrears');
  const [table] = await Promise.all([
    manager.page.waitForEvent('download'),
    manager.page.getByRole('button', { name: '导出 Excel' }).click(),
  ]);
  const lines = readWorkbookAt(await table.path()).map((cells) => cells.join());
  expect([table.suggestedFilename(), lines.length]).toEqual(['拖欠账款.xlsx', 2]);
  expect(lines[0]).toContain('合同编码,合同名称');
  expect(lines[1]).toContain('市政路灯采购合同,付清货款,');
  expect(lines[1]).toMatch(/,100000.00,40000.00,60000.00$/);
  await manager.page.getByRole('link', { name: '年度公开' }).click();
  await manager.page.getByRole('heading', { level: 1, name: '年度公开' }).waitFor();
  await manager.page.getByText('应当在2026年3月31日').waitFor();
  expect(await flawsOf(manager.page)).toEqual([]);
  await takePicture(manager.page, 'disclosure');
  await manager.close();
});

it('stands among the work of whoever manages it while it is overdue, and on the board', async () => {
  const { page, troubles, close } = await seated('works', 'contract-manager', '/console/contracts/duties');
  const lines = page.getByRole('table');
  await lines.getByText('履行合同节点').first().waitFor();
  expect(await markedIn(page)).toEqual(['合同待办']);
  expect(await flawsOf(page)).toEqual([]);
  await page.getByRole('navigation', { name: '合同待办' }).getByRole('link', { name: /超期/ }).click();
  await page.waitForURL(/tab=overdue/);
  await page.goto('/console/contracts/board');
  await page
    .getByRole('region', { name: '合同总览' })
    .getByRole('link', { name: /^合同：/ })
    .click();
  await page.getByRole('heading', { level: 1, name: '合同台账' }).waitFor();
  expect(unexpected(ownTroubles(troubles))).toEqual([]);
  await close();
});
it('is checked, and what is found wanting is solved', () => seesToProblem({ id, sits: seated }));
it('is reviewed after a change of government', () => reviewsSuccession({ id, sits: seated }));
it('may be drafted from a model text', () => keepsModelTexts({ folder, sits: seated }));
it('is dealt with under supervision', async () => {
  const inspector = await seated('inspectorate', 'inspector', `/console/contracts/${id}`);
  const { page } = inspector;
  await begins(page, '开展督查');
  await page.getByLabel('约谈').check();
  await page.getByLabel('理由').fill('约谈承办单位负责人。');
  await submits(page, '开展督查');
  await begins(page, '形成督查结果');
  await page.getByLabel('督查后已履行').check();
  await page.getByLabel('督查情况').fill('余款已付清，银行回单已附。');
  await page.getByLabel(/^证明材料/).setInputFiles(writeSampleFile(folder));
  await page.locator('.file-line').getByRole('button', { name: '移除' }).waitFor();
  await confirms(page);
  await stageIs(page, '销号');
  expect(await flawsOf(page)).toEqual([]);
  await page.locator('#filed-copy').getByRole('button', { name: '查看备案件' }).click();
  const viewer = page.getByRole('region', { name: '文件查看' });
  await viewer.locator('.pdf-text').getByText('政府合同备案件').waitFor();
  await viewer.getByRole('link', { name: '下载' }).waitFor();
  await takePicture(page, 'contract-filed-copy');
  expect(await flawsOf(page)).toEqual([]);
  await inspector.close();
});
it('is told of payments that fit nothing, and its manager sets one apart', () =>
  setsPaymentApart({ world, sits: (path) => seated('works', 'contract-manager', path), markedIn }));
it('comes in with many others from a table, and what was refused of it comes in corrected', async () => {
  const { page, close } = await seated('works', 'contract-manager', '/console/contracts/import');
  await page.getByText('还没有导入过表格').waitFor();
  expect(await markedIn(page)).toEqual(['批量导入']);
  await bringsTable(page, folder);
  await page.getByRole('link', { name: '打开合同台账' }).click();
  await page.getByText('共 6 份').waitFor();
  await close();
}, 120_000);

it('has its company accused by the regulator', () => accusesCompany({ world, sits: seated }));
it('has its decision answered before it is signed', () => answersDecision({ world, sits: seated }));
it.each(['phone', 'wide'] as const)('fits a %s, in English as well', async (screen) => {
  const visitor = await seated('works', 'contract-manager', `/console/contracts/${id}`, {
    screen,
    language: 'en-US',
  });
  const { page } = visitor;
  await page.getByRole('heading', { name: 'Milestones' }).waitFor();
  expect(await sidewaysOverflow(page)).toEqual([]);
  expect(await flawsOf(page)).toEqual([]);
  await takePicture(page, `contract-${screen}`);
  for (const path of CONTRACT_PAGES) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await sidewaysOverflow(page)).toEqual([]);
    await takePicture(page, `${path.split('/').at(-1)}-${screen}`);
  }
  await visitor.close();
});
