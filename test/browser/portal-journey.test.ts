import type { Page } from 'playwright-core';
import { openBrowser, takePicture, type TestBrowser } from '../support/browser';
import { presses, writes } from './by-keyboard';
import { sendsOverACutLine, sendsOverAReload } from './large-upload';
import { eventually } from '../support/eventually';
import { filesByKeyboard } from './portal-by-keyboard';
import { expectFlawless, files, heading, WORDS } from './portal-filing';
import { accusedAt, isApproved, verifyingAt, watcherOf, type Complaint } from '../journeys/support/parties';
import { aComplaintWithItsVerifier, anOrderedComplaint } from '../journeys/support/stages';
import { openWorld, type World } from '../journeys/support/world';
import { begins, confirms, sitsDown, unexpected } from './case-screen';

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

describe.each([
  ['zh-CN', 'phone'],
  ['en-US', 'laptop'],
] as const)('a company, in %s on a %s screen', (language, screen) => {
  const words = WORDS[language];

  it('files a complaint in steps and looks it up by its receipt', async () => {
    const visitor = await browser.visit({ language, screen });
    const { page, troubles } = visitor;
    const shots = `${language}-${screen}`;
    const receipt = await files(visitor, { words, shots, folder: world.home.folder });
    await page.getByLabel(words.receipt).fill(receipt.toLowerCase().replaceAll('-', ''));
    await page.getByRole('button', { name: words.find, exact: true }).click();
    await page.locator('.status').getByText(words.standing, { exact: true }).waitFor();
    await page.getByText(words.why).first().click();
    await page.getByText(words.evidence).first().waitFor();
    await expectFlawless(visitor, `${shots}-10-case`);
    expect(page.url()).not.toContain(receipt.slice(0, 4));
    // Nothing of the complaint stays behind in the browser.
    const kept = await page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
    expect(kept).not.toMatch(/市政|13800000000/);
    expect(kept).not.toContain(receipt);
    expect(troubles).toEqual([]);
    await visitor.close();
  }, 90_000);
});

it('asks for the receipt again when it is wrong, and says how to get another', async () => {
  const visitor = await browser.visit({ screen: 'narrow' });
  const { page } = visitor;
  await page.goto('/receipt');
  await page.getByLabel('查询凭证').fill('0000-0000-0000-0000-0000-0000-0000-0000');
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await expectFlawless(visitor, 'receipt-unknown');
  await visitor.close();
});

const WORKS_AND_HOUSING = { respondent: 'works', verifier: 'housing' } as const;
/** Ordered, overdue, unheard, determined and served on the respondent. */
async function determinedAgainstWorks(): Promise<Complaint> {
  const { time } = world;
  const verifier = verifyingAt(world, 'housing');
  const complaint = await anOrderedComplaint(world, WORKS_AND_HOUSING, '2026-03-10');
  await time.passesTo('2026-03-11 09:00');
  await verifier.proposes(complaint, complaint.demandIds, 'overdue');
  await verifier.serves(complaint, 'determination-notice', 'respondent');
  await time.passesTo('2026-03-19 09:00');
  await verifier.determines(complaint);
  await isApproved(world, complaint);
  await verifier.serves(complaint, 'determination-document', 'respondent');
  return complaint;
}

describe('a determination', () => {
  it('is published from the case page by two people, read by everybody, and gone when it is corrected', async () => {
    const complaint = await determinedAgainstWorks();
    const officer = await sitsDown(browser, { body: 'housing', role: 'case-handler' }, complaint);
    const form = officer.page;
    await begins(form, '提请公示');
    await form.getByLabel('承诺事项（拟公示）').fill('尾款 128000 元，电话 13800000000。');
    await form.getByLabel('认定的情况（拟公示）').fill('工程已经验收合格，尾款逾期未付，没有正当理由。');
    await form.getByLabel('可以全部公示').check();
    await form.getByLabel('保密审查意见（不公示）').fill('拟公示内容不能据以认出投诉人。');
    await form.getByRole('button', { name: '核对后提交' }).click();
    await form.getByText('拟公示的内容不能含有电话').first().waitFor();
    await form.getByLabel('承诺事项（拟公示）').fill('施工合同约定，验收合格后支付尾款。');
    await takePicture(form, 'publication-form');
    await confirms(form);
    await form.getByText('可以全部公示').first().waitFor();
    await takePicture(form, 'publication-approval');
    expect(unexpected(officer.troubles)).toEqual([]);
    await officer.close();
    await isApproved(world, complaint);

    const visitor = await browser.visit({ screen: 'narrow' });
    const { page, troubles } = visitor;
    await page.goto('/');
    await page.getByRole('link', { name: /哪些机关被认定/ }).click();
    await page.getByText('施工合同约定').waitFor();
    await expectFlawless(visitor, 'results');
    await page.getByLabel('查找').fill('没有这样的单位');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByText('没有符合条件的认定').waitFor();
    await page.getByLabel('查找').fill('市政');
    await page.getByLabel('认定年份').selectOption('');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByRole('link', { name: '榆关市市政工程建设中心' }).click();
    await page.getByText('榆关市住房和城乡建设局', { exact: true }).waitFor();
    await page.getByText('文件没有规定具体期限').waitFor();
    await expectFlawless(visitor, 'result');
    const address = page.url();

    const english = await browser.visit({ screen: 'laptop', language: 'en-US' });
    await english.page.goto(address);
    await english.page.getByText('What was promised').waitFor();
    await expectFlawless(english, 'result-english');
    await english.page.getByRole('link', { name: 'All published determinations' }).click();
    await english.page.getByText('1 listed').waitFor();
    await expectFlawless(english, 'results-english');
    await english.close();

    const correction = { correction: '文书第二页日期有误。' };
    await verifyingAt(world, 'housing').handler.does(complaint, 'correct-determination', correction);
    await page.reload();
    await page.getByText('已撤下', { exact: true }).waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/市政|住房/);
    await expectFlawless(visitor, 'result-withdrawn');
    expect(troubles).toEqual([]);
    await visitor.close();
  }, 90_000);
});

it('goes on with a file where the connection was cut, by itself, and it is the file that was sent', () =>
  sendsOverACutLine(world, browser));

it('goes on with a file after the page was loaded anew and the same file chosen again', () =>
  sendsOverAReload(world, browser));

it.each(['/how', '/scope', '/file/tip-off', '/receipt', '/results'])(
  'shows %s without a flaw at 320 px and at 200 %%',
  async (path) => {
    for (const screen of ['narrow', 'zoomed'] as const) {
      const visitor = await browser.visit({ screen });
      await visitor.page.goto(path);
      await heading(visitor.page, /./).waitFor();
      await expectFlawless(visitor, `page${path.replaceAll('/', '-')}-${screen}`);
      await visitor.close();
    }
  },
);

it('answers what is asked, rates how it went, and asks once for a review', async () => {
  const complaint = await aComplaintWithItsVerifier(world, { respondent: 'works', verifier: 'housing' });
  const housing = verifyingAt(world, 'housing');
  await housing.handler.does(complaint, 'ask', { party: 'complainant', question: '验收单是哪一天签的？' });
  const visitor = await browser.visit({ screen: 'phone' });
  const { page } = visitor;
  const act = (name: string) => page.locator('details.act', { has: page.getByText(name, { exact: true }) });
  await opensReceipt(page, complaint.receipt);
  await page.getByText('验收单是哪一天签的？').first().waitFor();
  await expectFlawless(visitor, 'receipt-question');
  await page.getByLabel('回复', { exact: true }).fill('2025 年 9 月 12 日。');
  await page.getByRole('button', { name: '回复', exact: true }).click();
  await page.getByText('已经办好。').waitFor();
  await housing.notifies(complaint);
  await accusedAt(world, 'works').answers(complaint);
  await housing.concludes(complaint, complaint.demandIds, 'unfounded');
  await isApproved(world, complaint);
  await housing.explains(complaint);
  await page.reload();
  await opensReceipt(page, complaint.receipt);
  await act('评价').locator('summary').click();
  await page.getByLabel('不满意', { exact: true }).check();
  await act('评价').getByRole('button', { name: '提交评价' }).click();
  await page.getByText('已经办好。').waitFor({ timeout: 40_000 });
  await act('申请复核').locator('summary').click();
  await page.getByLabel('不服的理由').fill('验收单未被采信。');
  await expectFlawless(visitor, 'receipt-review');
  await act('申请复核').getByRole('button', { name: '申请复核' }).click();
  await eventually(async () => {
    const { reviewing } = await watcherOf(world).sees(complaint);
    expect(reviewing?.id).toBe('region-credit');
  }, 30_000);
  await visitor.close();
});

async function opensReceipt(page: Page, receipt: string): Promise<void> {
  await page.goto('/receipt');
  await page.getByLabel('查询凭证').fill(receipt);
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await page.locator('.status').waitFor();
}

it('is used from the first page to the state of the case without a mouse', async () => {
  const { page, troubles, close } = await browser.visit();
  await page.goto('/');
  const receipt = await filesByKeyboard(page);
  await writes(page, page.getByLabel('查询凭证'), receipt);
  await presses(page, page.getByRole('button', { name: '查询', exact: true }));
  await page.locator('.status').getByText('待受理', { exact: true }).waitFor();
  expect(troubles).toEqual([]);
  await close();
});
