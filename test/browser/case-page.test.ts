import { acceptingAt, accusedAt, complains, verifyingAt, watcherOf } from '../journeys/support/parties';
import { aComplaintWithItsVerifier, anAnsweredComplaint } from '../journeys/support/stages';
import { openWorld, type World } from '../journeys/support/world';
import { openBrowser, sidewaysOverflow, takePicture } from '../support/browser';
import type { TestBrowser } from '../support/browser';
import { looksAtDocuments } from './documents';
import { followsAndIsLetGo } from './follower';
import { linksItsContract } from './linked-contract';
import { looksAsTheRespondent } from './seen-as-party';
import { actsInTwoTabs } from './two-tabs';
import { begins, confirms, flawsOf, previews, sitsDown, standing, submits, unexpected } from './case-screen';

// A machine that does other work as well takes its time over a page.
jest.setTimeout(120_000);

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  world = await openWorld('2026-02-10 09:00');
  browser = await openBrowser(world.url);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await world.close();
});

const WORKS = { respondent: 'works', verifier: 'housing' } as const;
const REGISTRAR = { body: 'credit', role: 'registrar' } as const;
const CLERK = { body: 'housing', role: 'receiving-clerk' } as const;
const HANDLER = { body: 'housing', role: 'case-handler' } as const;

describe('a case at the screen', () => {
  it('is accepted and transferred by the intake', async () => {
    const complaint = await complains(world, 'works');
    const { page, troubles, close } = await sitsDown(browser, REGISTRAR, complaint);
    await begins(page, '受理');
    await page.getByRole('textbox').fill('我单位将指派专人办理。');
    await previews(page, '受理通知书', '我单位将指派专人办理。');
    await submits(page, '受理');
    await expect(standing(page).innerText()).resolves.toBe('已受理');
    await begins(page, '转交核实');
    await page.getByRole('combobox', { name: '核实认定部门' }).fill('zfhcx');
    await page.getByText('榆关市住房和城乡建设局').first().click();
    await takePicture(page, 'case-transfer');
    await submits(page, '转交核实');
    await expect(standing(page).innerText()).resolves.toBe('已转交（待签收）');
    expect(await flawsOf(page)).toEqual([]);
    expect(unexpected(troubles)).toEqual([]);
    await close();
    const { verifying } = await watcherOf(world).sees(complaint);
    expect(verifying?.id).toBe('housing');
  });

  it('is signed in, notified and found unfounded by the verifier, and two people approve', async () => {
    const complaint = await complains(world, 'works');
    await acceptingAt(world, 'credit').accepts(complaint);
    await acceptingAt(world, 'credit').transfers(complaint, 'housing');
    const clerk = await sitsDown(browser, CLERK, complaint);
    await begins(clerk.page, '签收');
    await submits(clerk.page, '签收');
    await clerk.close();
    const handler = await sitsDown(browser, HANDLER, complaint);
    await begins(handler.page, '通知被投诉主体');
    await handler.page.getByLabel('诉求类型').check();
    await handler.page.getByLabel('通知内容').fill('请就反映的欠付款项问题作出书面答复。');
    await confirms(handler.page);
    await accusedAt(world, 'works').answers(complaint);
    await handler.page.getByRole('button', { name: '查看最新情况' }).click({ timeout: 40_000 });
    await begins(handler.page, '作出核实结论');
    await handler.page.getByRole('combobox', { name: /的结论$/ }).click();
    await handler.page.getByTitle('不属实', { exact: true }).click();
    await handler.page.getByLabel('核实情况').fill('经查阅合同、验收资料和付款凭证。');
    await handler.page.getByRole('button', { name: '核对后提交' }).click();
    await handler.page.getByRole('button', { name: '确认提交' }).waitFor();
    await takePicture(handler.page, 'case-check');
    expect(await flawsOf(handler.page)).toEqual([]);
    await handler.page.getByRole('button', { name: '确认提交' }).click();
    await handler.page.getByRole('list', { name: '审批流程' }).waitFor();
    expect(unexpected(handler.troubles)).toEqual([]);
    await handler.close();
    let { approval } = await watcherOf(world).sees(complaint);
    expect(approval?.steps.length).toBeGreaterThan(0);
    while (approval !== null) {
      const role = approval.steps.find(({ isSigned }) => !isSigned)?.role as 'section-head';
      const { page, close } = await sitsDown(browser, { body: 'housing', role }, complaint);
      await begins(page, '同意');
      await expect(page.locator('.command-form ins').innerText()).resolves.toBe('不属实');
      await page.getByLabel('审批意见（可不填）').fill('同意。');
      await takePicture(page, `case-approve-${role}`);
      expect(await flawsOf(page)).toEqual([]);
      await confirms(page);
      await close();
      ({ approval } = await watcherOf(world).sees(complaint));
    }
    const { demands } = await watcherOf(world).sees(complaint);
    expect(demands.map(({ conclusion }) => conclusion)).toEqual(['unfounded']);
  });

  it('fits on the screen at 200 %, and so does the inbox that leads to it', async () => {
    const complaint = await complains(world, 'works');
    const { page, close } = await sitsDown(browser, REGISTRAR, complaint, { screen: 'zoomed' });
    await page.locator('#actions').waitFor();
    expect(await sidewaysOverflow(page)).toEqual([]);
    await takePicture(page, 'case-zoomed');
    await page.goto('/console/inbox');
    await page.locator('.case-link').first().waitFor();
    expect(await sidewaysOverflow(page)).toEqual([]);
    expect(await flawsOf(page)).toEqual([]);
    await takePicture(page, 'inbox-zoomed');
    await close();
  });

  it('greys what may not be done yet, and says why', async () => {
    const complaint = await complains(world, 'works');
    const { page, close } = await sitsDown(browser, REGISTRAR, complaint);
    await page.getByText(/^现在还不能办理/).click();
    const transfer = page.locator('.greyed li').filter({ hasText: '转交核实' });
    await expect(transfer.getByRole('button').isDisabled()).resolves.toBe(true);
    const { allowedCommands } = await acceptingAt(world, 'credit').registrar.sees(complaint);
    const reason = allowedCommands.find(({ type }) => type === 'transfer')?.reason?.sentence;
    await expect(transfer.locator('span').last().innerText()).resolves.toBe(reason);
    await close();
  });

  it('follows the case that it repeats by a person’s word, and its complainant hears what the other is told', () =>
    followsAndIsLetGo(world, browser));

  it('is linked to its contract by a person’s word, and the contract shows it to whoever may know', () =>
    linksItsContract(world, browser));

  it('shows the respondent its own side: no journal, no title, no identity', async () => {
    const complaint = await anAnsweredComplaint(world, WORKS);
    const seat = { body: 'works', role: 'respondent-liaison' } as const;
    const { page, troubles, close } = await sitsDown(browser, seat, complaint);
    await page.getByRole('heading', { name: '诉求', exact: true }).waitFor();
    const text = await page.locator('.case').innerText();
    expect(text).not.toContain('工程验收合格后逾期未付尾款');
    expect(text).not.toContain('办理记录');
    expect(text).not.toContain('投诉人身份');
    expect(await flawsOf(page)).toEqual([]);
    expect(unexpected(troubles)).toEqual([]);
    await close();
  });

  it('shows beside it what was handed in and what was issued, and runs nothing of it', () =>
    looksAtDocuments(world, browser));

  it('shows a supervisor what the respondent sees, says so, and leads back', () =>
    looksAsTheRespondent(world, browser));

  it('is answered by the respondent at its own screen', async () => {
    const complaint = await aComplaintWithItsVerifier(world, WORKS);
    await verifyingAt(world, 'housing').notifies(complaint);
    const seat = { body: 'works', role: 'respondent-liaison' } as const;
    const { page, close } = await sitsDown(browser, seat, complaint);
    await begins(page, '答复');
    await page.getByLabel('答复内容').fill('款项确未支付，正在筹措。');
    expect(await flawsOf(page)).toEqual([]);
    await confirms(page);
    await close();
    const handler = await sitsDown(browser, HANDLER, complaint);
    await handler.page.getByText('款项确未支付，正在筹措。').first().waitFor();
    await handler.close();
  });
});

describe('nothing is lost and nothing is doubled', () => {
  it('tells what changed to a page that is stale, and keeps what was written', async () => {
    const complaint = await aComplaintWithItsVerifier(world, WORKS);
    const { page, close } = await sitsDown(browser, HANDLER, complaint);
    await begins(page, '询问');
    await page.getByLabel('投诉人', { exact: true }).check();
    await page.getByLabel('询问内容').fill('请补充验收单的签字页。');
    await verifyingAt(world, 'housing').notifies(complaint);
    await page.locator('.command-form').getByRole('button', { name: '询问', exact: true }).click();
    await page.getByText('案件刚刚有了变化，您的这一步没有办理').waitFor();
    await page.locator('.command-form li').first().waitFor();
    await takePicture(page, 'case-stale');
    expect(await flawsOf(page)).toEqual([]);
    await expect(page.getByLabel('询问内容').inputValue()).resolves.toBe('请补充验收单的签字页。');
    await page.getByRole('button', { name: '看到了，在新情况下继续' }).click();
    await expect(page.getByLabel('询问内容').inputValue()).resolves.toBe('请补充验收单的签字页。');
    await submits(page, '询问');
    const { questions } = await watcherOf(world).sees(complaint);
    expect(questions).toHaveLength(1);
    await close();
  });

  it('is open in two tabs: what one did, the other is told before it does anything, and keeps what was written', () =>
    actsInTwoTabs(world, browser));

  it('does once what was clicked twice', async () => {
    const complaint = await aComplaintWithItsVerifier(world, WORKS);
    const { page, close } = await sitsDown(browser, HANDLER, complaint);
    await begins(page, '询问');
    await page.getByLabel('投诉人', { exact: true }).check();
    await page.getByLabel('询问内容').fill('请说明开票日期。');
    await page.locator('.command-form').getByRole('button', { name: '询问', exact: true }).dblclick();
    await page.locator('.command-form').waitFor({ state: 'detached' });
    const { questions } = await watcherOf(world).sees(complaint);
    expect(questions).toHaveLength(1);
    await close();
  });

  it('does once what was sent again after the answer was lost, also over a reload', async () => {
    const complaint = await aComplaintWithItsVerifier(world, WORKS);
    const { page, close } = await sitsDown(browser, HANDLER, complaint);
    await begins(page, '询问');
    await page.getByLabel('投诉人', { exact: true }).check();
    await page.getByLabel('询问内容').fill('请说明付款账户。');
    // The command arrives; its answer does not.
    await page.route('**/commands', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.locator('.command-form').getByRole('button', { name: '询问', exact: true }).click();
    await page.getByText('没有连上服务器').waitFor();
    await page.unroute('**/commands');
    await page.reload();
    await expect(page.getByLabel('询问内容').inputValue()).resolves.toBe('请说明付款账户。');
    await page.getByRole('button', { name: '查清结果（不会重复办理）' }).click();
    await page.locator('.command-form').waitFor({ state: 'detached' });
    const { questions } = await watcherOf(world).sees(complaint);
    expect(questions).toHaveLength(1);
    await close();
  });

  it('says that somebody else has moved the case, and leaves the form alone', async () => {
    const complaint = await complains(world, 'works');
    const { page, close } = await sitsDown(browser, REGISTRAR, complaint);
    await begins(page, '拟不予受理');
    await page.getByLabel('向投诉人说明的理由').fill('该事项已进入诉讼程序。');
    await acceptingAt(world, 'credit').accepts(complaint);
    await page
      .locator('.change-bar')
      .getByText(/^刚刚：/)
      .first()
      .waitFor({ timeout: 40_000 });
    await expect(page.getByLabel('向投诉人说明的理由').inputValue()).resolves.toBe('该事项已进入诉讼程序。');
    await takePicture(page, 'case-changed');
    await page.getByRole('button', { name: '查看最新情况' }).click();
    await page.locator('.change-bar').waitFor({ state: 'detached' });
    await expect(page.getByLabel('向投诉人说明的理由').inputValue()).resolves.toBe('该事项已进入诉讼程序。');
    await close();
  });
});

describe.each(['zh-CN', 'en-US'] as const)('the case page in %s', (language) => {
  it.each(['phone', 'laptop', 'wide'] as const)('opens without a flaw on a %s screen', async (screen) => {
    const complaint = await anAnsweredComplaint(world, WORKS);
    const { page, troubles, close } = await sitsDown(browser, HANDLER, complaint, { screen, language });
    await page.locator('.clock details > summary').first().click();
    await page.locator('.day-calendar').first().waitFor();
    await page.locator('.journal .line').first().waitFor();
    const told = (await page.locator('.journal .line > p').allInnerTexts()).join('');
    expect([told.includes('。'), told.includes('received complaint')]).toEqual(
      language === 'zh-CN' ? [true, false] : [false, true],
    );
    await takePicture(page, `case-${language}-${screen}`);
    expect(await flawsOf(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toEqual([]);
    expect(unexpected(troubles)).toEqual([]);
    await close();
  });
});
